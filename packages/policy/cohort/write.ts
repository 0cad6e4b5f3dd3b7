/** Results as CSV, a chunk of people at a time, numbers straight into bytes. */
import type { KeptColumn } from './columns.ts'
import { putBytes, putDigits, putHundredths, room, type PutCell } from './put.ts'

/**
 * A column of results, one entry a person. Where `known` is 0 the cell is left empty. Numbers are exact integers. Text
 * that begins with `=`, `+`, `-`, `@`, a tab or CR and is no number gets an apostrophe before it: it comes from others,
 * and a spreadsheet would run it.
 */
export type ResultColumn =
  /** A column of the file. */
  | { readonly kind: 'kept'; readonly column: KeptColumn }
  /** Hundredths, written as `60`, `60.5` or `-0.25`. */
  | { readonly kind: 'hundredths'; readonly values: Int32Array | Float64Array; readonly known?: Uint8Array }
  /** Whole numbers. */
  | { readonly kind: 'whole'; readonly values: Int32Array | Float64Array; readonly known?: Uint8Array }
  /** Places in a list of words: `eligible`, `not_eligible`, `undecided`. */
  | {
      readonly kind: 'word'
      readonly values: Uint8Array | Uint16Array | Int32Array
      readonly words: readonly string[]
      readonly known?: Uint8Array
    }
  | { readonly kind: 'text'; readonly values: readonly string[] }

export interface CsvStyle {
  /** The byte between cells; a comma where left out. */
  readonly delimiter?: number
  /** `\r\n` where left out, as RFC 4180 has it. */
  readonly newline?: '\r\n' | '\n'
}

export interface CsvWriter {
  /** The heading line. `mark`: with a byte order mark, without which Excel takes UTF-8 for GB18030. */
  heading(headings: readonly string[], mark: boolean): Uint8Array
  /** The lines of `count` people. */
  rows(columns: readonly ResultColumn[], count: number): Uint8Array
}

const COMMA = 0x2c
const MARK = '\uFEFF'
/** Room for any number. */
const NUMBER = 24

const encoder = new TextEncoder()

/** A column made ready: how its cells are written, and the most bytes one may take. */
interface Prepared {
  readonly put: PutCell
  readonly most: number
}

function prepareTexts(texts: readonly Uint8Array[], placeOf: (row: number) => number, delimiter: number): Prepared {
  const cells = texts.map(text => {
    const cell = new Uint8Array(room(text.length))
    return cell.slice(0, putBytes(cell, 0, text, 0, text.length, delimiter))
  })
  const put: PutCell = (into, end, row) => {
    const cell = cells[placeOf(row)]
    if (!cell) return end
    for (let at = 0; at < cell.length; at += 1) into[end + at] = cell[at] ?? 0
    return end + cell.length
  }
  return { put, most: cells.reduce((most, cell) => Math.max(most, cell.length), 0) }
}

function prepareKept({ bytes, ends }: KeptColumn, delimiter: number): Prepared {
  const startOf = (row: number) => (row === 0 ? 0 : (ends[row - 1] ?? 0))
  const most = ends.reduce((most, end, row) => Math.max(most, end - startOf(row)), 0)
  return {
    put: (into, end, row) => putBytes(into, end, bytes, startOf(row), ends[row] ?? 0, delimiter),
    most: room(most),
  }
}

function prepareCells(of: ResultColumn, delimiter: number): Prepared {
  switch (of.kind) {
    case 'kept':
      return prepareKept(of.column, delimiter)
    case 'text':
      return prepareTexts(
        of.values.map(text => encoder.encode(text)),
        row => row,
        delimiter,
      )
    case 'word':
      return prepareTexts(
        of.words.map(word => encoder.encode(word)),
        row => of.values[row] ?? 0,
        delimiter,
      )
    case 'whole':
      return { put: (into, end, row) => putDigits(into, end, of.values[row] ?? 0), most: NUMBER }
    case 'hundredths':
      return { put: (into, end, row) => putHundredths(into, end, of.values[row] ?? 0), most: NUMBER }
  }
}

/** The same, leaving cells empty where nothing is known. */
function prepare(of: ResultColumn, delimiter: number): Prepared {
  const cells = prepareCells(of, delimiter)
  const known = 'known' in of ? of.known : undefined
  return known ? { ...cells, put: (into, end, row) => (known[row] === 1 ? cells.put(into, end, row) : end) } : cells
}

/** Columns of points beside one another, which make up most of a result, as one: several times as fast. */
function prepareRun(run: readonly (Int32Array | Float64Array)[], delimiter: number): Prepared {
  const put: PutCell = (into, end, row) => {
    let next = end
    for (const values of run) {
      next = putHundredths(into, next, values[row] ?? 0)
      into[next] = delimiter
      next += 1
    }
    return next - 1
  }
  return { put, most: run.length * (NUMBER + 1) }
}

function prepareAll(columns: readonly ResultColumn[], delimiter: number): readonly Prepared[] {
  const prepared: Prepared[] = []
  for (let at = 0; at < columns.length;) {
    const run: (Int32Array | Float64Array)[] = []
    for (let next = columns[at]; next?.kind === 'hundredths' && !next.known; next = columns[at]) {
      run.push(next.values)
      at += 1
    }
    const single = columns[at]
    if (run.length > 0) prepared.push(prepareRun(run, delimiter))
    else if (single) {
      prepared.push(prepare(single, delimiter))
      at += 1
    }
  }
  return prepared
}

export function csvWriter({ delimiter = COMMA, newline = '\r\n' }: CsvStyle = {}): CsvWriter {
  const lineEnd = encoder.encode(newline)
  const rows = (columns: readonly ResultColumn[], count: number): Uint8Array => {
    const cells = prepareAll(columns, delimiter)
    const widest = cells.reduce((sum, each) => sum + each.most + 1, lineEnd.length)
    let bytes = new Uint8Array(Math.min(widest, 64) * count + widest)
    let end = 0
    for (let row = 0; row < count; row += 1) {
      if (end + widest > bytes.length) bytes = longer(bytes, widest)
      for (let at = 0; at < cells.length; at += 1) {
        end = cells[at]?.put(bytes, end, row) ?? end
        bytes[end] = delimiter
        end += 1
      }
      bytes.set(lineEnd, end - 1)
      end += lineEnd.length - 1
    }
    return bytes.subarray(0, end)
  }
  const heading: CsvWriter['heading'] = (headings, mark) => {
    const line = rows(
      headings.map(text => ({ kind: 'text', values: [text] })),
      1,
    )
    return mark ? Uint8Array.of(...encoder.encode(MARK), ...line) : line
  }
  return { heading, rows }
}

function longer(bytes: Uint8Array, more: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(2 * bytes.length + more)
  all.set(bytes)
  return all
}
