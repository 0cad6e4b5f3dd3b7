/**
 * Keeps breakdowns from pointing at anybody. Values with fewer than `FEWEST` people are put together. In what is left,
 * every count that a line shows, or that can be worked out from it, is 0 or at least `FEWEST`; a line that cannot hold
 * to this leaves its counts out. What is left out follows from the totals less what is shown, so the lines left out
 * hold together nobody or at least `FEWEST`, in two lines or more; else more lines go, and in the end all of them.
 */
import type { Text } from '../types.ts'
import { OTHERS, type Grouping } from './dimensions.ts'
import { flowOf, together, type GroupCounts, type Moves } from './flows.ts'
import { fewAdmittedFound } from './work-out.ts'
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

/** The counts of a line whose totals over all lines are told or can be worked out. */
type Counted = (group: Group) => readonly number[]

const standingOf = ({ kept, gained, lost, neither }: Moves): readonly number[] => [kept + lost, gained + neither]
const movesOf = ({ kept, gained, lost, neither }: Moves): readonly number[] => [kept + lost, kept + gained, gained, lost, kept, neither]
const pointsOf: Counted = ({ counts: { points } }) => [points.higher, points.lower, points.same]

/** The counts by which `hidden` could be undone: the total less the lines shown is that of a few people or of one line. */
function openIn(hidden: readonly Group[], counted: Counted): readonly number[] {
  const lines = hidden.map(counted)
  return (lines[0] ?? []).flatMap((_, at) => {
    const sum = lines.reduce((all, line) => all + (line[at] ?? 0), 0)
    const held = lines.filter(line => (line[at] ?? 0) > 0).length
    return sum === 0 || (sum >= FEWEST && held >= 2) ? [] : [at]
  })
}

/**
 * The lines in `hidden` with the smallest others that cover them: of every count they hold nobody, or `FEWEST` in two
 * lines or more. All lines where no others would do. `rather`: lines that are to be taken first.
 */
function covered(
  groups: readonly Group[], hidden: ReadonlySet<Group>, counted: Counted, rather: ReadonlySet<Group> = new Set(),
): ReadonlySet<Group> {
  if (hidden.size === 0) return hidden
  const all = new Set(hidden)
  const order = groups.toSorted((a, b) => Number(rather.has(b)) - Number(rather.has(a)) || a.counts.people - b.counts.people)
  for (;;) {
    const open = openIn([...all], counted)
    if (open.length === 0) return all
    // A line with nobody there covers nothing: it may be known from elsewhere that nobody can be there.
    const holds = (each: Group) => open.filter(at => (counted(each)[at] ?? 0) > 0).length
    const others = order.filter(each => !all.has(each))
    const next = others.find(each => holds(each) === open.length) ?? others.find(each => holds(each) > 0)
    if (!next) return new Set(groups)
    all.add(next)
  }
}

interface HiddenLines {
  readonly before: ReadonlySet<Group>
  /** With those in `before`. */
  readonly change: ReadonlySet<Group>
}

/** The lines of which a flow may not be shown. */
function hiddenLines(groups: readonly Group[], of: (group: Group) => Moves): HiddenLines {
  const standing: Counted = each => standingOf(of(each))
  const moves: Counted = each => movesOf(of(each))
  const moving = new Set(groups.filter(each => moves(each).some(few)))
  const before = covered(groups, new Set(groups.filter(each => standing(each).some(few))), standing, moving)
  const change = covered(groups, new Set([...moving, ...before]), moves)
  const whole = change.size === groups.length && openIn(groups, moves).length > 0
  // Where few move in all, those who could are not shown either: there may be one line of them.
  return { before: whole ? change : before, change }
}

/** Of each line what may be shown of a flow. */
function shownFlow(group: Group, moves: Moves, { before, change }: HiddenLines): ShownFlow {
  const flow = flowOf(moves)
  if (!change.has(group)) return flow
  return { before: before.has(group) ? undefined : flow.before, after: undefined, gained: undefined, lost: undefined }
}

function labelOf(labels: readonly Text[]): Text {
  const [first, last] = [labels[0] ?? OTHERS, labels.at(-1) ?? OTHERS]
  if (labels.length <= 3) return { zh: labels.map(each => each.zh).join('、'), en: labels.map(each => each.en).join(', ') }
  return { zh: `${first.zh}……${last.zh}`, en: `${first.en} … ${last.en}` }
}

/** What may be told by the values of one dimension. */
export function breakdownOf(grouping: Grouping, counts: readonly GroupCounts[]): Breakdown {
  const groups = merge(grouping, counts)
  const everyone = new Set(groups)
  const wholly: HiddenLines = { before: everyone, change: everyone }
  const eligible = hiddenLines(groups, eligibleOf)
  const admitted = counts.some(each => each.admitted) ? hiddenLines(groups, admittedOf) : undefined
  const hidden = covered(groups, new Set(groups.filter(each => pointsOf(each).some(few))), pointsOf)
  const shown = (of: HiddenLines) => groups.map((each): BreakdownRow => ({
    label: labelOf(each.labels),
    people: each.counts.people,
    eligible: shownFlow(each, eligibleOf(each), of),
    admitted: admitted && shownFlow(each, admittedOf(each), admitted),
    points: hidden.has(each) ? undefined : each.counts.points,
  }))
  const rows = shown(eligible)
  const total = groups.length > 0 ? groups.map(each => each.counts).reduce(together) : EMPTY
  // Only who is eligible is admitted: the one beside the other may leave a line no choice.
  const told = groups.length > 1 && admitted !== undefined && fewAdmittedFound(rows, total)
  const merged = groups.length < counts.filter(each => each.people > 0).length
  return { id: grouping.id, name: grouping.name, rows: told ? shown(wholly) : rows, merged }
}

const eligibleOf = (each: Group): Moves => each.counts.eligible
const admittedOf = (each: Group): Moves => each.counts.admitted ?? NONE
