/**
 * Keeps breakdowns from pointing at anybody. Values with fewer than `FEWEST` people are put together. In what is left,
 * every count that a line shows, or that can be worked out from it, is 0 or at least `FEWEST`; a line that cannot hold
 * to this leaves its counts out, and never alone, or the sum of all would give it away.
 */
import type { Text } from '../types.ts'
import { OTHERS, type Grouping } from './dimensions.ts'
import { flowOf, together, type GroupCounts, type Moves } from './flows.ts'
import { FEWEST, type Breakdown, type BreakdownRow, type ShownFlow } from './types.ts'

interface Group {
  readonly labels: readonly Text[]
  readonly counts: GroupCounts
}

const few = (count: number): boolean => count > 0 && count < FEWEST

/** Puts neighbours together from the first on until each has enough people; what is left goes to the last. */
export function mergeNeighbours<T>(parts: readonly T[], enough: (part: T) => boolean, join: (a: T, b: T) => T): readonly T[] {
  const done: T[] = []
  let open: T | undefined
  for (const part of parts) {
    const whole: T = open === undefined ? part : join(open, part)
    if (enough(whole)) {
      done.push(whole)
      open = undefined
    } else open = whole
  }
  while (open !== undefined) {
    const last = done.pop()
    if (last === undefined) return [open]
    const whole: T = join(last, open)
    if (enough(whole)) return [...done, whole]
    open = whole
  }
  return done
}

const joinGroups = (a: Group, b: Group): Group => ({ labels: [...a.labels, ...b.labels], counts: together(a.counts, b.counts) })

/** The small ones as one, with the smallest of the others where they are still too few. */
function mergeRest(groups: readonly Group[]): readonly Group[] {
  const large = groups.filter(({ counts }) => counts.people >= FEWEST)
  const small = groups.filter(({ counts }) => counts.people < FEWEST)
  const [first, ...others] = small
  if (!first) return groups
  const rest = others.reduce(joinGroups, first)
  if (rest.counts.people >= FEWEST || large.length === 0) return [...large, { ...rest, labels: [OTHERS] }]
  const smallest = large.reduce((least, each) => (each.counts.people < least.counts.people ? each : least))
  return [...large.filter(each => each !== smallest), { ...joinGroups(smallest, rest), labels: [OTHERS] }]
}

function merge({ ordered, labels }: Grouping, counts: readonly GroupCounts[]): readonly Group[] {
  const all = labels.map((label, at): Group => ({ labels: [label], counts: counts[at] ?? EMPTY }))
  const some = all.filter(each => each.counts.people > 0)
  if (!ordered) return mergeRest(some)
  const unknown = all.at(-1)
  const known = some.filter(each => each !== unknown)
  const bands = mergeNeighbours(known, each => each.counts.people >= FEWEST, joinGroups)
  return unknown && unknown.counts.people > 0 ? mergeRest([...bands, unknown]) : bands
}

const NONE: Moves = { kept: 0, gained: 0, lost: 0, neither: 0 }
const EMPTY: GroupCounts = { people: 0, eligible: NONE, admitted: undefined, points: { higher: 0, lower: 0, same: 0 } }

/** The lines in `hidden`, joined by the smallest other one where it would stand alone. */
function neverAlone(groups: readonly Group[], hidden: ReadonlySet<Group>, rather: ReadonlySet<Group> = new Set()): ReadonlySet<Group> {
  if (hidden.size !== 1) return hidden
  const others = groups.filter(each => !hidden.has(each))
  const order = others.toSorted((a, b) => Number(rather.has(b)) - Number(rather.has(a)) || a.counts.people - b.counts.people)
  return new Set([...hidden, ...order.slice(0, 1)])
}

/** Of each line what may be shown of a flow. */
function shownFlows(groups: readonly Group[], of: (group: Group) => Moves): ReadonlyMap<Group, ShownFlow> {
  const moving = groups.filter(each => Object.values(of(each)).some(few))
  const standing = groups.filter(each => {
    const { kept, lost, gained, neither } = of(each)
    return few(kept + lost) || few(gained + neither)
  })
  const noBefore = neverAlone(groups, new Set(standing), new Set(moving))
  const noChange = neverAlone(groups, new Set([...moving, ...noBefore]))
  return new Map(
    groups.map((group): [Group, ShownFlow] => {
      const flow = flowOf(of(group))
      if (!noChange.has(group)) return [group, flow]
      return [group, { before: noBefore.has(group) ? undefined : flow.before, after: undefined, gained: undefined, lost: undefined }]
    }),
  )
}

function labelOf(labels: readonly Text[]): Text {
  const [first, last] = [labels[0] ?? OTHERS, labels.at(-1) ?? OTHERS]
  if (labels.length <= 3) return { zh: labels.map(each => each.zh).join('、'), en: labels.map(each => each.en).join(', ') }
  return { zh: `${first.zh}……${last.zh}`, en: `${first.en} … ${last.en}` }
}

const ABSENT: ShownFlow = { before: undefined, after: undefined, gained: undefined, lost: undefined }

/** What may be told by the values of one dimension. */
export function breakdownOf(grouping: Grouping, counts: readonly GroupCounts[]): Breakdown {
  const groups = merge(grouping, counts)
  const eligible = shownFlows(groups, each => each.counts.eligible)
  const admitted = counts.some(each => each.admitted) ? shownFlows(groups, each => each.counts.admitted ?? NONE) : undefined
  const hidden = neverAlone(groups, new Set(groups.filter(each => Object.values(each.counts.points).some(few))))
  const rows = groups.map((each): BreakdownRow => ({
    label: labelOf(each.labels),
    people: each.counts.people,
    eligible: eligible.get(each) ?? ABSENT,
    admitted: admitted && (admitted.get(each) ?? ABSENT),
    points: hidden.has(each) ? undefined : each.counts.points,
  }))
  const merged = groups.length < counts.filter(each => each.people > 0).length
  return { id: grouping.id, name: grouping.name, rows, merged }
}
