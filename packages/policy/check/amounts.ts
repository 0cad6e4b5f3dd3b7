/** Where each number comes from: printed in the clause, or a parameter of the right kind with source and grade. */
import type { Amount, Bound, Node } from '../ast.ts'
import type { Definitions } from '../environment.ts'
import type { Pack, Problem } from '../pack.ts'
import type { Parameter } from '../types.ts'
import { parametersOf } from '../walk.ts'
import { formatPoints } from '../words.ts'
import { type Place, placesOf, rootsOf } from './places.ts'
import { numbersIn } from './printed.ts'
import { hint, meant, problem, unless, warning } from './problem.ts'

const UNITS: Readonly<Record<Parameter['unit'], { readonly zh: string; readonly en: string }>> = {
  points: { zh: '分值（points）', en: 'points' },
  count: { zh: '数目（count）', en: 'a count' },
  option: { zh: '选项（options）', en: 'a setting' },
}

/** A parameter that must exist and be of one kind. */
function parameter(id: string, unit: Parameter['unit'], at: string, definitions: Definitions): readonly Problem[] {
  const found = definitions.parameters.get(id)
  if (!found) {
    const what = meant(
      id,
      definitions.parameters.keys(),
      hint('写在 parameters.yaml 里', 'write it in parameters.yaml'),
    )
    return [problem('parameter', at, `没有参数「${id}」`, `there is no parameter "${id}"`, what)]
  }
  const [is, needs] = [UNITS[found.unit], UNITS[unit]]
  return unless(found.unit === unit, () =>
    problem(
      'parameter',
      at,
      `参数「${id}」是${is.zh}，这里要${needs.zh}`,
      `the parameter "${id}" is ${is.en}; here ${needs.en} is needed`,
      hint('改参数的写法，或换一个参数', 'write the parameter otherwise, or use another'),
    ),
  )
}

/** Every amount a node itself holds, with its step. */
function amounts(node: Node): readonly (readonly [step: string, amount: Amount])[] {
  switch (node.kind) {
    case 'give':
    case 'per':
      return [['points', node.points]]
    case 'table':
    case 'bands':
    case 'ladder':
      return node.rows.map((row, index) => [`rows/${index}/points`, row.points])
    case 'steps':
      return node.rates.map((rate, index) => [`rates/${index}/points`, rate.points])
    case 'cap':
      return [
        ...(node.most ? [['most', node.most] as const] : []),
        ...(node.least ? [['least', node.least] as const] : []),
      ]
    case 'scores':
      return [['min', node.min]]
    default:
      return []
  }
}

function bounds(node: Node): readonly (readonly [step: string, bound: Bound])[] {
  if (node.kind !== 'range') return []
  return (['min', 'max', 'above', 'below'] as const).flatMap(side => {
    const bound = node[side]
    return bound === undefined ? [] : [[side, bound] as const]
  })
}

function setting(node: Extract<Node, { kind: 'setting' }>, at: string, definitions: Definitions): readonly Problem[] {
  const wrong = parameter(node.parameter, 'option', `${at}/parameter`, definitions)
  if (wrong.length > 0) return wrong
  const known = (definitions.parameters.get(node.parameter)?.options ?? []).map(each => each.value)
  return unless(known.includes(node.value), () =>
    problem(
      'setting',
      `${at}/value`,
      `参数「${node.parameter}」没有选项「${node.value}」`,
      `the setting "${node.parameter}" has no option "${node.value}"`,
      meant(node.value, known, hint(`可选：${known.join('、')}`, `it has ${known.join(', ')}`)),
    ),
  )
}

/** Whether an amount's number stands in the clause it is said to come from. */
function printed(
  amount: Amount,
  at: string,
  numbers: ReadonlySet<number>,
  clause: string,
  what = A_PARAMETER,
): readonly Problem[] {
  if ('parameter' in amount || amount.points === 0) return []
  const number = formatPoints(amount.points)
  return unless(numbers.has(Math.abs(amount.points) / 100), () =>
    problem(
      'source',
      at,
      `${number} 没有来源：条款 ${clause} 原文里没有这个数`,
      `${number} has no source: clause ${clause} does not print it`,
      what,
    ),
  )
}

const A_PARAMETER = hint(
  '写成 parameters.yaml 里的参数，带来源和等级',
  'make it a parameter with source and grade in parameters.yaml',
)
const ANOTHER_CLAUSE = hint('引用写明这个数的条款', 'cite the clause that prints it')

