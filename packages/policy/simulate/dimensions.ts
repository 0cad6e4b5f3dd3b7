/** Which value of a dimension everybody has. */
import { keptText } from '../cohort/kept.ts'
import type { Chunk } from '../cohort/columns.ts'
import { scaleOf } from '../environment.ts'
import type { Fact, Text } from '../types.ts'
import { growing } from './growing.ts'
import type { Dimension } from './types.ts'

/** Everybody's value as a number, and what each number is called. */
export interface Grouping {
  readonly id: string
  readonly name: Text
  /** The place in `labels`; one entry a person. */
  readonly of: Uint16Array
  readonly labels: readonly Text[]
  /** Neighbours may be put together; other values only with a rest. The last label stands for unknown and has none. */
  readonly ordered: boolean
}

export interface GroupingBuilder {
  take(chunk: Chunk): void
  finish(): Grouping
}

const UNKNOWN: Text = { zh: '未知', en: 'not known' }
export const OTHERS: Text = { zh: '其他', en: 'others' }
/** So many different values of a kept column are told apart. */
const MOST_VALUES = 1_000
const BANDS = 8
const AGES = [18, 25, 30, 35, 40, 45, 50, 55, 60]

export function groupingBuilder(by: Dimension, facts: readonly Fact[], keep: readonly string[]): GroupingBuilder {
  if (by.kind === 'kept') return keptGrouping(by, keep.indexOf(by.heading))
  const place = facts.findIndex(each => each.id === by.fact.id)
  return by.fact.type === 'integer' || by.fact.type === 'decimal' ? bandGrouping(by.fact, by.from, place) : choiceGrouping(by.fact, place)
}

function choiceGrouping(fact: Fact, place: number): GroupingBuilder {
  const names = fact.type === 'boolean' ? [{ zh: '否', en: 'no' }, { zh: '是', en: 'yes' }] : (fact.options ?? []).map(each => each.name)
  const of = growing(Uint16Array)
  return {
    take: ({ columns, count }) => {
      const column = columns[place]
      const values = column?.kind === 'choice' || column?.kind === 'boolean' ? column : undefined
      of.add(Uint16Array.from({ length: count }, (_, row) => (values?.known[row] === 1 ? (values.values[row] ?? 0) : names.length)), count)
    },
    finish: () => ({ id: fact.id, name: fact.name, of: of.all(), labels: [...names, UNKNOWN], ordered: true }),
  }
}

/** Bands from the numbers themselves: at most eight, of a round width. */
function bandsFor(fact: Fact, values: Float64Array): readonly number[] {
  const scale = scaleOf(fact)
  if (fact.derived === 'age') return AGES.map(age => age * scale)
  let [min, max] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < min) min = value
    if (value > max) max = value
  }
  if (!(max > min)) return []
  const rough = (max - min) / BANDS
  const power = 10 ** Math.floor(Math.log10(rough))
  const width = Math.max(1, ([1, 2, 5, 10].find(each => each * power >= rough) ?? 10) * power)
  const first = Math.floor(min / width) * width
  return Array.from({ length: Math.floor((max - first) / width) }, (_, at) => first + (at + 1) * width)
}

function bandLabel(fact: Fact, from: number | undefined, below: number | undefined): Text {
  const scale = scaleOf(fact)
  const unit = fact.unit ?? { zh: '', en: '' }
  const [low, high] = [from === undefined ? '' : String(from / scale), below === undefined ? '' : String(below / scale)]
  const en = (text: string) => `${text} ${unit.en}`.trim()
  if (from === undefined && below === undefined) return { zh: '全部', en: 'all' }
  if (from === undefined) return { zh: `不满 ${high} ${unit.zh}`.trim(), en: en(`under ${high}`) }
  if (below === undefined) return { zh: `${low} ${unit.zh}以上`, en: en(`${low} or more`) }
  return { zh: `${low} 至不满 ${high} ${unit.zh}`.trim(), en: en(`${low} to under ${high}`) }
}

function bandGrouping(fact: Fact, given: readonly number[] | undefined, place: number): GroupingBuilder {
  const kept = growing(Float64Array)
  return {
    take: ({ columns, count }) => {
      const column = columns[place]
      const values = column?.kind === 'integer' || column?.kind === 'decimal' ? column : undefined
      kept.add(Float64Array.from({ length: count }, (_, row) => (values?.known[row] === 1 ? (values.values[row] ?? 0) : Number.NaN)), count)
    },
    finish: () => {
      const values = kept.all()
      const bounds = given?.map(each => Math.round(each * scaleOf(fact))) ?? bandsFor(fact, values)
      const labels = [...bounds, undefined].map((below, at) => bandLabel(fact, bounds[at - 1], below))
      const of = new Uint16Array(values.length)
      for (let row = 0; row < values.length; row += 1) {
        const value = values[row] ?? Number.NaN
        let band = 0
        while (band < bounds.length && value >= (bounds[band] ?? 0)) band += 1
        of[row] = Number.isNaN(value) ? labels.length : band
      }
      return { id: fact.id, name: fact.name, of, labels: [...labels, UNKNOWN], ordered: true }
    },
  }
}

function keptGrouping({ heading, name, label }: Extract<Dimension, { kind: 'kept' }>, place: number): GroupingBuilder {
  const numbers = new Map<string, number>()
  const of = growing(Uint16Array)
  const numberOf = (text: string): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    const number = numbers.size < MOST_VALUES ? numbers.size : MOST_VALUES
    if (number < MOST_VALUES) numbers.set(text, number)
    return number
  }
  return {
    take: ({ kept, count }) => {
      const column = kept[place]
      of.add(Uint16Array.from({ length: count }, (_, row) => numberOf(column ? keptText(column, row).trim() : '')), count)
    },
    finish: () => {
      // In the order of the values, so that the order of the cohort shows nowhere.
      const texts = [...numbers.keys()].filter(text => text !== '').sort()
      const place = new Map(texts.map((text, at) => [text, at]))
      const renumbered = Array.from({ length: MOST_VALUES + 1 }, () => texts.length)
      for (const [text, number] of numbers) renumbered[number] = place.get(text) ?? texts.length + 1
      const labels = texts.map(text => label?.(text) ?? { zh: text, en: text })
      return { id: heading, name, of: of.all().map(number => renumbered[number] ?? texts.length), labels: [...labels, OTHERS, UNKNOWN], ordered: false }
    },
  }
}
