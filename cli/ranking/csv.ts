/** Reads CSV after RFC 4180: quoted cells may hold commas, line ends and doubled quotes. LF, CRLF or CR ends a row. */

/** A row and its place in the text: `text.slice(start, stop)` is the row as it was written, without its line end. */
export interface CsvRow {
  readonly cells: readonly string[]
  /** Line on which the row starts; the first line of the file is 1. */
  readonly line: number
  readonly start: number
  readonly stop: number
}

export type CsvFault = { readonly fault: 'open_quote' | 'after_quote'; readonly line: number }

/** The rows of a text one after another; empty lines are none. After a fault nothing follows. */
export function* readCsv(text: string): Generator<CsvRow | CsvFault> {
  const end = text.includes('\n') ? '\n' : '\r'
  let [at, line, quote] = [0, 1, text.indexOf('"')]
  while (at < text.length) {
    const found = text.indexOf(end, at)
    const lineEnd = found < 0 ? text.length : found
    if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
    if (quote < 0 || quote >= lineEnd) {
      const stop = withoutReturn(text, at, lineEnd)
      if (stop > at) yield { cells: text.slice(at, stop).split(','), line, start: at, stop }
      at = lineEnd + 1
      line += 1
      continue
    }
    const row = readQuotedRow(text, at, line, end)
    if ('fault' in row) return yield row
    yield row
    line += countEnds(text, at, row.next, end)
    at = row.next
  }
}

/** A row with at least one quote in it. `next` is where the row after it starts. */
function readQuotedRow(text: string, start: number, line: number, end: string): (CsvRow & { next: number }) | CsvFault {
  const cells: string[] = []
  for (let at = start; ;) {
    const cell = text[at] === '"' ? readQuotedCell(text, at) : readPlainCell(text, at, end)
    if (!cell) return { fault: 'open_quote', line: line + countEnds(text, start, at, end) }
    cells.push(cell.value)
    if (text[cell.stop] === ',') {
      at = cell.stop + 1
      continue
    }
    const stop = cell.stop
    const ends = text[stop] === '\r' && text[stop + 1] === end ? stop + 1 : stop
    if (ends < text.length && text[ends] !== end) {
      return { fault: 'after_quote', line: line + countEnds(text, start, stop, end) }
    }
    return { cells, line, start, stop, next: ends + 1 }
  }
}

function readQuotedCell(text: string, open: number): { value: string; stop: number } | undefined {
  for (let close = text.indexOf('"', open + 1); close >= 0; close = text.indexOf('"', close + 2)) {
    if (text[close + 1] !== '"') {
      return { value: text.slice(open + 1, close).replaceAll('""', '"'), stop: close + 1 }
    }
  }
  return undefined
}

/** Up to the next comma or line end. A quote inside is a character like any other, as Excel reads it. */
function readPlainCell(text: string, start: number, end: string): { value: string; stop: number } {
  const [comma, found] = [text.indexOf(',', start), text.indexOf(end, start)]
  const lineEnd = found < 0 ? text.length : found
  const stop = comma >= 0 && comma < lineEnd ? comma : withoutReturn(text, start, lineEnd)
  return { value: text.slice(start, stop), stop }
}

function withoutReturn(text: string, start: number, lineEnd: number): number {
  return lineEnd > start && text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd
}

function countEnds(text: string, from: number, to: number, end: string): number {
  let count = 0
  for (let at = text.indexOf(end, from); at >= 0 && at < to; at = text.indexOf(end, at + 1)) count += 1
  return count
}
