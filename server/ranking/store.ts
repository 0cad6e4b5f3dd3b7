import { sql } from 'kysely'
import type { Queryable, Trx } from '#platform/database.ts'
import type { Computed, ComputedEntry, RankInput } from './compute.ts'
import type {
  Change, EntryPage, EntryQuery, EntryStanding, NotRanked, Outcome, Ranking, RankingDiff, RankingEntry, RankingSummary,
} from './types.ts'

export const PAGE = 100

interface RoundKey {
  readonly district: string
  readonly year: number
  readonly pack: string
}

/** The accepted applications of a round with what was established about each. */
export async function roundInputs(
  db: Queryable, city: string, round: { readonly district: string; readonly year: number; readonly pack: string },
): Promise<RankInput[]> {
  const found = await sql<RankInput>`
    select a.id as "applicationId", a.number, a.state->>'maskedName' as "maskedName", a.town,
      a.submitted_at as "submittedAt", coalesce(f.facts, '{}')::text as facts
    from applications a left join case_facts f on f.city = a.city and f.application_id = a.id
    where a.city = ${city} and a.district = ${round.district} and a.year = ${round.year} and a.pack = ${round.pack}
      and a.status = 'accepted'
  `.execute(db)
  return found.rows
}

/** What was established about one accepted application, without whom it is about. */
export interface Finding {
  readonly town: string
  /** ISO-8601 UTC. */
  readonly submittedAt: string
  /** As JSON. */
  readonly facts: string
}

/** Every accepted application of a round without number, name or id: for counts over all of them. */
export async function roundFindings(db: Queryable, city: string, round: RoundKey): Promise<Finding[]> {
  const found = await sql<Finding>`
    select a.town, a.submitted_at as "submittedAt", coalesce(f.facts, '{}')::text as facts
    from applications a left join case_facts f on f.city = a.city and f.application_id = a.id
    where a.city = ${city} and a.district = ${round.district} and a.year = ${round.year} and a.pack = ${round.pack}
      and a.status = 'accepted'
    order by a.submitted_at, a.number
  `.execute(db)
  return found.rows
}

export async function acceptedApplications(db: Queryable, city: string, round: RoundKey): Promise<number> {
  const row = await db.selectFrom('applications').select(eb => eb.fn.countAll<string>().as('n'))
    .where('city', '=', city).where('district', '=', round.district).where('year', '=', round.year)
    .where('pack', '=', round.pack).where('status', '=', 'accepted').executeTakeFirstOrThrow()
  return Number(row.n)
}

/** What an earlier version was made from. */
export async function versionInputs(db: Queryable, city: string, rankingId: string): Promise<RankInput[]> {
  const found = await sql<RankInput>`
    select application_id as "applicationId", number, masked_name as "maskedName", town,
      submitted_at as "submittedAt", facts::text
    from ranking_entries where city = ${city} and ranking_id = ${rankingId}
  `.execute(db)
  return found.rows
}

export async function currentFacts(db: Queryable, city: string, applicationId: string): Promise<string> {
  const found = await sql<{ facts: string }>`
    select facts::text from case_facts where city = ${city} and application_id = ${applicationId}
  `.execute(db)
  return found.rows[0]?.facts ?? '{}'
}

/** Applications of the round that no window has accepted or refused yet. */
export async function undecidedApplications(
  db: Queryable, city: string, round: { readonly district: string; readonly year: number; readonly pack: string },
): Promise<number> {
  const row = await db.selectFrom('applications').select(eb => eb.fn.countAll<string>().as('n'))
    .where('city', '=', city).where('district', '=', round.district).where('year', '=', round.year)
    .where('pack', '=', round.pack).where('status', 'in', ['submitted', 'correction']).executeTakeFirstOrThrow()
  return Number(row.n)
}

export interface NewRanking {
  readonly id: string
  readonly city: string
  readonly roundId: string
  readonly number: number
  readonly summary: RankingSummary
  readonly computed: Computed
  readonly frozenBy: string
  readonly at: string
}

const CHUNK = 2000

