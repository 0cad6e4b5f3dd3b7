import { sql } from 'kysely'
import type { Queryable, Trx } from '#platform/database.ts'
import type { ReturnedPlace } from '#server/rounds/index.ts'

/**
 * Makes a round's places: one for each of the quota, and what the ranking admits beyond it by the tie rule (`most`).
 * Never takes one away. Call with the round locked.
 */
export async function mintSeats(trx: Trx, city: string, round: string, quota: number, most: number): Promise<void> {
  await sql`
    insert into seats (city, round_id, number, origin)
    select ${city}, ${round}::uuid, n, case when n <= ${quota} then 'quota' else 'tie' end
    from generate_series(1, ${most}::int) n
    on conflict do nothing`.execute(trx)
}

/** Takes turns: whoever issues, lapses or revokes in a round holds its row to the end of the transaction. */
export async function lockRound(trx: Trx, city: string, round: string): Promise<void> {
  await sql`select 1 from rounds where city = ${city} and id = ${round} for no key update`.execute(trx)
}

/**
 * A place no card stands on; undefined when there is none. The next after the highest taken one, found at once; else one
 * that came back.
 */
export async function freeSeat(db: Queryable, city: string, round: string): Promise<number | undefined> {
  const found = await sql<{ number: number | null }>`
    select coalesce(
      (select s.number from seats s where s.city = ${city} and s.round_id = ${round} and s.number >
        coalesce((select max(c.seat) from cards c where c.city = ${city} and c.round_id = ${round}), 0) order by s.number limit 1),
      (select s.number from seats s where s.city = ${city} and s.round_id = ${round}
        and s.number not in (select c.seat from cards c where c.city = ${city} and c.round_id = ${round} and c.seat is not null)
        order by s.number limit 1)
    ) as number`.execute(db)
  return found.rows[0]?.number ?? undefined
}

/**
 * Whether a place that comes back may be filled anew: only where the district offers it to the next in the ranking,
 * and only while fewer than the quota would stay taken – a place beyond the quota existed for the tie alone.
 */
export async function reopens(db: Queryable, city: string, round: string, quota: number, rule: ReturnedPlace): Promise<boolean> {
  if (rule !== 'next') return false
  const found = await sql<{ live: number }>`
    select count(*)::int as live from cards where city = ${city} and round_id = ${round} and status in ('issued', 'settled')`.execute(db)
  return (found.rows[0]?.live ?? 0) - 1 < quota
}

/**
 * Applications the free places go to after the admitted ones: whole groups of equal rank, in order, as long as each
 * fits. A group larger than what is left stays out: the text gives no way to choose within it.
 */
export async function refillFor(
  db: Queryable, city: string, scope: { readonly round: string; readonly ranking: string; readonly quota: number; readonly rule: ReturnedPlace },
): Promise<string[]> {
  if (scope.rule !== 'next') return []
  const free = await openPlaces(db, city, scope)
  if (free <= 0) return []
  const found = await sql<{ rank: number; id: string }>`
    select e.rank, e.application_id as id from ranking_entries e
    join applications a on a.city = e.city and a.id = e.application_id and a.status = 'accepted'
    where e.city = ${city} and e.ranking_id = ${scope.ranking} and not e.admitted and e.rank is not null
      and not exists (select 1 from cards c where c.city = e.city and c.application_id = e.application_id)
    order by e.position limit ${free + 1}`.execute(db)
  const chosen: string[] = []
  for (const rank of new Set(found.rows.map(row => row.rank))) {
    const group = found.rows.filter(row => row.rank === rank).map(row => row.id)
    if (chosen.length + group.length > free) break
    chosen.push(...group)
  }
  return chosen
}

/** Places that came back and were not filled since, within the quota, less the admitted who still wait for theirs. */
async function openPlaces(db: Queryable, city: string, { round, ranking, quota }: { round: string; ranking: string; quota: number }): Promise<number> {
  const found = await sql<{ live: number; waiting: number; back: number; refilled: number }>`
    select
      (select count(*)::int from cards where city = ${city} and round_id = ${round} and status in ('issued', 'settled')) as live,
      (select count(*)::int from cards where city = ${city} and round_id = ${round} and seat is null) as back,
      (select count(*)::int from cards c join ranking_entries e on e.city = c.city and e.application_id = c.application_id
        where c.city = ${city} and c.round_id = ${round} and e.ranking_id = ${ranking} and not e.admitted) as refilled,
      (select count(*)::int from ranking_entries e where e.city = ${city} and e.ranking_id = ${ranking} and e.admitted
        and not exists (select 1 from cards c where c.city = e.city and c.application_id = e.application_id)) as waiting
  `.execute(db)
  const { live, waiting, back, refilled } = found.rows[0] ?? { live: 0, waiting: 0, back: 0, refilled: 0 }
  return Math.min(back - refilled, quota - live - waiting)
}
