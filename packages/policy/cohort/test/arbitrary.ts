/** Random tables and people, and ways of writing them down. */
import fc from 'fast-check'
import { dateOfDay, dayNumber } from '../../../calendar/civil.ts'
import type { Answer, DatedEvent, Fact, Facts, Period } from '../../types.ts'

/** Cells of every nasty kind. Edges carry no spaces: readers trim. */
const cell = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }).map(text => text.replaceAll('\0', '')),
  fc.constantFrom(
    '',
    '"',
    '""',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    'a"b',
    '"a',
    '佛山',
    '落户,入户',
    '=1+1',
    '乐平镇；',
    '\u{20bb7}',
  ),
)

export interface Style {
  readonly delimiter: ',' | ';' | '\t'
  readonly newline: '\n' | '\r\n'
  readonly mark: boolean
  /** Quotes around every cell, or only where they are needed. */
  readonly quoteAll: boolean
  readonly endsWithLine: boolean
}

export const styles: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  mark: fc.boolean(),
  quoteAll: fc.boolean(),
  endsWithLine: fc.boolean(),
})

/** How the bytes come in. */
export const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 })

export interface Table {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Two columns or more, so that no row is an empty line. */
export const tables: fc.Arbitrary<Table> = fc.integer({ min: 2, max: 5 }).chain(width =>
  fc.record({
    headings: fc.constant(Array.from({ length: width }, (_, at) => `列${at}`)),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
  }),
)

function written(text: string, style: Style): string {
  return style.quoteAll || /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csv({ headings, rows }: Table, style: Style): string {
  const lines = [headings, ...rows].map(row => row.map(text => written(text, style)).join(style.delimiter))
  return (style.mark ? '\uFEFF' : '') + lines.join(style.newline) + (style.endsWithLine ? style.newline : '')
}

const days = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2100-12-31') })
const hundredths = (fact: Fact) => fc.integer({ min: (fact.min ?? 0) * 100, max: (fact.max ?? 0) * 100 })
const kindOf = (fact: Fact) =>
  fc.option(fc.constantFrom(...(fact.kinds ?? []).map(each => each.value)), { nil: undefined })

function periodsOf(fact: Fact): fc.Arbitrary<Period> {
  return fc
    .tuple(days, fc.option(fc.integer({ min: 0, max: 2000 }), { nil: undefined }), kindOf(fact))
    .map(([from, length, kind]) => ({
      from: dateOfDay(from),
      ...(length === undefined ? {} : { to: dateOfDay(from + length) }),
      ...(kind === undefined ? {} : { kind }),
    }))
}

function eventsOf(fact: Fact): fc.Arbitrary<DatedEvent> {
  return fc.tuple(days, fc.option(hundredths(fact), { nil: undefined }), kindOf(fact)).map(([on, amount, kind]) => ({
    on: dateOfDay(on),
    ...(amount === undefined ? {} : { amount: amount / 100 }),
    ...(kind === undefined ? {} : { kind }),
  }))
}

function answers(fact: Fact): fc.Arbitrary<Answer> {
  const several = { maxLength: fact.most ?? 3 }
  switch (fact.type) {
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({ min: fact.min ?? 0, max: fact.max ?? 0 })
    case 'decimal':
      return hundredths(fact).map(value => value / 100)
    case 'choice':
      return fc.constantFrom(...(fact.options ?? []).map(each => each.value))
    case 'date':
      return days.map(dateOfDay)
    case 'list':
      return fc.array(
        hundredths(fact).map(value => value / 100),
        several,
      )
    case 'periods':
      return fc.array(periodsOf(fact), several)
    case 'events':
      return fc.array(eventsOf(fact), several)
  }
}

/** People of whom some things are known. */
export function people(facts: readonly Fact[]): fc.Arbitrary<readonly Facts[]> {
  const one = fc.record(Object.fromEntries(facts.map(fact => [fact.id, answers(fact)])), {
    requiredKeys: [],
    noNullPrototype: true,
  })
  return fc.array(one, { maxLength: 10 })
}

/** An answer as a cell, in one of the ways people write it; `way` picks. */
export function asCell(fact: Fact, answer: Answer | undefined, way: number): string {
  if (answer === undefined) return ''
  const named = (of: Fact['options'], value: string | undefined) => {
    const found = of?.find(each => each.value === value)
    return found ? ([found.value, found.name.zh, found.name.en.toUpperCase(), ` ${found.name.en} `][way % 4] ?? '') : ''
  }
  if (typeof answer === 'boolean')
    return (answer ? ['true', '1', '是', 'Yes'] : ['false', '0', '否', 'NO'])[way % 4] ?? ''
  if (typeof answer === 'number') return [String(answer), ` ${answer} `, answer.toFixed(2), `0${answer}`][way % 4] ?? ''
  if (typeof answer === 'string') return fact.type === 'choice' ? named(fact.options, answer) : dateCell(answer, way)
  const kind = (each: { kind?: string }) => (each.kind === undefined ? '' : `:${named(fact.kinds, each.kind)}`)
  const entries = answer.map(each => {
    if (typeof each === 'number') return String(each)
    if ('from' in each) return `${each.from}/${each.to ?? ''}${kind(each)}`
    return `${each.on}${each.amount === undefined ? '' : `=${each.amount}`}${kind(each)}`
  })
  return entries.length === 0 ? '-' : entries.join([';', '；', ' ; ', ';'][way % 4])
}

function dateCell(date: string, way: number): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return (
    [
      date,
      `${year}/${Number(month)}/${Number(day)}`,
      `${year}年${Number(month)}月${Number(day)}日`,
      `${year}.${month}.${day}`,
    ][way % 4] ?? ''
  )
}
