/** Rows, bands, rungs, rates and cases that overlap, leave a gap, or can never matter. */
import type { Band, Condition, Node } from '../ast.ts'
import { amountOf, type Definitions } from '../environment.ts'
import { truth } from '../interpret/index.ts'
import type { Problem } from '../pack.ts'
import type { Fact, Facts } from '../types.ts'
import type { Place } from './places.ts'
import { hint, problem, unless, warning } from './problem.ts'
import { casesOf, verdictOf } from './values.ts'

type Of<K extends Node['kind']> = Extract<Node, { kind: K }>

const unreachable = (at: string, zh: string, en: string, zhHint: string, enHint: string): Problem =>
  problem('unreachable', at, zh, en, hint(zhHint, enHint))

/** Options that stand in an earlier row already. */
function twice(rows: readonly { readonly values: readonly string[] }[], at: string): readonly Problem[] {
  const seen = new Map<string, number>()
  return rows.flatMap((row, index) =>
    row.values.flatMap(value => {
      const before = seen.get(value)
      if (before === undefined) seen.set(value, index)
      return before === undefined
        ? []
        : [
            unreachable(
              `${at}/${index}`,
              `选项「${value}」在第 ${before + 1} 行已经写过，这里永远用不到`,
              `the option "${value}" stands in row ${before + 1} already: here it is never reached`,
              '删去重复的选项',
              'remove the option where it is not meant',
            ),
          ]
    }),
  )
}

function bandBounds(row: Band, fact: Fact, at: string): readonly Problem[] {
  const below = row.below ?? Infinity
  if (below <= row.from)
    return [
      problem(
        'band',
        at,
        `分段 ${row.from} 到 ${below} 是空的`,
        `the band from ${row.from} below ${below} is empty`,
        HALF_OPEN,
      ),
    ]
  const { min = -Infinity, max = Infinity } = fact
  return unless(row.from <= max && below > min, () =>
    unreachable(
      at,
      `「${fact.name.zh}」只能是 ${min} 到 ${max}，这一段永远用不到`,
      `"${fact.id}" lies from ${min} to ${max}: this band is never reached`,
      '改分段，或改词汇表里的范围',
      'change the band, or the domain in the vocabulary',
    ),
  )
}

const HALF_OPEN = hint('分段包含 from，不包含 below', 'a band includes from and excludes below')

function bands(node: Of<'bands'>, fact: Fact, at: string): readonly Problem[] {
  const rows = node.rows.map((row, index) => ({ row, at: `${at}/rows/${index}` }))
  const sorted = rows
    .filter(each => each.row.from < (each.row.below ?? Infinity))
    .sort((a, b) => a.row.from - b.row.from)
  const between = sorted.flatMap(({ row }, index) => {
    const next = sorted[index + 1]
    if (!next) return []
    const below = row.below ?? Infinity
    const { from } = next.row
    return [
      ...unless(from >= below, () =>
        problem('overlap', next.at, `分段在 ${from} 重叠`, `bands overlap at ${from}`, HALF_OPEN),
      ),
      ...unless(from <= below, () =>
        problem(
          'gap',
          next.at,
          `${below} 到 ${from} 之间没有分段`,
          `no band covers ${below} to ${from}`,
          hint('如果这一段确实不计分，写一行 0 分', 'if nothing is given there, write a row of 0 points'),
        ),
      ),
    ]
  })
  return [...rows.flatMap(each => bandBounds(each.row, fact, each.at)), ...between]
}

function steps(node: Of<'steps'>, fact: Fact, at: string): readonly Problem[] {
  const most = Math.floor((fact.max ?? Infinity) / node.every)
  return node.rates.flatMap((rate, index) => [
    ...unless(rate.from <= most, () =>
      unreachable(
        `${at}/rates/${index}`,
        `「${fact.name.zh}」最多 ${most} 个单位，到不了第 ${rate.from} 个`,
        `"${fact.id}" makes ${most} units at most, never ${rate.from}`,
        '改起点，或改词汇表里的范围',
        'change from, or the domain in the vocabulary',
      ),
    ),
    ...unless(node.rates.findIndex(each => each.from === rate.from) === index, () =>
      problem(
        'overlap',
        `${at}/rates/${index}`,
        `两档都从第 ${rate.from} 个单位起`,
        `two rates begin with unit ${rate.from}`,
      ),
    ),
  ])
}

