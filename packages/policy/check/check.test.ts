import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Rule } from '../ast.ts'
import type { Pack } from '../pack.ts'
import { FACTS } from '../testing/arbitrary.ts'
import { checkPack } from './index.ts'

const name = { zh: '示例', en: 'sample' }
const source = { title: 'invented', grade: 'C' as const, standIn: false }

const sound: Pack = {
  id: 'sound',
  version: '1',
  title: name,
  scheme: { id: 'sound', name },
  place: { code: '440000', name },
  kind: 'points',
  repeals: [],
  derivations: [],
  lists: [],
  routes: [],
  entitlements: [],
  totals: [{ id: 'total', name, clause: 'TE-1' }],
  document: { title: 'invented', issued: '2014-01-01', issuer: name },
  validity: { from: '2014-01-01' },
  precedence: [{ over: 'an older one', clause: 'TE-1' }],
  clauses: [
    {
      id: 'TE-1',
      number: '一',
      quote: '每满12个月积1分，最高50分，满60分可以申请。',
      en: 'invented',
      wording: 'official',
    },
  ],
  departments: [{ id: 'office', name }],
  duties: FACTS.map(fact => ({ fact: fact.id, department: 'office', documents: ['paper'], clause: 'TE-1' })),
  documents: [{ id: 'paper', name, clause: 'TE-1', required: 'with_claim' }],
  facts: FACTS,
  parameters: [{ id: 'high', name, unit: 'points', value: 8000, source, clause: 'TE-1' }],
  groups: [{ id: 'all', name }],
  conditions: [{ id: 'a', name, refusal: name, clause: 'TE-1', test: { kind: 'is', fact: 'yes_a', value: true } }],
  indicators: [
    {
      id: 'grade',
      name,
      group: 'all',
      clause: 'TE-1',
      rule: { kind: 'table', fact: 'grade', rows: [{ values: ['high'], points: { parameter: 'high' } }] },
    },
  ],
  threshold: { points: 6000, clause: 'TE-1' },
  places: [],
  ties: [],
  services: [],
  buildsOn: [],
  examples: [{ id: 'one', title: name, facts: {}, expect: { outcome: 'undecided', total: { min: 0, max: 8000 } } }],
}

const codes = (change: Partial<Pack>) => checkPack({ ...sound, ...change }).map(each => `${each.code} ${each.at}`)
const ruled = (rule: Rule) =>
  codes({ indicators: sound.indicators.map(each => ({ ...each, rule })) }).filter(
    each => !each.startsWith('threshold') && !each.startsWith('unused'),
  )
const give = (points: number): Rule => ({ kind: 'give', points: { points } })

test('a sound pack has no problem', () => assert.deepEqual(codes({}), []))

describe('the clause rule: what cites no clause is refused', () => {
  const nowhere = 'TE-9'
  const changes: readonly (readonly [string, Partial<Pack>])[] = [
    ['conditions/a', { conditions: sound.conditions.map(each => ({ ...each, clause: nowhere })) }],
    ['indicators/grade', { indicators: sound.indicators.map(each => ({ ...each, clause: nowhere })) }],
    ['documents/paper', { documents: sound.documents.map(each => ({ ...each, clause: nowhere })) }],
    ['parameters/high', { parameters: sound.parameters.map(each => ({ ...each, clause: nowhere })) }],
    [
      'duties/office/yes_a',
      { duties: sound.duties.map((each, index) => (index === 0 ? { ...each, clause: nowhere } : each)) },
    ],
    ['precedence/0', { precedence: [{ over: 'an older one', clause: nowhere }] }],
    ['places/home', { places: [{ id: 'home', name, clause: nowhere, documents: [] }] }],
    ['threshold', { threshold: { points: 6000, clause: nowhere } }],
    [
      'services/school',
      {
        services: [
          { id: 'school', name, description: name, lastDay: '05-31', years: 'next', office: name, clause: nowhere },
        ],
      },
    ],
  ]
  for (const [at, change] of changes)
    test(at, () => assert.ok(codes(change).includes(`clause ${at}${at.startsWith('duties') ? '' : '/clause'}`)))

  test('each part of a round', () => {
    const text = { text: name }
    const round = {
      cutoff: { monthDay: '09-01', cutoffDayCounts: 'next_round' as const, interpretation: text, clause: nowhere },
      review: { from: '09-01', to: '11-30', clause: 'TE-1' },
      notice: { workingDays: 10, clause: nowhere },
      card: { years: 1, clause: 'TE-1' },
      mark: { years: 3, clause: 'TE-1' },
    }
    assert.deepEqual(codes({ round }), [
      'clause round/cutoff/clause',
      'clause round/notice/clause',
      'ties round',
      'places round',
    ])
  })
})

