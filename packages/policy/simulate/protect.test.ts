import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { text } from '../testing/facts.ts'
import { flowOf, together, type GroupCounts, type Moves } from './flows.ts'
import { breakdownOf } from './protect.ts'
import { FEWEST, type BreakdownRow, type Flow } from './types.ts'
import { countsFound } from './work-out.ts'

const few = (count: number) => count > 0 && count < FEWEST
const sum = (counts: readonly number[]) => counts.reduce((all, each) => all + each, 0)

/** All that is hidden of a column together, unless it is the whole column: then it is the total that is told anyway. */
function assertCovered(hidden: readonly number[], lines: number): void {
  if (hidden.length === 0 || hidden.length === lines) return
  assert.ok(!few(sum(hidden)), `${hidden.join()} of ${lines}`)
  if (sum(hidden) > 0) assert.ok(hidden.filter(each => each > 0).length >= 2)
}

const count = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(7), fc.nat(40))
const moves: fc.Arbitrary<Moves> = fc.record({ kept: count, gained: count, lost: count, neither: count })

/** The admitted of a line: some of the eligible on either side. */
function admittedOf({ kept, gained, lost, neither }: Moves, share: readonly number[]): Moves {
  const [a = 0, b = 0, c = 0, d = 0] = share
  const [both, first, second] = [Math.min(kept, a), Math.min(lost, b), Math.min(gained, c)]
  const left = Math.min(kept - both, d)
  return { kept: both, gained: second, lost: first + left, neither: kept + gained + lost + neither - both - first - left - second }
}

const line: fc.Arbitrary<GroupCounts> = fc
  .tuple(moves, fc.array(count, { minLength: 4, maxLength: 4 }), count, count)
  .map(([eligible, share, up, down]) => {
    const people = sum(Object.values(eligible))
    const higher = Math.min(up, people)
    const lower = Math.min(down, people - higher)
    return { people, eligible, admitted: admittedOf(eligible, share), points: { higher, lower, same: people - higher - lower } }
  })

/** Every line large enough to stand by itself, so that the lines given are those shown. */
const groups = fc.array(line.filter(each => each.people >= FEWEST), { minLength: 2, maxLength: 6 })

function shownOf(lines: readonly GroupCounts[]): readonly BreakdownRow[] {
  const labels = lines.map((_, at) => text(`line ${at}`))
  return breakdownOf({ id: 'x', name: text('x'), of: new Uint16Array(), labels, ordered: false }, lines).rows
}

test('nothing hidden can be worked out from the lines shown and the totals', () => {
  fc.assert(
    fc.property(groups, lines => {
      const rows = shownOf(lines)
      const all = lines.reduce(together)
      for (const what of ['eligible', 'admitted'] as const) assert.deepEqual(countsFound(rows, what, all[what] ?? assert.fail()).filter(few), [])
    }),
    { numRuns: 4000 },
  )
})

test('what is hidden of a column holds nobody, or five people in two lines or more, or is the whole column', () => {
  fc.assert(
    fc.property(groups, lines => {
      const rows = shownOf(lines)
      for (const what of ['eligible', 'admitted'] as const) {
        const flows: readonly Flow[] = lines.map(each => flowOf(each[what] ?? assert.fail()))
        for (const key of ['before', 'after', 'gained', 'lost'] as const) {
          assertCovered(flows.flatMap((flow, at) => (rows[at]?.[what]?.[key] === undefined ? [flow[key]] : [])), rows.length)
        }
      }
      for (const key of ['higher', 'lower', 'same'] as const) {
        assertCovered(lines.flatMap((each, at) => (rows[at]?.points ? [] : [each.points[key]])), rows.length)
      }
    }),
    { numRuns: 4000 },
  )
})

const flat = (people: number, eligible: Moves): GroupCounts => ({
  people, eligible, admitted: undefined, points: { higher: 0, lower: 0, same: people },
})
const shown = (lines: readonly GroupCounts[]) => shownOf(lines).map(each => each.eligible.lost)

test('two lines of a few people are covered by a third', () => {
  const losing = (lost: number) => flat(100, { kept: 50, gained: 0, lost, neither: 50 - lost })
  assert.deepEqual(shown([losing(1), losing(2), losing(10), losing(0), losing(20)]), [undefined, undefined, undefined, 0, 20])
})

test('a line that can hold nobody covers nothing', () => {
  const young = flat(6, { kept: 0, gained: 0, lost: 0, neither: 6 })
  const losing = (lost: number) => flat(100, { kept: 50, gained: 0, lost, neither: 50 - lost })
  assert.deepEqual(shown([losing(3), young, losing(10), losing(12)]), [undefined, 0, undefined, 12])
})

test('where no other line covers it the whole column goes, with what would tell whose it is', () => {
  const young = flat(20, { kept: 0, gained: 0, lost: 0, neither: 20 })
  const rows = shownOf([flat(60, { kept: 40, gained: 0, lost: 3, neither: 17 }), young, young])
  for (const { eligible } of rows) assert.deepEqual(Object.values(eligible), [undefined, undefined, undefined, undefined])
})

test('what the old way left out is found with a pencil: a cover of nobody, and two lines of three together', () => {
  const row = (people: number, flow: Flow | undefined): BreakdownRow => ({
    label: text('x'), people, admitted: undefined, points: undefined,
    eligible: flow ?? { before: undefined, after: undefined, gained: undefined, lost: undefined },
  })
  const none: Flow = { before: 0, after: 0, gained: 0, lost: 0 }
  const totals: Moves = { kept: 0, gained: 0, lost: 3, neither: 97 }
  assert.ok(countsFound([row(50, undefined), row(50, none)], 'eligible', totals).includes(3))
  const covered = countsFound([row(50, undefined), row(25, undefined), row(25, none)], 'eligible', totals)
  assert.equal(covered.includes(3), false)
})
