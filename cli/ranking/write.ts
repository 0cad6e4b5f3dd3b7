import { open, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import type { ColumnRanking } from '../../packages/policy/ranking/index.ts'
import type { Table } from './table.ts'

/** So much text is handed to the file system at once. */
const CHUNK = 1 << 20

/** Whether both paths lead to one file, through whatever links. */
export async function sameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map(identityOf))
  return first !== undefined && first === second
}

/**
 * Writes the rows in order, each exactly as it was, with `rank` and `admitted` after its last cell. A reader sees the
 * old file or the whole new one: it is written beside its place, flushed to disk and then renamed.
 */
export async function writeRanked(
  path: string, table: Table, ranking: ColumnRanking, mark: boolean,
): Promise<void> {
  const target = await realpath(path).catch(() => path)
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const file = await open(temporary, 'wx')
  try {
    for (const chunk of chunks(table, ranking, mark)) await file.writeFile(chunk)
    await file.sync()
    await file.close()
    await rename(temporary, target)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}

/** The file in pieces: rows are copied byte by byte, never taken apart. */
function* chunks(table: Table, { order, ranks, admitted }: ColumnRanking, mark: boolean): Generator<Uint8Array> {
  const { bytes, header, newline, delimiter } = table
  const heading = `${delimiter}rank${delimiter}admitted${newline}`
  yield Buffer.concat([Buffer.from(mark ? '\uFEFF' : ''), bytes.subarray(header.start, header.stop), Buffer.from(heading)])
  let chunk = Buffer.allocUnsafe(CHUNK)
  let end = 0
  for (const row of order) {
    const [start = 0, stop = 0] = [table.starts[row], table.stops[row]]
    const more = `${delimiter}${ranks[row]}${delimiter}${admitted[row] === 1 ? 'true' : 'false'}${newline}`
    if (end + stop - start + more.length > chunk.length) {
      yield chunk.subarray(0, end)
      chunk = Buffer.allocUnsafe(Math.max(CHUNK, stop - start + more.length))
      end = 0
    }
    end += bytes.copy(chunk, end, start, stop)
    end += chunk.write(more, end, 'latin1')
  }
  yield chunk.subarray(0, end)
}

async function identityOf(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch(() => undefined)
  try {
    const stat = await file?.stat({ bigint: true })
    return stat && `${stat.dev}:${stat.ino}`
  } finally {
    await file?.close()
  }
}
