/** What an engine under comparison offers. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Facts } from '#policy'
import type { Decision } from './policy.ts'

export interface Contender {
  /** With its version. */
  readonly name: string
  /** Decides everybody, in the way that is fastest for it. Facts are prepared beforehand where it wants them otherwise. */
  decideAll(people: readonly Facts[]): Promise<readonly Decision[]>
  /** The same with its trace of how each decision came about; absent where it always keeps one. */
  traceAll?(people: readonly Facts[]): Promise<readonly Decision[]>
  /** How many people take it a fair fraction of a second. */
  readonly slice: number
}

/** Where the engines are installed: a package of their own, so that the project does not depend on them. */
export const FOLDER = join(import.meta.dirname, '..', 'engines')

const require = createRequire(join(FOLDER, 'package.json'))

/** An engine's module. It is no dependency of the project, so what it offers is said by whoever loads it. */
export function load<Module>(name: string): Module {
  const loaded: Module = require(name)
  return loaded
}

/** Whether an engine's module can be loaded here: native code is not built for every platform. */
export function isThere(name: string): boolean {
  try {
    require(name)
    return true
  } catch {
    return false
  }
}

/** The version that is installed. */
export function versionOf(name: string): string {
  const { version } = require(`./node_modules/${name}/package.json`) as { version: string }
  return version
}
