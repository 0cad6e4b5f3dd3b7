/** From indicators to headings to totals. */
import { amountOf, type Definitions } from '../environment.ts'
import { rounded } from '../exact.ts'
import { limited, NOTHING, plus } from '../interpret/ranges.ts'
import type { Pack, Total } from '../pack.ts'
import type { GroupLine, Points, PointsRange, TotalLine } from '../types.ts'

/** Which indicators a heading adds up, by their places in the pack, and its limits. */
export interface PreparedGroup {
  readonly id: string
  readonly members: readonly number[]
  readonly least: Points | undefined
  readonly most: Points | undefined
}

/** The headings of a pack with their limits settled; an indicator under no heading stands alone. */
export function prepareGroups(pack: Pack, definitions: Definitions): readonly PreparedGroup[] {
  return pack.groups.map(group => ({
    id: group.id,
    members: pack.indicators.flatMap((each, index) => (each.group === group.id ? [index] : [])),
    least: group.least && amountOf(group.least, definitions),
    most: group.most && amountOf(group.most, definitions),
  }))
}

/** Whether a total adds up this heading. */
export function addsUp(total: Total, group: string): boolean {
  return !total.groups || total.groups.includes(group)
}

/** Points of every heading after its limits, in the order of `pack.groups`. */
export function groupRanges(groups: readonly PreparedGroup[], lines: readonly PointsRange[]): readonly PointsRange[] {
  return groups.map(group =>
    limited(group.members.map(index => lines[index] ?? NOTHING).reduce(plus, NOTHING), group.least, group.most),
  )
}

/** Points of every total, in the order of `pack.totals`. */
export function totalRanges(pack: Pack, groups: readonly PointsRange[]): readonly PointsRange[] {
  return pack.totals.map(total => {
    const sum = pack.groups
      .flatMap((group, index) => (addsUp(total, group.id) ? [groups[index] ?? NOTHING] : []))
      .reduce(plus, NOTHING)
    const { rounding } = total
    return rounding ? { min: rounded(sum.min, rounding), max: rounded(sum.max, rounding) } : sum
  })
}

export function groupLines(
  pack: Pack,
  prepared: readonly PreparedGroup[],
  lines: readonly PointsRange[],
): readonly GroupLine[] {
  const ranges = groupRanges(prepared, lines)
  return pack.groups.map((group, index) => {
    const points = ranges[index] ?? NOTHING
    const sum = (prepared[index]?.members ?? []).map(each => lines[each] ?? NOTHING).reduce(plus, NOTHING)
    return { group: group.id, name: group.name, points, limited: sum.min > points.max || sum.max < points.min }
  })
}

export function totalLines(pack: Pack, groups: readonly PointsRange[]): readonly TotalLine[] {
  const ranges = totalRanges(pack, groups)
  return pack.totals.map((total, index) => ({ total: total.id, name: total.name, points: ranges[index] ?? NOTHING }))
}
