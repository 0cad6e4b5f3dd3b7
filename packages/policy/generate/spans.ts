/**
 * What each node becomes while facts may be unknown: the least and the most points it may give, and conditions that
 * answer 0 no, 1 not known, 2 yes. The same intervals as the interpreter's.
 */
import { type Condition, ITEM, type Rule } from '../ast.ts'
import { amountOf, rangeOf, withItem } from '../environment.ts'
import { points, truth } from '../interpret/index.ts'
import type { PointsRange } from '../types.ts'
import { literal } from './emitter.ts'
import { leafText, limitText, loop, numberText, pointsName, ratioText, scaleAt, type Site } from './exact.ts'
import { asksUnset, fixed, onlyFact } from './fixed.ts'

/** Names or literals of the two ends; the same twice where there is one value. */
export interface Span {
  readonly min: string
  readonly max: string
}

/** What conditions ask for beside facts. */
export interface Asked {
  line(indicator: string): Span | undefined
  group(group: string): Span
}

/** The number of a list that nobody knows. */
const UNKNOWN_ITEM = 'unknown'

function spanOf({ min, max }: PointsRange): Span {
  return { min: literal(min), max: literal(max) }
}

function code(answer: boolean | undefined): string {
  return answer === undefined ? '1' : answer ? '2' : '0'
}

function isMissing(fact: string, site: Site): string {
  if (fact !== ITEM) return site.read.unknown(fact)
  return String(site.item === UNKNOWN_ITEM)
}

/** A condition: 0, 1 or 2, so that "all" is the least and "any" the most. */
export function truthName(node: Condition, at: string, site: Site, asked: Asked | undefined): string {
  const name = site.emit.bind(truthText(node, at, site, asked))
  site.emit.note(at, node, 'truth', name)
  return name
}

function truthText(node: Condition, at: string, site: Site, asked: Asked | undefined): string {
  const below = (each: Condition, place: string | number) => truthName(each, `${at}/${place}`, site, asked)
  switch (node.kind) {
    case 'is':
    case 'in':
    case 'range':
      return leafTruth(node, site)
    case 'setting':
      return code(truth(node, {}, site.definitions))
    case 'scores':
      return scoresText(node, site, asked)
    case 'not':
      return `2 - ${below(node.of, 'of')}`
    default: {
      const of = node.of.map(below)
      if (of.length === 0) return code(truth(node, {}, site.definitions))
      if (node.kind === 'all') return `Math.min(${of.join(', ')})`
      if (node.kind === 'any') return `Math.max(${of.join(', ')})`
      const yes = of.map(each => `(${each} >> 1)`).join(' + ')
      const maybe = of.map(each => `(${each} + 1 >> 1)`).join(' + ')
      return `${yes} >= ${literal(node.count)} ? 2 : ${maybe} >= ${literal(node.count)} ? 1 : 0`
    }
  }
}

function leafTruth(node: Extract<Condition, { fact: string }>, site: Site): string {
  const missing = isMissing(node.fact, site)
  const unknown = code(truth(node, {}, site.definitions))
  if (missing === 'true') return unknown
  const holds = asksUnset(node, site.definitions) ? '1' : '2'
  const known = `${leafText(node, 'true', { ...site, known: true })} ? ${holds} : 0`
  return missing === 'false' ? known : `${missing} ? ${unknown} : ${known}`
}

function scoresText(node: Extract<Condition, { kind: 'scores' }>, site: Site, asked: Asked | undefined): string {
  if (!asked) throw new RangeError('points of an indicator are asked for inside a rule')
  const least = amountOf(node.min, site.definitions)
  if (least === undefined) return '1'
  const { min, max } = asked.line(node.indicator ?? '') ?? asked.group(node.group ?? '')
  return `${min} >= ${literal(least)} ? 2 : ${max} >= ${literal(least)} ? 1 : 0`
}

/** The two ends of what a rule gives. */
export function spanName(node: Rule, site: Site): Span {
  const value = fixed(node, site.definitions)
  if (value !== undefined) return twice(literal(value))
  const fact = asksUnset(node, site.definitions) ? undefined : onlyFact(node)
  return fact === undefined ? spanText(node, site) : spanOfOne(node, fact, site)
}

function twice(name: string): Span {
  return { min: name, max: name }
}

/** What hangs on one fact alone: its one value where the fact is known, ends found beforehand where it is not. */
function spanOfOne(node: Rule, fact: string, site: Site): Span {
  const { emit, definitions } = site
  const missing = isMissing(fact, site)
  if (missing === 'false') return twice(pointsName(node, '', { ...site, known: true }))
  const open = spanOf(points(node, {}, definitions))
  if (missing === 'true') return open
  const [min, max] = [emit.fresh(), emit.fresh()]
  emit.lines.push(`let ${min} = ${open.min}`, `let ${max} = ${open.max}`)
  emit.block(`if (!(${missing})) {`, () => {
    emit.lines.push(`${min} = ${max} = ${pointsName(node, '', { ...site, known: true })}`)
  })
  return { min, max }
}

/** Both ends made of both ends. */
function ends(site: Site, of: readonly Span[], made: (names: readonly string[]) => string): Span {
  return bound(site, made(of.map(each => each.min)), made(of.map(each => each.max)))
}

function bound({ emit }: Site, min: string, max: string): Span {
  return { min: emit.bind(min), max: emit.bind(max) }
}

