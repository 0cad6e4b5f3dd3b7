/** Runs a pack's worked examples: the executable specification beside the rules. */
import { compile, type CompiledPack } from './compile.ts'
import type { Example, Pack } from './pack.ts'
import type { Evaluation, PointsRange } from './types.ts'
import { formatPoints, formatRange } from './words.ts'

export interface ExampleResult {
  readonly example: Example
  /** What the engine says about it now. */
  readonly found: Evaluation
  /** Every difference between what was expected and what came out; empty when the example holds. */
  readonly differences: readonly string[]
}

/** Numbers that are not what an example expects, by what they are called. */
function wrongNumbers(
  what: string,
  expected: Readonly<Record<string, number>>,
  found: readonly (readonly [string, PointsRange | undefined])[],
): readonly string[] {
  return Object.entries(expected).flatMap(([id, number]) => {
    const range = found.find(([each]) => each === id)?.[1]
    if (range && range.min === number && range.max === number) return []
    return [`${what} ${id}: 应为 expected ${formatPoints(number)}，实为 found ${range ? formatRange(range).en : 'none'}`]
  })
}

function differences(example: Example, found: Evaluation): readonly string[] {
  const { outcome, total, totals = {}, routes = {}, entitlements = {}, amounts = {}, lines = {}, open } = example.expect
  const wrong: string[] = []
  if (found.outcome !== outcome) wrong.push(`结果 outcome: 应为 expected ${outcome}，实为 found ${found.outcome}`)
  if (total && (found.total.min !== total.min || found.total.max !== total.max)) {
    wrong.push(`总分 total: 应为 expected ${formatRange(total).en}，实为 found ${formatRange(found.total).en}`)
  }
  const ranges = {
    total: found.totals.map(each => [each.total, each.points] as const),
    entitlement: found.entitlements.map(each => [each.entitlement, each.amount] as const),
  }
  wrong.push(...wrongNumbers('total', totals, ranges.total), ...wrongNumbers('entitlement', amounts, ranges.entitlement))
  for (const [id, expected] of Object.entries(routes)) {
    const line = found.routes.find(each => each.condition === id)
    if (line?.holds !== expected) wrong.push(`${id}: 应为 expected ${expected}，实为 found ${line ? line.holds : '没有这条途径 no such route'}`)
  }
  for (const [id, expected] of Object.entries(entitlements)) {
    const line = found.entitlements.find(each => each.entitlement === id)
    if (line?.holds !== expected)
      wrong.push(`${id}: 应为 expected ${expected}，实为 found ${line ? line.holds : '没有这项待遇 no such entitlement'}`)
  }
  for (const [id, expected] of Object.entries(lines)) {
    const line = found.lines.find(each => each.indicator === id)
    if (!line) wrong.push(`${id}: 没有这项指标 there is no such indicator`)
    else if (line.points.min !== expected || line.points.max !== expected) {
      wrong.push(`${id}: 应为 expected ${formatPoints(expected)}，实为 found ${formatRange(line.points).en}`)
    }
  }
  if (open && open.join() !== found.open.join())
    wrong.push(`还要问 open: 应为 expected [${open.join(', ')}]，实为 found [${found.open.join(', ')}]`)
  return wrong
}

/** Every example's evaluation; most share their settings and their day, for which the pack is compiled once. */
function evaluations(pack: Pack): readonly Evaluation[] {
  const made = new Map<string, CompiledPack>()
  return pack.examples.map(({ parameters = {}, on, facts }) => {
    const key = `${on ?? ''} ${JSON.stringify(Object.entries(parameters).sort())}`
    const compiled = made.get(key) ?? compile(pack, parameters, on)
    made.set(key, compiled)
    return compiled.evaluate(facts)
  })
}

/** Every example of the pack with what it got wrong. */
export function runExamples(pack: Pack): readonly ExampleResult[] {
  const found = evaluations(pack)
  return pack.examples.flatMap((example, at) => {
    const evaluation = found[at]
    return evaluation ? [{ example, found: evaluation, differences: differences(example, evaluation) }] : []
  })
}

/** Indicators and conditions no example makes matter: never other than 0, never refused. */
export function unreached(pack: Pack): readonly string[] {
  const found = evaluations(pack)
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
