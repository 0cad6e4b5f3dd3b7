import { randomBytes } from 'node:crypto'
import { load } from '#platform/aggregate.ts'
import type { Queryable } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import type { Applications } from '#server/applications/index.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Rankings } from '#server/ranking/index.ts'
import type { Rounds, RoundState } from '#server/rounds/index.ts'
import type { CardDeps, RoundFacts } from './ports.ts'

interface Capabilities {
  readonly packs: Packs
  readonly rounds: Pick<Rounds, 'aggregate'>
  readonly rankings: Pick<Rankings, 'admitted'>
  readonly applications: Pick<Applications, 'find'>
}

/** What cards stand on, from the capabilities before them in the year. */
export function cardSources(platform: Platform, { packs, rounds, rankings, applications }: Capabilities): CardDeps {
  return {
    packs,
    random: () => randomBytes(16),
    round: (db, roundId) => roundFacts(db, platform.city, rounds, roundId),
    admitted: roundId => rankings.admitted(roundId),
    async holder(trx, applicationId) {
      const found = await applications.find(trx, applicationId)
      if (!found?.state.number || !found.file.personal.name) return undefined
      return { number: found.state.number, owner: found.state.owner, name: found.file.personal.name, phone: found.file.personal.phone }
    },
  }
}

async function roundFacts(db: Queryable, city: string, rounds: Capabilities['rounds'], roundId: string): Promise<RoundFacts | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(roundId)) return undefined
  const found = await load<RoundState>(db, rounds.aggregate, city, roundId)
  if (!found) return undefined
  const { district, year, pack, packVersion, quota, returned = 'kept', rankings, noticeId } = found.state
  const newest = rankings.at(-1)
  const notice = noticeId === undefined ? undefined
    : await db.selectFrom('notices').select('to_on').where('city', '=', city).where('id', '=', noticeId).executeTakeFirst()
  const published = newest && notice ? { ranking: newest.id, preparedBy: newest.frozenBy, noticeTo: notice.to_on } : undefined
  return { district, year, pack, packVersion, quota, returned, published }
}
