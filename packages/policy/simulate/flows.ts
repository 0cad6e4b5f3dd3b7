/** Counts of who moves. Exact; what may be shown of them is decided in `protect.ts`. */
import type { Flow, PointsMove } from './types.ts'

/** Everybody is in exactly one of these. */
export interface Moves {
  readonly kept: number
  readonly gained: number
  readonly lost: number
  readonly neither: number
}

export interface GroupCounts {
  readonly people: number
  readonly eligible: Moves
  readonly admitted: Moves | undefined
  readonly points: PointsMove
}

export function flowOf({ kept, gained, lost }: Moves): Flow {
  return { before: kept + lost, after: kept + gained, gained, lost }
}

/** What two versions made of everybody. Verdicts: 2 is eligible. Admitted: 1. */
export interface Pair {
  readonly verdicts: readonly [Uint8Array, Uint8Array]
  readonly points: readonly [Float64Array, Float64Array]
  readonly admitted: readonly [Uint8Array, Uint8Array] | undefined
}

const YES = 2
/** Counters of one group: people, four of eligibility, four of admission, three of points. */
const WIDTH = 12

function movesAt(counts: Uint32Array, at: number): Moves {
  const [neither = 0, gained = 0, lost = 0, kept = 0] = counts.subarray(at, at + 4)
  return { kept, gained, lost, neither }
}

/** Counts for each of `groups` groups; `of` says which one everybody is in. */
export function countMoves({ verdicts, points, admitted }: Pair, of: Uint16Array | undefined, groups: number): readonly GroupCounts[] {
  const counts = new Uint32Array(WIDTH * groups)
  const bump = (place: number) => {
    counts[place] = (counts[place] ?? 0) + 1
  }
  const [verdictsA, verdictsB] = verdicts
  const [pointsA, pointsB] = points
  for (let row = 0; row < verdictsA.length; row += 1) {
    const base = WIDTH * (of?.[row] ?? 0)
    const change = (pointsB[row] ?? 0) - (pointsA[row] ?? 0)
    bump(base)
    bump(base + 1 + (verdictsA[row] === YES ? 2 : 0) + (verdictsB[row] === YES ? 1 : 0))
    if (admitted) bump(base + 5 + 2 * (admitted[0][row] ?? 0) + (admitted[1][row] ?? 0))
    bump(base + (change > 0 ? 9 : change < 0 ? 10 : 11))
  }
  return Array.from({ length: groups }, (_, group) => {
    const at = WIDTH * group
    const [higher = 0, lower = 0, same = 0] = counts.subarray(at + 9, at + 12)
    return {
      people: counts[at] ?? 0,
      eligible: movesAt(counts, at + 1),
      admitted: admitted && movesAt(counts, at + 5),
      points: { higher, lower, same },
    }
  })
}

const plus = (a: Moves, b: Moves): Moves => ({
  kept: a.kept + b.kept,
  gained: a.gained + b.gained,
  lost: a.lost + b.lost,
  neither: a.neither + b.neither,
})

/** Two groups as one. */
export function together(a: GroupCounts, b: GroupCounts): GroupCounts {
  return {
    people: a.people + b.people,
    eligible: plus(a.eligible, b.eligible),
    admitted: a.admitted && b.admitted && plus(a.admitted, b.admitted),
    points: {
      higher: a.points.higher + b.points.higher,
      lower: a.points.lower + b.points.lower,
      same: a.points.same + b.points.same,
    },
  }
}
