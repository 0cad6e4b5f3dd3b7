/** One cell as it stands in a file. A formula is never evaluated: it is named, so that it can be refused. */
export type Cell = string | number | boolean | null | CellFormula | CellError | CellDate

export interface CellFormula {
  readonly formula: string
}

/** `#N/A`, `#REF!` … */
export interface CellError {
  readonly error: string
}

export interface CellDate {
  /** `YYYY-MM-DD` */
  readonly date: string
}

/** One sheet, read: row 1 of Excel is `rows[0]`. */
export interface SheetContent {
  readonly rows: readonly (readonly Cell[])[]
  /** Merged areas as Excel writes them, `A3:B4`. */
  readonly merged: readonly string[]
  /** The sheet is hidden in the workbook: whoever handed it in may not know what is in it. */
  readonly hidden?: boolean
  /** Names of the sheets of the workbook that were not read; absent when there is none. */
  readonly others?: readonly string[]
}

/** A column of a sheet to be written. */
export interface Column {
  /** Stable name, in the hidden first row. */
  readonly key: string
  readonly heading: string
  /** In characters. */
  readonly width: number
  /** Text stays text whatever it starts with; numbers are right-aligned numbers. */
  readonly kind: 'text' | 'number'
  readonly hidden?: boolean
  /** To be filled in by the reader: shaded. */
  readonly input?: boolean
  /** What may be chosen. Not available where one choice holds a comma. */
  readonly choices?: readonly string[]
  readonly wrap?: boolean
}

export type Value = string | number | undefined

/** A sheet to be written: hidden keys in row 1, headings in row 2, data from row 3. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Value[])[]
}

/** A sheet of plain sentences: how to fill in the other. */
export interface Notes {
  readonly name: string
  readonly lines: readonly string[]
}

/** Rows above the data: hidden keys and headings. */
export const HEAD_ROWS = 2

/** The letters of a column: 0 → `A`, 26 → `AA`. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
