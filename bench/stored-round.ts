/** A round of invented, reviewed applications in the database, as applications and review leave them: for benches. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Facts } from '#policy'
import type { Db } from '#platform/database.ts'
import { inventedPeople } from './invented-people.ts'

export const BENCH_CITY = '440600'
export const BENCH_DISTRICT = '440604'
export const BENCH_YEAR = 2014
export const BENCH_PACK = 'foshan-2014-points'

const TOWNS = ['440604010', '440604011', '440604012', '440604100'] as const
const SURNAMES = '王李张刘陈杨黄赵周吴'
const CHUNK = 5000
/** What an application's sealed parts take: particulars, claims and dependants. */
const SEALED_BYTES = 900

interface Row {
  readonly id: string
  readonly number: string
  readonly town: string
  readonly at: string
  readonly state: string
  readonly facts: string
}

/**
 * Stores `count` accepted applications with all their findings, `same` holding for everybody; the same for the same
 * seed but for the sealed noise.
 */
export async function storeRound(db: Db, count: number, seed: number, same: Facts = {}): Promise<void> {
  const people = inventedPeople(count, seed).map(person => ({ ...person, ...same }))
  for (let from = 0; from < count; from += CHUNK) {
    await storeRows(db, people.slice(from, from + CHUNK).map((facts, at) => rowOf(from + at, facts)))
  }
  await sql`vacuum analyze applications`.execute(db)
  await sql`vacuum analyze case_facts`.execute(db)
}

function rowOf(n: number, facts: Facts): Row {
  const maskedName = `${SURNAMES[n % SURNAMES.length] ?? '王'}**`
  const sealed = randomBytes(SEALED_BYTES).toString('base64')
  return {
    id: `${n.toString(16).padStart(8, '0')}-0000-7000-8000-000000000000`,
    number: `${BENCH_DISTRICT}-${BENCH_YEAR}-${String(n + 1).padStart(6, '0')}`,
    town: TOWNS[n % TOWNS.length] ?? TOWNS[0],
    at: new Date(Date.UTC(2014, 3, 1) + n * 1000).toISOString(),
    state: JSON.stringify({ maskedName, personal: sealed, status: 'accepted', pack: BENCH_PACK }),
    facts: JSON.stringify(facts),
  }
}

async function storeRows(db: Db, rows: readonly Row[]): Promise<void> {
  const of = (value: (row: Row) => string): string[] => rows.map(value)
  await sql`
    insert into applications (city, id, version, state, pack, year, district, town, status, number, submitted_at)
    select ${BENCH_CITY}, id, 1, state, ${BENCH_PACK}, ${BENCH_YEAR}, ${BENCH_DISTRICT}, town, 'accepted', number, at
    from unnest(${of(row => row.id)}::uuid[], ${of(row => row.state)}::jsonb[], ${of(row => row.town)}::text[],
      ${of(row => row.number)}::text[], ${of(row => row.at)}::timestamptz[]) as given (id, state, town, number, at)
  `.execute(db)
  await sql`
    insert into case_facts (city, application_id, district, year, facts)
    select ${BENCH_CITY}, id, ${BENCH_DISTRICT}, ${BENCH_YEAR}, facts
    from unnest(${of(row => row.id)}::uuid[], ${of(row => row.facts)}::jsonb[]) as given (id, facts)
  `.execute(db)
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