/** Stores a version with all its entries, a few thousand rows a statement. */
export async function storeRanking(
  trx: Trx, { id, city, roundId, number, summary, computed, frozenBy, at }: NewRanking,
): Promise<void> {
  await trx.insertInto('rankings').values({
    city, id, round_id: roundId, number, summary: JSON.stringify(summary), input_hash: computed.inputHash,
    rules_hash: computed.rulesHash, result_hash: computed.resultHash, frozen_by: frozenBy, frozen_at: at,
  }).execute()
  for (let from = 0; from < computed.entries.length; from += CHUNK) {
    await storeEntries(trx, city, id, computed.entries.slice(from, from + CHUNK))
  }
}

/** One text a statement: arrays of documents would be quoted twice, which costs more than everything else. */
async function storeEntries(trx: Trx, city: string, rankingId: string, rows: readonly ComputedEntry[]): Promise<void> {
  await sql`
    insert into ranking_entries (city, ranking_id, position, application_id, number, masked_name, town, submitted_at,
      facts, points, outcome, rank, admitted, reason, lines)
    select ${city}, ${rankingId}::uuid, e.*
    from json_to_recordset(${`[${rows.map(entryJson).join(',')}]`}::json) as e (position int, application_id uuid,
      number text, masked_name text, town text, submitted_at timestamptz, facts jsonb, points int, outcome text, rank int,
      admitted boolean, reason jsonb, lines jsonb)
  `.execute(trx)
}

function entryJson({ position, input, points, outcome, rank, admitted, reason, lines }: ComputedEntry): string {
  const { applicationId, number, maskedName, town, submittedAt, facts } = input
  const plain = JSON.stringify({
    position, application_id: applicationId, number, masked_name: maskedName, town, submitted_at: submittedAt, points,
    outcome, rank,
    admitted, reason, lines,
  })
  return `${plain.slice(0, -1)},"facts":${facts}}`
}

interface RankingRowShape {
  id: string
  round_id: string
  number: number
  summary: unknown
  input_hash: string
  rules_hash: string
  result_hash: string
  frozen_by: string
  frozen_at: string
}

function ranking(row: RankingRowShape): Ranking {
  return {
    id: row.id, roundId: row.round_id, number: row.number, summary: row.summary as RankingSummary,
    inputHash: row.input_hash,
    rulesHash: row.rules_hash, resultHash: row.result_hash, frozenBy: row.frozen_by, frozenAt: row.frozen_at,
  }
}

export async function findRanking(db: Queryable, city: string, id: string): Promise<Ranking | undefined> {
  const row = await db.selectFrom('rankings').selectAll().where('city', '=', city).where('id', '=', id)
    .executeTakeFirst()
  return row && ranking(row)
}

export async function roundRankings(db: Queryable, city: string, roundId: string): Promise<Ranking[]> {
  const rows = await db.selectFrom('rankings').selectAll().where('city', '=', city).where('round_id', '=', roundId)
    .orderBy('number', 'desc').execute()
  return rows.map(ranking)
}

const COLUMNS = [
  'position', 'application_id', 'masked_name', 'town', 'points', 'outcome', 'rank', 'admitted', 'reason', 'lines',
] as const

interface EntryRow {
  position: number
  application_id: string
  masked_name: string
  town: string
  points: number
  outcome: string
  rank: number | null
  admitted: boolean
  reason: unknown
  lines: unknown
}

function entry(row: EntryRow): RankingEntry {
  return {
    position: row.position, applicationId: row.application_id, maskedName: row.masked_name, town: row.town,
    points: row.points,
    outcome: row.outcome as Outcome, rank: row.rank ?? undefined, admitted: row.admitted,
    reason: (row.reason ?? undefined) as NotRanked | undefined, lines: row.lines as number[],
  }
}

export async function findEntry(
  db: Queryable, city: string, rankingId: string, applicationId: string,
): Promise<RankingEntry | undefined> {
  const row = await db.selectFrom('ranking_entries').select(COLUMNS).where('city', '=', city)
    .where('ranking_id', '=', rankingId)
    .where('application_id', '=', applicationId).executeTakeFirst()
  return row && entry(row)
}

export async function findPosition(
  db: Queryable, city: string, rankingId: string, position: number,
): Promise<RankingEntry | undefined> {
  const row = await db.selectFrom('ranking_entries').select(COLUMNS).where('city', '=', city)
    .where('ranking_id', '=', rankingId)
    .where('position', '=', position).executeTakeFirst()
  return row && entry(row)
}

