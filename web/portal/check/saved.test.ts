import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Fact } from '#policy'
import { loadPack, packIds } from '../../../policies/load.ts'
import { fits, isDate, readNumber } from './fits.ts'
import { ELSEWHERE, NOTHING, answered, claimsIn, isEmpty, movedTo, nextQuestion, numberOf, parseSaved, skipped, written } from './saved.ts'
import { answers } from './testing.ts'

const facts: readonly Fact[] = [...new Map(packIds().flatMap(id => loadPack(id).facts).map(fact => [fact.id, fact])).values()]
const find = (id: string): Fact => facts.find(fact => fact.id === id) ?? assert.fail(id)

test('an answer changed keeps its place; put off, it is withdrawn', () => {
  const two = answered(answered(NOTHING, 'blood_donations', 3), 'education', 'college')
  assert.deepEqual(answered(two, 'blood_donations', 4).order, ['blood_donations', 'education'])
  const off = skipped(two, 'blood_donations')
  assert.deepEqual(off, { facts: { education: 'college' }, order: ['education'], skipped: ['blood_donations'] })
  assert.deepEqual(answered(off, 'blood_donations', 4).skipped, [])
})

test('the next question is the one asked for, else the first not put off', () => {
  const saved = skipped(NOTHING, 'age')
  assert.equal(nextQuestion(saved, ['age', 'education']), 'education')
  assert.equal(nextQuestion(saved, ['age', 'education'], 'age'), 'age')
  assert.equal(nextQuestion(saved, ['age']), undefined)
})

test('another place: answers about one’s own city are withdrawn, all others stay', () => {
  const saved = answered(answered(movedTo(NOTHING, '440600', facts), 'works_here', true), 'education', 'college')
  assert.deepEqual(movedTo(saved, '440100', facts), { facts: { education: 'college' }, order: ['education'], skipped: [], place: '440100' })
  assert.equal(movedTo(saved, '440600', facts), saved)
  assert.deepEqual(claimsIn('440600', movedTo(saved, ELSEWHERE, facts), facts).facts, { education: 'college' })
  assert.deepEqual(claimsIn('440600', saved, facts).facts, { works_here: true, education: 'college' })
})

test('what the browser kept comes back as it was', () => {
  const place = fc.option(fc.constantFrom('440600', 'zhongkai', ELSEWHERE), { nil: undefined })
  fc.assert(fc.property(answers(facts), place, (given, where) => {
    const start = where === undefined ? NOTHING : movedTo(NOTHING, where, facts)
    const saved = Object.entries(given).reduce((all, [fact, each]) => answered(all, fact, each), start)
    assert.deepEqual(parseSaved(written(saved), facts), saved)
  }))
})

test('answers saved before places were asked are about Foshan; an age of then is asked for again as a date', () => {
  const before = JSON.stringify({ facts: { age: 34, works_here: true, education: 'college' }, order: ['works_here', 'age', 'education'], skipped: ['blood_donations'] })
  assert.deepEqual(parseSaved(before, facts), {
    facts: { works_here: true, education: 'college' }, order: ['works_here', 'education'], skipped: ['blood_donations'], place: '440600',
  })
  assert.ok(isEmpty(parseSaved('{}', facts)))
})

test('storage may hold anything: only answers a fact can have survive', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), json => {
    const { facts: kept } = parseSaved(json, facts)
    for (const [id, value] of Object.entries(kept)) assert.ok(fits(find(id), value))
  }))
  const wrong = { facts: { birth_date: '1990-02-30', education: 'phd', works_here: 'yes', blood_donations: 1.5, gone: 1, patent_inventors: [0], residence_permit_periods: [], home_area: 88.5 } }
  assert.deepEqual(parseSaved(JSON.stringify({ version: 2, place: '<b>', ...wrong }), facts), {
    facts: { home_area: 88.5 }, order: ['home_area'], skipped: [],
  })
})

test('numbers and dates are read as people give them', () => {
  assert.equal(readNumber(' １２ '), 12)
  assert.equal(readNumber('1,200'), 1200)
  assert.equal(readNumber('88.5'), 88.5)
  for (const typed of ['', 'x', '-3', '1.2.3', '十二']) assert.equal(readNumber(typed), undefined)
  assert.ok(isDate('2000-02-29'))
  for (const day of ['1900-02-29', '2000-04-31', '2000-1-1', '', '--']) assert.ok(!isDate(day), day)
})

test('a question put off counts as one that was asked, one come back to keeps its place', () => {
  let saved = answered(answered(NOTHING, 'works_here', true), 'education', 'college')
  assert.equal(numberOf('home_area', saved.order, saved.skipped), 3)
  saved = skipped(saved, 'home_area')
  assert.equal(numberOf('blood_donations', saved.order, saved.skipped), 4)
  assert.equal(numberOf('home_area', saved.order, saved.skipped), 3, 'the one put off, asked again')
  assert.equal(numberOf('works_here', saved.order, saved.skipped), 1, 'back to the first')
})
