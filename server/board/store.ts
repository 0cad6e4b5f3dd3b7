import { load } from '#platform/aggregate.ts'
import type { Queryable } from '#platform/database.ts'
import { boardAggregate } from './decide-board.ts'
import { reportAggregate } from './decide-report.ts'
import { taskAggregate } from './decide-task.ts'
import type { BoardState, ReportState, TaskState } from './types.ts'
import type { Stored } from './view.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function findBoard(db: Queryable, city: string, id: string): Promise<Stored<BoardState> | undefined> {
  const found = UUID.test(id) ? await load<BoardState>(db, boardAggregate, city, id) : undefined
  return found && { id, ...found }
}

export async function findTask(
  db: Queryable,
  city: string,
  id: string,
  lock = false,
): Promise<Stored<TaskState> | undefined> {
  const found = UUID.test(id) ? await load<TaskState>(db, taskAggregate, city, id, lock) : undefined
  return found && { id, ...found }
}

export async function findReport(db: Queryable, city: string, id: string): Promise<Stored<ReportState> | undefined> {
  const found = UUID.test(id) ? await load<ReportState>(db, reportAggregate, city, id) : undefined
  return found && { id, ...found }
}

/** Newest first. */
export async function allBoards(db: Queryable, city: string): Promise<readonly Stored<BoardState>[]> {
  const rows = await db
    .selectFrom('boards')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({ ...row, state: row.state as BoardState }))
}

/** In the order of the document. */
export async function tasksOf(db: Queryable, city: string, board: string): Promise<readonly Stored<TaskState>[]> {
  const rows = await db
    .selectFrom('board_tasks')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .where('board_id', '=', board)
    .orderBy('position')
    .execute()
  return rows.map(row => ({ ...row, state: row.state as TaskState }))
}

/** All periods' reports of a board, or of one task of it. */
export async function reportsOf(
  db: Queryable,
  city: string,
  board: string,
  task?: string,
): Promise<readonly Stored<ReportState>[]> {
  const rows = await db
    .selectFrom('board_reports')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .where('board_id', '=', board)
    .$if(task !== undefined, query => query.where('task_id', '=', task ?? ''))
    .orderBy('period')
    .execute()
  return rows.map(row => ({ ...row, state: row.state as ReportState }))
}

export async function reportIdOf(
  db: Queryable,
  city: string,
  key: { readonly task: string; readonly period: number; readonly organisation: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('board_reports')
    .select('id')
    .where('city', '=', city)
    .where('task_id', '=', key.task)
    .where('period', '=', key.period)
    .where('organisation', '=', key.organisation)
    .executeTakeFirst()
  return row?.id
}

export async function staffNames(
  db: Queryable,
  city: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter(id => UUID.test(id))
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('city', '=', city)
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
