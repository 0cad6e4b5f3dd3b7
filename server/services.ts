import { createAccounts, type Accounts } from '#server/accounts/index.ts'
import { createPacks, type Packs } from '#server/packs/index.ts'
import { createRounds, type Rounds } from '#server/rounds/index.ts'
import type { Ctx } from '#platform/context.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'

/** Everything the site and the command line can ask for: one entry a capability. The only place where they are put together. */
export interface Services {
  readonly platform: Platform
  readonly packs: Packs
  readonly accounts: Accounts
  readonly rounds: Rounds
  /** Carries out, as the system, whatever the calendar has brought due. Idempotent. */
  due(): Promise<void>
}

/** A capability the calendar drives. */
interface Driven {
  due(ctx: Ctx): Promise<unknown>
}

export function createServices(platform: Platform): Services {
  const packs = createPacks()
  const rounds = createRounds(platform, { packs })
  const driven: readonly Driven[] = []
  return {
    platform,
    packs,
    accounts: createAccounts(platform),
    rounds,
    due: async () => {
      for (const capability of driven) await capability.due(contextFor(platform, systemActor(platform.city)))
    },
  }
}
