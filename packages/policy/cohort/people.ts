/** People given one by one as a chunk of columns: a stored round, a JSON file, tests. The inverse of `factsAt`. */
import { dayNumber, isDate } from '../../calendar/civil.ts'
import { scaleOf } from '../environment.ts'
import type { Answer, DatedEvent, Fact, Facts, Period } from '../types.ts'
import { absentNumber, isSmall, STILL, type Chunk, type Column, type KeptColumn, type Values } from './columns.ts'

/** `people` as a chunk; `first` is the place of the first of them. Answers of another type than the fact's are unknown. */
export function chunkOf(facts: readonly Fact[], people: readonly Facts[], first = 0, kept: readonly KeptColumn[] = []): Chunk {
  const rows = Int32Array.from(people, (_, row) => first + row + 1)
  return { first, count: people.length, columns: facts.map(fact => columnOf(fact, people)), kept, rows, wrong: [] }
}

/** Texts as a kept column. */
export function keptColumn(heading: string, texts: readonly string[]): KeptColumn {
  const encoder = new TextEncoder()
  const cells = texts.map(text => encoder.encode(text))
  const ends = new Int32Array(cells.length)
  const bytes = new Uint8Array(cells.reduce((sum, cell) => sum + cell.length, 0))
  let end = 0
  for (const [row, cell] of cells.entries()) {
    bytes.set(cell, end)
    end += cell.length
    ends[row] = end
  }
  return { heading, bytes, ends }
}

/** The number a plain answer is kept as; undefined when it is none. */
function numberOf(fact: Fact): (answer: Answer) => number | undefined {
  const scale = scaleOf(fact)
  switch (fact.type) {
    case 'boolean':
      return answer => (typeof answer === 'boolean' ? Number(answer) : undefined)
    case 'choice': {
      const places = new Map((fact.options ?? []).map((option, place) => [option.value, place]))
      return answer => (typeof answer === 'string' ? places.get(answer) : undefined)
    }
    case 'date':
      return answer => (typeof answer === 'string' && isDate(answer) ? dayNumber(answer) : undefined)
    default:
      return answer => (typeof answer === 'number' ? Math.round(answer * scale) : undefined)
  }
}

function valuesFor(fact: Fact, count: number): Values {
  if (fact.type === 'boolean') return new Uint8Array(count)
  if (fact.type === 'choice') return new Uint16Array(count)
  if (fact.type === 'date') return new Int32Array(count)
  return (isSmall(fact) ? new Int32Array(count) : new Float64Array(count)).fill(absentNumber(fact))
}

function columnOf(fact: Fact, people: readonly Facts[]): Column {
  if (fact.type === 'list' || fact.type === 'periods' || fact.type === 'events') return severalOf(fact, people)
  const values = valuesFor(fact, people.length)
  const known = new Uint8Array(people.length)
  const read = numberOf(fact)
  let unknown = people.length
  for (const [row, person] of people.entries()) {
    const answer = person[fact.id]
    const value = answer === undefined ? undefined : read(answer)
    if (value === undefined || Number.isNaN(value)) continue
    values[row] = value
    known[row] = 1
    unknown -= 1
  }
  return { fact: fact.id, kind: fact.type, values, known, unknown } as Column
}

function severalOf(fact: Fact, people: readonly Facts[]): Column {
  const known = new Uint8Array(people.length)
  const ends = new Int32Array(people.length)
  const entries: (number | Period | DatedEvent)[] = []
  let unknown = people.length
  for (const [row, person] of people.entries()) {
    const answer = person[fact.id]
    if (typeof answer === 'object') {
      for (const entry of answer) entries.push(entry)
      known[row] = 1
      unknown -= 1
    }
    ends[row] = entries.length
  }
  const of = { fact: fact.id, known, unknown, ends }
  if (fact.type === 'list') return { ...of, kind: 'list', values: Float64Array.from(entries, each => (typeof each === 'number' ? Math.round(each * 100) : 0)) }
  const places = new Map((fact.kinds ?? []).map((kind, place) => [kind.value, place + 1]))
  const kinds = Uint8Array.from(entries, each => (typeof each === 'object' && each.kind !== undefined ? (places.get(each.kind) ?? 0) : 0))
  if (fact.type === 'periods') {
    const periods = entries.filter(each => typeof each === 'object' && 'from' in each)
    return {
      ...of, kind: 'periods', kinds,
      from: Int32Array.from(periods, each => dayNumber(each.from)),
      to: Int32Array.from(periods, each => (each.to === undefined ? STILL : dayNumber(each.to))),
    }
  }
  const events = entries.filter(each => typeof each === 'object' && 'on' in each)
  return {
    ...of, kind: 'events', kinds,
    on: Int32Array.from(events, each => dayNumber(each.on)),
    amounts: Float64Array.from(events, each => (each.amount === undefined ? Number.NaN : Math.round(each.amount * 100))),
  }
}
