import { sql } from 'kysely'
import type { Queryable, Trx } from '#platform/database.ts'
import type { CountBy, CountQuery, CountRow, DirectFilter, Measure, StandingRow } from './contract.ts'
import { standingChanges, summed, tallyChanges, type StandingChange, type TallyChange } from './tallies.ts'
import type { DirectState, DirectStatus } from './types.ts'

export interface Changed {
  readonly before: DirectState | undefined
  readonly after: DirectState
}

/** Carries changes of cases over into the counts, recorded on `today`. One statement a table, however many cases. */
export async function applyCounts(trx: Trx, city: string, today: string, changes: readonly Changed[]): Promise<void> {
  const tallies: readonly TallyChange[] = summed(changes.flatMap(({ before, after }) => tallyChanges(before, after)))
  const standing: readonly StandingChange[] = summed(
    changes.flatMap(({ before, after }) => standingChanges(before, after)),
  )
  if (tallies.length > 0) {
    await sql`
      insert into direct_tallies (city, day, district, town, pack, skill, measure, recorded_on, n)
      select ${city}, day, district, town, pack, skill, measure, ${today}::date, n
      from jsonb_to_recordset(${JSON.stringify(tallies)}::jsonb)
        as x(day date, district text, town text, pack text, skill text, measure text, n int)
      on conflict (city, day, district, town, pack, skill, measure, recorded_on) do update set n = direct_tallies.n + excluded.n
    `.execute(trx)
  }
  if (standing.length > 0) {
    await sql`
      insert into direct_standing (city, status, district, town, pack, skill, n)
      select ${city}, status, district, town, pack, skill, n
      from jsonb_to_recordset(${JSON.stringify(standing)}::jsonb)
        as x(status text, district text, town text, pack text, skill text, n int)
      on conflict (city, status, district, town, pack, skill) do update set n = direct_standing.n + excluded.n
    `.execute(trx)
  }
}

const GROUP: Readonly<Record<CountBy, ReturnType<typeof sql<string>>>> = {
  district: sql<string>`district`,
  town: sql<string>`town`,
  month: sql<string>`to_char(day, 'YYYY-MM')`,
  day: sql<string>`day::text`,
  skill: sql<string>`skill`,
  measure: sql<string>`measure`,
  pack: sql<string>`pack`,
}

/** Sums by the keys asked for, in their order. Groups that come to nothing are left out. */
export async function countRows(db: Queryable, city: string, query: CountQuery): Promise<readonly CountRow[]> {
  const keys = [...new Set(query.by)]
  const columns = keys.map(key => sql`${GROUP[key]} as ${sql.ref(key)}`)
  const where = [
    sql`city = ${city}`,
    sql`day between ${query.from}::date and ${query.to}::date`,
    ...(query.asOf === undefined ? [] : [sql`recorded_on <= ${query.asOf}::date`]),
    ...(query.measures ? [sql`measure = any(${[...query.measures]}::text[])`] : []),
    ...(['pack', 'district', 'town', 'skill'] as const).flatMap(key => {
      const value = query[key]
      return value === undefined ? [] : [sql`${sql.ref(key)} = ${value}`]
    }),
  ]
  const group =
    keys.length === 0
      ? sql``
      : sql`group by ${sql.join(keys.map((_, at) => sql.lit(at + 1)))} order by ${sql.join(keys.map((_, at) => sql.lit(at + 1)))}`
  const selected = sql.join([...columns, sql`sum(n)::int as count`])
  const rows = await sql<Omit<CountRow, 'measure'> & { measure?: Measure }>`
    select ${selected} from direct_tallies where ${sql.join(where, sql` and `)} ${group}
  `.execute(db)
  return rows.rows.filter(({ count }) => count !== 0 && count !== null)
}

export async function standingRows(
  db: Queryable,
  city: string,
  filter: Pick<DirectFilter, 'pack' | 'district' | 'town' | 'status' | 'skill'>,
): Promise<readonly StandingRow[]> {
  let query = db
    .selectFrom('direct_standing')
    .select(['status', 'district', 'town', 'skill', 'pack', 'n'])
    .where('city', '=', city)
    .where('n', '<>', 0)
  for (const key of ['pack', 'district', 'town', 'status', 'skill'] as const) {
    const value = filter[key]
    if (value !== undefined) query = query.where(key, '=', value)
  }
  const rows = await query.execute()
  return rows.map(({ n, status, ...row }) => ({ ...row, status: status as DirectStatus, count: n }))
}
