import { Worker } from 'node:worker_threads'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Parsed } from './parse.worker.ts'
import { HEAD_ROWS, type SheetContent } from './types.ts'
import { zipEntries } from './zip.ts'

const MEGABYTE = 1024 * 1024
export const MAX_FILE_MB = 20
export const MAX_UNPACKED_MB = 300
export const MAX_ROWS = 100_000
const MAX_ENTRIES = 2_000
const SECONDS = 60
const MEMORY_MB = 1_024

export interface ReadOptions {
  /** The sheet's name; absent: the first that is not hidden. */
  readonly sheet?: string
  /** Rows of data at most. */
  readonly maxRows?: number
}

/**
 * Reads one sheet of an uploaded workbook. What the file is shows in its content, not its name; size, unpacked size,
 * rows, memory and time are capped, and it is parsed in a thread that can be stopped.
 */
export async function readSheet(
  bytes: Uint8Array,
  { sheet, maxRows = MAX_ROWS }: ReadOptions = {},
): Promise<Result<SheetContent>> {
  const wrong = wrongFile(bytes)
  if (wrong) return wrong
  const parsed = await parse(bytes, sheet, maxRows + HEAD_ROWS + 1)
  if (parsed === 'stopped')
    return refuse('sheet.unpacks_too_large', { field: 'file', params: { max: MAX_UNPACKED_MB } })
  if ('failed' in parsed)
    return refuse(parsed.failed === 'EncryptedFileError' ? 'sheet.encrypted' : 'sheet.not_xlsx', { field: 'file' })
  if (!parsed.sheet) return refuse('sheet.no_sheet', { field: 'file', params: { sheet: sheet ?? '' } })
  if (parsed.sheet.rows.length > maxRows + HEAD_ROWS)
    return refuse('sheet.too_many_rows', { field: 'file', params: { max: maxRows } })
  return ok(parsed.sheet)
}

function wrongFile(bytes: Uint8Array): Result<never> | undefined {
  if (bytes.byteLength === 0) return refuse('file.empty', { field: 'file' })
  if (bytes.byteLength > MAX_FILE_MB * MEGABYTE)
    return refuse('sheet.too_large', { field: 'file', params: { max: MAX_FILE_MB } })
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refuse(isEncrypted(bytes) ? 'sheet.encrypted' : 'sheet.not_xlsx', { field: 'file' })
  const entries = startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) ? zipEntries(bytes) : undefined
  if (!entries?.some(({ name }) => name === 'xl/workbook.xml')) return refuse('sheet.not_xlsx', { field: 'file' })
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const undeclared = entries.some(entry => entry.unpacked === 0 && entry.packed > 2)
  if (entries.length > MAX_ENTRIES || undeclared || unpacked > MAX_UNPACKED_MB * MEGABYTE) {
    return refuse('sheet.unpacks_too_large', { field: 'file', params: { max: MAX_UNPACKED_MB } })
  }
  return undefined
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

/** Office wraps a workbook that needs a password into an OLE file with a stream of this name. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
}

function parse(bytes: Uint8Array, sheet: string | undefined, maxRows: number): Promise<Parsed | 'stopped'> {
  return new Promise(done => {
    const worker = new Worker(new URL('./parse.worker.ts', import.meta.url), {
      workerData: { bytes, sheet, maxRows }, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const finish = (answer: Parsed | 'stopped'): void => {
      clearTimeout(timer)
      done(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => finish('stopped'), SECONDS * 1000)
    worker.once('message', (answer: Parsed) => finish(answer))
    worker.once('error', () => finish('stopped'))
    worker.once('exit', () => finish('stopped'))
  })
}
