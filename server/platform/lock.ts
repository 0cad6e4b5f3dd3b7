import { mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, markOf, type ProcessMark } from './processes.ts'

/**
 * Runs `work` while no other process does in `folder`. The lock is a link that names its process, made in one step;
 * one left by a killed process is taken over.
 */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  let release = tryLock(folder)
  while (!release) {
    await sleep(20)
    release = tryLock(folder)
  }
  try {
    return await work()
  } finally {
    release()
  }
}

/** Takes the lock of `folder` and gives back how to release it; `undefined` when another process holds it. */
export function tryLock(folder: string): (() => void) | undefined {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  return take(file) ? () => rmSync(file, { force: true }) : undefined
}

function take(file: string): boolean {
  try {
    symlinkSync(markOf(process.pid) ?? '', file)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const holder = target(file)
    return holder !== undefined && !isRunning(holder) && clear(file, holder) && take(file)
  }
}

/** Removes a dead process's lock, and puts it back if another process has meanwhile taken over and it was theirs. */
function clear(file: string, dead: ProcessMark): boolean {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (target(aside) !== dead) symlinkSync(target(aside) ?? '', file)
    rmSync(aside, { force: true })
    return true
  } catch {
    // Somebody else cleared it first.
    return false
  }
}

function target(file: string): ProcessMark | undefined {
  try {
    return readlinkSync(file)
  } catch {
    return undefined
  }
}
