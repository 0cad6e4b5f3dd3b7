/** What somebody with a pencil can find of what a breakdown leaves out. */
import type { GroupCounts, Moves } from './flows.ts'
import { FEWEST, type BreakdownRow } from './types.ts'

/** Bounds that still creep after so many rounds are far from certain. */
const MOST_ROUNDS = 200

const sum = (counts: readonly number[]) => counts.reduce((all, each) => all + each, 0)

/** A count that is known to lie between the two. */
interface Span {
  min: number
  max: number
}

/** What adds up to a number that is shown. */
type Equation = readonly [readonly Span[], number]

const KINDS = ['kept', 'gained', 'lost', 'neither'] as const
type Known = Readonly<Record<(typeof KINDS)[number], Span>>

/** Narrows every count by every sum until nothing more follows: what somebody with a pencil can find. */
function workOut(equations: readonly Equation[]): void {
  let again = true
  for (let round = 0; again && round < MOST_ROUNDS; round += 1) {
    again = false
    for (const [spans, total] of equations) {
      const [least, most] = [sum(spans.map(each => each.min)), sum(spans.map(each => each.max))]
      for (const span of spans) {
        const min = Math.max(span.min, total - (most - span.max))
        const max = Math.min(span.max, total - (least - span.min))
        if (min > span.min || max < span.max) again = true
        Object.assign(span, { min, max })
      }
    }
  }
}

/** What is shown of a flow, as sums of the four kinds of people in each line. */
function equationsOf(rows: readonly BreakdownRow[], what: 'eligible' | 'admitted', known: readonly Known[], totals: Moves): readonly Equation[] {
  const lines = rows.flatMap((row, at): readonly Equation[] => {
    const line = known[at]
    const shown = row[what]
    if (!line || !shown) return []
    const told = (value: number | undefined, of: readonly Span[]): readonly Equation[] => (value === undefined ? [] : [[of, value]])
    return [
      [KINDS.map(kind => line[kind]), row.people],
      ...told(shown.before, [line.kept, line.lost]),
      ...told(shown.after, [line.kept, line.gained]),
      ...told(shown.gained, [line.gained]),
      ...told(shown.lost, [line.lost]),
    ]
  })
  return [...lines, ...KINDS.map((kind): Equation => [known.map(each => each[kind]), totals[kind]])]
}

const spansOf = (rows: readonly BreakdownRow[]): readonly Known[] =>
  rows.map(({ people }) => {
    const span = (): Span => ({ min: 0, max: people })
    return { kept: span(), gained: span(), lost: span(), neither: span() }
  })

/** Nobody is admitted who is not eligible. */
function narrowByEligible(rows: readonly BreakdownRow[], known: readonly Known[]): void {
  for (const [at, { eligible }] of rows.entries()) {
    const line = known[at]
    if (!line) continue
    const [before, after] = [eligible.before ?? Infinity, eligible.after ?? Infinity]
    const most = { kept: Math.min(before, after), lost: before, gained: after, neither: Infinity }
    for (const kind of KINDS) line[kind].max = Math.min(line[kind].max, most[kind])
  }
}

/** Every count of a line that follows for certain from what is shown and the totals. */
export function countsFound(rows: readonly BreakdownRow[], what: 'eligible' | 'admitted', totals: Moves): readonly number[] {
  const known = spansOf(rows)
  if (what === 'admitted') narrowByEligible(rows, known)
  workOut(equationsOf(rows, what, known, totals))
  const each = known.flatMap(line => [...KINDS.map(kind => [line[kind]]), [line.kept, line.lost], [line.kept, line.gained]])
  return each.filter(spans => spans.every(({ min, max }) => min === max)).map(spans => sum(spans.map(({ min }) => min)))
}

/** Whether so few admitted of a line that nobody may know follow for certain. */
export function fewAdmittedFound(rows: readonly BreakdownRow[], totals: Pick<GroupCounts, 'admitted'>): boolean {
  if (!totals.admitted) return false
  return countsFound(rows, 'admitted', totals.admitted).some(count => count > 0 && count < FEWEST)
}
