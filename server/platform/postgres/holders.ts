import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, markOf } from '../processes.ts'

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

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
