/**
 * A register of invented cases, written by SQL and spread over the towns and six years, and every way its page may be
 * asked for. Folded states are empty, because lists read only the columns beside them; counts are summed from the rows.
 */
import { sql } from 'kysely'
import { findCity } from '#identity'
import type { Db } from '#platform/database.ts'
import type { DirectFilter } from '#server/direct/index.ts'

export const CITY = '441800'
export const PACK = 'qingyuan-2012-skilled'
const DATED = ['submitted', 'accepted', 'approved', 'settled'] as const
const STATUSES = [
  'settled',
  'refused',
  'withdrawn',
  'cancelled',
  'submitted',
  'correction',
  'accepted',
  'approved',
] as const
const SKILLS = ['senior', 'technician', 'senior_technician', 'intermediate'] as const

const districts = findCity(CITY)?.districts ?? []
const towns = districts.flatMap(({ code, towns: own }) => own.map(town => ({ district: code, town: town.code })))
const batchOf = (n: number): string => `01900000-0000-7000-9000-${String(n).padStart(12, '0')}`

/** Invented cases: handed in one after the other, older ones further on. */
export async function fillRegister(db: Db, count: number): Promise<void> {
  // Indexes are built once at the end: the same ones, much faster than row by row.
  const { rows: indexes } = await sql<{ indexname: string; indexdef: string }>`
    select indexname, indexdef from pg_indexes
    where tablename = 'direct_cases' and indexname not in ('direct_cases_pkey', 'direct_cases_number')
  `.execute(db)
  for (const { indexname } of indexes) await sql`drop index ${sql.ref(indexname)}`.execute(db)
  await insertCases(db, count)
  for (const { indexdef } of indexes) await sql.raw(indexdef).execute(db)
  await sumUp(db)
  await sql`vacuum analyze direct_cases`.execute(db)
  await sql`vacuum analyze direct_tallies`.execute(db)
}

/** One in a hundred came in an employer's file, one in five hundred has an objection open. */
async function insertCases(db: Db, count: number): Promise<void> {
  const places = JSON.stringify(towns.map((town, at) => ({ ...town, at })))
  await sql`
    insert into direct_cases (city, id, version, state, pack, status, step, channel, district, town, skill, number, owner,
      batch, masked_name, employer, people, identity_index, name_index, submitted_on, accepted_on, approved_on,
      settled_on, due_on, objected_on)
    select ${CITY}, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 5, '{}'::jsonb, ${PACK}, status, step,
      'window', t.district, t.town, skill,
      'Z' || t.district || '-' || extract(year from day) || '-' || lpad((n + 1000000)::text, 8, '0'), null,
      case when n % 100 = 7 then ('01900000-0000-7000-9000-' || lpad((n / 100 % 200)::text, 12, '0'))::uuid end,
      '测**', '虚构单位' || (n % 5000), 1 + n % 4,
      sha256(('identity' || n)::bytea), sha256(('name' || n % 200000)::bytea), day,
      case when status in ('accepted', 'approved', 'settled', 'refused', 'cancelled') then day + 3 end,
      case when status in ('approved', 'settled') then day + 10 end, case when status = 'settled' then day + 20 end,
      case when step is not null then day + 12 end, case when n % 500 = 3 then day + 30 end
    from (
      select n, date '2012-08-01' + (n * 2190 / ${count})::int as day, f.status, f.step,
        case when n * 7919 % 1000 < 700 then 'senior' when n * 7919 % 1000 < 930 then 'technician'
          when n * 7919 % 1000 < 997 then 'senior_technician' else 'intermediate' end as skill,
        floor(power((n * 104729 % 99991) / 99991.0, 2) * ${towns.length})::int as at
      from generate_series(1, ${count}::bigint) as n
      cross join lateral (select
        case when n > ${count} * 0.98 then (array['submitted', 'correction', 'accepted', 'approved'])[1 + n % 4]
          when n % 1000 < 930 then 'settled' when n % 1000 < 975 then 'refused' when n % 1000 < 995 then 'withdrawn'
          else 'cancelled' end as status,
        case when n > ${count} * 0.98
          then (array['acceptance', 'acceptance', 'review', 'settlement'])[1 + n % 4] end as step) as f
    ) as c
    join jsonb_to_recordset(${places}::jsonb) as t(district text, town text, at int) on t.at = c.at
  `.execute(db)
}

async function sumUp(db: Db): Promise<void> {
  await sql`
    insert into direct_standing (city, status, district, town, pack, skill, n)
    select city, status, district, town, pack, skill, count(*) from direct_cases
    where city = ${CITY} and version = 5 group by 1, 2, 3, 4, 5, 6
    on conflict (city, status, district, town, pack, skill) do update set n = direct_standing.n + excluded.n
  `.execute(db)
  for (const measure of DATED) {
    const day = sql.ref(`${measure}_on`)
    await sql`
      insert into direct_tallies (city, day, district, town, pack, skill, measure, recorded_on, n)
      select city, ${day}, district, town, pack, skill, ${measure}::text, ${day}, count(*) from direct_cases
      where city = ${CITY} and version = 5 and ${day} is not null group by 1, 2, 3, 4, 5, 6, 7, 8
      on conflict (city, day, district, town, pack, skill, measure, recorded_on)
        do update set n = direct_tallies.n + excluded.n
    `.execute(db)
  }
}

/** Each filter of the register page with values of every kind: common and rare, early and late. */
const kinds: readonly (readonly DirectFilter[])[] = [
  [districts[0], districts[7]].map(one => ({ district: one?.code })),
  [towns[0], towns.at(-1)].map(one => ({ district: one?.district, town: one?.town })),
  STATUSES.map(status => ({ status })),
  SKILLS.map(skill => ({ skill })),
  DATED.map(by => ({ by })),
  [
    { from: '2015-09-01', to: '2015-09-30' },
    { from: '2013-01-01', to: '2013-12-31' },
    { from: '2018-07-01' },
    { to: '2012-09-30' },
  ],
  [{ overdue: true }],
  [{ objected: true }],
  [{ batch: batchOf(5) }],
  [{ pack: PACK }],
]

/**
 * What the page may be asked for, saved views among it, as those are filters under a name: nothing, every filter alone,
 * every two of different kinds, and `more` of three to six kinds at once. Always the same ones.
 */
export function registerFilters(more: number): readonly DirectFilter[] {
  const alone = kinds.flat()
  const pairs = kinds.flatMap((one, at) =>
    kinds.slice(at + 1).flatMap(two => one.flatMap(a => two.map(b => ({ ...a, ...b })))),
  )
  const many = Array.from({ length: more }, (_, n) =>
    kinds
      .filter((__, at) => ((n * 2654435761) >>> (at * 3)) % 3 === 0)
      .reduce<DirectFilter>((all, kind, at) => ({ ...all, ...kind[(n * 7 + at * 3) % kind.length] }), {}),
  )
  return [{}, ...alone, ...pairs, ...many]
}

/** Where a reader stands who has turned pages for long: some years into the register. */
export const DEEP = ['2016-03-01', '2013-02-01'].map(day => `${day}.01900000-0000-7000-8000-00000007a120`)
