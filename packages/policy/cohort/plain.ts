/** Columns of one number a person, straight from the bytes. What a loop does not know goes to `otherwise`. */
import { cellReader, cellText, names, NO, YES, type CellFault } from './cell.ts'
import { absentNumber, domainOf, isSmall, type PlainColumn, type Values } from './columns.ts'
import { dayInBytes } from './days.ts'
import { createDictionary, type Dictionary } from './dictionary.ts'
import type { Fact } from '../types.ts'

/** The cells of one column in a grid. */
export interface Cells {
  readonly bytes: Uint8Array
  readonly cells: Int32Array
  /** Place of the first cell in `cells`, and from each to the one below it. */
  readonly first: number
  readonly step: number
  readonly count: number
}

/** Told of every cell that cannot be read: its row in the chunk, why, and what it says. */
export type Report = (row: number, fault: CellFault, text: string) => void

/** Reads one fact's cells of a chunk; a cell that cannot be read counts as unknown and is reported. */
export type ColumnReader<Read> = (cells: Cells, report: Report) => Read

/** What a loop needs beside the cells. `otherwise` returns NaN for a cell it has reported. */
interface Target {
  readonly values: Values
  readonly known: Uint8Array
  readonly otherwise: (row: number, start: number, stop: number) => number
}

const ZERO = 0x30
/** So many digits are exact whatever they are. */
const DIGITS = 15

function keep({ values, known }: Target, row: number, value: number): void {
  if (Number.isNaN(value)) return
  values[row] = value
  known[row] = 1
}

/** Digits only. */
function integers({ bytes, cells, first, step, count }: Cells, target: Target, min: number, max: number): void {
  const { values, known } = target
  for (let row = 0, place = first; row < count; row += 1, place += step) {
    const start = cells[place] ?? 0
    const stop = cells[place + 1] ?? 0
    if (start === stop) continue
    let value = 0
    let at = start
    for (; at < stop && at >= 0; at += 1) {
      const digit = (bytes[at] ?? 0) - ZERO
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
    }
    if (at === stop && stop - start <= DIGITS && value >= min && value <= max) {
      values[row] = value
      known[row] = 1
    } else keep(target, row, target.otherwise(row, start, stop))
  }
}

const POINT = 0x2e
/** Digits in the hundredths of `12`, `12.`, `12.3` and `12.34`, by how many stand after the point. */
const SCALES = [100, 10, 1] as const

/** Digits with at most two decimals. */
function decimals({ bytes, cells, first, step, count }: Cells, target: Target, min: number, max: number): void {
  const { values, known } = target
  for (let row = 0, place = first; row < count; row += 1, place += step) {
    const start = cells[place] ?? 0
    const stop = cells[place + 1] ?? 0
    if (start === stop) continue
    let value = 0
    let point = -1
    let at = start
    for (; at < stop && at >= 0; at += 1) {
      const byte = bytes[at] ?? 0
      const digit = byte - ZERO
      if (digit >= 0 && digit <= 9) value = value * 10 + digit
      else if (byte === POINT && point < 0 && at > start) point = at
      else break
    }
    const scale = SCALES[point < 0 ? 0 : stop - point - 1]
    const hundredths = value * (scale ?? 0)
    if (at === stop && scale !== undefined && stop - start <= DIGITS - 1 && hundredths >= min && hundredths <= max) {
      values[row] = hundredths
      known[row] = 1
    } else keep(target, row, target.otherwise(row, start, stop))
  }
}

/** Words of a dictionary. */
function words({ bytes, cells, first, step, count }: Cells, target: Target, dictionary: Dictionary): void {
  const { values, known } = target
  for (let row = 0, place = first; row < count; row += 1, place += step) {
    const start = cells[place] ?? 0
    const stop = cells[place + 1] ?? 0
    if (start === stop) continue
    const value = start < 0 ? -1 : dictionary.find(bytes, start, stop)
    if (value >= 0) {
      values[row] = value
      known[row] = 1
    } else keep(target, row, target.otherwise(row, start, stop))
  }
}

/** Dates written with digits. */
function days({ bytes, cells, first, step, count }: Cells, target: Target): void {
  const { values, known } = target
  for (let row = 0, place = first; row < count; row += 1, place += step) {
    const start = cells[place] ?? 0
    const stop = cells[place + 1] ?? 0
    if (start === stop) continue
    const value = start < 0 ? -1 : dayInBytes(bytes, start, stop)
    if (value >= 0) {
      values[row] = value
      known[row] = 1
    } else keep(target, row, target.otherwise(row, start, stop))
  }
}

type Loop = (cells: Cells, target: Target) => void

function loopFor(fact: Fact): Loop {
  const { min, max } = domainOf(fact)
  if (fact.type === 'integer') return (cells, target) => integers(cells, target, min, max)
  if (fact.type === 'decimal') return (cells, target) => decimals(cells, target, min, max)
  if (fact.type === 'date') return days
  const known =
    fact.type === 'choice'
      ? names(fact.options ?? [])
      : new Map(
          [...YES, 'TRUE', 'Yes']
            .map((word): [string, number] => [word, 1])
            .concat([...NO, 'FALSE', 'No'].map(word => [word, 0])),
        )
  const dictionary = createDictionary(known)
  return (cells, target) => words(cells, target, dictionary)
}

function valuesFor(fact: Fact, count: number): Values {
  if (fact.type === 'boolean') return new Uint8Array(count)
  if (fact.type === 'choice') return new Uint16Array(count)
  if (fact.type === 'date') return new Int32Array(count)
  const values = isSmall(fact) ? new Int32Array(count) : new Float64Array(count)
  const absent = absentNumber(fact)
  return absent === 0 ? values : values.fill(absent)
}

/** How one fact's column is read. Not for lists, periods and events. */
export function plainReader(fact: Fact): ColumnReader<PlainColumn> {
  const loop = loopFor(fact)
  const read = cellReader(fact)
  return (cells, report) => {
    const values = valuesFor(fact, cells.count)
    const known = new Uint8Array(cells.count)
    const otherwise = (row: number, start: number, stop: number) => {
      const text = cellText(cells.bytes, start, stop)
      if (text === '') return Number.NaN
      const value = text === undefined ? 'text' : read(text)
      if (typeof value === 'number') return value
      report(row, value, text ?? '')
      return Number.NaN
    }
    loop(cells, { values, known, otherwise })
    return { fact: fact.id, kind: fact.type, values, known, unknown: zeros(known) } as PlainColumn
  }
}

/** How many of them are 0. */
export function zeros(known: Uint8Array): number {
  let count = known.length
  for (const one of known) count -= one
  return count
}
