import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Pack } from '../pack.ts'
import { packs } from '../testing/arbitrary.ts'
import { samplePack } from '../testing/sample.ts'
import type { Fact } from '../types.ts'
import { bookOf, ruleLines } from '../wording/index.ts'
import { gradeOf, scoringDepartments, tableSections } from './index.ts'

const fact = (id: string): Fact => ({
  id,
  name: { zh: id, en: id },
  question: { zh: id, en: id },
  type: 'integer',
  min: 0,
  max: 600,
  sensitivity: 'personal',
})
const name = { zh: '居住证', en: 'permit' }
const office = (id: string) => ({ id, name: { zh: id, en: id } })
const source = { title: '转载表', grade: 'C', standIn: true } as const

const pack: Pack = samplePack({
  facts: [fact('months'), fact('blood')],
  parameters: [
    { id: 'each', name, unit: 'points', value: 300, source, clause: 'TE-1' },
    { id: 'open', name, unit: 'points', source, clause: 'TE-1' },
    { id: 'most', name, unit: 'points', value: 5000, source, clause: 'TE-1' },
  ],
  groups: [
    { id: 'all', name: { zh: '全部', en: 'All' }, most: { parameter: 'most' }, clause: 'TE-1' },
    { id: 'none', name },
  ],
  indicators: [
    {
      id: 'permit',
      name,
      group: 'all',
      clause: 'TE-1',
      rule: { kind: 'per', fact: 'months', every: 12, points: { parameter: 'each' } },
    },
    {
      id: 'blood',
      name: { zh: '献血', en: 'blood' },
      group: 'all',
      clause: 'TE-1',
      rule: { kind: 'per', fact: 'blood', every: 1, points: { parameter: 'open' } },
    },
  ],
  departments: ['police', 'health', 'idle'].map(office),
  duties: [
    { fact: 'months', department: 'police', documents: [], clause: 'TE-1' },
    { fact: 'elsewhere', department: 'idle', documents: [], clause: 'TE-1' },
  ],
})

test('a heading has its indicators row by row and its own limit last; a heading without any is left out', () => {
  const sections = tableSections(pack).filter(each => each.id.startsWith('group-'))
  assert.deepEqual(
    sections.map(each => each.id),
    ['group-all'],
  )
  assert.deepEqual(
    sections[0]?.rows.map(({ id, kind, points, parameter, source: from }) => [
      id,
      kind,
      points,
      parameter,
      from?.grade,
    ]),
    [
      ['permit', 'gives', 300, 'each', 'C'],
      ['blood', 'gives', undefined, 'open', 'C'],
      ['all', 'most', 5000, 'most', 'C'],
    ],
  )
})

test('a row is graded by its source, else by how its clause is known', () => {
  const clauses = [
    { id: 'TE-1', number: '一', quote: '一', en: 'one', wording: 'official' as const },
    { id: 'TE-2', number: '二', quote: '二', en: 'two', wording: 'reported' as const },
  ]
  assert.equal(gradeOf({ source, clause: 'TE-1' }, clauses), 'C')
  assert.equal(gradeOf({ source: undefined, clause: 'TE-1' }, clauses), 'A')
  assert.equal(gradeOf({ source: undefined, clause: 'TE-2' }, clauses), 'reported')
  assert.equal(gradeOf({ source: undefined, clause: 'TE-3' }, clauses), undefined)
})

test('those sign who check what an indicator reads, or score it', () => {
  assert.deepEqual(
    scoringDepartments(pack).map(each => each.id),
    ['police'],
  )
  const scored = {
    ...pack,
    indicators: pack.indicators.map(each => ({
      ...each,
      scoredBy: { departments: ['health'], combine: 'highest' as const },
    })),
  }
  assert.deepEqual(
    scoringDepartments(scored).map(each => each.id),
    ['police', 'health'],
  )
})

test('no row of any rule is lost, and every row names its clause', () => {
  fc.assert(
    fc.property(packs, any => {
      const rows = tableSections(any).flatMap(each => each.rows)
      const grouped = any.indicators.filter(each => any.groups.some(group => group.id === each.group))
      for (const indicator of grouped) {
        assert.equal(
          rows.filter(each => each.id === indicator.id && each.kind !== 'asks').length >=
            ruleLines(indicator.rule, bookOf(any)).length,
          true,
        )
      }
      for (const condition of any.conditions)
        assert.ok(rows.some(each => each.id === condition.id && each.clause === condition.clause))
    }),
    { numRuns: 100 },
  )
})
