import { load, runIn, type Ran } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import type { Refusal } from '#platform/result.ts'
import type { Bars } from '#server/bars/index.ts'
import type { Packs } from '#server/packs/index.ts'
import type { DirectAggregate } from './aggregate.ts'
import type { CitySettings, DirectCommand } from './commands.ts'
import type { Options } from './contract.ts'
import { applyCounts } from './count-store.ts'
import type { DirectEvent } from './events.ts'
import type { Scheme } from './scheme.ts'
import type { DirectState } from './types.ts'

/** What every part of the capability works with. */
export interface Desk {
  readonly platform: Platform
  readonly packs: Packs
  readonly bars: Bars
  readonly aggregate: DirectAggregate
  /** Of this city, in the packs' order. */
  readonly schemes: readonly Scheme[]
  schemeOf(pack: string): Scheme
  findScheme(pack: string | undefined): Scheme | undefined
  settings(pack: string): Promise<CitySettings>
}

export type DirectRan = Ran<DirectState, DirectEvent>

export interface ChangeOptions extends Options {
  readonly also?: (trx: Trx, ran: DirectRan) => Promise<readonly Refusal[] | void>
}

/** One command on one case with its counts, in the caller's transaction. Throws refusals. */
export async function changeIn(
  desk: Desk,
  trx: Trx,
  id: string,
  command: DirectCommand,
  ctx: Ctx,
  options: ChangeOptions = {},
): Promise<DirectRan> {
  const { aggregate, platform } = desk
  const loaded = id === 'new' ? undefined : await load<DirectState>(trx, aggregate, platform.city, id, true)
  return runIn(trx, aggregate, id, command, ctx, {
    expected: options.expected,
    also: async (inner, ran) => {
      const refusals = await options.also?.(inner, ran)
      if (refusals && refusals.length > 0) return refusals
      await applyCounts(inner, platform.city, ctx.today, [{ before: loaded?.state, after: ran.state }])
      return undefined
    },
  })
}
