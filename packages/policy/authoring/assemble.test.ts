import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pack } from '../pack.ts'
import { assemble, type PackFiles } from './assemble.ts'

const name = { zh: '示例', en: 'sample' }

const files = {
  pack: {
    id: 'sample-2014',
    version: '1',
    title: name,
    scheme: { id: 'sample', name },
    place: { code: '440000', name },
    kind: 'points',
    document: { title: '示例文件', issued: '2014-01-01', issuer: name },
    validity: { from: '2014-01-01' },
    precedence: [],
    threshold: { points: 60, clause: 'TE-1' },
    groups: [{ id: 'all', name }],
    conditions: [
      { id: 'works', name, refusal: name, clause: 'TE-1', test: { kind: 'is', fact: 'works', value: true } },
    ],
  },
  clauses: [
    { id: 'TE-1', number: '一', quote: '原文', en: 'text' },
    { id: 'TE-2', number: '二', quote: '原文', en: 'text' },
  ],
  sources: { press: { title: '报道', grade: 'B' } },
  parameters: {
    each: { name, points: 0.5, clause: 'TE-2', source: 'press' },
    empty: { name, clause: 'TE-1', source: 'press' },
    people: { name, count: 12, clause: 'TE-1', source: 'press' },
  },
  indicators: [
    {
      id: 'months',
      name,
      group: 'all',
      clause: 'TE-1',
      rule: { kind: 'per', fact: 'months', every: 12, points: '$each' },
    },
  ],
  departments: {
    departments: [{ id: 'office', name }],
    documents: [{ id: 'paper', name, clause: 'TE-1', required: 'always' }],
    duties: [{ department: 'office', clause: 'TE-1', documents: ['paper'], facts: ['works', 'months'] }],
  },
  examples: [{ id: 'one', title: name, facts: { works: true }, expect: { outcome: 'undecided', total: [0, 30] } }],
  vocabulary: {
    works: { name, question: name, type: 'boolean', sensitivity: 'personal' },
    months: { name, question: name, type: 'integer', min: 0, max: 720, sensitivity: 'personal' },
    unused: { name, question: name, type: 'boolean', sensitivity: 'personal' },
  },
}

function pack(changed: Partial<Record<keyof PackFiles, unknown>> = {}, base?: Pack): Pack {
  const found = assemble({ ...files, ...changed }, base)
  assert.ok(found.ok, found.ok ? '' : found.problems.map(each => `${each.at}: ${each.message.en}`).join('\n'))
  return found.pack
}

function problems(changed: Partial<Record<keyof PackFiles, unknown>>): readonly string[] {
  const found = assemble({ ...files, ...changed })
  assert.ok(!found.ok)
  return found.problems.map(each => `${each.code} ${each.at}`)
}

test('points become hundredths, $names parameters, duties a row for each fact, unused facts stay out', () => {
  const found = pack()
  assert.equal(found.threshold?.points, 6000)
  assert.deepEqual(
    found.parameters.map(each => [each.id, each.unit, each.value]),
    [
      ['each', 'points', 50],
      ['empty', 'points', undefined],
      ['people', 'count', 12],
    ],
  )
  assert.deepEqual(found.indicators[0]?.rule, { kind: 'per', fact: 'months', every: 12, points: { parameter: 'each' } })
  assert.deepEqual(
    found.duties.map(each => each.fact),
    ['works', 'months'],
  )
  assert.deepEqual(
    found.facts.map(each => each.id),
    ['works', 'months'],
  )
  assert.deepEqual(found.examples[0]?.expect.total, { min: 0, max: 3000 })
  assert.equal(found.clauses[0]?.wording, 'official')
})

