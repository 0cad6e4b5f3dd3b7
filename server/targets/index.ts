import { run } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Pack, Text } from '#policy'
import type { Direct } from '#server/direct/index.ts'
import type { Packs } from '#server/packs/index.ts'
import { readSheet } from '#server/sheets/index.ts'
import { targetAggregate } from './decide.ts'
import { gridOfSheet, gridOfText, textOfGrid, type Grid } from './grid.ts'
import { MEASURES, periodOf, progressOf, type Elapsed, type Period, type UnitProgress } from './progress.ts'
import { readTable, type ReadTable } from './read-table.ts'
import { targetsWorkbook } from './sheet.ts'
import { storedTable, storedTables, type StoredTargets } from './store.ts'
import type { SetTargets, TargetVersion, Units } from './types.ts'
import { unitsOf } from './units.ts'

export type * from './types.ts'
export type { Mismatch } from './sums.ts'
export { lastDayOf, MEASURES } from './progress.ts'
export { mismatches, mismatchRefusals } from './sums.ts'
export { unitsOf } from './units.ts'
export { countOf, MOST, sumOf } from './read-table.ts'
export { ANNEX_1, ANNEX_1_OF } from './annex1.ts'
export { cellField, monthName, shortName, TOTAL_NAME } from './names.ts'
export type { Elapsed, MonthProgress, Period, TargetMeasure, UnitProgress } from './progress.ts'

/** Most characters of a pasted table. */
export const MOST_TEXT = 100_000
/** Most rows of an uploaded one. */
const MOST_ROWS = 2_000

export interface TargetScheme {
  readonly pack: string
  readonly title: Text
}

/** One table with its versions. */
export interface TargetTableView {
  readonly id: string
  /** For `expected`. */
  readonly version: number
  readonly pack: string
  readonly year: number
  readonly current: TargetVersion
  /** Oldest first, the current one last. */
  readonly versions: readonly TargetVersion[]
  readonly units: Units
}

/** What was asked and what was reached, county by county, month by month. */
export interface TargetProgress {
  readonly view: TargetTableView
  readonly period: Period
  /** Rows in the actor's patch: a county's officer sees the county. */
  readonly rows: readonly UnitProgress[]
  readonly sum: UnitProgress
  /** Whether `sum` is the whole city's. */
  readonly whole: boolean
  /** Days of the period so far, today included, and all of them. */
  readonly elapsed: Elapsed
  readonly asOf: string
}

export interface ReadResult extends ReadTable {
  /** The table as lines of tab-separated cells, to be put right. */
  readonly text: string
}

/** A table that could not be read: its text is kept, so that it can be put right where it was wrong. */
export type ReadAnswer =
  | { readonly ok: true; readonly value: ReadResult }
  | { readonly ok: false; readonly refusals: Extract<Result<never>, { ok: false }>['refusals']; readonly text: string }

/**
 * Target tables (QY-10) of any city with a scheme of direct settlement. The bureau sets them, officers read; actual
 * numbers come from direct settlement's own counts.
 */
export interface Targets {
  /** The schemes targets may be set for; empty where the city settles by points only. */
  schemes(): readonly TargetScheme[]
  units(): Units
  /** Reads a pasted table; nothing is stored. `year` is that of its months where the table names none. */
  readText(ctx: Ctx, text: string, year: number): Promise<ReadAnswer>
  /** The same of an Excel file: its first visible sheet. */
  readFile(ctx: Ctx, bytes: Uint8Array, year: number): Promise<ReadAnswer>
  /** Stores a table whose sums agree, or one with a reason; a correction needs a reason and keeps what was before. */
  set(
    ctx: Ctx,
    input: Omit<SetTargets, 'kind'>,
    options?: { readonly expected?: number | undefined },
  ): Promise<Result<TargetTableView>>
  /** Newest year first. */
  list(ctx: Ctx): Promise<Result<readonly TargetTableView[]>>
  /** The table of a scheme and year; without a year the newest one. Undefined where none was set. */
  get(ctx: Ctx, pack: string, year?: number): Promise<Result<TargetTableView | undefined>>
  progress(ctx: Ctx, pack: string, year?: number): Promise<Result<TargetProgress | undefined>>
  /** Table and progress as a workbook. */
  workbook(
    ctx: Ctx,
    pack: string,
    year?: number,
  ): Promise<Result<{ readonly fileName: string; readonly bytes: Uint8Array }>>
}

export interface TargetDeps {
  readonly packs: Packs
  readonly direct: Pick<Direct, 'counts'>
}

