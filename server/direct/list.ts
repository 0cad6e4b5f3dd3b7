import { sql, type RawBuilder } from 'kysely'
import { addWorkingDays } from '#calendar'
import { parseIdNumber } from '#identity'
import type { Action } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit, recordRead } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { countRows, standingRows } from './count-store.ts'
import type {
  CountQuery,
  CountRow,
  DatedBy,
  DirectFilter,
  DirectPage,
  DirectRow,
  LedgerRow,
  PageRequest,
  StandingRow,
} from './contract.ts'
import type { Desk } from './desk.ts'
import { maskedDependant, maskedPerson } from './oversee.ts'
import { ROW_COLUMNS, rowFrom, type StoredRow } from './rows.ts'
import { openFile } from './seals.ts'
import type { DirectState, DirectStatus } from './types.ts'

const COLUMN: Readonly<Record<DatedBy, string>> = {
  submitted: 'submitted_on',
  accepted: 'accepted_on',
  approved: 'approved_on',
  settled: 'settled_on',
}
/** Which cases carry the date, where their status alone says it. */
const STANDING: Readonly<Partial<Record<DatedBy, (status: DirectStatus) => boolean>>> = {
  submitted: () => true,
  approved: status => status === 'approved' || status === 'settled',
  settled: status => status === 'settled',
}
/** More than this are not counted one by one where no count is kept. */
const CAP = 1_000

/** The filter narrowed to what the actor may see: a clerk's window, an officer's or police's district, the bureau everything. */
export async function narrowed<
  F extends { readonly district?: string | undefined; readonly town?: string | undefined },
>(desk: Desk, ctx: Ctx, action: Action, filter: F): Promise<Result<F>> {
  const { actor } = ctx
  const { city } = desk.platform
  const county = desk.schemes.some(({ rules }) => rules.window === 'county')
  const own =
    actor.role === 'clerk' && !county ? { district: actor.district, town: actor.town } : { district: actor.district }
  const wanted = {
    ...filter,
    district: filter.district ?? own.district,
    town: filter.town ?? ('town' in own ? own.town : undefined),
  }
  const patch = { city, district: wanted.district, town: 'town' in own ? wanted.town : undefined }
  const allowed = await permit(desk.platform, ctx, action, patch)
  return allowed.ok ? ok(actor.role === 'bureau' ? filter : wanted) : allowed
}

export async function list(
  desk: Desk,
  ctx: Ctx,
  filter: DirectFilter,
  page: PageRequest,
): Promise<Result<DirectPage<DirectRow>>> {
  const within = await narrowed(desk, ctx, 'direct.list', filter)
  if (!within.ok) return within
  if (within.value.from && within.value.to && within.value.from > within.value.to)
    return refuse('direct.range', { field: 'from' })
  const size = Math.min(Math.max(page.size ?? 50, 1), 200)
  if (isEmpty(within.value)) return ok({ rows: [], next: undefined, total: { count: 0, capped: false } })
  const found = await pageOf<StoredRow>(desk.platform, within.value, page.after, size, ctx.today, ROW_COLUMNS)
  const total = await totalOf(desk.platform, within.value, ctx.today)
  return ok({ ...found, total, rows: found.rows.map(row => rowFrom(row, ctx.today)) })
}

/** The register opened (QY-9), masked for the bureau: each page is a recorded read. */
export async function ledger(
  desk: Desk,
  ctx: Ctx,
  filter: DirectFilter,
  page: PageRequest,
): Promise<Result<DirectPage<LedgerRow>>> {
  const within = await narrowed(desk, ctx, 'direct.ledger', filter)
  if (!within.ok) return within
  const size = Math.min(Math.max(page.size ?? 500, 1), 1_000)
  await recordRead(desk.platform.db, ctx, 'direct.ledger', `direct:ledger:${page.after ?? 'first'}`, true)
  const found = await pageOf<StoredRow & { state: DirectState }>(
    desk.platform,
    within.value,
    page.after,
    size,
    ctx.today,
    [...ROW_COLUMNS, 'state'],
  )
  const total = await totalOf(desk.platform, within.value, ctx.today)
  return ok({ ...found, total, rows: found.rows.map(row => shownTo(ctx, ledgerRow(desk, row, ctx.today))) })
}

/** The bureau looks on, as on its page of a case (DG-13): whom the rows are about stays masked. */
function shownTo({ actor }: Ctx, row: LedgerRow): LedgerRow {
  if (actor.role !== 'bureau') return row
  const { personal, dependants } = row
  return {
    ...row,
    personal: maskedPerson(personal),
    dependants: dependants.map(maskedDependant),
    birthDate: undefined,
  }
}

function ledgerRow({ platform }: Desk, row: StoredRow & { state: DirectState }, today: string): LedgerRow {
  const { personal, dependants } = openFile(platform.vault, row.state)
  const identity = parseIdNumber(personal.idNumber ?? '')
  const { homeTown, employerTown, place, decision } = row.state
  return {
    ...rowFrom(row, today),
    personal,
    dependants,
    sex: identity.ok ? identity.value.sex : undefined,
    birthDate: identity.ok ? identity.value.birthDate : undefined,
    homeTown,
    employerTown,
    place,
    refusalClause: decision?.outcome === 'refuse' ? decision.clause : undefined,
  }
}

/** States in which a step waits: only they can be over a limit. */
const WAITING: readonly DirectStatus[] = ['submitted', 'correction', 'accepted', 'approved']

