import { load } from '#platform/aggregate.ts'
import type { Queryable } from '#platform/database.ts'
import { inspectionAggregate } from './inspect.ts'
import type { InspectionState } from './inspection-types.ts'
import type { CompilationState, ReportState, SettingsState } from './types.ts'

export interface Stored<S> {
  readonly id: string
  readonly version: number
  readonly state: S
}

/** Whether this can be an id at all. */
export const isUuid = (id: string): boolean => UUID.test(id)
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function storedReport(
  db: Queryable,
  city: string,
  month: string,
  unit: string,
): Promise<Stored<ReportState> | undefined> {
  const row = await db
    .selectFrom('monthly_reports')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .where('month', '=', month)
    .where('unit', '=', unit)
    .executeTakeFirst()
  return row && { ...row, state: row.state as ReportState }
}

/** All units' reports of a month. */
export async function reportsOfMonth(
  db: Queryable,
  city: string,
  month: string,
): Promise<ReadonlyMap<string, Stored<ReportState>>> {
  const rows = await db
    .selectFrom('monthly_reports')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .where('month', '=', month)
    .execute()
  return new Map(rows.map(row => [(row.state as ReportState).unit, { ...row, state: row.state as ReportState }]))
}

/** Every report there is, of all months. */
export async function allReports(db: Queryable, city: string): Promise<readonly Stored<ReportState>[]> {
  const rows = await db
    .selectFrom('monthly_reports')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .execute()
  return rows.map(row => ({ ...row, state: row.state as ReportState }))
}

/** What was compiled, by month. */
export async function allCompilations(db: Queryable, city: string): Promise<ReadonlyMap<string, CompilationState>> {
  const rows = await db.selectFrom('report_compilations').select(['month', 'state']).where('city', '=', city).execute()
  return new Map(rows.map(({ month, state }) => [month, state as CompilationState]))
}

/** Which months stand signed, by unit. */
export async function signedMonths(db: Queryable, city: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('monthly_reports')
    .select(['unit', 'month'])
    .where('city', '=', city)
    .where('signed_on', 'is not', null)
    .execute()
  const months = new Map<string, Set<string>>()
  for (const { unit, month } of rows) months.set(month, (months.get(month) ?? new Set()).add(unit))
  return months
}

export async function storedCompilation(
  db: Queryable,
  city: string,
  month: string,
): Promise<Stored<CompilationState> | undefined> {
  const row = await db
    .selectFrom('report_compilations')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .where('month', '=', month)
    .executeTakeFirst()
  return row && { ...row, state: row.state as CompilationState }
}

export async function storedSettings(db: Queryable, city: string): Promise<Stored<SettingsState> | undefined> {
  const row = await db
    .selectFrom('report_settings')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .executeTakeFirst()
  return row && { ...row, state: row.state as SettingsState }
}

export async function storedInspection(
  db: Queryable,
  city: string,
  id: string,
): Promise<Stored<InspectionState> | undefined> {
  const found = isUuid(id) ? await load<InspectionState>(db, inspectionAggregate, city, id) : undefined
  return found && { id, ...found }
}

/** Newest first. */
export async function storedInspections(db: Queryable, city: string): Promise<readonly Stored<InspectionState>[]> {
  const rows = await db
    .selectFrom('inspections')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({ ...row, state: row.state as InspectionState }))
}