export async function entryPage(db: Queryable, city: string, rankingId: string, query: EntryQuery): Promise<EntryPage> {
  const all = db.selectFrom('ranking_entries').where('city', '=', city).where('ranking_id', '=', rankingId)
  const some = query.outcome === undefined ? all : all.where('outcome', '=', query.outcome)
  const term = (query.search ?? '').trim()
  const found = term === '' ? some : /^\d{1,9}$/.test(term)
    ? some.where('position', '=', Number(term))
    : some.where(sql<boolean>`strpos(masked_name, ${term}) > 0`)
  const count = await found.select(eb => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
  const total = Number(count.n)
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const page = Math.min(Math.max(1, query.page ?? 1), pages)
  // Ranked entries stand first, so that their positions are 1 to n: a range of the key instead of counting rows off.
  const range = query.outcome === 'ranked' && term === ''
  const rows = range
    ? await found.select(COLUMNS).where('position', '>', (page - 1) * PAGE).where('position', '<=', page * PAGE)
      .orderBy('position').execute()
    : await found.select(COLUMNS).orderBy('position').limit(PAGE).offset((page - 1) * PAGE).execute()
  return { entries: rows.map(entry), total, page, pages }
}

export async function admittedEntries(db: Queryable, city: string, rankingId: string): Promise<RankingEntry[]> {
  const rows = await db.selectFrom('ranking_entries as e')
    .innerJoin('applications as a', join => join.onRef('a.city', '=', 'e.city').onRef('a.id', '=', 'e.application_id'))
    .select(COLUMNS.map(column => `e.${column}` as const))
    .where('e.city', '=', city).where('e.ranking_id', '=', rankingId).where('e.admitted', '=', true)
    .where('a.status', '=', 'accepted').orderBy('e.position').execute()
  return rows.map(entry)
}

/** Applications with an objection nobody has answered yet. */
export async function heldApplications(db: Queryable, city: string, noticeId: string): Promise<Set<string>> {
  const rows = await db.selectFrom('objections').select('application_id').distinct().where('city', '=', city)
    .where('notice_id', '=', noticeId).where('status', 'in', ['open', 'rechecking']).execute()
  return new Set(rows.map(row => row.application_id))
}

interface DiffRow {
  applicationId: string
  maskedName: string
  town: string
  own: boolean
  flipped: boolean
  before: EntryStanding | null
  after: EntryStanding | null
}

export async function diffRankings(db: Queryable, city: string, a: string, b: string): Promise<RankingDiff> {
  const standing = (side: 'o' | 'n') => {
    const of = (column: string) => sql.ref(`${side}.${column}`)
    return sql`case when ${of('position')} is null then null else jsonb_build_object('position', ${of('position')},
      'points', ${of('points')}, 'rank', ${of('rank')}, 'admitted', ${of('admitted')}, 'outcome', ${of('outcome')}) end`
  }
  const found = await sql<DiffRow>`
    select coalesce(o.application_id, n.application_id) as "applicationId",
      coalesce(n.masked_name, o.masked_name) as "maskedName", coalesce(n.town, o.town) as town, ${standing('o')} as before, ${standing('n')} as after,
      (o.points, o.outcome, o.lines) is distinct from (n.points, n.outcome, n.lines) as own,
      o.admitted is distinct from n.admitted as flipped
    from (select * from ranking_entries where city = ${city} and ranking_id = ${a}) o
    full join (select * from ranking_entries where city = ${city} and ranking_id = ${b}) n using (application_id)
    where (o.points, o.outcome, o.lines, o.rank, o.admitted)
      is distinct from (n.points, n.outcome, n.lines, n.rank, n.admitted)
    order by coalesce(n.position, o.position)
  `.execute(db)
  const told = found.rows.filter(row => row.own || row.flipped)
  return { changes: told.map(change), moved: found.rows.length - told.length }
}

function change({ applicationId, maskedName, town, own, before, after }: DiffRow): Change {
  const clean = (one: EntryStanding | null) => (one ? { ...one, rank: one.rank ?? undefined } : undefined)
  return { applicationId, maskedName, town, own, before: clean(before), after: clean(after) }
}
