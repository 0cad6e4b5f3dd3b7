import { sql, type SelectQueryBuilder } from 'kysely'
import { parseIdNumber } from '#identity'
import type { Queryable, Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import type { Database } from '#platform/tables.ts'
import type { ApplicationRow, EvidenceEntry, QueueFilter, QueueSort } from './contract.ts'
import { dueOn } from './aggregate.ts'
import type { ApplicationState } from './types.ts'

export interface Stored {
  readonly id: string
  readonly version: number
  readonly state: ApplicationState
}

/** The next number of a district's year; the row's lock makes concurrent submissions take turns. */
export async function takeNumber(trx: Trx, city: string, district: string, year: number): Promise<string> {
  const row = await trx.insertInto('application_numbers').values({ city, district, year, last: 1 })
    .onConflict(conflict => conflict.columns(['city', 'district', 'year'])
      .doUpdateSet({ last: sql`application_numbers.last + 1` }))
    .returning('last').executeTakeFirstOrThrow()
  return `${district}-${year}-${String(row.last).padStart(6, '0')}`
}

/** The live application of a person in a year, another than `except`. */
export async function liveApplication(
  db: Queryable, city: string, key: { readonly pack: string; readonly year: number; readonly identityIndex: string; readonly except?: string },
): Promise<Stored | undefined> {
  const query = db.selectFrom('applications').select(['id', 'version', 'state'])
    .where('city', '=', city).where('pack', '=', key.pack).where('year', '=', key.year)
    .where('identity_index', '=', Buffer.from(key.identityIndex, 'hex')).where('status', 'not in', ['draft', 'withdrawn', 'refused'])
  const row = await (key.except ? query.where('id', '<>', key.except) : query).executeTakeFirst()
  return row && stored(row)
}

/** The bar that lasts longest of those in force on a day. */
export async function barInForce(
  db: Queryable, city: string, identityIndex: string, today: string,
): Promise<{ readonly until: string; readonly clause: string } | undefined> {
  const row = await db.selectFrom('bars').select(['until_on', 'clause'])
    .where('city', '=', city).where('identity_index', '=', Buffer.from(identityIndex, 'hex'))
    .where('from_on', '<=', today).where('until_on', '>', today)
    .orderBy('until_on', 'desc').executeTakeFirst()
  return row && { until: row.until_on, clause: row.clause }
}

export async function find(db: Queryable, city: string, id: string): Promise<Stored | undefined> {
  if (!isUuid(id)) return undefined
  const row = await db.selectFrom('applications').select(['id', 'version', 'state'])
    .where('city', '=', city).where('id', '=', id).executeTakeFirst()
  return row && stored(row)
}

export async function ownedBy(db: Queryable, city: string, owner: string): Promise<readonly Stored[]> {
  const rows = await db.selectFrom('applications').select(['id', 'version', 'state'])
    .where('city', '=', city).where('owner', '=', owner).orderBy('id', 'desc').execute()
  return rows.map(stored)
}

type Selected = SelectQueryBuilder<Database, 'applications', object>

/** One page of submitted applications, oldest deadline first, then newest. */
export async function queuePage(
  { db, city, vault }: Platform, filter: QueueFilter, today: string,
): Promise<{ readonly rows: readonly Stored[]; readonly total: number }> {
  const { page = 1, size = 50, sort = 'due' } = filter
  const base = db.selectFrom('applications').where('city', '=', city).where('number', 'is not', null)
  const narrowed = narrow(base, filter, text => [vault.index('identity', text), vault.index('name', text)], today)
  const { total } = await narrowed.select(sql<string>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const rows = await sorted(narrowed, sort).select(['id', 'version', 'state']).orderBy('id', 'desc')
    .limit(size).offset((Math.max(1, page) - 1) * size).execute()
  return { rows: rows.map(stored), total: Number(total) }
}

function sorted(query: Selected, sort: QueueSort): Selected {
  switch (sort) {
    case 'due': return query.orderBy('due_on', order => order.asc().nullsLast()).orderBy('submitted_at', 'desc')
    case 'submitted': return query.orderBy('submitted_at')
    case '-submitted': return query.orderBy('submitted_at', 'desc')
    case 'number': return query.orderBy('number')
  }
}

/** Corrected and handed in again. */
export const suppliedAgain = sql<boolean>`status = 'submitted' and state #> '{correction,suppliedOn}' is not null`

function narrow(query: Selected, filter: QueueFilter, indices: (text: string) => Buffer[], today: string): Selected {
  const { district, town, year, status, search, overdue, supplied } = filter
  let narrowed = query
  if (district) narrowed = narrowed.where('district', '=', district)
  if (town) narrowed = narrowed.where('town', '=', town)
  if (year) narrowed = narrowed.where('year', '=', year)
  if (status && status.length > 0) narrowed = narrowed.where('status', 'in', status)
  if (overdue) narrowed = narrowed.where('due_on', '<', today)
  if (supplied) narrowed = narrowed.where(suppliedAgain)
  const wanted = search?.normalize('NFKC').trim()
  if (!wanted) return narrowed
  const identity = parseIdNumber(wanted)
  const [byIdentity, byName] = indices(identity.ok ? identity.value.number : wanted)
  return narrowed.where(eb => eb.or([
    eb('number', '=', wanted), eb('identity_index', '=', byIdentity ?? null), eb('name_index', '=', byName ?? null),
  ]))
}

/** Ids of corrections whose day has passed and that nobody has flagged yet. */
export async function overdueCorrections(db: Queryable, city: string, today: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('applications').select('id')
    .where('city', '=', city).where('status', '=', 'correction').where('due_on', '<', today)
    .where(sql<boolean>`state #> '{correction,overdueSince}' is null`).execute()
  return rows.map(row => row.id)
}

export function rowOf({ id, version, state }: Stored, today: string): ApplicationRow {
  const { number, maskedName, status, channel, district, town, year, deferred = false, submittedAt, startedOn } = state
  const due = dueOn(state)
  return {
    id, version, number, maskedName, status, channel, district, town, year, deferred, submittedAt, startedOn,
    dueOn: due, overdue: due !== undefined && today > due,
  }
}

/** The scans of a case without their content. */
export async function evidenceOf({ db, city, vault }: Platform, application: string): Promise<readonly EvidenceEntry[]> {
  const rows = await db.selectFrom('evidence').select(['id', 'document', 'name_sealed', 'media_type', 'bytes', 'at', 'uploaded_by'])
    .where('city', '=', city).where('application_id', '=', application).where('removed_at', 'is', null).orderBy('id').execute()
  return rows.map(({ id, document, name_sealed, media_type, bytes, at, uploaded_by }) =>
    ({ id, document, name: vault.open('file', name_sealed), mediaType: media_type, bytes, at, uploadedBy: uploaded_by }))
}

export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}

function stored(row: { id: string; version: number; state: unknown }): Stored {
  return { id: row.id, version: row.version, state: row.state as ApplicationState }
}
