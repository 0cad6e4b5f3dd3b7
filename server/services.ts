import { createAccounts, type Accounts } from '#server/accounts/index.ts'
import { createApplications, type Applications } from '#server/applications/index.ts'
import { createDemo, type Demo } from '#server/demo/index.ts'
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
  readonly applications: Applications
  readonly demo: Demo
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
  const accounts = createAccounts(platform)
  const applications = createApplications(platform, { packs, rounds })
  const driven: readonly Driven[] = [applications]
  const due = async (): Promise<void> => {
    for (const capability of driven) await capability.due(contextFor(platform, systemActor(platform.city)))
  }
  return { platform, packs, accounts, rounds, applications, demo: createDemo(platform, accounts, due), due }
}
