/** Every node of every rule, and the points they add up to. */
import type { Node } from '../ast.ts'
import type { Definitions } from '../environment.ts'
import type { Pack, Problem } from '../pack.ts'
import { children } from '../walk.ts'
import { checkAmounts, printedNumbers } from './amounts.ts'
import { checkCondition, checkVerdicts } from './conditions.ts'
import { checkFit } from './fit.ts'
import { placesOf, type Root, rootsOf } from './places.ts'
import { hint, problem } from './problem.ts'
import { checkRows } from './rows.ts'

const MOST_DEPTH = 40
const MOST_NODES = 5000

/** Too deep or too large to be a rule somebody wrote; checked without recursion, before anything else walks it. */
function bounded(root: Node): boolean {
  const todo: { node: Node; depth: number }[] = [{ node: root, depth: 1 }]
  for (let seen = 0; seen < todo.length; seen += 1) {
    const next = todo[seen]
    if (!next) break
    if (next.depth > MOST_DEPTH || todo.length > MOST_NODES) return false
    for (const child of children(next.node)) todo.push({ node: child, depth: next.depth + 1 })
  }
  return true
}

const SPLIT = hint('拆成几项指标', 'split it into several indicators')

/** Rules no walk may follow. */
export function checkBounds(pack: Pack): readonly Problem[] {
  return rootsOf(pack)
    .filter(each => !bounded(each.node))
    .map(({ at }) => problem('too_large', at, '规则嵌套太深或太大', 'the rule is nested too deep or too large', SPLIT))
}

function checkRoot(root: Root, pack: Pack, definitions: Definitions, numbers: ReadonlySet<number>): readonly Problem[] {
  const places = placesOf(root.node, root.at, definitions)
  const fits = places.flatMap(checkFit)
  const own = places.flatMap(each => [...checkCondition(each, pack, root), ...checkAmounts(each, root.clause, numbers)])
  // What can be reached is only asked of rules that fit their facts.
  if (fits.length > 0 || own.length > 0) return [...fits, ...own]
  const rows = places.flatMap(checkRows)
  const silenced = (at: string) => rows.some(each => at.startsWith(each.at))
  return [...rows, ...checkVerdicts(places).filter(each => !silenced(each.at))]
}

/** For rules within bounds. */
export function checkRules(pack: Pack, definitions: Definitions): readonly Problem[] {
  const numbers = printedNumbers(pack)
  return rootsOf(pack).flatMap(each => checkRoot(each, pack, definitions, numbers(each.clause)))
}
