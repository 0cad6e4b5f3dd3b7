import type { Queryable, Trx } from '#platform/database.ts'
import type { Packs } from '#server/packs/index.ts'
import type { ReturnedPlace } from '#server/rounds/index.ts'

/** What issuing needs to know of a round. */
export interface RoundFacts {
  readonly district: string
  readonly year: number
  readonly pack: string
  readonly packVersion: string
  readonly quota: number
  readonly returned: ReturnedPlace
  /** The newest version of the published ranking, and who prepared it; absent before there is one. */
  readonly published?: {
    readonly ranking: string
    readonly preparedBy: string
    /** Last day of the notice. */
    readonly noticeTo: string
  } | undefined
}

/** Who may receive a card by the newest ranking, and who still waits for an objection (FS-8). */
export interface AdmittedFacts {
  readonly rankingId: string
  /** Places to make: the quota, or what the tie rule admits. */
  readonly seats: number
  readonly ready: readonly { readonly applicationId: string }[]
  readonly waiting: readonly { readonly entry: { readonly applicationId: string }; readonly because: 'objection' | 'cut_off' }[]
}

/** Who a card is for; opened from the application inside the issuing transaction. */
export interface HolderFacts {
  readonly number: string
  readonly owner: string | undefined
  readonly name: string
  readonly phone: string | undefined
}

/** What cards stand on; handed in where the capabilities are put together. */
export interface CardDeps {
  readonly packs: Packs
  /** 16 fresh random bytes a call. */
  readonly random: () => Uint8Array
  readonly round: (db: Queryable, roundId: string) => Promise<RoundFacts | undefined>
  /** Undefined until the notice has ended. */
  readonly admitted: (roundId: string) => Promise<AdmittedFacts | undefined>
  readonly holder: (trx: Trx, applicationId: string) => Promise<HolderFacts | undefined>
}

/** The published terms of a pack's rounds. Throws for a pack that has none. */
export function roundRules(packs: Packs, pack: string) {
  const { round } = packs.get(pack)
  if (!round) throw new Error(`the pack ${pack} has no rounds`)
  return round
}
