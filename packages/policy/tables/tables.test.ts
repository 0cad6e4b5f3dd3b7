import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadPack } from '../../../policies/load.ts'
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

const sectionOf = (of: Pack, id: string) => tableSections(of).find(each => each.id === id)?.rows ?? []

/** 第七条：whom the trade's authority has selected. */
const SELECTED =
  '现从事特殊技能、特殊艰苦行业一线工作，并且在本市特殊技能、特殊艰苦行业用人单位工作月数：满36个月，并且已被行业主管部门遴选为拟入户人员'

test('the threshold and the totals stand there: what each adds up, which gates, which ranks', () => {
  const pack = loadPack('guangzhou-2025-points')
  const { threshold } = pack
  const rows = sectionOf(pack, 'threshold')
  assert.deepEqual(
    rows.map(({ id, what, points, clause }) => [id, what.zh, points, clause]),
    [
      ['threshold', '资格分须积满', 15000, 'GZ-6.points'],
      ['exemption', `不受分数线限制：${SELECTED}`, undefined, 'GZ-7.exempt'],
      ['exemption', threshold?.unless?.interpretation?.text.zh, undefined, 'GZ-7.exempt'],
      ['total-qualification', '各类得分相加；分数线看这一项', undefined, 'GZQ-3'],
      [
        'total-ranking',
        '只加：基础指标：合法稳定住所、基础指标：合法稳定就业、基础指标：年龄；排名看这一项，从高到低',
        undefined,
        'GZ-6.ranking',
      ],
    ],
  )
})

test('ties: the own rule with its clause, the rules to choose from named as not chosen, or none', () => {
  const guangzhou = sectionOf(loadPack('guangzhou-2025-points'), 'ties')
  assert.deepEqual(guangzhou.map(({ kind, clause, source: from }) => [kind, clause, from?.grade]), [['asks', 'GZ-6.ranking', 'A']])
  const foshan = sectionOf(loadPack('foshan-2014-points'), 'ties')
  assert.deepEqual(foshan.map(each => each.kind), ['open', 'asks', 'asks', 'asks', 'asks'])
  assert.deepEqual(foshan.slice(1).map(each => each.clause), ['', '', '', ''])
  assert.deepEqual(sectionOf(loadPack('guangdong-2010-points'), 'ties').map(each => each.kind), ['note'])
})

test('what rests on a reading says so, and is not graded as what the document prints', () => {
  const read = loadPack('guangzhou-2025-points')
  const [age, reading] = sectionOf(read, 'conditions').filter(each => each.id === 'age')
  assert.deepEqual([age?.what.zh, age?.rests], [`当年年龄：46岁及以下，或者（${SELECTED}）`, true])
  assert.ok(age && reading && gradeOf(age, read.clauses) === undefined)
  assert.deepEqual([reading.kind, reading.what.zh.includes('第9问')], ['reading', true])
  const permit = sectionOf(read, 'conditions').find(each => each.id === 'permit')
  assert.ok(permit && !permit.rests && gradeOf(permit, read.clauses) === 'A')
})

test('a setting nobody has chosen is named as such, where it is asked and among the settings', () => {
  const open = loadPack('guangzhou-2025-points')
  for (const section of ['conditions', 'settings']) {
    const row = sectionOf(open, section).find(each => each.parameter === 'insured_reading')
    assert.deepEqual(
      [row?.kind, row?.what.zh],
      ['open', '「缴纳社会保险满4年」的险种（五个险种均满4年；任何一个险种满4年）'],
    )
  }
  const chosen = sectionOf(loadPack('dongguan-2012-skilled'), 'settings')
  assert.deepEqual(chosen.map(({ kind, what }) => [kind, what.zh]), [['asks', '申请当天不超过45周岁']])
})

test('every interpretation of every pack is a row', () => {
  fc.assert(
    fc.property(fc.constantFrom('foshan-2014-points', 'guangzhou-2010-points', 'jiangmen-2012-services', 'dongguan-2016-points'), id => {
      const any = loadPack(id)
      const said = tableSections(any).flatMap(each => each.rows).filter(each => each.kind === 'reading').map(each => each.what)
      const wanted = [...any.conditions, ...any.routes, ...any.derivations].flatMap(each => (each.interpretation ? [each.interpretation.text] : []))
      for (const text of [...wanted, ...(any.round ? [any.round.cutoff.interpretation.text] : [])]) assert.ok(said.includes(text), text.en)
    }),
  )
})
