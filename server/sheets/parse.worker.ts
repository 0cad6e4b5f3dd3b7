import { parentPort, workerData } from 'node:worker_threads'
import { readXlsx, type CellValue, type Sheet } from 'hucre/xlsx'
import { columnLetters, type Cell, type SheetContent } from './types.ts'

/** Runs in a thread of its own with limits on memory and time; see `read.ts`. */
interface Task {
  readonly bytes: Uint8Array
  /** Absent: the first sheet that is not hidden. */
  readonly sheet: string | undefined
  readonly maxRows: number
}

export type Parsed = { readonly sheet: SheetContent | undefined } | { readonly failed: string }

async function parse({ bytes, sheet, maxRows }: Task): Promise<Parsed> {
  try {
    const names = new Set<string>()
    const book = await readXlsx(bytes, {
      sheets: ({ name, hidden, veryHidden }) => {
        names.add(name)
        return sheet === undefined ? !hidden && !veryHidden : name === sheet
      },
      maxRows,
    })
    const found = book.sheets[0]
    const others = [...names].filter(name => name !== found?.name)
    return { sheet: found && { ...content(found), ...(others.length > 0 ? { others } : {}) } }
  } catch (error) {
    return { failed: error instanceof Error ? error.name : 'Error' }
  }
}

function content(sheet: Sheet): SheetContent {
  const rows: Cell[][] = sheet.rows.map(row => row.map(plain))
  for (const [place, cell] of sheet.cells ?? []) {
    const [row = -1, column = -1] = place.split(',').map(Number)
    const target = rows[row]
    if (!target) continue
    if (cell.formula !== undefined || cell.type === 'formula') target[column] = { formula: cell.formula ?? '' }
    else if (cell.type === 'error') target[column] = { error: String(cell.value) }
  }
  const merged = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) =>
    `${columnLetters(startCol)}${startRow + 1}:${columnLetters(endCol)}${endRow + 1}`)
  return { rows, merged, hidden: sheet.hidden === true || sheet.veryHidden === true }
}

function plain(value: CellValue | undefined): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { date: value.toISOString().slice(0, 10) }
  return value ?? null
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(await parse(workerData as Task))
