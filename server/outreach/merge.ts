import { maskPhone } from '#identity'
import { attempt, load, Refused, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { SkilledAggregate } from './decide.ts'
import type { Twin } from './shapes.ts'
import { UUID } from './store.ts'
import type { SkilledState } from './types.ts'

/** Rows of the same name and employer under another number: perhaps the same person. */
export async function twinsOf({ city, vault }: Platform, db: Queryable, id: string): Promise<readonly Twin[]> {
  const rows = await db
    .selectFrom('skilled_contacts as c')
    .innerJoin('skilled_contacts as o', join =>
      join.onRef('o.city', '=', 'c.city').onRef('o.name_index', '=', 'c.name_index'),
    )
    .innerJoin('skilled_people as p', join => join.onRef('p.city', '=', 'c.city').onRef('p.id', '=', 'c.person_id'))
    .innerJoin('skilled_people as q', join => join.onRef('q.city', '=', 'o.city').onRef('q.id', '=', 'o.person_id'))
    .select(['q.id', 'q.state', 'o.personal_sealed'])
    .where('c.city', '=', city)
    .where('c.person_id', '=', id)
    .where('o.person_id', '<>', id)
    .whereRef('q.employer', '=', 'p.employer')
    .whereRef('q.town', '=', 'p.town')
    .orderBy('q.id')
    .execute()
  return rows.map(row => {
    const { phone } = JSON.parse(vault.open('personal', row.personal_sealed)) as { phone: string }
    const { registeredOn, case: own } = row.state as SkilledState
    return { id: row.id, maskedPhone: maskPhone(phone), registeredOn, standing: own?.standing }
  })
}

/**
 * Joins another row of the same person to this one, whose number stays: contacts, notes, helper and case come along, the
 * other row ends. Only a person can tell that two rows are one: it is never done by itself.
 */
export async function mergePeople(
  platform: Platform,
  agg: SkilledAggregate,
  ctx: Ctx,
  keep: string,
  other: string,
): Promise<Result<undefined>> {
  if (!UUID.test(keep) || !UUID.test(other)) return refuse('object.not_found')
  const done = await attempt(platform, agg, ctx, { kind: 'join', id: keep }, trx =>
    join(platform, agg, trx, ctx, keep, other),
  )
  return done.ok ? ok(undefined) : done
}

async function join(
  platform: Platform,
  agg: SkilledAggregate,
  trx: Trx,
  ctx: Ctx,
  keep: string,
  other: string,
): Promise<void> {
  const { city } = platform
  // Locked in one order, so that two who join the same rows the other way round do not wait for each other.
  for (const id of [keep, other].sort()) await load<SkilledState>(trx, agg, city, id, true)
  const gone = await load<SkilledState>(trx, agg, city, other)
  if (!gone) throw new Refused(refuse('object.not_found').refusals)
  const joined = await runIn(trx, agg, keep, { kind: 'join', from: other, other: gone.state }, ctx, {
    also: async () => {
      const same = await twinsOf(platform, trx, keep)
      return same.some(({ id }) => id === other) ? undefined : refuse('outreach.not_same').refusals
    },
  })
  if (joined.replayed) return
  await runIn(trx, agg, other, { kind: 'merge', into: keep }, { ...ctx, commandId: `${ctx.commandId}:other` })
  await trx
    .updateTable('skilled_notes')
    .set({ person_id: keep })
    .where('city', '=', city)
    .where('person_id', '=', other)
    .execute()
  await trx
    .updateTable('skilled_cases')
    .set({ person_id: keep })
    .where('city', '=', city)
    .where('person_id', '=', other)
    .execute()
  await trx.deleteFrom('skilled_contacts').where('city', '=', city).where('person_id', '=', other).execute()
}
