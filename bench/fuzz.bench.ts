/**
 * Broken and hostile packs by the hundred thousand: each is refused with a clear error, or interpreter, closures and
 * generated code come to the same results. `FUZZ_PACKS` sets how many, `FUZZ_SEED` which. Takes about ten minutes.
 */
import { fuzz } from '../policies/testing/fuzz.ts'
import type { Figure } from './figure.ts'

const LEAST = 100_000
/** So many in one go, so that what they leave behind can be let go of. */
const GO = 5_000

function numberFrom(name: string, otherwise: number): number {
  const value = Number(process.env[name])
  return Number.isSafeInteger(value) && value > 0 ? value : otherwise
}

export async function run(): Promise<Figure[]> {
  const [packs, seed] = [numberFrom('FUZZ_PACKS', LEAST), numberFrom('FUZZ_SEED', 1)]
  let [tried, agreed] = [0, 0]
  const wrong: string[] = []
  for (let start = 0; start < packs; start += GO) {
    const tally = fuzz(Math.min(GO, packs - start), seed + start)
    tried += tally.tried
    agreed += tally.agreed
    wrong.push(...tally.disagreements.map(each => `seed ${each.seed}: ${each.what}`))
    // Other work of the process gets its turn.
    await new Promise(resolve => setImmediate(resolve))
  }
  if (wrong.length > 0) process.stderr.write(`${wrong.slice(0, 20).join('\n')}\n`)
  return [
    { name: 'fuzz: packs tried', value: tried, reach: `≥ ${LEAST}`, ok: tried >= LEAST },
    { name: 'fuzz: of these evaluated, not refused', value: agreed, reach: '≥ 1', ok: agreed > 0 },
    { name: 'fuzz: packs on which the evaluators disagree', value: wrong.length, reach: '0', ok: wrong.length === 0 },
  ]
}
