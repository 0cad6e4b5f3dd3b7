/** How everybody came out under one version: kept in memory while a simulation runs, never handed out. */
import type { Chunk, Column as CohortColumn } from '../cohort/columns.ts'
import type { TieStep } from '../pack.ts'
import { rankColumns, type Column } from '../ranking/index.ts'
import type { Points } from '../types.ts'
import { growing, type Growing } from './growing.ts'
import type { ChunkScores, Scores, Side, SimulationOptions, Version } from './types.ts'

/** One entry a person, in the order of the cohort. */
export interface Standing {
  readonly verdicts: Uint8Array
  /** The total that ranks, hundredths. */
  readonly points: Float64Array
  /** 1 for admitted; undefined without a quota. */
  readonly admitted: Uint8Array | undefined
  readonly side: Side
}

export interface StandingBuilder {
  take(chunk: Chunk, submitted: Float64Array): void
  finish(): Standing
}

const ELIGIBLE = 2

/** Values of one step of the tie chain for a chunk. */
type StepValues = (chunk: Chunk, scores: ChunkScores, submitted: Float64Array) => ArrayLike<number>

function factValues(column: CohortColumn | undefined, count: number): ArrayLike<number> {
  const values = column?.kind === 'integer' || column?.kind === 'decimal' || column?.kind === 'boolean' ? column : undefined
  if (!values) return new Float64Array(count)
  // Not established counts least, whatever the least of the domain.
  return values.unknown === 0 ? values.values : Float64Array.from(values.values, (value, row) => (values.known[row] === 1 ? value : 0))
}

function added(lines: readonly Scores[], places: readonly number[], count: number): Float64Array {
  const sums = new Float64Array(count)
  for (const place of places) {
    const line = lines[place]
    if (line) for (let row = 0; row < count; row += 1) sums[row] = (sums[row] ?? 0) + (line[row] ?? 0)
  }
  return sums
}

/** The step as rankings of rounds take it: a heading's subtotal is the sum of its indicators. */
function stepValues(step: TieStep, { pack }: Version, { facts }: SimulationOptions): StepValues {
  switch (step.by) {
    case 'submitted':
      return (_chunk, _scores, submitted) => submitted
    case 'fact': {
      const place = facts.findIndex(each => each.id === step.fact)
      return ({ columns, count }) => factValues(columns[place], count)
    }
    case 'total': {
      const place = pack.totals.findIndex(each => each.id === step.total)
      return ({ count }, { totals }) => totals[place] ?? new Float64Array(count)
    }
    case 'group': {
      const places = pack.indicators.flatMap((each, at) => (each.group === step.group ? [at] : []))
      return ({ count }, { lines }) => added(lines, places, count)
    }
  }
}

interface Step {
  readonly values: StepValues
  readonly kept: Growing<Float64Array>
  readonly direction: Column['direction']
}

function stepsOf(version: Version, options: SimulationOptions): readonly Step[] {
  if (version.quota === undefined) return []
  const chain = version.pack.ties.find(each => each.id === version.tie)?.chain ?? []
  const steps = chain.map((step): Step => ({
    values: stepValues(step, version, options),
    kept: growing(Float64Array),
    direction: step.by === 'submitted' ? 'asc' : 'desc',
  }))
  // As the ranking of a round: whoever filed first goes first even where nothing else tells two people apart.
  if (version.tie !== 'chain-earliest' || chain.some(step => step.by === 'submitted')) return steps
  return [...steps, { values: (_chunk, _scores, submitted) => submitted, kept: growing(Float64Array), direction: 'asc' }]
}

export function standingBuilder(version: Version, options: SimulationOptions): StandingBuilder {
  const { pack, score, derive } = version
  const ranking = Math.max(0, pack.totals.findIndex(each => each.id === pack.rankedBy))
  const verdicts = growing(Uint8Array)
  const points = growing(Float64Array)
  const steps = stepsOf(version, options)
  return {
    take: (given, submitted) => {
      const chunk = derive ? { ...given, columns: derive(given) } : given
      const scores = score(chunk)
      verdicts.add(scores.verdicts, chunk.count)
      points.add(scores.totals[ranking] ?? new Float64Array(chunk.count), chunk.count)
      for (const { values, kept } of steps) kept.add(values(chunk, scores, submitted), chunk.count)
    },
    finish: () => {
      const keys = steps.map(({ kept, direction }): Column => ({ values: kept.all(), direction }))
      return standingOf(version, { verdicts: verdicts.all(), points: points.all(), keys })
    },
  }
}

interface Raw {
  readonly verdicts: Uint8Array
  readonly points: Float64Array
  readonly keys: readonly Column[]
}

function standingOf({ quota, tie = 'all-in' }: Version, { verdicts, points, keys }: Raw): Standing {
  const counts = [0, 0, 0]
  let sum = 0
  for (let row = 0; row < verdicts.length; row += 1) {
    const verdict = verdicts[row] ?? 0
    counts[verdict] = (counts[verdict] ?? 0) + 1
    sum += points[row] ?? 0
  }
  const [notEligible = 0, open = 0, eligible = 0] = counts
  const mean = verdicts.length === 0 ? 0 : Math.round(sum / verdicts.length)
  const side = { eligible, notEligible, open, mean, quota, tie: quota === undefined ? undefined : tie }
  if (quota === undefined) return { verdicts, points, admitted: undefined, side: { ...side, admitted: undefined, cutOff: undefined, tied: 0 } }
  const rows = new Uint32Array(eligible)
  let next = 0
  for (let row = 0; row < verdicts.length; row += 1) {
    if (verdicts[row] !== ELIGIBLE) continue
    rows[next] = row
    next += 1
  }
  const only = (values: Column['values']): Float64Array => Float64Array.from(rows, row => values[row] ?? 0)
  const columns: readonly Column[] = [{ values: points, direction: 'desc' }, ...keys]
  const ranked = columns.map(({ values, direction }): Column => ({ values: only(values), direction }))
  const found = rankColumns(ranked, eligible, { ties: tie, quota: () => quota })
  const admitted = new Uint8Array(verdicts.length)
  for (let at = 0; at < rows.length; at += 1) admitted[rows[at] ?? 0] = found.admitted[at] ?? 0
  const [outcome] = found.groups
  const last = outcome?.cutOff
  const cutOff: Points | undefined = last === undefined ? undefined : points[rows[last] ?? 0]
  return { verdicts, points, admitted, side: { ...side, admitted: outcome?.admitted ?? 0, cutOff, tied: outcome?.tied ?? 0 } }
}
