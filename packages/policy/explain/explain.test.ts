import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Pack } from '../pack.ts'
import { forgetting, knowledge, packs, people } from '../testing/arbitrary.ts'
import { samplePack } from '../testing/sample.ts'
import type { Fact } from '../types.ts'
import { canonicalJson, explainer, replay } from './index.ts'

const name = { zh: '示例', en: 'sample' }
const born: Fact = { id: 'born', name: { zh: '出生日期', en: 'date of birth' }, question: name, type: 'date', sensitivity: 'personal' }
const age: Fact = { ...born, id: 'age', name: { zh: '年龄', en: 'age' }, type: 'integer', min: 0, max: 130 }
const grade: Fact = {
  ...born,
  id: 'grade',
  name: { zh: '等级', en: 'grade' },
  type: 'choice',
  options: [
    { value: 'none', name: { zh: '没有', en: 'none' } },
    { value: 'senior', name: { zh: '高级工', en: 'senior' } },
  ],
}
const pack: Pack = samplePack({
  facts: [born, age, grade],
  clauses: [
    { id: 'TE-1', number: '一', quote: '年龄45周岁以下', en: 'aged 45 or under', wording: 'official' },
    { id: 'TE-2', number: '二', quote: '高级工加分', en: 'points for seniors', wording: 'official' },
  ],
  derivations: [{ fact: 'age', clause: 'TE-1', kind: 'age', from: 'born', count: 'birthday' }],
  documents: [{ id: 'card', name: { zh: '身份证', en: 'identity card' }, clause: 'TE-1', required: 'always' }],
  duties: [{ fact: 'age', department: 'police', documents: ['card'], clause: 'TE-1' }],
  conditions: [
    {
      id: 'young',
      name: { zh: '年龄', en: 'Age' },
      refusal: { zh: '超过45周岁不能申请。', en: 'Over 45 one cannot apply.' },
      clause: 'TE-1',
      test: { kind: 'all', of: [{ kind: 'range', fact: 'age', max: 45 }] },
    },
  ],
  indicators: [
    {
      id: 'skill',
      name: { zh: '技能', en: 'Skill' },
      group: 'all',
      clause: 'TE-2',
      rule: { kind: 'table', fact: 'grade', rows: [{ values: ['senior'], points: { points: 6000 } }] },
    },
  ],
  threshold: { points: 6000, clause: 'TE-2' },
})
const on = '2025-01-01'
const explain = explainer(pack, {}, on)

describe('four readers', () => {
  test('the applicant reads clause, document and what to do next', () => {
    const old = explain.applicant({ born: '1970-01-01', grade: 'none' })
    assert.deepEqual(
      old.map(each => [each.id, each.state, each.next?.zh]),
      [
        ['young', 'failed', '超过45周岁不能申请。'],
        ['threshold', 'failed', '还差 60 分。'],
        ['skill', 'gives_nothing', undefined],
      ],
    )
    assert.deepEqual([old[0]?.clause?.quote, old[0]?.documents[0]?.zh], ['年龄45周岁以下', '身份证'])
    const unknown = explain.applicant({})
    assert.deepEqual(
      unknown.map(each => [each.state, each.next?.en]),
      [
        ['open', 'Please tell: age.'],
        ['open', 'Please tell: grade.'],
        ['open', 'Please tell: grade.'],
      ],
    )
  })

  test('the officer sees every node with where its fact comes from', () => {
    const [young, skill] = explain.officer(
      { born: '1990-05-01', grade: 'senior' },
      { born: { kind: 'finding', from: 'police', on: '2024-12-01' }, grade: { kind: 'claim' } },
    )
    assert.equal(young?.condition?.of[0]?.text.zh, '年龄：45及以下')
    assert.equal(young?.condition?.holds, true)
    assert.deepEqual(
      young?.facts.map(each => [each.fact, each.value, each.origin?.kind]),
      [
        ['age', 34, 'derived'],
        ['born', '1990-05-01', 'finding'],
      ],
    )
    assert.deepEqual([skill?.rule?.points, skill?.facts[0]?.origin], [{ min: 6000, max: 6000 }, { kind: 'claim' }])
  })

  test('the legislator reads the rules drawn from each clause and what they did', () => {
    const [first, second] = explain.legislator({ born: '1990-05-01', grade: 'senior' })
    assert.deepEqual(
      first?.rules.map(each => [each.part, each.asks?.en, each.holds]),
      [
        ['condition', 'age: 45 or less', true],
        ['derivation', 'From “date of birth”: full years', undefined],
      ],
    )
    assert.deepEqual(
      second?.rules.map(each => [each.part, each.points]),
      [
        ['threshold', { min: 6000, max: 6000 }],
        ['indicator', { min: 6000, max: 6000 }],
      ],
    )
  })

  test('the auditor replays to the same hash; a changed fact, pack or result is found', async () => {
    const record = await explain.auditor({ born: '1990-05-01', grade: 'senior' })
    assert.equal(await replay(record, pack), undefined)
    assert.equal(await replay({ ...record, facts: { ...record.facts, grade: 'none' } }, pack), 'tampered')
    assert.equal(await replay(record, { ...pack, threshold: { points: 1, clause: 'TE-2' } }), 'other_pack')
    assert.equal(await replay(record, { ...pack, examples: [] }), undefined)
  })
})

test('an explanation never says anything else than the evaluation, whatever the pack', () => {
  fc.assert(
    fc.property(packs, people, knowledge, (random, person, known) => {
      const facts = forgetting(person, known)
      const told = explainer(random, {}, on)
      const evaluation = told.evaluate(facts)
      const items = told.applicant(facts)
      for (const line of evaluation.conditions) {
        const state = line.holds === undefined ? 'open' : line.holds ? 'met' : 'failed'
        assert.equal(items.find(each => each.part === 'condition' && each.id === line.condition)?.state, state)
      }
      const officer = told.officer(facts)
      for (const line of evaluation.lines) {
        const item = officer.find(each => each.part === 'indicator' && each.id === line.indicator)
        assert.deepEqual(item?.rule?.points, line.points)
      }
    }),
    { numRuns: 150 },
  )
})

test('canonical JSON is one text for one value', () => {
  assert.equal(canonicalJson({ b: [1, { d: undefined, c: '户' }], a: null }), '{"a":null,"b":[1,{"c":"户"}]}')
})
