import { sql } from 'kysely'
import type { Queryable } from '#platform/database.ts'
import type { MonthRate, PersonFilter } from './shapes.ts'
import { matching } from './store.ts'

/** Months shown, the current one last. */
const MONTHS = 12

/**
 * The service rate at each month's end, the current month's as of today (DG-12): told from the events, so that months
 * before are as they were. Months before the first person are left out.
 */
export async function rateByMonth(
  db: Queryable,
  city: string,
  filter: PersonFilter,
  today: string,
): Promise<readonly MonthRate[]> {
  const { rows } = await query(db, city, filter, today).execute(db)
  const months = rows.map(row => ({ month: row.month, wishing: Number(row.wishing), tracked: Number(row.tracked) }))
  const first = months.findIndex(({ wishing }) => wishing > 0)
  return first < 0 ? [] : months.slice(first)
}

/** A wish holds from its day to the next one's; being forgotten and settling end it; the first contact tracks. */
function query(db: Queryable, city: string, filter: PersonFilter, today: string) {
  const people = db
    .selectFrom('skilled_people as p')
    .select('p.id')
    .where(matching(city, filter, { ever: true }))
  return sql<{ month: string; wishing: string; tracked: string }>`
    with own as (
      select e.stream, e.version, e.kind, e.data, (e.data->>'on')::date as on_day
      from events e join (${people}) p on e.city = ${city} and e.stream = 'skilled-person:' || p.id
    ), wishes as (
      select stream, on_day as since, data->>'wish' = 'yes' as yes,
        lead(on_day) over (partition by stream order by version) as until
      from own where kind in ('answered', 'cased', 'joined') and data ? 'wish'
    ), spans as (
      select stream, min(on_day) filter (where kind = 'contacted' and (data->>'reached')::boolean) as reached,
        min(on_day) filter (
          where kind in ('forgotten', 'merged') or (kind = 'cased' and data->>'standing' = 'settled')
        ) as gone
      from own group by stream
    ), months as (
      select to_char(m, 'YYYY-MM') as month, least((m + interval '1 month - 1 day')::date, ${today}::date) as last
      from generate_series(
        date_trunc('month', ${today}::date) - ${MONTHS - 1} * interval '1 month', ${today}::date, interval '1 month'
      ) m
    )
    select month, count(w.stream) as wishing, count(w.stream) filter (where s.reached <= last) as tracked
    from months
    left join (wishes w join spans s using (stream))
      on w.yes and w.since <= last and (w.until is null or w.until > last) and (s.gone is null or s.gone > last)
    group by month order by month`
}
