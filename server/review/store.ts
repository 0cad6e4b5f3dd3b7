import { sql, type RawBuilder } from 'kysely'
import type { Queryable } from '#platform/database.ts'
import type { QueueFilter } from './shapes.ts'
import type { TaskState, TaskStatus } from './types.ts'

export const PAGE_SIZE = 50

/** Whose queue: one department in one district. */
export interface Desk {
  readonly city: string
  readonly district: string
  readonly department: string
}

export interface QueueItem {
  readonly id: string
  readonly state: TaskState
  readonly maskedName: string
}

const statusOf: Record<QueueFilter, TaskStatus> = {
  open: 'open',
  overdue: 'open',
  escalated: 'escalated',
  done: 'done',
}

/** How many of a desk's tasks are in each state; `overdue` are part of `open`. */
export async function countQueue(db: Queryable, desk: Desk, today: string): Promise<Record<QueueFilter, number>> {
  const rows = await db
    .selectFrom('review_tasks')
    .select([
      'status',
      sql<string>`count(*)`.as('n'),
      sql<string>`count(*) filter (where due_on < ${today}::date)`.as('late'),
    ])
    .where('city', '=', desk.city)
    .where('district', '=', desk.district)
    .where('department', '=', desk.department)
    .groupBy('status')
    .execute()
  const of = (status: TaskStatus): { n: string; late: string } =>
    rows.find(row => row.status === status) ?? { n: '0', late: '0' }
  return {
    open: Number(of('open').n),
    overdue: Number(of('open').late),
    escalated: Number(of('escalated').n),
    done: Number(of('done').n),
  }
}

export interface PageOf {
  readonly filter: QueueFilter
  readonly due?: string | undefined
  readonly newestFirst: boolean
  readonly offset: number
  readonly limit: number
  readonly today: string
}

function inQueue(desk: Desk, page: PageOf): RawBuilder<boolean> {
  const { filter, due, today } = page
  const late = filter === 'overdue' ? sql`and due_on < ${today}::date` : sql``
  const until = due ? sql`and due_on <= ${due}::date` : sql``
  return sql<boolean>`city = ${desk.city} and district = ${desk.district} and department = ${desk.department}
    and status = ${statusOf[filter]} ${late} ${until}`
}

/** One page of ids from the queue's index alone, then those few rows: deep pages cost no more than the index. */
export async function queuePage(db: Queryable, desk: Desk, page: PageOf): Promise<QueueItem[]> {
  const order = page.newestFirst ? sql`desc` : sql`asc`
  const rows = await sql<QueueItem>`
    select t.id, t.state, a.state->>'maskedName' as "maskedName"
    from (
      select city, id, due_on from review_tasks where ${inQueue(desk, page)}
      order by due_on ${order}, id ${order} limit ${page.limit} offset ${page.offset}
    ) as page
    join review_tasks t on t.city = page.city and t.id = page.id
    join applications a on a.city = t.city and a.id = t.application_id
    order by page.due_on ${order}, page.id ${order}
  `.execute(db)
  return rows.rows
}

/** How many rows a filter has; those without a day are in `countQueue`. */
export async function countDue(db: Queryable, desk: Desk, page: PageOf): Promise<number> {
  const rows = await sql<{ n: string }>`select count(*) as n from review_tasks where ${inQueue(desk, page)}`.execute(db)
  return Number(rows.rows[0]?.n ?? 0)
}

/** The open task after this one in the queue's order, or else its first. */
export async function nextOpen(
  db: Queryable,
  desk: Desk,
  after: { id: string; dueOn: string },
): Promise<string | undefined> {
  const open = () =>
    db
      .selectFrom('review_tasks')
      .select('id')
      .where('city', '=', desk.city)
      .where('district', '=', desk.district)
      .where('department', '=', desk.department)
      .where('status', '=', 'open')
      .where('id', '<>', after.id)
      .orderBy('due_on')
      .orderBy('id')
      .limit(1)
  const next = await open()
    .where(sql<boolean>`(due_on, id) > (${after.dueOn}::date, ${after.id}::uuid)`)
    .executeTakeFirst()
  return (next ?? (await open().executeTakeFirst()))?.id
}

/** Ids of tasks whose day has passed, oldest first. */
export async function overdueIds(db: Queryable, city: string, today: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('review_tasks').select('id')
    .where('city', '=', city).where('status', '=', 'open').where('due_on', '<', today)
    .orderBy('due_on').orderBy('id').limit(limit).execute()
  return rows.map(row => row.id)
}

export interface StatusCount {
  readonly department: string
  readonly status: TaskStatus
  readonly n: number
  readonly late: number
}

export async function countByDepartment(
  db: Queryable, where: { city: string; district: string; year: number; today: string },
): Promise<StatusCount[]> {
  const rows = await db
    .selectFrom('review_tasks')
    .select([
      'department',
      'status',
      sql<string>`count(*)`.as('n'),
      sql<string>`count(*) filter (where due_on < ${where.today}::date)`.as('late'),
    ])
    .where('city', '=', where.city)
    .where('district', '=', where.district)
    .where('year', '=', where.year)
    .groupBy(['department', 'status'])
    .execute()
  return rows.map(row => ({ ...row, status: row.status as TaskStatus, n: Number(row.n), late: Number(row.late) }))
}

export interface EscalatedItem {
  readonly id: string
  readonly version: number
  readonly state: TaskState
}

export async function escalatedTasks(
  db: Queryable, where: { city: string; district: string; year: number }, limit = 500,
): Promise<EscalatedItem[]> {
  const rows = await db.selectFrom('review_tasks').select(['id', 'version', 'state'])
    .where('city', '=', where.city).where('district', '=', where.district).where('year', '=', where.year)
    .where('status', '=', 'escalated').orderBy('due_on').orderBy('department').orderBy('id').limit(limit).execute()
  return rows.map(row => ({ ...row, state: row.state as TaskState }))
}

/** Names of staff by account id, as shown beside a finding. */
export async function staffNames(
  db: Queryable,
  city: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const accounts = ids.filter(id => /^[0-9a-f-]{36}$/.test(id))
  if (accounts.length === 0) return new Map()
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('city', '=', city)
    .where('id', 'in', [...new Set(accounts)])
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
