/**
 * Rules that could never have been meant: unknown facts, units that do not fit, gaps and overlaps, numbers without a
 * source.
 */
import { type Amount, type Band, type Bound, ITEM, type Node } from '../ast.ts'
import type { Definitions } from '../environment.ts'
import { points } from '../interpret/index.ts'
import type { Pack, Problem } from '../pack.ts'
import type { Fact, FactValue } from '../types.ts'
import { amountsOfRule, children, isCondition, nodesOf } from '../walk.ts'
import { formatPoints } from '../words.ts'
import { problem, unless } from './problem.ts'

/** Points of any node must fit a 32-bit column. */
const MOST_POINTS = 2 ** 31 - 1
const MOST_DEPTH = 32
const MOST_NODES = 5000

const isNumber = (fact: Fact) => fact.type === 'integer' || fact.type === 'decimal'

function checkNumber(fact: Fact, bounds: readonly (Bound | undefined)[], at: string): readonly Problem[] {
  const step = fact.type === 'decimal' || fact.id === ITEM ? 100 : 1
  const numbers = bounds.filter(each => typeof each === 'number')
  return [
    ...unless(isNumber(fact), () => problem('unit', at, `「${fact.name.zh}」不是数`, `"${fact.id}" is not a number`)),
    ...unless(fact.min !== undefined && fact.max !== undefined && fact.min <= fact.max, () =>
      problem(
        'domain',
        at,
        `「${fact.name.zh}」没有写明范围（min、max）`,
        `"${fact.id}" has no domain: give min and max`,
      ),
    ),
    ...unless(
      numbers.every(each => Math.abs(each * step - Math.round(each * step)) < 1e-6),
      () => problem('unit', at, `「${fact.name.zh}」的界限位数过多`, `a bound of "${fact.id}" is finer than its unit`),
    ),
  ]
}

function checkOptions(fact: Fact, values: readonly FactValue[], at: string): readonly Problem[] {
  const known: ReadonlySet<FactValue> = new Set((fact.options ?? []).map(each => each.value))
  return [
    ...unless(fact.type === 'choice', () =>
      problem('unit', at, `「${fact.name.zh}」不是选项`, `"${fact.id}" is not a choice`),
    ),
    ...values
      .filter(each => !known.has(each))
      .map(each =>
        problem(
          'option',
          at,
          `「${fact.name.zh}」没有选项「${String(each)}」`,
          `"${fact.id}" has no option "${String(each)}"`,
        ),
      ),
    ...unless(new Set(values).size === values.length, () =>
      problem(
        'unreachable',
        at,
        '同一选项出现两次，后一行永远用不到',
        'an option appears twice: the later row is never reached',
      ),
    ),
  ]
}

function checkBands(rows: readonly Band[], at: string): readonly Problem[] {
  return rows.flatMap((row, index) => {
    const next = rows[index + 1]
    const below = row.below ?? Infinity
    return [
      ...unless(below > row.from, () =>
        problem('band', at, `分段 ${row.from} 是空的`, `the band from ${row.from} is empty`),
      ),
      ...unless(!next || next.from >= below, () =>
        problem('overlap', at, `分段在 ${next?.from ?? ''} 重叠`, `bands overlap at ${next?.from ?? ''}`),
      ),
      ...unless(!next || next.from <= below, () =>
        problem(
          'gap',
          at,
          `${below} 到 ${next?.from ?? ''} 之间没有分段`,
          `no band covers ${below} to ${next?.from ?? ''}`,
        ),
      ),
    ]
  })
}

function checkIs(fact: Fact, value: FactValue, at: string): readonly Problem[] {
  if (typeof value === 'number') return checkNumber(fact, [value], at)
  if (typeof value === 'string') return checkOptions(fact, [value], at)
  return unless(fact.type === 'boolean', () =>
    problem('unit', at, `「${fact.name.zh}」不是是非题`, `"${fact.id}" is not a yes or no`),
  )
}

