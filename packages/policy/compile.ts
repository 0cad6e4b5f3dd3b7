/** A pack made ready to evaluate people. */
import { closures } from './closures/index.ts'
import { deriver } from './derive/index.ts'
import type { Definitions, Truth } from './environment.ts'
import type { Pack } from './pack.ts'
import { type CompiledPack, ready, type Score } from './ready.ts'
import type { Facts } from './types.ts'

export type { CompiledPack, Score } from './ready.ts'

/**
 * Makes a pack ready. `parameters` (in the parameter's own unit, hundredths for points) replace published values;
 * `on` is the day of evaluation (`YYYY-MM-DD`), without which nothing is derived from dated facts. Throws a RangeError
 * for a parameter the pack does not have: `checkParameters` says so beforehand.
 */
export function compile(
  pack: Pack,
  parameters: Readonly<Record<string, number>> = {},
  on?: string | undefined,
): CompiledPack {
  return ready({ pack, parameters, on, derive: deriver(pack, on) }, makeScore)
}

const VERDICTS: readonly Truth[] = [false, undefined, true]

/** Copies registers into an array of its own, which is packed from the start. */
function copied(numbers: Float64Array, registers: Int32Array, blank: readonly number[]): number[] {
  const values = blank.slice()
  for (let index = 0; index < registers.length; index += 1) values[index] = (numbers[registers[index] ?? 0] ?? 0) + 0
  return values
}

function makeScore(pack: Pack, definitions: Definitions): (facts: Facts) => Score {
  const { run, numbers, lines, totals } = closures(pack, definitions)
  const ranking = Math.max(
    0,
    pack.totals.findIndex(each => each.id === pack.rankedBy),
  )
  const [blankLines, blankTotals] = [pack.indicators.map(() => 0), pack.totals.map(() => 0)]
  return facts => {
    const eligible = VERDICTS[run(facts)]
    const sums = copied(numbers, totals, blankTotals)
    const points = copied(numbers, lines, blankLines)
    return { eligible, total: sums[0] ?? 0, ranked: sums[ranking] ?? 0, totals: sums, lines: points }
  }
}