describe('references', () => {
  test('an id twice', () =>
    assert.deepEqual(codes({ departments: [...sound.departments, ...sound.departments] }), ['duplicate departments/1']))
  test('a fact nobody verifies', () =>
    assert.deepEqual(codes({ duties: sound.duties.filter(each => each.fact !== 'grade') }), [
      'unverified indicators/grade/rule/fact',
    ]))
  test('a department that does not exist', () => assert.equal(codes({ departments: [] }).length, FACTS.length))
  test('a document that does not exist', () =>
    assert.equal(codes({ documents: [] })[0], 'document duties/office/yes_a'))
  test('a group that does not exist', () =>
    assert.deepEqual(codes({ groups: [] }), ['group indicators/grade/group', 'threshold threshold/points']))
  test('no example', () => assert.deepEqual(codes({ examples: [] }), ['examples examples']))
  test('a pack that ends before it begins', () =>
    assert.deepEqual(codes({ validity: { from: '2014-01-02', to: '2014-01-01' } }), ['validity validity/to']))
  test('a tie step that compares nothing', () => {
    const tie = {
      id: 'chain-all-in' as const,
      name,
      description: name,
      mayExceedQuota: true,
      source: { title: 'invented', grade: 'C' as const },
    }
    assert.deepEqual(codes({ ties: [{ ...tie, chain: [{ by: 'fact', fact: 'nobody' }] }] }), [
      'tie ties/chain-all-in/chain/0',
    ])
    assert.deepEqual(codes({ ties: [{ ...tie, chain: [{ by: 'fact', fact: 'count_a' }, { by: 'submitted' }] }] }), [])
  })
})

describe('rules', () => {
  const points = { parameter: 'high' }
  const broken: readonly (readonly [string, Rule])[] = [
    ['fact', { kind: 'per', fact: 'nobody', every: 1, points }],
    ['unit', { kind: 'per', fact: 'grade', every: 1, points }],
    ['unit', { kind: 'per', fact: 'count_a', every: 0, points }],
    ['unit', { kind: 'per', fact: 'count_a', every: 0.5, points }],
    ['unit', { kind: 'table', fact: 'count_a', rows: [] }],
    ['option', { kind: 'table', fact: 'grade', rows: [{ values: ['middle'], points }] }],
    [
      'unreachable',
      {
        kind: 'table',
        fact: 'grade',
        rows: [
          { values: ['low'], points },
          { values: ['low'], points },
        ],
      },
    ],
    [
      'overlap',
      {
        kind: 'bands',
        fact: 'count_a',
        rows: [
          { from: 0, below: 10, points },
          { from: 9, points },
        ],
      },
    ],
    [
      'gap',
      {
        kind: 'bands',
        fact: 'count_a',
        rows: [
          { from: 0, below: 10, points },
          { from: 11, points },
        ],
      },
    ],
    ['band', { kind: 'bands', fact: 'count_a', rows: [{ from: 10, below: 10, points }] }],
    ['unit', { kind: 'when', if: { kind: 'is', fact: 'count_a', value: true }, gives: give(0) }],
    [
      'unreachable',
      {
        kind: 'when',
        if: { kind: 'at_least', count: 2, of: [{ kind: 'is', fact: 'yes_a', value: true }] },
        gives: give(0),
      },
    ],
    ['parameter', { kind: 'give', points: { parameter: 'nobody' } }],
    ['source', give(700)],
    ['too_large', { kind: 'per', fact: 'count_a', every: 1, points: { parameter: 'huge' } }],
  ]
  for (const [code, rule] of broken) {
    test(`${code}: ${JSON.stringify(rule)}`, () => {
      const parameters = [
        ...sound.parameters,
        { id: 'huge', name, unit: 'points' as const, value: 2 ** 30, source, clause: 'TE-1' },
      ]
      const found = codes({ parameters, indicators: sound.indicators.map(each => ({ ...each, rule })) })
      assert.ok(
        found.some(each => each.startsWith(`${code} indicators/grade/rule`)),
        found.join(),
      )
    })
  }

  test('a number the quoted clause prints needs no other source', () => {
    assert.deepEqual(
      ruled({
        kind: 'cap',
        most: { points: 5000 },
        of: { kind: 'per', fact: 'count_a', every: 1, points: { points: 1200 } },
      }),
      [],
    )
  })

  test('a threshold nobody can reach', () => {
    assert.deepEqual(codes({ threshold: { points: 8001, clause: 'TE-1' } }), [
      'source threshold/points',
      'threshold threshold/points',
    ])
  })

  test('nesting without end is refused, not followed', () => {
    let deep: Rule = give(0)
    for (let level = 0; level < 20_000; level += 1) deep = { kind: 'cap', most: { points: 5000 }, of: deep }
    assert.deepEqual(ruled(deep), ['too_large indicators/grade/rule'])
  })
})
