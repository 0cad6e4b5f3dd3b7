import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, markOf, type ProcessMark } from './processes.ts'

/**
 * Who uses a cluster. Several processes may (the server and a command beside it, the files of a test run): the first
 * starts it, the last to leave stops it, and one that was killed does not count.
 */
export interface Holders {
  /** Enters this process; the function given back leaves and says whether somebody else is still there. */
  enter(): () => boolean
}

let entries = 0

/** The holders of the cluster kept in `folder`. */
export function holdersOf(folder: string): Holders {
  const place = join(folder, 'holders')
  return {
    enter: () => {
      mkdirSync(place, { recursive: true })
      const file = join(place, `${process.pid}-${++entries}`)
      writeFileSync(file, markOf(process.pid) ?? '')
      return () => {
        rmSync(file, { force: true })
        return othersIn(place)
      }
    },
  }
}

function othersIn(place: string): boolean {
  const running = readdirSync(place).filter(name => {
    const file = join(place, name)
    if (isRunning(read(file))) return true
    rmSync(file, { force: true })
    return false
  })
  return running.length > 0
}

/**
 * Runs `work` while no other process starts or stops the cluster in `folder`. The lock is a link that names its
 * process, made in one step; one left by a killed process is taken over.
 */
export async function exclusively<T>(folder: string, work: () => Promise<T>): Promise<T> {
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

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
