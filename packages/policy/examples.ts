/** Runs a pack's worked examples: the executable specification beside the rules. */
import { compile } from './compile.ts'
import type { Example, Pack } from './pack.ts'
import type { Evaluation } from './types.ts'
import { formatPoints, formatRange } from './words.ts'

export interface ExampleResult {
  readonly example: Example
  /** Every difference between what was expected and what came out; empty when the example holds. */
  readonly differences: readonly string[]
}

function differences(example: Example, found: Evaluation): readonly string[] {
  const { outcome, total, lines = {}, open } = example.expect
  const wrong: string[] = []
  if (found.outcome !== outcome) wrong.push(`outcome: expected ${outcome}, found ${found.outcome}`)
  if (found.total.min !== total.min || found.total.max !== total.max) {
    wrong.push(`total: expected ${formatRange(total).en}, found ${formatRange(found.total).en}`)
  }
  for (const [id, expected] of Object.entries(lines)) {
    const line = found.lines.find(each => each.indicator === id)
    if (!line) wrong.push(`${id}: there is no such indicator`)
    else if (line.points.min !== expected || line.points.max !== expected) {
      wrong.push(`${id}: expected ${formatPoints(expected)}, found ${formatRange(line.points).en}`)
    }
  }
  if (open && open.join() !== found.open.join())
    wrong.push(`open: expected [${open.join(', ')}], found [${found.open.join(', ')}]`)
  return wrong
}

/** Every example of the pack with what it got wrong. */
export function runExamples(pack: Pack): readonly ExampleResult[] {
  return pack.examples.map(example => ({
    example,
    differences: differences(example, compile(pack, example.parameters ?? {}).evaluate(example.facts)),
  }))
}

/** Indicators and conditions no example makes matter: never other than 0, never refused. */
export function unreached(pack: Pack): readonly string[] {
  const found = pack.examples.map(example => compile(pack, example.parameters ?? {}).evaluate(example.facts))
  const scored = new Set(
    found.flatMap(each =>
      each.lines.filter(line => line.points.max !== 0 || line.points.min !== 0).map(line => line.indicator),
    ),
  )
  const refused = new Set(
    found.flatMap(each => each.conditions.filter(line => line.holds === false).map(line => line.condition)),
  )
  return [
    ...pack.conditions.filter(each => !refused.has(each.id)).map(each => `conditions/${each.id}`),
    ...pack.indicators.filter(each => !scored.has(each.id)).map(each => `indicators/${each.id}`),
  ]
}