function per(node: Of<'per'>, fact: Fact, at: string): readonly Problem[] {
  const most = (fact.max ?? Infinity) - (node.above ?? 0)
  return unless(most >= node.every, () =>
    unreachable(
      at,
      `「${fact.name.zh}」最多 ${fact.max}，不满一个单位，永远不得分`,
      `"${fact.id}" is ${fact.max} at most, less than one unit: it never gives points`,
      '检查 every 与事实的单位是否一致',
      "check that every is in the fact's unit",
    ),
  )
}

interface Reached {
  readonly if: Condition
  readonly points: number | undefined
}

const reaches = (rung: Reached, facts: Facts, definitions: Definitions) =>
  truth(rung.if, facts, definitions) === true ? (rung.points ?? 0) : -Infinity

/** Which of the rungs gives more than all others that hold. */
function deciding(points: readonly number[]): readonly number[] {
  const index = points.indexOf(Math.max(...points))
  const most = points[index] ?? -Infinity
  return most > -Infinity && points.every((each, place) => place === index || each < most) ? [index] : []
}

/** A rung matters when for somebody it gives more than the others. */
function ladder(node: Of<'ladder'>, definitions: Definitions, at: string): readonly Problem[] {
  const never = node.rows.flatMap((row, index) =>
    verdictOf(row.if, definitions) === 'never'
      ? [
          unreachable(
            `${at}/rows/${index}`,
            '没有人能满足这一档',
            'nobody can reach this rung',
            '检查条件中的数与选项',
            'check the numbers and options of its condition',
          ),
        ]
      : [],
  )
  const rungs = node.rows.map(row => ({ if: row.if, points: amountOf(row.points, definitions) }))
  const cases = casesOf(
    rungs.map(each => each.if),
    definitions,
  )
  if (never.length > 0 || !cases || rungs.some(each => each.points === undefined)) return never
  const matters = new Set(cases.flatMap(facts => deciding(rungs.map(each => reaches(each, facts, definitions)))))
  return rungs.flatMap((_, index) =>
    unless(matters.has(index), () =>
      unreachable(
        `${at}/rows/${index}`,
        '满足这一档的人总能满足分值不低于它的另一档',
        'whoever reaches this rung always reaches another that gives no less',
        '删去这一档，或收紧另一档的条件',
        "remove it, or narrow the other rung's condition",
      ),
    ),
  )
}

function cases(node: Of<'switch'>, fact: Fact, at: string): readonly Problem[] {
  const covered = new Set(node.cases.flatMap(each => each.values))
  const all = (fact.options ?? []).every(each => covered.has(each.value))
  return [
    ...twice(node.cases, `${at}/cases`),
    ...unless(!node.otherwise || !all, () =>
      warning(
        'unreachable',
        `${at}/otherwise`,
        '每个选项都已列出，otherwise 用不到',
        'every option has a case: otherwise is never reached',
      ),
    ),
  ]
}

function needed(node: Extract<Node, { kind: 'at_least' }>, at: string): readonly Problem[] {
  return unless(node.count <= node.of.length, () =>
    unreachable(
      at,
      `要满足 ${node.count} 项，但只列了 ${node.of.length} 项`,
      `asks for ${node.count} of ${node.of.length}`,
      '改 count，或补上漏写的条件',
      'change count, or add the condition that is missing',
    ),
  )
}

/** Problems of one node's rows, for a fact that fits it. */
export function checkRows({ node, at, definitions }: Place): readonly Problem[] {
  if (node.kind === 'ladder') return ladder(node, definitions, at)
  if (node.kind === 'at_least') return needed(node, at)
  const fact = 'fact' in node ? definitions.facts.get(node.fact) : undefined
  if (!fact) return []
  switch (node.kind) {
    case 'table':
      return twice(node.rows, `${at}/rows`)
    case 'bands':
      return bands(node, fact, at)
    case 'steps':
      return steps(node, fact, at)
    case 'per':
      return per(node, fact, at)
    case 'switch':
      return cases(node, fact, at)
    default:
      return []
  }
}