export function createTargets(platform: Platform, deps: TargetDeps): Targets {
  const { city } = platform
  const units = unitsOf(city)
  const schemes = deps.packs.ofCity(city).filter(({ kind }) => kind === 'direct')
  const tables = tablesOf(platform, units)
  const progress = async (ctx: Ctx, pack: string, year?: number): Promise<Result<TargetProgress | undefined>> => {
    const view = await tables.get(ctx, pack, year)
    if (!view.ok) return view
    return view.value ? measured(ctx, deps.direct, view.value, units) : ok(undefined)
  }
  return {
    schemes: () => schemes.map(({ id, title }) => ({ pack: id, title })),
    units: () => units,
    ...reading(platform, units),
    ...tables,
    set: setting(platform, schemes, units),
    progress,
    async workbook(ctx, pack, year) {
      const found = await progress(ctx, pack, year)
      if (!found.ok) return found
      if (!found.value) return refuse('object.not_found')
      const fileName = `任务分解表与进度-${found.value.view.year}.xlsx`
      return ok({ fileName, bytes: await targetsWorkbook(found.value) })
    },
  }
}

function viewOf({ id, version, state }: StoredTargets, units: Units): TargetTableView | undefined {
  const { pack, year, versions } = state
  const current = versions.at(-1)
  return current && { id, version, pack, year, current, versions, units }
}

function setting(platform: Platform, packs: readonly Pack[], units: Units): Targets['set'] {
  const aggregate = targetAggregate({ packs, units })
  return async (ctx, input, options = {}) => {
    const stored = await storedTable(platform.db, platform.city, input.pack, input.year)
    const done = await run(platform, aggregate, stored?.id ?? 'new', { kind: 'set', ...input }, ctx, options)
    if (!done.ok) return done
    const view = viewOf(done.value, units)
    return view ? ok(view) : refuse('object.not_found')
  }
}

function tablesOf(platform: Platform, units: Units): Pick<Targets, 'list' | 'get'> {
  const { db, city } = platform
  const mayRead = (ctx: Ctx) => permit(platform, ctx, 'target.read', { city, district: ctx.actor.district })
  const newest = async (pack: string) => (await storedTables(db, city)).find(({ state }) => state.pack === pack)
  return {
    async list(ctx) {
      const allowed = await mayRead(ctx)
      if (!allowed.ok) return allowed
      return ok((await storedTables(db, city)).flatMap(stored => viewOf(stored, units) ?? []))
    },
    async get(ctx, pack, year) {
      const allowed = await mayRead(ctx)
      if (!allowed.ok) return allowed
      const stored = year === undefined ? await newest(pack) : await storedTable(db, city, pack, year)
      return ok(stored && viewOf(stored, units))
    },
  }
}

/** Reading stores nothing; it is the bureau's, as setting is. */
function reading(platform: Platform, units: Units): Pick<Targets, 'readText' | 'readFile'> {
  const read = async (ctx: Ctx, grid: Grid, year: number): Promise<ReadAnswer> => {
    const allowed = await permit(platform, ctx, 'target.set', { city: platform.city })
    const text = textOfGrid(grid)
    if (!allowed.ok) return { ...allowed, text }
    const found = readTable(grid, units, year)
    return found.ok ? { ok: true, value: { ...found.value, text } } : { ...found, text }
  }
  return {
    async readText(ctx, text, year) {
      if (text.trim() === '') return { ...refuse('targets.empty', { field: 'text' }), text }
      if (text.length > MOST_TEXT)
        return {
          ...refuse('field.too_long', { field: 'text', params: { max: MOST_TEXT } }),
          text: text.slice(0, MOST_TEXT),
        }
      const answer = await read(ctx, gridOfText(text), year)
      return answer.ok ? { ok: true, value: { ...answer.value, text } } : { ...answer, text }
    },
    async readFile(ctx, bytes, year) {
      const sheet = await readSheet(bytes, { maxRows: MOST_ROWS })
      return sheet.ok ? read(ctx, gridOfSheet(sheet.value), year) : { ...sheet, text: '' }
    },
  }
}

async function measured(
  ctx: Ctx,
  direct: TargetDeps['direct'],
  view: TargetTableView,
  units: Units,
): Promise<Result<TargetProgress>> {
  const { table } = view.current
  const period = periodOf(table)
  const counts = await direct.counts(ctx, {
    from: period.from,
    to: period.to,
    by: [units.level, 'month', 'measure'],
    measures: MEASURES,
    pack: view.pack,
  })
  if (!counts.ok) return counts
  const { district } = ctx.actor
  // In a city without counties the one district is the city itself.
  const whole = district === undefined || units.level === 'town'
  const shown = progressOf(table, counts.value, units, ctx.today, unit => whole || unit === district)
  return ok({ view, period, ...shown, whole, asOf: ctx.today })
}
