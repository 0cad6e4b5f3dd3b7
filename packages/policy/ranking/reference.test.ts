import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { TieRuleId } from '../pack.ts'
import { rank, rankColumns, tieRules, type Direction } from './index.ts'

/** The rules once more, as slowly and plainly as they can be said: every row compared with every other, in BigInt. */

interface Row { readonly id: string; readonly group: string; readonly keys: readonly bigint[] }

function better(a: Row, b: Row, directions: readonly Direction[]): boolean {
  for (const [at, direction] of directions.entries()) {
    const [x, y] = [a.keys[at] ?? 0n, b.keys[at] ?? 0n]
    if (x !== y) return direction === 'desc' ? x > y : x < y
  }
  return false
}

function reference(rows: readonly Row[], directions: readonly Direction[], ties: TieRuleId, quota: number) {
  const deciding = ties.startsWith('chain') ? directions : directions.slice(0, 1)
  return rows.map(row => {
    const group = rows.filter(other => other.group === row.group)
    const above = group.filter(other => better(other, row, deciding)).length
    const equal = group.filter(other => !better(other, row, deciding) && !better(row, other, deciding))
    return { id: row.id, rank: above + 1, admitted: isAdmitted(ties, quota, { above, equal: equal.length, before: equal.indexOf(row) }) }
  })
}

/** `before`: how many of the equal rows stand earlier in the list. */
function isAdmitted(ties: TieRuleId, quota: number, { above, equal, before }: { above: number; equal: number; before: number }): boolean {
  if (ties === 'none-in') return above + equal <= quota
  return ties === 'chain-earliest' ? above + before < quota : above < quota
}

const value = fc.oneof(fc.bigInt(-3n, 3n), fc.bigInt(-(10n ** 14n), 10n ** 14n))
const lists = fc.record({
  rows: fc.array(fc.record({
    group: fc.constantFrom('', '禅城', '南海'), keys: fc.array(value, { minLength: 3, maxLength: 3 }),
  }), { maxLength: 40 }).map(rows => rows.map((row, at) => ({ ...row, id: `p${at}` }))),
  directions: fc.array(fc.constantFrom<Direction>('asc', 'desc'), { minLength: 1, maxLength: 3 }),
  ties: fc.constantFrom(...tieRules),
  quota: fc.integer({ min: 0, max: 45 }),
  kind: fc.constantFrom('number', 'bigint'),
})

test('agrees with the plain statement of the rules', () => {
  fc.assert(fc.property(lists, ({ rows, directions, ties, quota, kind }) => {
    const expected = reference(rows, directions, ties, quota)
    const keys = directions.map((direction, at) => ({
      of: (row: Row) => kind === 'number' ? Number(row.keys[at]) : row.keys[at] ?? 0n, direction,
    }))
    const result = rank(rows, { id: row => row.id, keys, ties, quota, group: row => row.group })
    assert.ok(result.ok)
    const found = new Map(result.value.rows.map(({ row, rank, admitted }) => [row.id, { rank, admitted }]))
    for (const { id, rank, admitted } of expected) assert.deepEqual(found.get(id), { rank, admitted })
    assert.equal(found.size, rows.length)
    for (const { group, admitted, rows: size } of result.value.groups) {
      const own = expected.filter((_, at) => rows[at]?.group === group)
      assert.equal(size, own.length)
      assert.equal(admitted, own.filter(row => row.admitted).length)
    }
  }), { numRuns: 500 })
})

test('rows come best first, equal ones in the order given, groups by first appearance', () => {
  fc.assert(fc.property(lists, ({ rows, directions, quota }) => {
    const keys = directions.map((direction, at) => ({ of: (row: Row) => row.keys[at] ?? 0n, direction }))
    const group = (row: Row) => row.group
    const result = rank(rows, { id: row => row.id, keys, ties: 'chain-all-in', quota, group })
    assert.ok(result.ok)
    const groups = [...new Set(rows.map(row => row.group))]
    const expected = groups.flatMap(group => rows.filter(row => row.group === group)
      .sort((a, b) => better(a, b, directions) ? -1 : better(b, a, directions) ? 1 : 0))
    assert.deepEqual(result.value.rows.map(({ row }) => row.id), expected.map(row => row.id))
  }))
})

test('more places never put anybody out', () => {
  fc.assert(fc.property(lists, ({ rows, directions, ties, quota }) => {
    const keys = directions.map((direction, at) => ({ of: (row: Row) => row.keys[at] ?? 0n, direction }))
    const [less, more] = [quota, quota + 1].map(quota => rank(rows, { id: row => row.id, keys, ties, quota }))
    if (!less?.ok || !more?.ok) return
    const admitted = new Set(more.value.rows.filter(row => row.admitted).map(({ row }) => row.id))
    for (const { row, admitted: was } of less.value.rows) assert.ok(!was || admitted.has(row.id))
  }))
})

test('many rows take the wide radix and come out the same', () => {
  const count = 6000
  const values = Float64Array.from({ length: count }, (_, row) => (row * 7919) % 1009 * 2 ** 33 - (row % 5) * 1e15)
  const found = rankColumns([{ values, direction: 'desc' }], count, { ties: 'all-in', quota: () => 100 })
  const better = (a: number, b: number) => (values[b] ?? 0) - (values[a] ?? 0) || a - b
  const expected = Array.from({ length: count }, (_, row) => row).sort(better)
  assert.deepEqual([...found.order], expected)
})

test('columns that would lose exactness are a programming error', () => {
  const options = { ties: 'all-in', quota: () => 1 } as const
  const far = Float64Array.of(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER)
  assert.throws(() => rankColumns([{ values: far, direction: 'asc' }], 2, options), RangeError)
  assert.throws(() => rankColumns([{ values: Float64Array.of(0.5), direction: 'asc' }], 1, options), RangeError)
  assert.throws(() => rankColumns([{ values: Float64Array.of(Number.NaN), direction: 'asc' }], 1, options), RangeError)
})
