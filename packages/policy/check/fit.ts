/** Does a node ask of a fact what the fact can answer: types, units, options, domains. */
import { type Bound, ITEM, type Node } from '../ast.ts'
import { boundOf, type Definitions } from '../environment.ts'
import type { Problem } from '../pack.ts'
import type { Fact, FactValue, Text } from '../types.ts'
import { factOf } from '../walk.ts'
import type { Place } from './places.ts'
import { hint, meant, problem, unless } from './problem.ts'

const TYPES: Readonly<Record<Fact['type'], Text>> = {
  boolean: { zh: '是非题', en: 'a yes or no' },
  integer: { zh: '整数', en: 'a whole number' },
  decimal: { zh: '数', en: 'a number' },
  choice: { zh: '选项', en: 'a choice' },
  date: { zh: '日期', en: 'a date' },
  list: { zh: '一列数', en: 'a list of numbers' },
  periods: { zh: '时间段', en: 'periods' },
  events: { zh: '有日期的事项', en: 'dated events' },
}

const BY_TYPE: Readonly<Partial<Record<Fact['type'], Text>>> = {
  boolean: hint('是非题用 is 和 true / false', 'a yes or no is asked with is and true / false'),
  choice: hint('选项用 is、in、table 或 switch', 'a choice is asked with is, in, table or switch'),
  list: hint('一列数只能放在 each 里，用 item 读每一个', 'a list is read by each, every number of it as item'),
  date: hint(
    '写一条 derivations，把日期换算成年龄或月数',
    'write a derivation that makes an age or months of the date',
  ),
  periods: hint('写一条 derivations（kind: length）', 'write a derivation of kind length'),
  events: hint('写一条 derivations（kind: tally 或 by_year）', 'write a derivation of kind tally or by_year'),
}
const NUMBERS = hint('数用 range、bands、per 或 steps', 'a number is asked with range, bands, per or steps')

const names = (fact: Fact) => ({ zh: `「${fact.name.zh}」（${fact.id}）`, en: `"${fact.id}"` })

function wrongType(fact: Fact, wanted: Fact['type'], at: string): Problem {
  const { zh, en } = names(fact)
  const [is, needs] = [TYPES[fact.type], TYPES[wanted]]
  const dated = fact.type === 'periods' || fact.type === 'events' || fact.type === 'date'
  return problem(
    dated ? 'dated' : 'unit',
    at,
    `${zh}是${is.zh}，这里要${needs.zh}`,
    `${en} is ${is.en}; here ${needs.en} is needed`,
    BY_TYPE[fact.type] ?? NUMBERS,
  )
}

const isNumber = (fact: Fact) => fact.type === 'integer' || fact.type === 'decimal'

/** A number in rule or bound that the fact could never equal: finer than its unit. */
function tooFine(fact: Fact, numbers: readonly number[]): number | undefined {
  const step = fact.type === 'decimal' ? 100 : 1
  return numbers.find(each => Math.abs(each * step - Math.round(each * step)) > 1e-6)
}

function number(fact: Fact, numbers: readonly number[], at: string): readonly Problem[] {
  if (!isNumber(fact)) return [wrongType(fact, 'decimal', at)]
  const { zh, en } = names(fact)
  const fine = tooFine(fact, numbers)
  return [
    ...unless(fact.min !== undefined && fact.max !== undefined && fact.min <= fact.max, () =>
      problem(
        'domain',
        at,
        `${zh}没有范围`,
        `${en} has no domain`,
        hint('在词汇表里写 min 和 max', 'give it min and max'),
      ),
    ),
    ...unless(fine === undefined, () =>
      problem(
        'unit',
        at,
        `${fine} 比${zh}的单位还细`,
        `${fine} is finer than the unit of ${en}`,
        fact.type === 'integer'
          ? hint(`写整数，单位是${fact.unit?.zh ?? '整数'}`, `write a whole number of ${fact.unit?.en ?? 'units'}`)
          : hint('最多两位小数', 'two decimals at most'),
      ),
    ),
  ]
}

function option(fact: Fact, values: readonly FactValue[], at: string): readonly Problem[] {
  if (fact.type !== 'choice') return [wrongType(fact, 'choice', at)]
  const known = (fact.options ?? []).map(each => each.value)
  const { zh, en } = names(fact)
  return values
    .filter(each => !known.includes(String(each)))
    .map(each =>
      problem(
        'option',
        at,
        `${zh}没有选项「${String(each)}」`,
        `${en} has no option "${String(each)}"`,
        meant(String(each), known, hint(`可选：${known.join('、')}`, `it has ${known.join(', ')}`)),
      ),
    )
}

