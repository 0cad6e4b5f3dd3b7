/** Evaluates a chunk person by person, where no code may be generated: browsers, tests. */
import type { Chunk } from '../cohort/columns.ts'
import { factsAt } from '../cohort/person.ts'
import type { CompiledPack } from '../compile.ts'
import type { Fact } from '../types.ts'
import type { ColumnScorer, Scores } from './types.ts'

const VERDICTS = { true: 2, false: 0, undefined: 1 } as const

/** A scorer for chunks whose columns are those of `facts`; derives what follows from dates as the compiled pack does. */
export function scorerByPerson({ pack, score }: CompiledPack, facts: readonly Fact[]): ColumnScorer {
  return (chunk: Pick<Chunk, 'count' | 'columns'>) => {
    const verdicts = new Uint8Array(chunk.count)
    const totals = pack.totals.map((): Scores => new Float64Array(chunk.count))
    const lines = pack.indicators.map((): Scores => new Float64Array(chunk.count))
    for (let row = 0; row < chunk.count; row += 1) {
      const found = score(factsAt(chunk, row, facts))
      verdicts[row] = VERDICTS[`${found.eligible}`]
      for (const [at, total] of totals.entries()) total[row] = found.totals[at] ?? 0
      for (const [at, line] of lines.entries()) line[row] = found.lines[at] ?? 0
    }
    return { verdicts, totals, lines }
  }
}
