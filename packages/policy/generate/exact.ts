/** What each node becomes where it has one value: unknown facts count as not established, or are known. */
import { type Bound, type Condition, ITEM, type Rounding, type Rule } from '../ast.ts'
import { amountOf, boundOf, type Definitions, scaled, scaleOf, withItem } from '../environment.ts'
import { truth } from '../interpret/index.ts'
import { type Emitter, literal } from './emitter.ts'
import { fixed, readsNothing } from './fixed.ts'
import type { Entry, Reading } from './reading.ts'

/** Where a node is written. */
export interface Site {
  readonly emit: Emitter
  readonly read: Reading
  readonly definitions: Definitions
  /** The code stands where the facts it reads are known. */
  readonly known: boolean
  /** The name of the number in hand inside an `each`. */
  readonly item?: string
}

const RATIO = `(numerator, denominator, to, half) => {
  const size = Math.abs(numerator)
  const unit = denominator * to
  const count = half ? Math.floor((2 * size + unit) / (2 * unit)) : Math.floor(size / unit)
  return (numerator < 0 ? -count : count) * to + 0
}`

/** A division as `ratio` of `exact.ts` does it. */
export function ratioText(numerator: string, denominator: string, { to, mode }: Rounding, emit: Emitter): string {
  return `${emit.outside.constant(RATIO)}(${numerator}, ${denominator}, ${literal(to)}, ${mode === 'half_up'})`
}

export function numberText(fact: string, { read, item, known }: Site): string {
  return fact === ITEM && item !== undefined ? item : read.number(fact, known)
}

export function scaleAt(fact: string, { definitions }: Site): number {
  return scaleOf(definitions.facts.get(fact))
}

interface Bounds {
  readonly min?: Bound | undefined
  readonly max?: Bound | undefined
  readonly above?: Bound | undefined
  readonly below?: Bound | undefined
}

/** A test of every side that has a value; `unset` is what a side without one says. */
export function insideText(fact: string, bounds: Bounds, unset: 'true' | 'false', site: Site): string {
  const scale = scaleAt(fact, site)
  const value = numberText(fact, site)
  const sides = [
    ['>=', bounds.min],
    ['<=', bounds.max],
    ['>', bounds.above],
    ['<', bounds.below],
  ] as const
  const tests = sides.flatMap(([sign, bound]) => {
    if (bound === undefined) return []
    const number = boundOf(bound, site.definitions)
    return [number === undefined ? unset : `${value} ${sign} ${literal(scaled(number, scale))}`]
  })
  return tests.length === 0 ? 'true' : tests.join(' && ')
}

/** A test of one fact's answer. */
export function leafText(node: Extract<Condition, { fact: string }>, unset: 'true' | 'false', site: Site): string {
  const { read, known } = site
  if (node.kind === 'range') return insideText(node.fact, node, unset, site)
  if (node.kind === 'in') return node.values.length === 0 ? 'false' : read.oneOf(node.fact, node.values, known)
  if (typeof node.value !== 'number') return node.fact === ITEM ? 'false' : read.oneOf(node.fact, [node.value], known)
  const scale = scaleAt(node.fact, site)
  const value = scaled(node.value, scale)
  // A number finer than the fact's own unit is nobody's.
  return value / scale === node.value ? `${numberText(node.fact, site)} === ${literal(value)}` : 'false'
}

/** A condition inside a rule: a name or a literal that holds a JavaScript boolean. */
export function testName(node: Condition, at: string, site: Site): string {
  if (node.kind === 'scores') throw new RangeError('points of an indicator are asked for inside a rule')
  if (readsNothing(node)) return String(truth(node, {}, site.definitions) === true)
  const name = site.emit.bind(testText(node, at, site))
  site.emit.note(at, node, 'test', name)
  return name
}

function testText(node: Condition, at: string, site: Site): string {
  switch (node.kind) {
    case 'is':
    case 'in':
    case 'range':
      return leafText(node, 'false', site)
    case 'not':
      return `!${testName(node.of, `${at}/of`, site)}`
    case 'setting':
    case 'scores':
      return 'false'
    default: {
      const of = node.of.map((each, index) => testName(each, `${at}/${index}`, site))
      if (node.kind === 'all') return of.join(' && ')
      if (node.kind === 'any') return of.join(' || ')
      return `${of.map(each => `(${each} ? 1 : 0)`).join(' + ')} >= ${literal(node.count)}`
    }
  }
}

/** A rule: a name or a literal that holds hundredths of points. What never changes is no part of the trace. */
export function pointsName(node: Rule, at: string, site: Site): string {
  const value = fixed(node, site.definitions)
  if (value !== undefined) return literal(value)
  const name = node.kind === 'each' ? overList(node, at, site) : site.emit.bind(pointsText(node, at, site))
  site.emit.note(at, node, 'points', name)
  return name
}

function pointsText(node: Exclude<Rule, { kind: 'each' }>, at: string, site: Site): string {
  const { definitions, read, known } = site
  const amount = (each: Parameters<typeof amountOf>[0]) => amountOf(each, definitions) ?? 0
  switch (node.kind) {
    case 'give':
      return literal(amount(node.points))
    case 'when': {
      const holds = testName(node.if, `${at}/if`, site)
      const gives = pointsName(node.gives, `${at}/gives`, site)
      return `${holds} ? ${gives} : ${node.otherwise ? pointsName(node.otherwise, `${at}/otherwise`, site) : '0'}`
    }
    case 'table':
      return read.lookUp(node.fact, entriesOf(node, definitions), known)
    case 'bands': {
      const rows = node.rows.map(row => {
        const inside = insideText(node.fact, { min: row.from, below: row.below }, 'false', site)
        return `${inside} ? ${literal(amount(row.points))}`
      })
      return `${rows.join(' : ')} : 0`
    }
    case 'per': {
      const units = unitsText(node.fact, node.every, node.above, site)
      return `${units} * ${literal(amount(node.points))} + 0`
    }
    case 'steps':
      return stepsText(node, site)
    case 'ladder':
      return ladderText(node, at, site)
    case 'switch':
      return switchText(node, at, site)
    case 'sum':
      return node.of.map((each, index) => pointsName(each, `${at}/${index}`, site)).join(' + ')
    case 'best':
      return `Math.max(${node.of.map((each, index) => pointsName(each, `${at}/${index}`, site)).join(', ')})`
    default:
      return aroundText(node, pointsName(node.of, `${at}/of`, site), site)
  }
}

