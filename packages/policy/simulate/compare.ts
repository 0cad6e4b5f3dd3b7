/**
 * What a change would do: two versions over one cohort, as counts. A million people take a few seconds; while it runs
 * a few numbers a person are held in memory, afterwards nothing about anyone is left.
 */
import type { Chunk } from '../cohort/columns.ts'
import { changesOf, histogramOf } from './bins.ts'
import { groupingBuilder } from './dimensions.ts'
import { countMoves, flowOf, type Pair } from './flows.ts'
import { breakdownOf } from './protect.ts'
import { standingBuilder } from './standing.ts'
import { FEWEST, type Comparison, type SimulationOptions } from './types.ts'

export interface Simulation {
  /**
   * The next people, their columns those of `facts` in that order. `submitted`: when each filed, any number that grows
   * with time; the order of the cohort where left out.
   */
  take(chunk: Chunk, submitted?: Float64Array): void
  /** The comparison; `undefined` when there are fewer people than may be told about. */
  finish(): Comparison | undefined
}

/** Opens a simulation. `keep` are the headings of the chunks' kept columns, in their order. */
export function openSimulation(options: SimulationOptions, keep: readonly string[] = []): Simulation {
  const before = standingBuilder(options.before, options)
  const after = standingBuilder(options.after, options)
  const groupings = (options.by ?? []).map(by => groupingBuilder(by, options.facts, keep))
  // People are grouped by what they are before: an age may follow from a date of birth.
  const { derive } = options.before
  let people = 0
  return {
    take: (chunk, submitted) => {
      const filed = submitted ?? Float64Array.from({ length: chunk.count }, (_, row) => people + row)
      before.take(chunk, filed)
      after.take(chunk, filed)
      const known = derive ? { ...chunk, columns: derive(chunk) } : chunk
      for (const grouping of groupings) grouping.take(known)
      people += chunk.count
    },
    finish: () => {
      if (people < FEWEST) return undefined
      const [a, b] = [before.finish(), after.finish()]
      const pair: Pair = {
        verdicts: [a.verdicts, b.verdicts],
        points: [a.points, b.points],
        admitted: a.admitted && b.admitted && [a.admitted, b.admitted],
      }
      const [all] = countMoves(pair, undefined, 1)
      return {
        people,
        before: a.side,
        after: b.side,
        eligible: flowOf(all?.eligible ?? { kept: 0, gained: 0, lost: 0, neither: 0 }),
        admitted: all?.admitted && flowOf(all.admitted),
        points: all?.points ?? { higher: 0, lower: 0, same: 0 },
        histogram: histogramOf(a.points, b.points),
        change: changesOf(a.points, b.points),
        by: groupings.map(each => {
          const grouping = each.finish()
          return breakdownOf(grouping, countMoves(pair, grouping.of, grouping.labels.length))
        }),
      }
    },
  }
}