function spanText(node: Rule, site: Site): Span {
  const { definitions, emit } = site
  const below = (each: Rule) => spanName(each, site)
  switch (node.kind) {
    case 'when': {
      const holds = truthName(node.if, '', site, undefined)
      const otherwise = node.otherwise ? below(node.otherwise) : twice('0')
      return either(holds, below(node.gives), otherwise, site)
    }
    case 'ladder':
      return ladderSpan(node, site)
    case 'switch':
      return switchSpan(node, site)
    case 'sum':
      return ends(site, node.of.map(below), names => names.join(' + '))
    case 'best':
      return ends(site, node.of.map(below), names => `Math.max(${names.join(', ')})`)
    case 'cap': {
      const [least, most] = [node.least, node.most].map(each => each && amountOf(each, definitions))
      return ends(site, [below(node.of)], ([name = '0']) => limitText(name, least, most))
    }
    case 'round':
      return ends(site, [below(node.of)], ([name = '0']) => ratioText(name, '1', node.round, emit))
    case 'divide':
    case 'percent':
      return sharedSpan(node, below(node.of), site)
    case 'each':
      return listSpan(node, site)
    default:
      // All others read one fact and ask for nothing, or read nothing.
      return spanOf(points(node, {}, definitions))
  }
}

/** One of two, or anything between while the test is open. */
function either(holds: string, yes: Span, no: Span, site: Site): Span {
  const pick = (end: 'min' | 'max') =>
    `${holds} === 2 ? ${yes[end]} : ${holds} === 0 ? ${no[end]} : Math.${end}(${yes[end]}, ${no[end]})`
  return bound(site, pick('min'), pick('max'))
}

function ladderSpan(node: Extract<Rule, { kind: 'ladder' }>, site: Site): Span {
  const rungs = node.rows.map(row => ({
    holds: truthName(row.if, '', site, undefined),
    points: literal(amountOf(row.points, site.definitions) ?? 0),
  }))
  const { emit } = site
  const among = (sign: string, none: string) => rungs.map(each => `${each.holds} ${sign} ? ${each.points} : ${none}`)
  const sure = emit.bind(`Math.max(${among('=== 2', '-Infinity').join(', ')})`)
  const highest = emit.bind(`Math.max(${among('!== 0', '-Infinity').join(', ')})`)
  const lowest = emit.bind(`Math.min(${among('!== 0', 'Infinity').join(', ')})`)
  return bound(
    site,
    `${sure} > -Infinity ? ${sure} : Math.min(0, ${lowest})`,
    `${sure} > -Infinity ? ${highest} : Math.max(0, ${highest})`,
  )
}

function switchSpan(node: Extract<Rule, { kind: 'switch' }>, site: Site): Span {
  const { read, emit, definitions } = site
  const otherwise = node.otherwise ? spanName(node.otherwise, site) : twice('0')
  const cases = node.cases.map(each => ({ values: each.values, span: spanName(each.gives, site) }))
  const options = (definitions.facts.get(node.fact)?.options ?? []).map(option => option.value)
  const possible = new Set(options.map(text => cases.find(each => each.values.includes(text))?.span ?? otherwise))
  const missing = isMissing(node.fact, site)
  const tests = cases.map(each => emit.bind(read.oneOf(node.fact, each.values, true)))
  const pick = (end: 'min' | 'max') => {
    const known = cases.map((each, index) => `${tests[index] ?? 'false'} ? ${each.span[end]} : `).join('')
    if (missing === 'false') return `${known}${otherwise[end]}`
    const open = possible.size === 0 ? '0' : `Math.${end}(${[...possible].map(each => each[end]).join(', ')})`
    return `${missing} ? ${open} : ${known}${otherwise[end]}`
  }
  return bound(site, pick('min'), pick('max'))
}

function sharedSpan(node: Extract<Rule, { kind: 'divide' | 'percent' }>, inner: Span, site: Site): Span {
  const fact = node.kind === 'divide' ? node.by : node.fact
  const { emit, definitions } = site
  const scale = scaleAt(fact, site)
  const domain = rangeOf(fact, {}, definitions)
  const missing = isMissing(fact, site)
  const numbers = (['min', 'max'] as const).map(end => {
    const open = literal(domain[end])
    if (missing === 'true') return open
    const known = numberText(fact, { ...site, known: true })
    return emit.bind(missing === 'false' ? known : `${missing} ? ${open} : ${known}`)
  })
  const whole = 100 * scale
  const made = (value: string, number: string) =>
    node.kind === 'divide'
      ? ratioText(`${value} * ${scale}`, `Math.max(${scale}, ${number})`, node.round, emit)
      : ratioText(`${value} * Math.min(Math.max(${number}, 0), ${whole})`, String(whole), node.round, emit)
  const all = [...new Set([inner.min, inner.max])].flatMap(value =>
    [...new Set(numbers)].map(number => emit.bind(made(value, number))),
  )
  return bound(site, `Math.min(${all.join(', ')})`, `Math.max(${all.join(', ')})`)
}

function listSpan(node: Extract<Rule, { kind: 'each' }>, site: Site): Span {
  const { emit, definitions } = site
  const [min, max] = [emit.fresh(), emit.fresh()]
  const most = definitions.facts.get(node.fact)?.most ?? 0
  const missing = site.read.unknown(node.fact)
  emit.lines.push(`let ${min} = 0`, `let ${max} = 0`)
  if (missing !== 'false') {
    emit.block(`if (${missing}) {`, () => {
      const one = spanName(node.of, { ...site, item: UNKNOWN_ITEM, definitions: withItem(node.fact, definitions) })
      emit.lines.push(`${min} = Math.min(0, ${one.min} * ${most})`, `${max} = Math.max(0, ${one.max} * ${most})`)
    })
  }
  loop(node.fact, site, [min, max], item => {
    const one = spanName(node.of, item)
    return [one.min, one.max]
  })
  return { min, max }
}
