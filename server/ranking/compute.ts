import { createHash } from 'node:crypto'
import type { CompiledPack, Facts, Answer, Pack, Points, TieRuleId } from '#policy'
import { rankColumns, type Column, type ColumnRanking } from '#policy/ranking'
import { sha256 } from '#platform/crypto.ts'
import { canonicalJson } from '#policy/explain'
import type { NotRanked, Outcome, RankingSummary } from './types.ts'

/** One accepted application as the ranking takes it in. Carries no identity but the mask the list will show. */
export interface RankInput {
  readonly applicationId: string
  /** The case number: orders rows that are equal in every key, and stands for the case in the hashes. */
  readonly number: string
  readonly maskedName: string
  readonly town: string
  /** ISO-8601 UTC. */
  readonly submittedAt: string
  /** Findings as the database writes jsonb: one form for one value. */
  readonly facts: string
}

/** What a round ranks by. */
export interface RankSettings {
  readonly evaluator: CompiledPack
  readonly parameters: Readonly<Record<string, number>>
  readonly quota: number
  readonly tie: TieRuleId
}

export interface ComputedEntry {
  readonly input: RankInput
  readonly position: number
  readonly points: Points
  readonly outcome: Outcome
  readonly rank: number | undefined
  readonly admitted: boolean
  readonly reason: NotRanked | undefined
  readonly lines: readonly Points[]
}

export interface Computed {
  readonly entries: readonly ComputedEntry[]
  readonly summary: Omit<RankingSummary, 'correction'>
  readonly inputHash: string
  readonly rulesHash: string
  readonly resultHash: string
}

interface Scored {
  readonly input: RankInput
  readonly facts: Facts
  /** What ranks (`rankedBy` of the pack); the threshold has been applied to the first total. */
  readonly points: Points
  readonly totals: readonly Points[]
  readonly lines: readonly Points[]
  readonly outcome: Outcome
  readonly reason: NotRanked | undefined
}

/**
 * Scores and ranks. Pure: the same inputs and settings give the same entries and hashes, in whatever order the inputs
 * come. Under the threshold, not eligible or undecided: no rank, with the clause.
 */
export function computeRanking(inputs: readonly RankInput[], settings: RankSettings): Computed {
  const byNumber = inputs.toSorted((a, b) => (a.number < b.number ? -1 : 1))
  const scored = byNumber.map(input => score(input, settings.evaluator))
  const inRank = scored.filter(each => each.outcome === 'ranked')
  const outside = scored.filter(each => each.outcome !== 'ranked').toSorted((a, b) => b.points - a.points)
  const found = rankRows(inRank, settings)
  const entries = [...found.order].flatMap((row, at) => inRank.slice(row, row + 1).map(each => (
    entry(each, at + 1, found.ranks[row], found.admitted[row] === 1))))
  outside.forEach((each, at) => entries.push(entry(each, inRank.length + at + 1, undefined, false)))
  return {
    entries, summary: summarise(entries, settings), inputHash: hashOf(byNumber, inputLine),
    rulesHash: sha256(canonicalJson(rulesOf(settings))), resultHash: hashOf(entries, resultLine),
  }
}

function score(input: RankInput, evaluator: CompiledPack): Scored {
  const facts = JSON.parse(input.facts) as Facts
  const { eligible, total, ranked, totals, lines } = evaluator.score(facts)
  const { threshold } = evaluator.pack
  const scored = { input, facts, points: ranked, totals, lines }
  if (eligible === true) return { ...scored, outcome: 'ranked', reason: undefined }
  const exempt = threshold?.unless && evaluator.evaluate(facts).exemption?.holds === true
  if (threshold && total < threshold.points && !exempt) return { ...scored, outcome: 'below', reason: { clause: threshold.clause } }
  return { ...scored, ...whyNot(evaluator, facts) }
}

function whyNot(evaluator: CompiledPack, facts: Facts): { outcome: Outcome; reason: NotRanked } {
  const conditions = evaluator.conditions(facts)
  const fails = conditions.find(line => line.holds === false)
  const open = fails ?? conditions.find(line => line.holds === undefined)
  const reason = { clause: open?.clause ?? evaluator.pack.threshold?.clause ?? '', ...(open ? { condition: open.condition } : {}) }
  return { outcome: fails ? 'ineligible' : 'undecided', reason }
}

type Rankable = Pick<Scored, 'facts' | 'points' | 'totals' | 'lines' | 'input'>

function rankRows(
  rows: readonly Rankable[], settings: RankSettings, first?: readonly boolean[],
): ColumnRanking {
  const [total, ...others] = keyColumns(rows, settings)
  const keys = total ? [first ? putFirst(total, first) : total, ...others] : []
  const found = rankColumns(keys, rows.length, { ties: settings.tie, quota: () => settings.quota })
  return found
}

