/** What each node becomes where only findings score: unknown facts count as not established. */
import { type Bound, type Condition, ITEM, type Rule } from '../ast.ts'
import { amountOf, boundOf, type Definitions, scaled, scaleOf, settled, withItem } from '../environment.ts'
import { points, truth } from '../interpret/index.ts'
import type { Answer, Fact } from '../types.ts'
import { readsOf } from '../walk.ts'
import type { Slot } from './facts.ts'
import type { Program } from './program.ts'
import type { Interval, Register } from './steps.ts'

/** Where rules are built: what they read and what they write to. */
export interface Site {
  readonly program: Program
  /** Settled: see `Definitions`. */
  readonly definitions: Definitions
  /** Where a fact's answer lies, from the first time it is asked for. */
  readonly slot: (fact: string) => Slot | undefined
  /** The texts a fact's answer may be. */
  readonly texts: (fact: string) => readonly string[]
  /** The register of the number in hand inside an `each`. */
  readonly item?: Register
}

/** Choices with more texts than this are not tried out one by one. */
const FEW_TEXTS = 64

/** An answer that is none of a choice's texts. */
const OTHER = '\u0000'

function registerOf(fact: string, site: Site): Register {
  if (fact === ITEM && site.item !== undefined) return site.item
  // A fact the pack does not define is a number nobody has.
  return site.slot(fact)?.at ?? site.program.constant(0)
}

/** All the answers a fact of few answers may have, in the order of the numbers they become. */
function answersOf(fact: Fact, texts: readonly string[]): readonly Answer[] | undefined {
  if (fact.type === 'boolean') return [false, true]
  return fact.type === 'choice' && texts.length <= FEW_TEXTS ? [...texts, OTHER] : undefined
}

/** What hangs on one fact of few answers is tried out beforehand and looked up. */
function lookedUp(node: Condition | Rule, value: (answer: Answer, fact: Fact) => number, site: Site): Register | undefined {
  const [id, ...others] = new Set(readsOf(node))
  const fact = id === undefined || others.length > 0 ? undefined : site.definitions.facts.get(id)
  const answers = fact && answersOf(fact, site.texts(fact.id))
  if (!fact || !answers || readsItem(node)) return undefined
  return look(fact.id, answers.map(each => value(each, fact)), site)
}

/** A number for each text of a choice, or for no and yes. */
function look(fact: string, values: readonly number[], site: Site): Register {
  const [first = 0] = values
  if (values.every(each => each === first)) return site.program.constant(first)
  return site.program.place({ kind: 'lookup', a: registerOf(fact, site), values })
}

function readsItem(node: Condition | Rule): boolean {
  return JSON.stringify(node).includes(`"${ITEM}"`)
}

function readsNothing(node: Condition | Rule, site: Site): boolean {
  return readsOf(node).length === 0 && !readsItem(node) && site.program !== undefined
}

/** A test: 0 or 1. */
export function testRegister(node: Condition, site: Site): Register {
  const { program, definitions } = site
  if (node.kind === 'scores') throw new RangeError('points of an indicator are asked for inside a rule')
  if (readsNothing(node, site)) return program.constant(truth(node, {}, definitions) === true ? 1 : 0)
  const known = lookedUp(node, (answer, fact) => Number(truth(node, { [fact.id]: answer }, definitions) === true), site)
  if (known !== undefined) return known
  switch (node.kind) {
    case 'is':
    case 'in':
      return matches(node, site)
    case 'range':
      return program.place({ kind: 'inside', a: registerOf(node.fact, site), ...intervalOf(node, site.definitions) })
    case 'not':
      return program.place({ kind: 'minus', a: testRegister(node.of, site), from: 1 })
    case 'setting':
      return program.constant(truth(node, {}, definitions) === true ? 1 : 0)
    default: {
      const of = node.of.map(each => testRegister(each, site))
      const count = node.kind === 'all' ? of.length : node.kind === 'any' ? 1 : node.count
      return of.length === 0 ? program.constant(count <= 0 ? 1 : 0) : program.place({ kind: 'count', of, count })
    }
  }
}

function matches(node: Extract<Condition, { kind: 'is' | 'in' }>, site: Site): Register {
  const { program, definitions } = site
  const fact = definitions.facts.get(node.fact)
  if (fact?.type === 'choice') {
    const wanted: ReadonlySet<unknown> = new Set(node.kind === 'in' ? node.values : [node.value])
    return look(node.fact, [...site.texts(node.fact).map(each => Number(wanted.has(each))), 0], site)
  }
  if (node.kind === 'in' || typeof node.value !== 'number') return program.constant(0)
  const scale = scaleOf(fact)
  const value = scaled(node.value, scale)
  // A number finer than the fact's own unit is nobody's.
  if (value / scale !== node.value) return program.constant(0)
  return program.place({ kind: 'equals', a: registerOf(node.fact, site), value })
}

/** The bounds of a range in exact units; what nobody has set holds for no number. */
export function intervalOf(node: Extract<Condition, { kind: 'range' }>, definitions: Definitions): Interval {
  const scale = scaleOf(definitions.facts.get(node.fact))
  const at = (bound: Bound | undefined, none: number, unset: number) => {
    if (bound === undefined) return none
    const number = boundOf(bound, definitions)
    return number === undefined ? unset : scaled(number, scale)
  }
  const never = definitions.settled
  return {
    min: at(node.min, -Infinity, never ? Infinity : -Infinity),
    max: at(node.max, Infinity, never ? -Infinity : Infinity),
    above: at(node.above, -Infinity, never ? Infinity : -Infinity),
    below: at(node.below, Infinity, never ? -Infinity : Infinity),
  }
}

