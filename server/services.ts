import { createAccounts, type Accounts } from '#server/accounts/index.ts'
import { createPacks, type Packs } from '#server/packs/index.ts'
import type { Platform } from '#platform/platform.ts'

/** Everything the site and the command line can ask for: one entry a capability. The only place where they are put together. */
export interface Services {
  readonly platform: Platform
  readonly packs: Packs
  readonly accounts: Accounts
}

export function createServices(platform: Platform): Services {
  const packs = createPacks()
  return { platform, packs, accounts: createAccounts(platform) }
}
