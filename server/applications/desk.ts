import type { CompiledPack, Pack } from '#policy'
import type { Platform } from '#platform/platform.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Rounds } from '#server/rounds/index.ts'
import type { ApplicationAggregate } from './aggregate.ts'
import type { ApplicationHooks } from './contract.ts'

/** What every part of the capability works with. */
export interface Desk {
  readonly platform: Platform
  readonly packs: Packs
  readonly rounds: Pick<Rounds, 'yearIn' | 'find'>
  readonly hooks: ApplicationHooks
  readonly aggregate: ApplicationAggregate
  readonly compiled: (pack: string) => CompiledPack
  /** Working days an office gives to supply a correction, where the clerk names none. */
  readonly correctionDays: number
}

/** The scheme an application is filed under: the one asked for, of this city only; undefined where the city has none. */
export function ownScheme({ platform: { city }, packs }: Pick<Desk, 'platform' | 'packs'>, asked?: string): Pack | undefined {
  return asked === undefined ? packs.pointsOf(city) : packs.ofCity(city).find(({ id }) => id === asked)
}