test('what a pack builds on is merged in: the taken indicator, its numbers as stand-ins, its clause', () => {
  const base = pack()
  const found = pack(
    {
      pack: {
        ...files.pack,
        id: 'later-2015',
        builds_on: { pack: 'sample-2014', stand_in: true, because: 'TE-1' },
        conditions: [{ take: 'works' }],
      },
      clauses: [{ id: 'TE-1', number: '一', quote: '新的', en: 'new' }],
      parameters: {},
      indicators: [{ take: 'months' }],
    },
    base,
  )
  assert.deepEqual(found.buildsOn, ['sample-2014'])
  assert.deepEqual(found.indicators, base.indicators)
  assert.deepEqual(found.conditions, base.conditions)
  assert.deepEqual(
    found.parameters.map(each => [each.id, each.source.standIn]),
    [['each', true]],
  )
  assert.deepEqual(
    found.clauses.map(each => [each.id, each.quote]),
    [
      ['TE-1', '新的'],
      ['TE-2', '原文'],
    ],
  )
})

test('what a taken rule reads follows from dated facts as in the base pack, unless the pack says otherwise', () => {
  const vocabulary = {
    ...files.vocabulary,
    insurance: { name, question: name, type: 'periods', sensitivity: 'personal' },
  }
  const length = (count: string) => {
    return { fact: 'months', kind: 'length', from: 'insurance', count, in: 'months', clause: 'TE-2' }
  }
  const base = pack({ vocabulary, pack: { ...files.pack, derivations: [length('cumulative')] } })
  const later = (derivations: readonly unknown[], taken: boolean) =>
    pack(
      {
        vocabulary,
        pack: { ...files.pack, builds_on: { pack: 'sample-2014', stand_in: true, because: 'TE-1' }, derivations },
        clauses: files.clauses.slice(0, 1),
        indicators: taken ? [{ take: 'months' }] : files.indicators,
        parameters: taken ? {} : { each: { name, points: 0.5, clause: 'TE-1', source: 'press' } },
      },
      base,
    )
  assert.deepEqual(later([], true).derivations, base.derivations)
  assert.ok(later([], true).clauses.some(each => each.id === 'TE-2'))
  assert.deepEqual(
    later([{ ...length('longest'), clause: 'TE-1' }], true).derivations.map(each => each.clause),
    ['TE-1'],
  )
  assert.deepEqual(later([], false).derivations, [])
})

test('own words go before inherited ones: a parameter of the same id replaces the number', () => {
  const found = pack(
    {
      parameters: { each: { name, points: 2, clause: 'TE-1', source: 'press' } },
      indicators: [{ take: 'months' }],
    },
    pack(),
  )
  assert.deepEqual(
    found.parameters.map(each => [each.value, each.source.standIn]),
    [[200, false]],
  )
})

test('wrong files are refused with their place', () => {
  assert.deepEqual(problems({ indicators: [{ ...files.indicators[0], colour: 'red' }] }), [
    'shape indicators.yaml/0/colour',
  ])
  assert.deepEqual(problems({ indicators: [{ take: 'nothing' }] }), ['take indicators.yaml/0'])
  assert.deepEqual(problems({ parameters: { each: { name, points: 1, clause: 'TE-1', source: 'hearsay' } } }), [
    'source parameters.yaml/each/source',
  ])
  assert.deepEqual(problems({ vocabulary: { works: files.vocabulary.works } }), ['fact indicators/months/rule/fact'])
  assert.deepEqual(problems({ pack: { ...files.pack, threshold: { points: 60.005, clause: 'TE-1' } } }), [
    'shape pack.yaml/threshold/points',
  ])
  assert.deepEqual(problems({ clauses: [{ id: 'eins', number: '一', quote: '原文', en: 'text' }] }), [
    'shape clauses.yaml/0/id',
  ])
  assert.deepEqual(problems({ pack: { ...files.pack, id: '../x' } }), ['shape pack.yaml/id'])
  assert.deepEqual(problems({ pack: null, examples: 'none' }), ['shape pack.yaml', 'shape examples.yaml'])
})

test('ids that could be more than names are no ids', () => {
  for (const id of ['constructor', '__proto__', 'a b', 'A', 'é', '1a', '']) {
    const vocabulary = JSON.parse(`{ ${JSON.stringify(id)}: ${JSON.stringify(files.vocabulary.works)} }`) as unknown
    const found = assemble({ ...files, vocabulary })
    assert.equal(found.ok, false, id)
  }
})
