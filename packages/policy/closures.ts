/**
 * Rules as closures: the evaluator where code must not be generated (a browser's security policy). Agrees with the
 * interpreter.
 */
import type { Condition, Rule } from './ast.ts'
import { absentValue, amountOf, type Definitions, scaled, scaleOf, type Truth } from './environment.ts'
import { truth } from './interpret.ts'
import type { Facts, FactValue, Points } from './types.ts'

type Test = (facts: Facts) => boolean
type Scorer = (facts: Facts) => Points

interface Reader {
  readonly value: (facts: Facts) => FactValue
  readonly number: (facts: Facts) => number
  readonly scale: number
}

function reader(id: string, definitions: Definitions): Reader {
  const fact = definitions.facts.get(id)
  const absent = fact ? absentValue(fact) : false
  const scale = scaleOf(fact)
  const value = (facts: Facts) => facts[id] ?? absent
  return { value, scale, number: facts => scaled(Number(value(facts)), scale) }
}

function rangeTest(node: Extract<Condition, { kind: 'range' }>, definitions: Definitions): Test {
  const { number, scale } = reader(node.fact, definitions)
  const min = scaled(node.min ?? -Infinity, scale)
  const max = scaled(node.max ?? Infinity, scale)
  const above = scaled(node.above ?? -Infinity, scale)
  const below = scaled(node.below ?? Infinity, scale)
  return facts => {
    const value = number(facts)
    return value >= min && value <= max && value > above && value < below
  }
}

/** A condition over facts of which the unknown ones count as not established. */
export function test(node: Condition, definitions: Definitions): Test {
  switch (node.kind) {
    case 'is': {
      const { value } = reader(node.fact, definitions)
      return facts => value(facts) === node.value
    }
    case 'in': {
      const { value } = reader(node.fact, definitions)
      const values: ReadonlySet<FactValue> = new Set(node.values)
      return facts => values.has(value(facts))
    }
    case 'range':
      return rangeTest(node, definitions)
    case 'not': {
      const inner = test(node.of, definitions)
      return facts => !inner(facts)
    }
    default: {
      const of = node.of.map(each => test(each, definitions))
      const count = node.kind === 'all' ? of.length : node.kind === 'any' ? 1 : node.count
      return facts => of.reduce((yes, each) => yes + (each(facts) ? 1 : 0), 0) >= count
    }
  }
}

function tableScorer(node: Extract<Rule, { kind: 'table' }>, definitions: Definitions): Scorer {
  const { value } = reader(node.fact, definitions)
  const rows = new Map<FactValue, Points>()
  for (const row of node.rows) {
    for (const each of row.values) if (!rows.has(each)) rows.set(each, amountOf(row.points, definitions) ?? 0)
  }
  return facts => rows.get(value(facts)) ?? 0
}

function bandScorer(node: Extract<Rule, { kind: 'bands' }>, definitions: Definitions): Scorer {
  const { number, scale } = reader(node.fact, definitions)
  const bands = node.rows.map(row => ({
    from: scaled(row.from, scale),
    below: scaled(row.below ?? Infinity, scale),
    points: amountOf(row.points, definitions) ?? 0,
  }))
  return facts => {
    const value = number(facts)
    return bands.find(band => value >= band.from && value < band.below)?.points ?? 0
  }
}

/** A rule over facts of which the unknown ones count as not established. */
export function scorer(node: Rule, definitions: Definitions): Scorer {
  switch (node.kind) {
    case 'give': {
      const given = amountOf(node.points, definitions) ?? 0
      return () => given
    }
    case 'when': {
      const holds = test(node.if, definitions)
      const gives = scorer(node.gives, definitions)
      const otherwise = node.otherwise ? scorer(node.otherwise, definitions) : () => 0
      return facts => (holds(facts) ? gives(facts) : otherwise(facts))
    }
    case 'table':
      return tableScorer(node, definitions)
    case 'bands':
      return bandScorer(node, definitions)
    case 'per': {
      const { number, scale } = reader(node.fact, definitions)
      const every = scaled(node.every, scale)
      const each = amountOf(node.points, definitions) ?? 0
      return each === 0 ? () => 0 : facts => Math.floor(number(facts) / every) * each + 0
    }
    case 'sum': {
      const of = node.of.map(each => scorer(each, definitions))
      return facts => of.reduce((total, each) => total + each(facts), 0)
    }
    case 'best': {
      const of = node.of.map(each => scorer(each, definitions))
      return facts => of.reduce((best, each) => Math.max(best, each(facts)), -Infinity)
    }
    case 'cap': {
      const most = amountOf(node.most, definitions) ?? Number.MAX_SAFE_INTEGER
      const inner = scorer(node.of, definitions)
      return facts => Math.min(inner(facts), most)
    }
  }
}

/** Whether all conditions hold, unknown facts staying unknown: one clear no decides. */
export function allHold(conditions: readonly Condition[], definitions: Definitions): (facts: Facts) => Truth {
  return facts => {
    let holds: Truth = true
    for (const condition of conditions) {
      const answer = truth(condition, facts, definitions)
      if (answer === false) return false
      if (answer === undefined) holds = undefined
    }
    return holds
  }
}
