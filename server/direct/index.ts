import type { Platform } from '#platform/platform.ts'
import { refuse } from '#platform/result.ts'
import type { Bars } from '#server/bars/index.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Direct } from './contract.ts'

export type * from './contract.ts'
export type * from './types.ts'
export type { DirectEvent } from './events.ts'

export interface DirectDeps {
  readonly packs: Packs
  readonly bars: Bars
}

export function createDirect(_platform: Platform, _deps: DirectDeps): Direct {
  return new Proxy({} as Direct, { get: () => async () => refuse('object.not_found') })
}
