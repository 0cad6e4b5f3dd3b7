/** How code reads facts: out of one person's object, or out of columns. */
import { ITEM } from '../ast.ts'
import type { Column } from '../cohort/columns.ts'
import { absentValue, type Definitions, scaleOf } from '../environment.ts'
import type { Fact, FactValue } from '../types.ts'
import { type Emitter, literal, name } from './emitter.ts'

/** A number for some of a choice's texts. */
export type Entry = readonly [text: string, value: number]

/** `known`: the code stands where the fact is known, so that nothing needs to stand in for it. */
export interface Reading {
  /** A test whether the answer is missing. */
  unknown(fact: string): string
  /** The exact number: hundredths of a decimal. */
  number(fact: string, known: boolean): string
  /** A test whether the answer is one of the values. */
  oneOf(fact: string, values: readonly FactValue[], known: boolean): string
  /** The number of the first entry whose text the answer is; 0 for any other. */
  lookUp(fact: string, entries: readonly Entry[], known: boolean): string
  /** The list of a fact, and what its `place`-th number is in hundredths. */
  list(fact: string): { readonly from: string; readonly end: string; item(place: string): string }
  /** Whether the number is sure to be an integer of 32 bits and not negative, so that halves may be cut off. */
  small(fact: string): boolean
}

/** Texts beyond which a table is looked up instead of compared with. */
const FEW = 12

function distinct(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.toReversed())].toReversed()
}

function lookUpText(answer: string, entries: readonly Entry[], emit: Emitter): string {
  if (entries.length > FEW) {
    const table = entries.map(([text, number]) => `[${literal(text)}, ${literal(number)}]`).join(', ')
    const found = emit.bind(`${emit.outside.constant(`new Map([${table}])`)}.get(${answer})`)
    return `${found} === undefined ? 0 : ${found}`
  }
  return `${entries.map(([text, number]) => `${answer} === ${literal(text)} ? ${literal(number)}`).join(' : ')} : 0`
}

/** Reads `f`, one person's answers. */
export function fromObject(emit: Emitter, definitions: Definitions): Reading {
  const raw = (id: string) => emit.first(`raw ${id}`, `f.${name(id)}`)
  const value = (id: string, known: boolean) => {
    const fact = definitions.facts.get(id)
    if (known) return raw(id)
    const absent = literal(fact ? absentValue(fact) : false)
    return emit.once(`value ${id}`, () => `${raw(id)} === undefined ? ${absent} : ${raw(id)}`)
  }
  return {
    unknown: id => `${raw(id)} === undefined`,
    number: (id, known) => {
      if (scaleOf(definitions.facts.get(id)) === 1) return value(id, known)
      return emit.once(`number ${id} ${known}`, () => `Math.round(${value(id, known)} * 100)`)
    },
    oneOf: (id, values, known) => {
      const answer = value(id, known)
      return values.map(each => `${answer} === ${literal(each)}`).join(' || ')
    },
    lookUp: (id, entries, known) => lookUpText(value(id, known), distinct(entries), emit),
    list: id => {
      const answer = raw(id)
      const end = emit.bind(`${answer} === undefined ? 0 : ${answer}.length`)
      return { from: '0', end, item: place => `Math.round(${answer}[${place}] * 100)` }
    },
    small: () => false,
  }
}

/** A table as numbers in the order of a choice's options. */
function tableText(fact: Fact, entries: readonly Entry[]): string {
  const found = new Map(entries.toReversed())
  const numbers = (fact.options ?? []).map(each => found.get(each.value) ?? 0)
  const whole = numbers.every(each => Number.isInteger(each) && Math.abs(each) < 2 ** 31)
  return `new ${whole ? 'Int32Array' : 'Float64Array'}([${numbers.map(literal).join(', ')}])`
}

/** What the arrays of a column are called, before its number. */
const SHORT = { values: 'c', known: 'k', ends: 'e' } as const satisfies Partial<Record<Part, string>>
type Part = keyof Extract<Column, { kind: 'list' }>

/** What the values are in a column of the fact; those it can never hold are left out. */
function placesOf(fact: Fact | undefined, values: readonly FactValue[]): readonly number[] {
  const options = (fact?.options ?? []).map(each => each.value)
  return values.flatMap(value => {
    if (fact?.type === 'choice') return typeof value === 'string' && options.includes(value) ? [options.indexOf(value)] : []
    if (fact?.type === 'boolean') return typeof value === 'boolean' ? [Number(value)] : []
    return typeof value === 'number' ? [value] : []
  })
}

function isSmall(fact: Fact | undefined): boolean {
  if (fact?.min === undefined || fact.max === undefined) return false
  return fact.min >= 0 && fact.max * scaleOf(fact) < 2 ** 31
}

export interface ColumnReading extends Reading {
  /** The facts read, in the order in which their columns are expected. */
  readonly facts: readonly string[]
  /** Lines before the loop. */
  readonly before: readonly string[]
}

/**
 * Reads row `i` of `columns`. `all`: every answer is known. What is unknown stands in a column as what it counts as
 * when nothing was found.
 */
export function fromColumns(emit: Emitter, definitions: Definitions, all: boolean, facts: string[]): ColumnReading {
  const before: string[] = []
  const used = new Set<string>()
  const column = (id: string) => {
    name(id)
    if (!facts.includes(id)) facts.push(id)
    return facts.indexOf(id)
  }
  const array = (id: string, part: keyof typeof SHORT) => {
    const short = `${SHORT[part]}${column(id)}`
    if (!used.has(short)) before.push(`const ${short} = columns[${column(id)}].${part}`)
    used.add(short)
    return short
  }
  const value = (id: string) => emit.first(`value ${id}`, `${array(id, 'values')}[i]`)
  return {
    facts,
    before,
    unknown: id => (all ? 'false' : `${array(id, 'known')}[i] === 0`),
    number: value,
    oneOf: (id, values) => {
      const numbers = placesOf(definitions.facts.get(id), values)
      return numbers.length === 0 ? 'false' : numbers.map(each => `${value(id)} === ${literal(each)}`).join(' || ')
    },
    lookUp: (id, entries) => {
      const fact = definitions.facts.get(id)
      return fact ? `${emit.outside.constant(tableText(fact, entries))}[${value(id)}]` : '0'
    },
    list: id => {
      const [values, ends] = [array(id, 'values'), array(id, 'ends')]
      const from = emit.bind(`i === 0 ? 0 : ${ends}[i - 1]`)
      return { from, end: emit.bind(`${ends}[i]`), item: at => `${values}[${at}]` }
    },
    small: id => id !== ITEM && isSmall(definitions.facts.get(id)),
  }
}
