/** Result files: a reader sees the old one or the whole new one. */
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { fine, wrong, type Outcome } from '../ranking/problem.ts'

export interface Output {
  write(bytes: Uint8Array | string): void
  /** Puts the finished file in its place. */
  keep(): void
  /** Leaves nothing behind. */
  discard(): void
}

export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

export const cannotWrite = (out: string, error: unknown): Outcome<never> =>
  wrong('写不了文件 {out}（{reason}）。请核对目录、权限和磁盘空间。',
    'Cannot write {out} ({reason}). Check its folder, permissions and disk space.', { out, reason: reasonOf(error) })

const encoder = new TextEncoder()

function writeAll(fd: number, data: Uint8Array | string): void {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at)
    } catch (error) {
      // A pipe whose reader is slow.
      if (reasonOf(error) !== 'EAGAIN') throw error
    }
  }
}

/** Opens a file beside its place; standard output where no path is given. */
export function openOutput(path: string | undefined): Output {
  if (path === undefined) return { write: bytes => writeAll(process.stdout.fd, bytes), keep: () => {}, discard: () => {} }
  const target = linked(path)
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const fd = openSync(temporary, 'wx')
  let open = true
  const close = () => {
    if (open) closeSync(fd)
    open = false
  }
  return {
    write: bytes => writeAll(fd, bytes),
    keep: () => {
      fsyncSync(fd)
      close()
      renameSync(temporary, target)
    },
    discard: () => {
      close()
      rmSync(temporary, { force: true })
    },
  }
}

function linked(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** Refuses to write a result over the file it is made from. */
export function checkPlaces(file: string, out: string | undefined): Outcome<undefined> {
  if (out === undefined || identityOf(file) === undefined || identityOf(file) !== identityOf(out)) return fine(undefined)
  return wrong('结果不能写回原文件 {out}。请为 --out 换一个文件名。',
    'The result may not replace the file it is made from, {out}. Give --out another name.', { out })
}

function identityOf(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return undefined
  }
}