/** The worst case for everybody else: these rows end up above all others. */
function putFirst(total: Column, first: readonly boolean[]): Column {
  let best = 1
  for (const value of total.values) best = Math.max(best, value + 1)
  return { ...total, values: Float64Array.from(total.values, (value, row) => (first[row] ? best : value)) }
}

function keyColumns(rows: readonly Rankable[], { evaluator, tie }: RankSettings): Column[] {
  const { pack } = evaluator
  const desc = (of: (row: (typeof rows)[number]) => number): Column => ({
    values: Float64Array.from(rows, of), direction: 'desc'
  })
  const asc = (of: (row: (typeof rows)[number], at: number) => number): Column => ({
    values: Float64Array.from(rows, of), direction: 'asc'
  })
  const chain = pack.ties.find(rule => rule.id === tie)?.chain ?? []
  const steps = chain.map(step => {
    if (step.by === 'fact') return desc(row => factNumber(row.facts[step.fact]))
    if (step.by === 'submitted') return asc(row => Date.parse(row.input.submittedAt))
    if (step.by === 'total') {
      const place = pack.totals.findIndex(each => each.id === step.total)
      return desc(row => row.totals[place] ?? 0)
    }
    const wanted = pack.indicators.map(indicator => indicator.group === step.group)
    return desc(row => row.lines.reduce((sum, points, at) => (wanted[at] ? sum + points : sum), 0))
  })
  // Two filings in one millisecond: case numbers were given in the order of filing, and rows come in that order.
  const filed = tie === 'chain-earliest' ? [asc((_, at) => at)] : []
  return [desc(row => row.points), ...steps, ...filed]
}

/** Not established counts least. Amounts have at most two decimals. */
function factNumber(value: Answer | undefined): number {
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'number' ? Math.round(value * 100) : 0
}

function entry(
  { input, points, lines, outcome, reason }: Scored, position: number, rank: number | undefined, admitted: boolean,
): ComputedEntry {
  return { input, position, points, outcome, rank, admitted, reason, lines }
}

function summarise(entries: readonly ComputedEntry[], { quota, tie }: RankSettings): Computed['summary'] {
  const count = (outcome: Outcome): number => entries.reduce((n, each) => (each.outcome === outcome ? n + 1 : n), 0)
  const admitted = entries.filter(each => each.admitted)
  const last = admitted.at(-1)
  const level = entries.filter(each => each.outcome === 'ranked' && each.points === last?.points)
  const tens = new Map<number, number>()
  for (const { points } of entries) {
    const from = Math.floor(points / 1000) * 10
    tens.set(from, (tens.get(from) ?? 0) + 1)
  }
  return {
    applications: entries.length, ranked: count('ranked'), below: count('below'), ineligible: count('ineligible'),
    undecided: count('undecided'), quota, tie, admitted: admitted.length,
    ...(last?.rank === undefined ? {} : { cutOff: { points: last.points, rank: last.rank } }),
    atCutOff: { entries: level.length, admitted: level.filter(each => each.admitted).length },
    histogram: [...tens].toSorted(([a], [b]) => a - b),
  }
}

const inputLine = ({ number, submittedAt, town, facts }: RankInput): string =>
  `${number}\t${submittedAt}\t${town}\t${facts}\n`

const resultLine = ({ position, input, rank, points, outcome, admitted, lines }: ComputedEntry): string =>
  `${position}\t${input.number}\t${rank ?? '-'}\t${points}\t${outcome}\t${admitted ? 1 : 0}\t${lines.join(' ')}\n`

/** Hashes a line a row without ever holding the whole text. */
function hashOf<T>(rows: readonly T[], line: (row: T) => string): string {
  const hash = createHash('sha256')
  for (let from = 0; from < rows.length; from += 1000) hash.update(rows.slice(from, from + 1000).map(line).join(''))
  return hash.digest('hex')
}

function rulesOf({ evaluator, parameters, quota, tie }: RankSettings): unknown {
  const { id, version, conditions, routes, groups, totals, rankedBy, indicators, threshold, ties }: Pack = evaluator.pack
  return {
    id, version, conditions, routes, groups, totals, rankedBy, indicators, threshold, ties, parameters, quota, tie,
  }
}

/**
 * Applications admitted whatever becomes of the ones in `held`: even if all of those end up above everybody else. Held
 * applications themselves are never among them. An open objection can so hold up a card, but never make one too many.
 */
export function admittedForSure(
  inputs: readonly RankInput[], settings: RankSettings, held: ReadonlySet<string>,
): Set<string> {
  const scored = inputs.toSorted((a, b) => (a.number < b.number ? -1 : 1))
    .map(input => score(input, settings.evaluator))
  const rows = scored.filter(each => each.outcome === 'ranked' || held.has(each.input.applicationId))
  const first = rows.map(each => held.has(each.input.applicationId))
  const { admitted } = rankRows(rows, settings, first)
  return new Set(rows.filter((_, row) => admitted[row] === 1 && !first[row]).map(each => each.input.applicationId))
}
