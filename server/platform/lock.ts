import { mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, markOf, type ProcessMark } from './processes.ts'

/**
 * Runs `work` while no other process does in `folder`. The lock is a link that names its
 * process, made in one step; one left by a killed process is taken over.
 */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  while (!take(file)) await sleep(20)
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  try {
    symlinkSync(markOf(process.pid) ?? '', file)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const holder = target(file)
    if (holder !== undefined && !isRunning(holder)) clear(file, holder)
    return false
  }
}

/** Removes a dead process's lock, and puts it back if another process has meanwhile taken over and it was theirs. */
function clear(file: string, dead: ProcessMark): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    if (target(aside) !== dead) symlinkSync(target(aside) ?? '', file)
    rmSync(aside, { force: true })
  } catch {
    // Somebody else cleared it first: the next round sees how it stands.
  }
}

function target(file: string): ProcessMark | undefined {
  try {
    return readlinkSync(file)
  } catch {
    return undefined
  }
}
