/** What each node becomes: a name or a literal that holds its value. Must agree with `interpret.ts`, node by node. */
import type { Condition, Rule } from '../ast.ts'
import { amountOf, type Definitions, scaled, scaleOf } from '../environment.ts'
import { truth } from '../interpret.ts'
import type { FactValue } from '../types.ts'
import { type Emitter, literal } from './emitter.ts'

type Leaf = Extract<Condition, { fact: string }>

function oneOf(value: string, values: readonly FactValue[]): string {
  return values.map(each => `${value} === ${literal(each)}`).join(' || ')
}

interface Bounds {
  readonly min?: number
  readonly max?: number
  readonly above?: number
  readonly below?: number
}

function inside(value: string, bounds: Bounds, scale: number): string {
  const sides = [
    ['>=', bounds.min],
    ['<=', bounds.max],
    ['>', bounds.above],
    ['<', bounds.below],
  ] as const
  const tests = sides.flatMap(([sign, bound]) =>
    bound === undefined ? [] : [`${value} ${sign} ${literal(scaled(bound, scale))}`],
  )
  return tests.length === 0 ? 'true' : tests.join(' && ')
}

function leafTest(node: Leaf, emit: Emitter): string {
  if (node.kind === 'is') return oneOf(emit.value(node.fact), [node.value])
  if (node.kind === 'in') return oneOf(emit.value(node.fact), node.values)
  return inside(emit.number(node.fact), node, scaleOf(emit.definitions.facts.get(node.fact)))
}

/**
 * A condition of the pack itself, three-valued: 0 no, 1 not known, 2 yes, so that "all" is the least and "any" the
 * most.
 */
export function truthName(node: Condition, at: string, emit: Emitter): string {
  const name = emit.bind(truthExpression(node, at, emit))
  emit.note(at, node, 'truth', name)
  return name
}

function truthExpression(node: Condition, at: string, emit: Emitter): string {
  switch (node.kind) {
    case 'is':
    case 'in':
    case 'range': {
      const open = truth(node, {}, emit.definitions)
      return `${emit.raw(node.fact)} === undefined ? ${open === undefined ? 1 : open ? 2 : 0} : ${leafTest(node, emit)} ? 2 : 0`
    }
    case 'not':
      return `2 - ${truthName(node.of, `${at}/of`, emit)}`
    default: {
      const of = node.of.map((each, index) => truthName(each, `${at}/${index}`, emit))
      if (node.kind === 'all') return `Math.min(${of.join(', ')})`
      if (node.kind === 'any') return `Math.max(${of.join(', ')})`
      const yes = of.map(each => `(${each} >> 1)`).join(' + ')
      const maybe = of.map(each => `(${each} + 1 >> 1)`).join(' + ')
      return `${yes} >= ${literal(node.count)} ? 2 : ${maybe} >= ${literal(node.count)} ? 1 : 0`
    }
  }
}

/** A condition inside a rule, where unknown facts count as not established: a JavaScript boolean. */
function testName(node: Condition, at: string, emit: Emitter): string {
  const name = emit.bind(testExpression(node, at, emit))
  emit.note(at, node, 'test', name)
  return name
}

function testExpression(node: Condition, at: string, emit: Emitter): string {
  switch (node.kind) {
    case 'is':
    case 'in':
    case 'range':
      return leafTest(node, emit)
    case 'not':
      return `!${testName(node.of, `${at}/of`, emit)}`
    default: {
      const of = node.of.map((each, index) => testName(each, `${at}/${index}`, emit))
      if (node.kind === 'all') return of.join(' && ')
      if (node.kind === 'any') return of.join(' || ')
      return `${of.map(each => `(${each} ? 1 : 0)`).join(' + ')} >= ${literal(node.count)}`
    }
  }
}

/** Whether a rule gives nothing whoever asks, because no number it gives has a value. */
export function givesNothing(node: Rule, definitions: Definitions): boolean {
  const nothing = (each: Rule) => givesNothing(each, definitions)
  switch (node.kind) {
    case 'give':
    case 'per':
      return (amountOf(node.points, definitions) ?? 0) === 0
    case 'table':
    case 'bands':
      return node.rows.every(row => (amountOf(row.points, definitions) ?? 0) === 0)
    case 'when':
      return nothing(node.gives) && (!node.otherwise || nothing(node.otherwise))
    case 'sum':
    case 'best':
      return node.of.every(nothing)
    case 'cap':
      return nothing(node.of) && (amountOf(node.most, definitions) ?? 0) >= 0
  }
}

/** A rule over facts of which the unknown ones count as not established: hundredths of points. */
export function pointsName(node: Rule, at: string, emit: Emitter): string {
  const fixed = givesNothing(node, emit.definitions)
    ? '0'
    : node.kind === 'give'
      ? literal(amountOf(node.points, emit.definitions) ?? 0)
      : undefined
  // What never changes is no part of the trace: it stands in the pack.
  if (fixed !== undefined) return fixed
  const name = emit.bind(pointsExpression(node, at, emit))
  emit.note(at, node, 'points', name)
  return name
}

function pointsExpression(node: Rule, at: string, emit: Emitter): string {
  const amount = (each: Parameters<typeof amountOf>[0]) => literal(amountOf(each, emit.definitions) ?? 0)
  switch (node.kind) {
    case 'give':
      return amount(node.points)
    case 'when': {
      const holds = testName(node.if, `${at}/if`, emit)
      const gives = pointsName(node.gives, `${at}/gives`, emit)
      return `${holds} ? ${gives} : ${node.otherwise ? pointsName(node.otherwise, `${at}/otherwise`, emit) : '0'}`
    }
    case 'table': {
      const value = emit.value(node.fact)
      return `${node.rows.map(row => `${oneOf(value, row.values)} ? ${amount(row.points)}`).join(' : ')} : 0`
    }
    case 'bands': {
      const value = emit.number(node.fact)
      const scale = scaleOf(emit.definitions.facts.get(node.fact))
      const rows = node.rows.map(
        row => `${inside(value, { min: row.from, below: row.below }, scale)} ? ${amount(row.points)}`,
      )
      return `${rows.join(' : ')} : 0`
    }
    case 'per': {
      const every = scaled(node.every, scaleOf(emit.definitions.facts.get(node.fact)))
      const whole = every === 1 && emit.definitions.facts.get(node.fact)?.type === 'integer'
      const count = whole ? emit.number(node.fact) : `Math.floor(${emit.number(node.fact)} / ${literal(every)})`
      return `${count} * ${amount(node.points)}`
    }
    case 'cap': {
      const inner = pointsName(node.of, `${at}/of`, emit)
      const most = amountOf(node.most, emit.definitions)
      return most === undefined ? inner : `Math.min(${inner}, ${literal(most)})`
    }
    default: {
      const of = node.of.map((each, index) => pointsName(each, `${at}/${index}`, emit))
      return node.kind === 'sum' ? of.join(' + ') : `Math.max(${of.join(', ')})`
    }
  }
}
