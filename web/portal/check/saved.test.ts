import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Fact } from '#policy'
import { loadPack } from '../../../policies/load.ts'
import { NOTHING, answered, fits, nextQuestion, parseSaved, readNumber, skipped } from './saved.ts'

const { facts } = loadPack('foshan-2014-points')
const find = (id: string): Fact => facts.find(fact => fact.id === id) ?? assert.fail(id)

test('an answer changed keeps its place; put off, it is withdrawn', () => {
  const two = answered(answered(NOTHING, 'age', 30), 'education', 'college')
  assert.deepEqual(answered(two, 'age', 31).order, ['age', 'education'])
  const off = skipped(two, 'age')
  assert.deepEqual(off, { facts: { education: 'college' }, order: ['education'], skipped: ['age'] })
  assert.deepEqual(answered(off, 'age', 31).skipped, [])
})

test('the next question is the one asked for, else the first not put off', () => {
  const saved = skipped(NOTHING, 'age')
  assert.equal(nextQuestion(saved, ['age', 'education']), 'education')
  assert.equal(nextQuestion(saved, ['age', 'education'], 'age'), 'age')
  assert.equal(nextQuestion(saved, ['age']), undefined)
})

test('what the browser kept comes back as it was', () => {
  const value = (fact: Fact): fc.Arbitrary<boolean | number | string> => {
    if (fact.type === 'boolean') return fc.boolean()
    if (fact.type === 'choice') return fc.constantFrom(...(fact.options ?? []).map(option => option.value))
    if (fact.type === 'date') return fc.constantFrom('1959-12-31', '1980-02-29', '1999-09-01')
    return fc.integer({ min: fact.min ?? 0, max: fact.max ?? 1000 })
  }
  fc.assert(fc.property(fc.record(Object.fromEntries(facts.map(fact => [fact.id, value(fact)])), { requiredKeys: [] }), given => {
    const saved = Object.entries(given).reduce((all, [fact, each]) => (each === undefined ? all : answered(all, fact, each)), NOTHING)
    assert.deepEqual(parseSaved(JSON.stringify(saved), facts), saved)
  }))
})

test('storage may hold anything: only answers a fact can have survive', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), json => {
    const { facts: kept } = parseSaved(json, facts)
    for (const [id, value] of Object.entries(kept)) assert.ok(fits(find(id), value))
  }))
  const wrong = { facts: { age: 131, education: 'phd', works_here: 'yes', blood_donations: 1.5, gone: 1, home_area: 88.5 } }
  assert.deepEqual(parseSaved(JSON.stringify(wrong), facts).facts, { home_area: 88.5 })
})

test('numbers are read as people type them', () => {
  assert.equal(readNumber(' １２ '), 12)
  assert.equal(readNumber('1,200'), 1200)
  assert.equal(readNumber('88.5'), 88.5)
  for (const typed of ['', 'x', '-3', '1.2.3', '十二']) assert.equal(readNumber(typed), undefined)
})