/** A rule that makes something of the points of one other. */
function aroundText(
  node: Extract<Rule, { kind: 'cap' | 'round' | 'divide' | 'percent' }>,
  inner: string,
  site: Site,
): string {
  const { definitions, emit } = site
  switch (node.kind) {
    case 'cap': {
      const [least, most] = [node.least, node.most].map(each => each && amountOf(each, definitions))
      return limitText(inner, least, most)
    }
    case 'round':
      return ratioText(inner, '1', node.round, emit)
    case 'divide': {
      const scale = scaleAt(node.by, site)
      const by = `Math.max(${scale}, ${numberText(node.by, site)})`
      return ratioText(`${inner} * ${scale}`, by, node.round, emit)
    }
    case 'percent': {
      const all = 100 * scaleAt(node.fact, site)
      const share = `Math.min(Math.max(${numberText(node.fact, site)}, 0), ${all})`
      return ratioText(`${inner} * ${share}`, String(all), node.round, emit)
    }
  }
}

function entriesOf(node: Extract<Rule, { kind: 'table' }>, definitions: Definitions): readonly Entry[] {
  return node.rows.flatMap(row => row.values.map(each => [each, amountOf(row.points, definitions) ?? 0] as const))
}

export function limitText(value: string, least: number | undefined, most: number | undefined): string {
  const raised = least === undefined ? value : `Math.max(${value}, ${literal(least)})`
  return most === undefined ? raised : `Math.min(${raised}, ${literal(most)})`
}

/** How many full units a number holds, of what exceeds `above`. */
function unitsText(fact: string, written: number, above: number | undefined, site: Site): string {
  const scale = scaleAt(fact, site)
  const every = scaled(written, scale)
  const number = numberText(fact, site)
  const counted = above === undefined ? number : `Math.max(0, ${number} - ${literal(scaled(above, scale))})`
  const whole = site.definitions.facts.get(fact)?.type === 'integer'
  if (every === 1 && whole && (above === undefined || Number.isInteger(above))) return counted
  const plain = site.read.small(fact) && above === undefined
  return plain ? `(${counted} / ${literal(every)} | 0)` : `Math.floor(${counted} / ${literal(every)})`
}

function stepsText(node: Extract<Rule, { kind: 'steps' }>, site: Site): string {
  const units = site.emit.bind(`Math.max(0, ${unitsText(node.fact, node.every, undefined, site)})`)
  const rates = node.rates
    .map(each => ({ from: each.from, points: amountOf(each.points, site.definitions) ?? 0 }))
    .toSorted((a, b) => a.from - b.from)
  if (node.apply === 'all') {
    const rate = rates.toReversed().map(each => `${units} >= ${literal(each.from)} ? ${literal(each.points)}`)
    return `${units} * (${rate.join(' : ')} : 0) + 0`
  }
  const parts = rates.map((each, index) => {
    const next = rates[index + 1]
    const last = next ? `Math.min(${units}, ${literal(next.from - 1)})` : units
    return `Math.max(0, ${last} - ${literal(each.from)} + 1) * ${literal(each.points)}`
  })
  return `0 + ${parts.join(' + ')}`
}

function ladderText(node: Extract<Rule, { kind: 'ladder' }>, at: string, site: Site): string {
  const rungs = node.rows
    .map((row, index) => ({
      test: testName(row.if, `${at}/${index}`, site),
      points: amountOf(row.points, site.definitions) ?? 0,
    }))
    .toSorted((a, b) => b.points - a.points)
  return `${rungs.map(each => `${each.test} ? ${literal(each.points)}`).join(' : ')} : 0`
}

function switchText(node: Extract<Rule, { kind: 'switch' }>, at: string, site: Site): string {
  const otherwise = node.otherwise ? pointsName(node.otherwise, `${at}/otherwise`, site) : '0'
  const cases = node.cases.map((each, index) => {
    const gives = pointsName(each.gives, `${at}/${index}`, site)
    return `${site.emit.bind(site.read.oneOf(node.fact, each.values, site.known))} ? ${gives}`
  })
  return `${cases.join(' : ')} : ${otherwise}`
}

/** Writes a loop over a list's numbers; `inside` says what each adds to which name. */
export function loop(
  fact: string,
  site: Site,
  names: readonly string[],
  inside: (item: Site) => readonly string[],
): void {
  const { emit, definitions } = site
  const list = site.read.list(fact)
  const place = emit.fresh()
  emit.block(`for (let ${place} = ${list.from}; ${place} < ${list.end}; ${place} += 1) {`, () => {
    const item = emit.bind(list.item(place))
    const added = inside({ ...site, item, definitions: withItem(fact, definitions) })
    for (const [index, name] of names.entries()) emit.lines.push(`${name} += ${added[index] ?? '0'}`)
  })
}

function overList(node: Extract<Rule, { kind: 'each' }>, at: string, site: Site): string {
  const sum = site.emit.fresh()
  site.emit.lines.push(`let ${sum} = 0`)
  loop(node.fact, site, [sum], item => [pointsName(node.of, `${at}/of`, item)])
  return sum
}
