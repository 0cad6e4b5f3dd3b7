/** What a rule is evaluated in: a pack's facts and parameters beside one person's answers. */
import { type Amount, type Bound, ITEM } from './ast.ts'
import type { Group, Indicator, Pack } from './pack.ts'
import type { Answer, Fact, Facts, FactValue, Parameter, PointsRange, Source } from './types.ts'

/** Yes, no, or (undefined) not known yet. */
export type Truth = boolean | undefined

/** A pack's definitions by id, its parameters' values settled. */
export interface Definitions {
  readonly facts: ReadonlyMap<string, Fact>
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly indicators: readonly Indicator[]
  readonly groups: readonly Group[]
  /**
   * When only findings score: a setting nobody has chosen and a number nobody has published count as not met, instead
   * of leaving the answer open.
   */
  readonly settled: boolean
  /** Ranges, in exact units, in which unknown numbers are taken to lie for the sake of a case distinction. */
  readonly narrowed?: ReadonlyMap<string, PointsRange>
}

/** A value a district has set for itself stands in for nothing, whatever the pack borrowed in its place. */
const SET_BY_DISTRICT: Source = { title: '本区开放批次时公布的分值', grade: 'A', standIn: false }

/** Whether some of the values in force are the pack's stand-ins, taken over unchanged. */
export function hasStandIns({ parameters }: Pick<Pack, 'parameters'>, values: Readonly<Record<string, number>>): boolean {
  return parameters.some(({ id, source, value }) => source.standIn && value !== undefined && values[id] === value)
}

/** The definitions of a pack with some parameters set otherwise. Throws a RangeError for a parameter the pack lacks. */
export function define(pack: Pack, overrides: Readonly<Record<string, number>>): Definitions {
  const parameters = new Map(pack.parameters.map(each => [each.id, each]))
  for (const [id, value] of Object.entries(overrides)) {
    const parameter = parameters.get(id)
    if (!parameter || !Number.isSafeInteger(value)) throw new RangeError(`cannot set parameter ${JSON.stringify(id)}`)
    if (value !== parameter.value) parameters.set(id, { ...parameter, value, source: SET_BY_DISTRICT })
  }
  const facts = new Map(pack.facts.map(each => [each.id, each]))
  return { facts, parameters, indicators: pack.indicators, groups: pack.groups, settled: false }
}

/** The same where only findings score. */
export function settled(definitions: Definitions): Definitions {
  return { ...definitions, settled: true }
}

/** The definitions inside an `each`, where `item` is one number of the list. */
export function withItem(list: string, definitions: Definitions): Definitions {
  const fact = definitions.facts.get(list)
  if (!fact) return definitions
  const item: Fact = { ...fact, id: ITEM, type: 'decimal' }
  return { ...definitions, facts: new Map([...definitions.facts, [ITEM, item]]) }
}

/** The number of a bound, in the fact's own unit; undefined when nobody has set it. */
export function boundOf(bound: Bound, definitions: Definitions): number | undefined {
  return typeof bound === 'number' ? bound : definitions.parameters.get(bound.parameter)?.value
}

/** The number an amount stands for, in hundredths; undefined when no value is published. */
export function amountOf(amount: Amount, definitions: Definitions): number | undefined {
  return 'points' in amount ? amount.points : definitions.parameters.get(amount.parameter)?.value
}

/** 100 for decimals and the numbers of a list, which are compared in exact hundredths; 1 for everything else. */
export function scaleOf(fact: Fact | undefined): number {
  return fact?.type === 'decimal' || fact?.type === 'list' ? 100 : 1
}

/** A number of a rule or an answer in the fact's exact unit. */
export function scaled(value: number, scale: number): number {
  return scale === 1 ? value : Math.round(value * scale)
}

/** The range in which a number lies: one point when known, the fact's whole domain when not. In exact units. */
export function rangeOf(id: string, facts: Facts, definitions: Definitions): PointsRange {
  const fact = definitions.facts.get(id)
  const value = facts[id]
  const scale = scaleOf(fact)
  const narrowed = definitions.narrowed?.get(id)
  if (value === undefined && narrowed) return narrowed
  if (typeof value === 'number') return { min: scaled(value, scale), max: scaled(value, scale) }
  return { min: scaled(fact?.min ?? 0, scale), max: scaled(fact?.max ?? Number.MAX_SAFE_INTEGER / scale, scale) }
}

/**
 * What a fact counts as when only findings score and nothing was found: no, the least, the option that claims nothing.
 */
export function absentAnswer(fact: Fact): Answer {
  return fact.type === 'list' || fact.type === 'periods' || fact.type === 'events' ? [] : absentValue(fact)
}

/** The same for a fact whose answer is in one piece. */
export function absentValue(fact: Fact): FactValue {
  if (fact.type === 'boolean') return false
  if (fact.type === 'choice') return fact.options?.[0]?.value ?? ''
  if (fact.type === 'date') return ''
  return fact.min ?? 0
}

/** The facts with every unknown one set to what it counts as when nothing was found. */
export function withAbsent(facts: Facts, definitions: Definitions): Facts {
  const complete: Record<string, Answer | undefined> = { ...facts }
  for (const fact of definitions.facts.values()) complete[fact.id] ??= absentAnswer(fact)
  return complete
}
