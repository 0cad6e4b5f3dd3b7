/** Excel files: written with typed columns and no formulas, read under caps. A thin layer over `hucre`. */
export { MAX_FILE_MB, MAX_ROWS, MAX_UNPACKED_MB, readSheet, type ReadOptions } from './read.ts'
export { columnLetters, HEAD_ROWS } from './types.ts'
export type { Cell, CellDate, CellError, CellFormula, Column, Notes, Sheet, SheetContent, Value } from './types.ts'
export { streamWorkbook, type StreamedSheet } from './stream.ts'
export { writeWorkbook } from './write.ts'
export { zipEntries } from './zip.ts'
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