/** A status that never carries the date or the limit asked about: nothing needs to be looked for. */
function isEmpty({ by = 'submitted', status, overdue }: DirectFilter): boolean {
  const carries = STANDING[by]
  const possible = (each: DirectStatus): boolean => (carries?.(each) ?? true) && (!overdue || WAITING.includes(each))
  return status === undefined ? overdue === true && !WAITING.some(possible) : !possible(status)
}

type Condition = RawBuilder<unknown>

function nextWorkingDay(today: string): string {
  const next = addWorkingDays(today, 1)
  return next.ok ? next.value : today
}

function conditions({ vault, city }: Platform, filter: DirectFilter, today: string): readonly Condition[] {
  const { by = 'submitted', from, to, overdue, dueSoon, revoking, objected, batch, search } = filter
  const day = sql.ref(COLUMN[by])
  return [
    sql`city = ${city}`,
    sql`${day} is not null`,
    ...(from ? [sql`${day} >= ${from}::date`] : []),
    ...(to ? [sql`${day} <= ${to}::date`] : []),
    ...(['pack', 'district', 'town', 'status', 'skill'] as const).flatMap(key => {
      const value = filter[key]
      return value === undefined ? [] : [sql`${sql.ref(key)} = ${value}`]
    }),
    ...(overdue ? [sql`due_on < ${today}::date`] : []),
    ...(dueSoon ? [sql`due_on >= ${today}::date and due_on <= ${nextWorkingDay(today)}::date`] : []),
    ...(revoking ? [sql`status = 'cancelled' and step = 'revocation'`] : []),
    ...(objected ? [sql`objected_on is not null`] : []),
    ...(batch ? [sql`batch = ${batch}::uuid`] : []),
    ...(search?.trim() ? [searched(vault, search)] : []),
  ]
}

/** A number, a name or an identity number in any spelling, exactly. */
function searched(vault: Platform['vault'], search: string): Condition {
  const wanted = search.normalize('NFKC').trim()
  const identity = parseIdNumber(wanted)
  if (identity.ok) return sql`identity_index = ${vault.index('identity', identity.value.number)}`
  const number = wanted.toUpperCase()
  return /^Z\d{6}-/.test(number) ? sql`number = ${number}` : sql`name_index = ${vault.index('name', wanted)}`
}

async function pageOf<R extends StoredRow>(
  platform: Platform,
  filter: DirectFilter,
  after: string | undefined,
  size: number,
  today: string,
  columns: readonly string[],
): Promise<{ readonly rows: readonly R[]; readonly next: string | undefined }> {
  const day = sql.ref(COLUMN[filter.by ?? 'submitted'])
  const cursor = cursorOf(after)
  const where = sql.join(
    [
      ...conditions(platform, filter, today),
      ...(cursor ? [sql`(${day}, id) < (${cursor.day}::date, ${cursor.id}::uuid)`] : []),
    ],
    sql` and `,
  )
  const found = await sql<R & { day: string }>`
    select ${sql.join(columns.map(column => sql.ref(column)))}, ${day} as day from direct_cases where ${where}
    order by ${day} desc, id desc limit ${size + 1}
  `.execute(platform.db)
  const rows = found.rows.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: found.rows.length > size && last ? `${last.day}.${last.id}` : undefined }
}

function cursorOf(after: string | undefined): { day: string; id: string } | undefined {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/i.exec(after ?? '') ?? []
  return day && id ? { day, id } : undefined
}

type Total = DirectPage<unknown>['total']

/** From the counts kept beside the cases where these say it; else counted, up to a cap. */
async function totalOf(platform: Platform, filter: DirectFilter, today: string): Promise<Total> {
  const kept = await keptTotal(platform, filter)
  if (kept !== undefined) return { count: kept, capped: false }
  const where = sql.join(conditions(platform, filter, today), sql` and `)
  const found = await sql<{ n: string }>`
    select count(*) as n from (select 1 from direct_cases where ${where} limit ${CAP + 1}) as capped
  `.execute(platform.db)
  const count = Number(found.rows[0]?.n ?? 0)
  return { count: Math.min(count, CAP), capped: count > CAP }
}

async function keptTotal({ db, city }: Platform, filter: DirectFilter): Promise<number | undefined> {
  const { by = 'submitted', from, to, overdue, dueSoon, revoking, objected, batch, search, status } = filter
  if (overdue || dueSoon || revoking || objected || batch || search) return undefined
  const standingFor = STANDING[by]
  if (from === undefined && to === undefined && standingFor) {
    const rows = await standingRows(db, city, filter)
    return rows.reduce((sum, { count, status: each }) => sum + (standingFor(each) ? count : 0), 0)
  }
  if (status !== undefined || by === 'submitted') return undefined
  const { pack, district, town, skill } = filter
  const range = { from: from ?? '1900-01-01', to: to ?? '9999-12-31' }
  const [row] = await countRows(db, city, { ...range, by: [], measures: [by], pack, district, town, skill })
  return row?.count ?? 0
}

export async function counts(desk: Desk, ctx: Ctx, query: CountQuery): Promise<Result<readonly CountRow[]>> {
  if (query.from > query.to) return refuse('direct.range', { field: 'from' })
  const within = await narrowed(desk, ctx, 'direct.list', query)
  return within.ok ? ok(await countRows(desk.platform.db, desk.platform.city, within.value)) : within
}

export async function standing(
  desk: Desk,
  ctx: Ctx,
  filter: Pick<DirectFilter, 'pack' | 'district' | 'town'>,
): Promise<Result<readonly StandingRow[]>> {
  const within = await narrowed(desk, ctx, 'direct.list', filter)
  return within.ok ? ok(await standingRows(desk.platform.db, desk.platform.city, within.value)) : within
}
