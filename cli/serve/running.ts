import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tryLock } from '#platform/lock.ts'

/** This process's claim to serve from a folder. */
export interface Claim {
  /** Lets a second start say where the site is. */
  publish(url: string): void
  release(): void
}

/** Claims `home` for one server; where another one runs already, gives its address (not yet known while it starts). */
export function claim(home: string): Claim | { readonly runningAt: string | undefined } {
  const folder = join(home, 'server')
  const address = join(folder, 'address')
  const unlock = tryLock(folder)
  if (!unlock) return { runningAt: read(address) }
  rmSync(address, { force: true })
  return {
    publish: url => writeFileSync(address, url),
    release: () => {
      rmSync(address, { force: true })
      unlock()
    },
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