type Row = { readonly values: readonly string[] }

function options(fact: Fact, rows: readonly Row[], below: string, at: string): readonly Problem[] {
  if (fact.type !== 'choice') return [wrongType(fact, 'choice', at)]
  return rows.flatMap((row, index) => option(fact, row.values, `${below}/${index}/values`)).slice(0, MOST)
}

function exactly(fact: Fact, value: FactValue, at: string): readonly Problem[] {
  if (fact.type === 'boolean') return unless(typeof value === 'boolean', () => wrongType(fact, 'choice', at))
  if (fact.type === 'choice') return option(fact, [value], `${at}/value`)
  if (!isNumber(fact)) return [wrongType(fact, 'boolean', at)]
  return typeof value === 'number' ? number(fact, [value], at) : [wrongType(fact, 'boolean', at)]
}

const numbersIn = (bounds: readonly (Bound | undefined)[], definitions: Definitions): readonly number[] =>
  bounds.flatMap(each => (each === undefined ? [] : (boundOf(each, definitions) ?? [])))

function counts(node: Extract<Node, { kind: 'per' | 'steps' }>, fact: Fact, at: string): readonly Problem[] {
  const above = node.kind === 'per' && node.above !== undefined ? [node.above] : []
  const { zh, en } = names(fact)
  return [
    ...number(fact, [node.every, ...above], at),
    ...unless(node.every > 0 && (fact.min ?? 0) >= 0, () =>
      problem('unit', at, `${zh}可能是负数，不能按单位计`, `${en} may be negative: it cannot be counted in units`),
    ),
  ]
}

function share(fact: Fact, at: string): readonly Problem[] {
  const { zh, en } = names(fact)
  const fits = (fact.min ?? 0) >= 0 && (fact.max ?? 0) <= 100
  return [
    ...number(fact, [], at),
    ...unless(!isNumber(fact) || fits, () =>
      problem(
        'unit',
        at,
        `${zh}不是 0 到 100 的百分比`,
        `${en} is no percentage from 0 to 100`,
        hint('写 min: 0、max: 100 的事实', 'name a fact with min 0 and max 100'),
      ),
    ),
  ]
}

function fits(node: Node, fact: Fact, at: string, definitions: Definitions): readonly Problem[] {
  switch (node.kind) {
    case 'is':
      return exactly(fact, node.value, at)
    case 'in':
      return option(fact, node.values, `${at}/values`)
    case 'table':
      return options(fact, node.rows, `${at}/rows`, at)
    case 'switch':
      return options(fact, node.cases, `${at}/cases`, at)
    case 'range':
      return number(fact, numbersIn([node.min, node.max, node.above, node.below], definitions), at)
    case 'bands':
      return number(
        fact,
        node.rows.flatMap(row => [row.from, ...(row.below === undefined ? [] : [row.below])]),
        at,
      )
    case 'per':
    case 'steps':
      return counts(node, fact, at)
    case 'divide':
      return number(fact, [], `${at}/by`)
    case 'percent':
      return share(fact, at)
    case 'each':
      return fact.type === 'list' ? listed(fact, at) : [notList(fact, at)]
    default:
      return []
  }
}

/** So many wrong options of one node are enough. */
const MOST = 20

function notList(fact: Fact, at: string): Problem {
  const { zh, en } = names(fact)
  return problem(
    'list',
    at,
    `each 只能用于一列数，${zh}是${TYPES[fact.type].zh}`,
    `each takes a list; ${en} is ${TYPES[fact.type].en}`,
    hint('写 type: list 的事实', 'name a fact of type list'),
  )
}

function listed(fact: Fact, at: string): readonly Problem[] {
  const { zh, en } = names(fact)
  return unless(fact.most !== undefined && fact.min !== undefined && fact.max !== undefined, () =>
    problem(
      'domain',
      at,
      `${zh}没有范围`,
      `${en} has no domain`,
      hint('在词汇表里写 min、max 和 most', 'give it min, max and most'),
    ),
  )
}

/** Problems of one node with the fact it reads. Facts nobody knows are told elsewhere. */
export function checkFit({ node, at, definitions }: Place): readonly Problem[] {
  const id = factOf(node)
  if (id === undefined) return []
  const fact = definitions.facts.get(id)
  if (fact) return fits(node, fact, at, definitions)
  if (id === ITEM)
    return [problem('item', at, 'item 只能在 each 里读', 'item is only read inside an each', BY_TYPE.list)]
  return [problem('fact', `${at}/fact`, `词汇表里没有事实「${id}」`, `the vocabulary has no fact "${id}"`)]
}
