import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TieRuleId } from '../pack.ts'
import { rank, rankErrors, tieRules, type RankOptions } from './index.ts'

interface Row {
  readonly id: string
  readonly score: number
  readonly months: number
  readonly at: string
  readonly town: string
}

const row = (id: string, score: number, months = 0, at = '', town = ''): Row => ({ id, score, months, at, town })
const score = { of: (row: Row) => row.score, direction: 'desc' } as const
const months = { of: (row: Row) => row.months, direction: 'desc' } as const
const at = { of: (row: Row) => row.at, direction: 'asc' } as const

function ranking(rows: readonly Row[], ties: TieRuleId, quota: number, more: Partial<RankOptions<Row>> = {}) {
  const result = rank(rows, { id: row => row.id, keys: [score], ties, quota, ...more })
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

/** `a1+` is row a, rank 1, admitted. */
function shown(rows: readonly Row[], ties: TieRuleId, quota: number, more: Partial<RankOptions<Row>> = {}): string {
  const all = ranking(rows, ties, quota, more).rows
  return all.map(({ row, rank, admitted }) => `${row.id}${rank}${admitted ? '+' : '-'}`).join(' ')
}

const FOUR = [row('d', 70), row('b', 80), row('a', 90), row('c', 80)]

test('all-in: everybody with the score of the last quota place', () => {
  assert.equal(shown(FOUR, 'all-in', 2), 'a1+ b2+ c2+ d4-')
  assert.equal(shown(FOUR, 'all-in', 3), 'a1+ b2+ c2+ d4-')
  assert.equal(shown(FOUR, 'all-in', 1), 'a1+ b2- c2- d4-')
})

test('none-in: a tie the quota cuts through stays out, and nobody below it moves up', () => {
  assert.equal(shown(FOUR, 'none-in', 2), 'a1+ b2- c2- d4-')
  assert.equal(shown(FOUR, 'none-in', 3), 'a1+ b2+ c2+ d4-')
})

const CHAIN = [
  row('a', 90, 12, '2014-08-01'), row('b', 80, 24, '2014-08-03'),
  row('c', 80, 24, '2014-08-02'), row('d', 80, 36, '2014-08-09'),
]

test('all-in and none-in are decided by the first key alone; further keys only order a tie', () => {
  const keys = [score, months]
  assert.equal(shown(CHAIN, 'all-in', 2, { keys }), 'a1+ d2+ b2+ c2+')
  assert.equal(shown(CHAIN, 'none-in', 2, { keys }), 'a1+ d2- b2- c2-')
})

test('chain-all-in: the chain first, then who is equal in every key together', () => {
  const keys = [score, months]
  assert.equal(shown(CHAIN, 'chain-all-in', 2, { keys }), 'a1+ d2+ b3- c3-')
  assert.equal(shown(CHAIN, 'chain-all-in', 3, { keys }), 'a1+ d2+ b3+ c3+')
})

test('chain-earliest: the earlier application breaks the tie and the quota is strict', () => {
  assert.equal(shown(CHAIN, 'chain-earliest', 3, { keys: [score, months, at] }), 'a1+ d2+ c3+ b4-')
})

test('chain-earliest takes rows equal in every key in the order of the list, under one rank', () => {
  assert.equal(shown(CHAIN, 'chain-earliest', 3, { keys: [score, months] }), 'a1+ d2+ b3+ c3-')
  assert.equal(shown(CHAIN, 'chain-earliest', 4, { keys: [score, months] }), 'a1+ d2+ b3+ c3+')
  assert.equal(shown(CHAIN, 'chain-earliest', 2, { keys: [score, months] }), 'a1+ d2+ b3- c3-')
  assert.deepEqual(ranking(CHAIN, 'chain-earliest', 1).groups.map(({ admitted }) => admitted), [1])
})

test('Beijing 2018: 5,989 above and 30 tied make 6,019 (facts.md, trap 1)', () => {
  const rows = Array.from({ length: 7000 }, (_, n) => row(`p${n}`, n < 5989 ? 9059 + n : n < 6019 ? 9058 : 9000))
  const { groups } = ranking(rows, 'all-in', 6000)
  assert.equal(groups[0]?.admitted, 6019)
  assert.equal(groups[0]?.tied, 30)
  assert.equal(groups[0]?.cutOff?.score, 9058)
  assert.equal(ranking(rows, 'none-in', 6000).groups[0]?.admitted, 5989)
})

test('a quota of zero admits nobody, one above the number of rows everybody', () => {
  for (const ties of tieRules) {
    assert.equal(shown(FOUR, ties, 0), 'a1- b2- c2- d4-')
    assert.equal(shown(FOUR, ties, 9), 'a1+ b2+ c2+ d4+')
    const groups = [{ group: '', rows: 0, quota: 5, admitted: 0, cutOff: undefined, tied: 0 }]
    assert.deepEqual(ranking([], ties, 5), { rows: [], groups })
  }
  assert.equal(ranking(FOUR, 'all-in', 0).groups[0]?.cutOff, undefined)
})

test('all tied: all in, none in, or the first of the list', () => {
  const rows = ['a', 'b', 'c'].map(id => row(id, 60))
  assert.equal(shown(rows, 'all-in', 1), 'a1+ b1+ c1+')
  assert.equal(shown(rows, 'chain-all-in', 1), 'a1+ b1+ c1+')
  assert.equal(shown(rows, 'none-in', 2), 'a1- b1- c1-')
  assert.equal(shown(rows, 'none-in', 3), 'a1+ b1+ c1+')
  assert.equal(shown(rows, 'chain-earliest', 2), 'a1+ b1+ c1-')
})

test('each group has its own quota and ranks', () => {
  const rows = [['a', 70, '南海'], ['b', 90, '禅城'], ['c', 80, '南海'], ['d', 60, '禅城']] as const
  const people = rows.map(([id, score, town]) => row(id, score, 0, '', town))
  const group = (row: Row) => row.town
  assert.equal(shown(people, 'all-in', 1, { group }), 'c1+ a2- b1+ d2-')
  const quota = (town: string) => town === '禅城' ? 2 : 0
  const result = rank(people, { id: row => row.id, keys: [score], ties: 'none-in', quota, group })
  assert.ok(result.ok)
  const groups = result.value.groups.map(({ group, rows, quota, admitted }) => [group, rows, quota, admitted])
  assert.deepEqual(groups, [['南海', 2, 0, 0], ['禅城', 2, 2, 2]])
  assert.deepEqual(ranking([], 'all-in', 1, { group }).groups, [])
})

test('negative points, bigints and instants keep their order', () => {
  const rows = [row('a', -3), row('b', 0), row('c', -1)]
  assert.equal(shown(rows, 'all-in', 1), 'b1+ c2- a3-')
  const huge = { of: (row: Row) => BigInt(row.score) * 10n ** 30n, direction: 'asc' } as const
  assert.equal(shown(rows, 'all-in', 1, { keys: [huge] }), 'a1+ c2- b3-')
})

test('what cannot be ranked is refused with what to do', () => {
  const codes = (rows: readonly Row[], more: Partial<RankOptions<Row>>) => {
    const result = rank(rows, { id: row => row.id, keys: [score], ties: 'all-in', quota: 1, ...more })
    return result.ok ? [] : result.refusals.map(({ code }) => code)
  }
  assert.deepEqual(codes([row('a', 1), row('a', 2)], {}), ['ranking.duplicate_id'])
  for (const quota of [-1, 1.5, Number.NaN, Infinity]) assert.deepEqual(codes(FOUR, { quota }), ['ranking.quota'])
  assert.deepEqual(codes(FOUR, { keys: [] }), ['ranking.no_key'])
  assert.throws(() => rank([row('a', 0.5)], { id: row => row.id, keys: [score], ties: 'all-in', quota: 1 }), RangeError)
  for (const { zh, en } of Object.values(rankErrors)) {
    assert.match(zh, /请.+。$/)
    assert.deepEqual([...new Set(zh.match(/\{\w+\}/g))].sort(), [...new Set(en.match(/\{\w+\}/g))].sort())
  }
})