function checkUse(node: Node, fact: Fact, at: string): readonly Problem[] {
  switch (node.kind) {
    case 'is':
      return checkIs(fact, node.value, at)
    case 'in':
      return checkOptions(fact, node.values, at)
    case 'table':
      return checkOptions(
        fact,
        node.rows.flatMap(row => row.values),
        at,
      )
    case 'range':
      return checkNumber(fact, [node.min, node.max, node.above, node.below], at)
    case 'bands':
      return [
        ...checkNumber(
          fact,
          node.rows.flatMap(row => [row.from, row.below]),
          at,
        ),
        ...checkBands(node.rows, at),
      ]
    case 'per':
      return [
        ...checkNumber(fact, [node.every], at),
        ...unless(node.every > 0 && (fact.min ?? 0) >= 0, () =>
          problem('unit', at, '单位必须大于零，数不能为负', 'the unit must be above zero and the number never below'),
        ),
      ]
    default:
      return []
  }
}

function checkNode(node: Node, definitions: Definitions, at: string): readonly Problem[] {
  if (node.kind === 'at_least' && node.count > node.of.length) {
    return [
      problem(
        'unreachable',
        at,
        `至少 ${node.count} 项，但只列了 ${node.of.length} 项`,
        `asks for ${node.count} of ${node.of.length}`,
      ),
    ]
  }
  if (!('fact' in node)) return []
  if (node.fact === ITEM) return []
  const fact = definitions.facts.get(node.fact)
  if (!fact)
    return [problem('fact', at, `词汇表里没有事实「${node.fact}」`, `the vocabulary has no fact "${node.fact}"`)]
  return checkUse(node, fact, at)
}

function checkAmount(amount: Amount, quote: string, definitions: Definitions, at: string): readonly Problem[] {
  if ('parameter' in amount) {
    const parameter = definitions.parameters.get(amount.parameter)
    return unless(parameter?.unit === 'points', () =>
      problem(
        'parameter',
        at,
        `没有分值参数「${amount.parameter}」`,
        `there is no points parameter "${amount.parameter}"`,
      ),
    )
  }
  const printed: readonly string[] = quote.match(/\d+(\.\d+)?/g) ?? []
  return unless(printed.includes(formatPoints(Math.abs(amount.points))) || amount.points === 0, () =>
    problem(
      'source',
      at,
      `${formatPoints(amount.points)} 分没有来源：条款原文里没有这个数，请写成参数`,
      `${formatPoints(amount.points)} points has no source: the clause does not print it; make it a parameter`,
    ),
  )
}

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

function checkRoot(root: Node, definitions: Definitions, at: string): readonly Problem[] {
  if (!bounded(root))
    return [problem('too_large', at, '规则嵌套太深或太大', 'the rule is nested too deep or too large')]
  return nodesOf(root).flatMap(node => checkNode(node, definitions, at))
}

/** Conditions and indicators of a pack, and whether its threshold can be reached at all. */
export function checkRules(pack: Pack, definitions: Definitions): readonly Problem[] {
  const quotes = new Map(pack.clauses.map(each => [each.id, each.quote]))
  const found = [
    ...pack.conditions.flatMap(each => checkRoot(each.test, definitions, `conditions/${each.id}`)),
    ...pack.indicators.flatMap(each => checkRoot(each.rule, definitions, `indicators/${each.id}`)),
  ]
  if (found.length > 0) return found
  const numbers = pack.indicators.flatMap(each =>
    amountsOfRule(each.rule).flatMap(amount =>
      checkAmount(amount, quotes.get(each.clause) ?? '', definitions, `indicators/${each.id}`),
    ),
  )
  return numbers.length > 0 ? numbers : checkTotals(pack, definitions)
}

function checkTotals(pack: Pack, definitions: Definitions): readonly Problem[] {
  const ranges = pack.indicators.flatMap(each =>
    nodesOf(each.rule).flatMap(node =>
      isCondition(node) ? [] : [{ at: `indicators/${each.id}`, range: points(node, {}, definitions) }],
    ),
  )
  const most = pack.indicators.reduce((sum, each) => sum + points(each.rule, {}, definitions).max, 0)
  return [
    ...ranges
      .filter(({ range }) => Math.max(Math.abs(range.min), Math.abs(range.max)) > MOST_POINTS)
      .map(({ at }) =>
        problem(
          'too_large',
          at,
          '分值大到无法储存，请加封顶或缩小范围',
          'points too large to store: cap them or narrow the domain',
        ),
      ),
    ...unless(!pack.threshold || (pack.threshold.points > 0 && most >= pack.threshold.points), () =>
      problem(
        'threshold',
        'threshold',
        `最高只能得 ${formatPoints(most)} 分，达不到门槛`,
        `at most ${formatPoints(most)} points can be reached, below the threshold`,
      ),
    ),
  ]
}
