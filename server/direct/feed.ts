import type { Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import type { DirectPersonal, DirectState, DirectStatus } from './types.ts'

/** A case as it stands, for the register of skilled people (DG-7): opened, so for the system only. */
export interface FedCase {
  readonly id: string
  readonly version: number
  readonly status: DirectStatus
  readonly personal: DirectPersonal
  /** A value of the pack's `skill_level`, empty where none is known. */
  readonly skill: string
  readonly town: string
  readonly district: string
  /** `YYYY-MM-DD`: handed in, and since when it stands as it does. */
  readonly submittedOn: string
  readonly since: string
}

/** Cases that were handed in, or a wish recorded, and changed since they were taken over last. */
export interface CaseFeed {
  next(limit: number): Promise<readonly FedCase[]>
  /** Notes, in the caller's transaction, that a case was taken over as it stood. */
  taken(trx: Trx, fed: Pick<FedCase, 'id' | 'version'>): Promise<void>
}

export function createCaseFeed({ db, city, vault }: Platform): CaseFeed {
  return {
    async next(limit) {
      const rows = await db
        .selectFrom('direct_cases as c')
        .leftJoin('direct_fed as f', join => join.onRef('f.city', '=', 'c.city').onRef('f.case_id', '=', 'c.id'))
        .select(['c.id', 'c.version', 'c.state', 'c.skill', 'c.town', 'c.district', 'c.submitted_on'])
        .where('c.city', '=', city)
        .where('c.submitted_on', 'is not', null)
        .where(({ eb, ref }) => eb('f.version', 'is distinct from', ref('c.version')))
        .orderBy('c.id')
        .limit(limit)
        .execute()
      return rows.map(row => {
        const state = row.state as DirectState
        const submittedOn = row.submitted_on ?? ''
        return {
          id: row.id,
          version: row.version,
          skill: row.skill,
          status: state.status,
          submittedOn,
          town: row.town ?? '',
          district: row.district ?? '',
          since: sinceWhen(state) ?? submittedOn,
          personal: state.personal ? (JSON.parse(vault.open('personal', state.personal)) as DirectPersonal) : {},
        }
      })
    },
    async taken(trx, { id, version }) {
      await trx
        .insertInto('direct_fed')
        .values({ city, case_id: id, version })
        .onConflict(conflict => conflict.columns(['city', 'case_id']).doUpdateSet({ version }))
        .execute()
    },
  }
}

function sinceWhen({ status, settled, cancelled, decision, endedOn }: DirectState): string | undefined {
  switch (status) {
    case 'settled':
      return settled?.on
    case 'cancelled':
      return cancelled?.on
    case 'approved':
      return decision?.on
    default:
      return endedOn
  }
}