/** The numbers of one node: parameters of the right kind, the others printed in the clause. */
export function checkAmounts(
  { node, at, definitions }: Place,
  clause: string,
  numbers: ReadonlySet<number>,
): Problem[] {
  return [
    ...amounts(node).flatMap(([step, amount]) =>
      'parameter' in amount
        ? parameter(amount.parameter, 'points', `${at}/${step}`, definitions)
        : printed(amount, `${at}/${step}`, numbers, clause),
    ),
    ...bounds(node).flatMap(([step, bound]) =>
      typeof bound === 'number' ? [] : parameter(bound.parameter, 'count', `${at}/${step}`, definitions),
    ),
    ...(node.kind === 'setting' ? setting(node, at, definitions) : []),
  ]
}

/** Numbers by clause, read once. */
export function printedNumbers(pack: Pack): (clause: string) => ReadonlySet<number> {
  const numbers = new Map(pack.clauses.map(each => [each.id, numbersIn(each.quote)]))
  return clause => numbers.get(clause) ?? new Set()
}

/** The threshold and the headings' limits come from somewhere too. */
export function checkLimits(pack: Pack, definitions: Definitions): readonly Problem[] {
  const numbers = printedNumbers(pack)
  const { threshold } = pack
  const limits = pack.groups.flatMap(({ id, most, least, clause }) =>
    [
      { step: 'most', amount: most },
      { step: 'least', amount: least },
    ].flatMap(({ step, amount }) => {
      if (!amount) return []
      const at = `groups/${id}/${step}`
      if ('parameter' in amount) return parameter(amount.parameter, 'points', at, definitions)
      if (clause !== undefined) return printed(amount, at, numbers(clause), clause)
      const what = hint('在这个分组写 clause', 'give the heading a clause')
      return [problem('source', at, '分组的上下限没有写明条款', "the heading's limit cites no clause", what)]
    }),
  )
  const gate = threshold
    ? printed(
        { points: threshold.points },
        'threshold/points',
        numbers(threshold.clause),
        threshold.clause,
        ANOTHER_CLAUSE,
      )
    : []
  return [...limits, ...gate]
}

/** QY-7: numbers whose worth nobody can judge, and parameters nothing reads. */
export function checkGrades(pack: Pack): readonly Problem[] {
  const groups = pack.groups.flatMap(each => [each.most, each.least].flatMap(one => one ?? []))
  const used = new Set([
    ...rootsOf(pack).flatMap(each => parametersOf(each.node)),
    ...groups.flatMap(each => ('parameter' in each ? [each.parameter] : [])),
  ])
  const grade = hint(
    '写上 grade：A 原文，B 报道或表格，C 互相一致的转述',
    'give it a grade: A official text, B press or form, C agreeing copies',
  )
  return [
    ...pack.parameters
      .filter(each => !used.has(each.id))
      .map(({ id }) =>
        warning(
          'unused',
          `parameters/${id}`,
          `没有用到参数「${id}」`,
          `nothing uses the parameter "${id}"`,
          hint('用上它，或者删去', 'use it, or remove it'),
        ),
      ),
    ...pack.ties
      .filter(each => each.chain.length > 0 && each.source.grade === undefined)
      .map(({ id }) => warning('grade', `ties/${id}/source`, '来源没有写等级', 'the source has no grade', grade)),
    ...reported(pack, grade),
  ]
}

/** Numbers in a rule under a clause that is only reported have no grade of their own. */
function reported(pack: Pack, grade: ReturnType<typeof hint>): readonly Problem[] {
  const clauses = new Set(pack.clauses.filter(each => each.wording === 'reported').map(each => each.id))
  const nobody: Definitions = { facts: new Map(), parameters: new Map(), indicators: [], groups: [], settled: false }
  return rootsOf(pack)
    .filter(each => clauses.has(each.clause))
    .flatMap(root => placesOf(root.node, root.at, nobody))
    .flatMap(({ node, at }) =>
      amounts(node).flatMap(([step, amount]) =>
        'points' in amount && amount.points !== 0
          ? [
              warning(
                'grade',
                `${at}/${step}`,
                '条款是转述，这个数没有来源等级',
                'the clause is only reported: this number has no source grade',
                grade,
              ),
            ]
          : [],
      ),
    )
}
