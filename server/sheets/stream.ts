import { writeXlsxStream } from 'hucre/xlsx'
import { HEAD_ROWS, type Sheet, type Value } from './types.ts'
import { cellOf, columnDef } from './write.ts'

/** A sheet whose rows come as they are read. `title` stands above the headings. */
export interface StreamedSheet extends Pick<Sheet, 'name' | 'columns'> {
  readonly title: string
}

/**
 * A workbook of one sheet as a stream: rows are asked for as the reader takes them, so that the memory does not grow with
 * their number. Title in row 1, headings in row 2, data from row 3. Nothing is ever written as a formula. Reading stops
 * where the stream is cancelled.
 */
export function streamWorkbook(
  { name, columns, title }: StreamedSheet,
  rows: AsyncIterable<readonly Value[]>,
): ReadableStream<Uint8Array> {
  async function* all() {
    yield [title]
    yield columns.map(({ heading }) => heading)
    for await (const row of rows) yield row.map(cellOf)
  }
  return writeXlsxStream(all(), { name, columns: columns.map(columnDef), freezePane: { rows: HEAD_ROWS } })
}
