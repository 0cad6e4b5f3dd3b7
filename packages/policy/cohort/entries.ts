/**
 * Several entries in one cell, `;` between them (`；` too): a list `3;1;2`, periods `2019-01-01/2020-03-31:back_paid;
 * 2020-06-01/` (no end: it goes on), events `2019-05-06=200:gift`. A kind is its value or one of its names and may be
 * left out, as may an event's number. `-` says that there are none, which an empty cell does not.
 */
import { cellText, names, plainForm, readDay, readItem, type CellFault } from './cell.ts'
import { STILL, type EventsColumn, type ListColumn, type PeriodsColumn } from './columns.ts'
import { zeros, type Cells, type ColumnReader } from './plain.ts'
import type { Fact } from '../types.ts'

type EntriesColumn = ListColumn | PeriodsColumn | EventsColumn

/** One entry as numbers: an item, or day, other day or amount, and kind. */
type Entry = readonly [first: number, second?: number, kind?: number]

/** Reads one entry; its number in the cell's list decides nothing. */
type EntryReader = (text: string) => Entry | CellFault

function kindReader(fact: Fact): (text: string | undefined) => number | undefined {
  const kinds = names(fact.kinds ?? [])
  return text => {
    if (text === undefined || text === '') return 0
    const place = kinds.get(text) ?? kinds.get(plainForm(text))
    return place === undefined ? undefined : place + 1
  }
}

/** `what` and `kind` of `what:kind`. */
function withKind(text: string): readonly [string, string | undefined] {
  const place = text.indexOf(':')
  return place < 0 ? [text, undefined] : [text.slice(0, place).trim(), text.slice(place + 1).trim()]
}

function entryReader(fact: Fact): EntryReader {
  if (fact.type === 'list') {
    return text => {
      const item = readItem(fact, text)
      return typeof item === 'number' ? [item] : item
    }
  }
  const kindOf = kindReader(fact)
  const split = fact.type === 'periods' ? '/' : '='
  return text => {
    const [what, kindText] = withKind(text.replace('：', ':'))
    const kind = kindOf(kindText)
    if (kind === undefined) return 'option'
    const place = what.indexOf(split)
    if (place < 0 && fact.type === 'periods') return 'entry'
    const [start, rest] = place < 0 ? [what, ''] : [what.slice(0, place).trim(), what.slice(place + 1).trim()]
    const day = readDay(start)
    if (day === undefined) return 'date'
    const second = fact.type === 'periods' ? readEnd(rest, day) : rest === '' ? Number.NaN : readItem(fact, rest)
    return typeof second === 'number' ? [day, second, kind] : second
  }
}

function readEnd(text: string, from: number): number | CellFault {
  if (text === '') return STILL
  const day = readDay(text)
  if (day === undefined) return 'date'
  return day < from ? 'order' : day
}

function readEntries(fact: Fact, text: string, read: EntryReader): readonly Entry[] | CellFault {
  if (text === '-') return []
  const parts = text
    .split(/[;；]/)
    .map(part => part.trim())
    .filter(part => part !== '')
  if (parts.length === 0) return 'entry'
  if (fact.most !== undefined && parts.length > fact.most) return 'most'
  const entries: Entry[] = []
  for (const part of parts) {
    const entry = read(part)
    if (typeof entry === 'string') return entry
    entries.push(entry)
  }
  return entries
}

function build(
  fact: Fact,
  entries: readonly Entry[],
  of: Pick<EntriesColumn, 'fact' | 'known' | 'unknown' | 'ends'>,
): EntriesColumn {
  if (fact.type === 'list') return { ...of, kind: 'list', values: Float64Array.from(entries, each => each[0]) }
  const first = Int32Array.from(entries, each => each[0])
  const kinds = Uint8Array.from(entries, each => each[2] ?? 0)
  return fact.type === 'periods'
    ? { ...of, kind: 'periods', from: first, to: Int32Array.from(entries, each => each[1] ?? STILL), kinds }
    : { ...of, kind: 'events', on: first, amounts: Float64Array.from(entries, each => each[1] ?? Number.NaN), kinds }
}

/** How the column of a list, periods or events is read. */
export function entriesReader(fact: Fact): ColumnReader<EntriesColumn> {
  const read = entryReader(fact)
  return ({ bytes, cells, first, step, count }: Cells, report) => {
    const known = new Uint8Array(count)
    const ends = new Int32Array(count)
    const all: Entry[] = []
    for (let row = 0, place = first; row < count; row += 1, place += step) {
      const text = cellText(bytes, cells[place] ?? 0, cells[place + 1] ?? 0)
      const entries = text === undefined ? 'text' : text === '' ? undefined : readEntries(fact, text, read)
      if (typeof entries === 'string') report(row, entries, text ?? '')
      else if (entries) {
        for (const entry of entries) all.push(entry)
        known[row] = 1
      }
      ends[row] = all.length
    }
    return build(fact, all, { fact: fact.id, known, unknown: zeros(known), ends })
  }
}
