/** One person of a chunk as facts: for explanations, for derivations, for whoever evaluates people one by one. */
import { dateOfDay } from '../../calendar/civil.ts'
import type { Answer, DatedEvent, Fact, Facts, Period } from '../types.ts'
import { STILL, type Chunk, type Column, type EventsColumn, type PeriodsColumn } from './columns.ts'

/** The answers of the person in `row`, unknown ones left out; `facts` are those the columns were read for. */
export function factsAt({ columns }: Pick<Chunk, 'columns'>, row: number, facts: readonly Fact[]): Facts {
  const found: Record<string, Answer> = {}
  for (const [at, column] of columns.entries()) {
    const fact = facts[at]
    if (fact && column.known[row] === 1) found[column.fact] = answerAt(column, row, fact)
  }
  return found
}

/**
 * Reads one person after another into one object, of one shape, which is written over for the next: many times as fast
 * where they are looked at one by one. Unknown answers are undefined.
 */
export function peopleReader(facts: readonly Fact[]): (columns: readonly Column[], row: number) => Facts {
  const person: Record<string, Answer | undefined> = Object.fromEntries(facts.map(each => [each.id, undefined]))
  const readers = facts.map(fact => ({ id: fact.id, fact, options: (fact.options ?? []).map(each => each.value) }))
  return (columns, row) => {
    for (let at = 0; at < readers.length; at += 1) {
      const [reader, column] = [readers[at], columns[at]]
      if (!reader || !column) continue
      const { id, fact, options } = reader
      if (column.known[row] !== 1) person[id] = undefined
      else if (column.kind === 'choice') person[id] = options[column.values[row] ?? 0]
      else person[id] = answerAt(column, row, fact)
    }
    return person
  }
}

/** The answer a column holds for the person in `row`, who has one. */
export function answerAt(column: Column, row: number, fact: Fact): Answer {
  switch (column.kind) {
    case 'boolean':
      return column.values[row] === 1
    case 'choice':
      return fact.options?.[column.values[row] ?? 0]?.value ?? ''
    case 'date':
      return dateOfDay(column.values[row] ?? 0)
    case 'decimal':
      return (column.values[row] ?? 0) / 100
    case 'integer':
      return column.values[row] ?? 0
    default: {
      const from = row === 0 ? 0 : (column.ends[row - 1] ?? 0)
      const places = Array.from({ length: (column.ends[row] ?? 0) - from }, (_, at) => from + at)
      if (column.kind === 'list') return places.map(place => (column.values[place] ?? 0) / 100)
      if (column.kind === 'periods') return places.map(place => periodAt(column, place, fact))
      return places.map(place => eventAt(column, place, fact))
    }
  }
}

/** Without a kind where there is none. */
function kindAt(kinds: Uint8Array, place: number, fact: Fact): { readonly kind?: string } {
  const kind = fact.kinds?.[(kinds[place] ?? 0) - 1]?.value
  return kind === undefined ? {} : { kind }
}

function periodAt({ from, to, kinds }: PeriodsColumn, place: number, fact: Fact): Period {
  const end = to[place] ?? STILL
  return {
    from: dateOfDay(from[place] ?? 0),
    ...(end === STILL ? {} : { to: dateOfDay(end) }),
    ...kindAt(kinds, place, fact),
  }
}

function eventAt({ on, amounts, kinds }: EventsColumn, place: number, fact: Fact): DatedEvent {
  const amount = amounts[place] ?? Number.NaN
  return {
    on: dateOfDay(on[place] ?? 0),
    ...(Number.isNaN(amount) ? {} : { amount: amount / 100 }),
    ...kindAt(kinds, place, fact),
  }
}
