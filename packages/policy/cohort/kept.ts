/** Columns that are no facts, handed on as they stand in the file. */
import type { KeptColumn } from './columns.ts'
import { QUOTE, type Grid } from './split.ts'

const NONE = -1

/** The cells of the columns to keep, quotes around them taken off. `places` as `matchHeadings` gives them. */
export function keepCells(
  bytes: Uint8Array,
  grid: Grid,
  places: readonly number[],
  headings: readonly string[],
): readonly KeptColumn[] {
  return places.map((place, at) => keepColumn(bytes, grid, place, headings[at] ?? ''))
}

function keepColumn(bytes: Uint8Array, grid: Grid, place: number, heading: string): KeptColumn {
  const ends = new Int32Array(grid.count)
  if (place === NONE) return { heading, bytes: new Uint8Array(), ends }
  let size = 0
  for (let row = 0; row < grid.count; row += 1) size += lengthAt(grid, row, place)
  const all = new Uint8Array(size)
  let end = 0
  for (let row = 0; row < grid.count; row += 1) {
    end = copyCell(bytes, grid, row, place, all, end)
    ends[row] = end
  }
  return { heading, bytes: all, ends }
}

/** What a row too short for the column left there is of an earlier row. */
function lengthAt({ cells, width, widths }: Grid, row: number, place: number): number {
  if ((widths[row] ?? 0) <= place) return 0
  const start = cells[2 * (width * row + place)] ?? 0
  return (cells[2 * (width * row + place) + 1] ?? 0) - (start < 0 ? ~start : start)
}

/** Copies one cell, doubled quotes made single; returns where it stops. */
function copyCell(
  bytes: Uint8Array,
  { cells, width, widths }: Grid,
  row: number,
  place: number,
  into: Uint8Array,
  end: number,
): number {
  if ((widths[row] ?? 0) <= place) return end
  const start = cells[2 * (width * row + place)] ?? 0
  const stop = cells[2 * (width * row + place) + 1] ?? 0
  let next = end
  for (let at = start < 0 ? ~start : start; at < stop; at += 1) {
    into[next] = bytes[at] ?? 0
    next += 1
    if (start < 0 && bytes[at] === QUOTE) at += 1
  }
  return next
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** One person's cell as text. */
export function keptText({ bytes, ends }: KeptColumn, row: number): string {
  return decoder.decode(bytes.subarray(row === 0 ? 0 : ends[row - 1], ends[row]))
}