/** A rule: hundredths of points. */
export function pointsRegister(node: Rule, site: Site): Register {
  const { program, definitions } = site
  if (readsNothing(node, site)) return program.constant(points(node, {}, definitions).min)
  const known = lookedUp(node, (answer, fact) => points(node, { [fact.id]: answer }, definitions).min, site)
  return known ?? built(node, site)
}

function built(node: Rule, site: Site): Register {
  const { program, definitions } = site
  const below = (each: Rule) => pointsRegister(each, site)
  const amount = (each: Parameters<typeof amountOf>[0]) => amountOf(each, definitions) ?? 0
  const limitOf = (each: Parameters<typeof amountOf>[0] | undefined) => each && amountOf(each, definitions)
  switch (node.kind) {
    case 'give':
      return program.constant(amount(node.points))
    case 'when': {
      const otherwise = node.otherwise ? below(node.otherwise) : program.constant(0)
      const gives = below(node.gives)
      if (gives === otherwise) return gives
      return program.place({ kind: 'select', test: testRegister(node.if, site), gives, otherwise })
    }
    case 'table': {
      const found = new Map(node.rows.toReversed().flatMap(row => row.values.map(each => [each, amount(row.points)])))
      return look(node.fact, [...site.texts(node.fact).map(each => found.get(each) ?? 0), 0], site)
    }
    case 'bands': {
      const scale = scaleOf(definitions.facts.get(node.fact))
      const rows = node.rows.map(row => ({
        from: scaled(row.from, scale),
        below: row.below === undefined ? Infinity : scaled(row.below, scale),
        points: amount(row.points),
      }))
      return program.place({ kind: 'bands', a: registerOf(node.fact, site), rows })
    }
    case 'per':
      return perUnit(node, -Infinity, Infinity, site)
    case 'steps': {
      const every = scaled(node.every, scaleOf(definitions.facts.get(node.fact)))
      const rates = node.rates.map(each => ({ from: each.from, points: amount(each.points) }))
      const sorted = rates.toSorted((a, b) => a.from - b.from)
      return program.place({ kind: 'steps', a: registerOf(node.fact, site), every, all: node.apply === 'all', rates: sorted })
    }
    case 'ladder': {
      const tests = node.rows.map(each => testRegister(each.if, site))
      return program.place({ kind: 'ladder', tests, points: node.rows.map(each => amount(each.points)) })
    }
    case 'switch':
      return switched(node, site)
    case 'sum':
      return added(node.of.map(below), program)
    case 'best':
      return program.place({ kind: 'greatest', of: node.of.map(below) })
    case 'cap': {
      const [least, most] = [limitOf(node.least) ?? -Infinity, limitOf(node.most) ?? Infinity]
      if (node.of.kind === 'per') return perUnit(node.of, least, most, site)
      return program.place({ kind: 'limit', a: below(node.of), least, most })
    }
    case 'round':
      return program.place({ kind: 'round', a: below(node.of), round: node.round })
    case 'each':
      return overList(node, site)
    default:
      return shared(node, below(node.of), site)
  }
}

/** Nothing adds up to nothing, and one thing to itself. */
export function added(of: readonly Register[], program: Program): Register {
  const [first, ...others] = of.filter(each => each !== program.constant(0))
  if (first === undefined) return program.constant(0)
  return others.length === 0 ? first : program.place({ kind: 'add', of: [first, ...others] })
}

function perUnit(node: Extract<Rule, { kind: 'per' }>, least: number, most: number, site: Site): Register {
  const { program, definitions } = site
  const scale = scaleOf(definitions.facts.get(node.fact))
  const each = amountOf(node.points, definitions) ?? 0
  if (each === 0) return program.constant(Math.min(Math.max(0, least), most))
  const number = registerOf(node.fact, site)
  const a =
    node.above === undefined
      ? number
      : program.place({ kind: 'excess', a: number, above: scaled(node.above, scale) })
  return program.place({ kind: 'per', a, every: scaled(node.every, scale), points: each, least, most })
}

function switched(node: Extract<Rule, { kind: 'switch' }>, site: Site): Register {
  const { program } = site
  const texts = site.texts(node.fact)
  const otherwise = node.otherwise ? pointsRegister(node.otherwise, site) : program.constant(0)
  const cases = node.cases.map(each => ({ values: new Set(each.values), gives: pointsRegister(each.gives, site) }))
  const targets = texts.map(text => cases.find(each => each.values.has(text))?.gives ?? otherwise)
  return program.place({ kind: 'switch', a: registerOf(node.fact, site), targets: [...targets, otherwise] })
}

function shared(node: Extract<Rule, { kind: 'divide' | 'percent' }>, a: Register, site: Site): Register {
  const fact = node.kind === 'divide' ? node.by : node.fact
  const scale = scaleOf(site.definitions.facts.get(fact))
  const by = registerOf(fact, site)
  const kind = node.kind === 'divide' ? 'share' : 'percent'
  return site.program.place({ kind, a, by, scale, round: node.round })
}

function overList(node: Extract<Rule, { kind: 'each' }>, site: Site): Register {
  const { program } = site
  const list = site.slot(node.fact)?.place
  if (list === undefined) return program.constant(0)
  const scope = program.scope()
  const inside = { ...site, item: scope.item, definitions: settled(withItem(node.fact, site.definitions)) }
  return program.each(list, scope, pointsRegister(node.of, inside))
}
