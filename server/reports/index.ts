import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { DirectFilter } from '#server/direct/index.ts'
import type { OpenedFile } from '#server/files/index.ts'
import { chase, chaseDue } from './chase.ts'
import { fileNames, inspectionFile } from './inspection-files.ts'
import { openDesk, unitsFor, type Desk, type ReportDeps } from './desk.ts'
import {
  change,
  clausesOf,
  hold,
  inspection,
  inspections,
  type ClauseChoice,
  type InspectionChange,
  type InspectionInput,
  type InspectionView,
} from './inspections.ts'
import { months, monthView, unitView, type MonthEntry, type MonthView, type UnitView } from './read.ts'
import { createExports, type ExportProgress } from './exports.ts'
import { registerFile, type RegisterFile } from './register.ts'
import { saveDueDay } from './settings.ts'
import { compiledWorkbook, type Workbook } from './sheet.ts'
import { yearWorkbook } from './sheet-year.ts'
import { namesOf, type Addressee, type Names } from './words.ts'
import { storedCompilation, type Stored } from './store.ts'
import type { CompilationState, ReportSettings, ReportState, ReportUnit } from './types.ts'
import { removeView, savedViews, saveView, type SavedView } from './views.ts'
import { compile, draft, giveBack, setPhone, sign, type Expected, type Typed } from './write.ts'
import { yearsOf, yearView, type YearView } from './year.ts'

export type * from './inspection-types.ts'
export type * from './types.ts'
export { MEASURES } from './types.ts'
export type { ClauseChoice, InspectionChange, InspectionInput, InspectionView } from './inspections.ts'
export type { MonthEntry, MonthView, ReportStatus, UnitLine, UnitView } from './read.ts'
export type { ReportReminder } from './remind.ts'
export type { ExportProgress } from './exports.ts'
export type { RegisterFile } from './register.ts'
export {
  ADDRESSEES,
  changedInWords,
  COMPILED_NOTE,
  countsOf,
  MEASURE_WORDS,
  monthWords,
  nameIn,
  share,
  weakInWords,
  type Addressee,
  type Names,
} from './words.ts'
export type { SavedView } from './views.ts'
export type { Grade, WeakPoints, YearRow, YearView } from './year.ts'

/** A compiled month with the names of its units. */
export interface CompiledMonth {
  readonly state: CompilationState
  readonly names: Names
}

/**
 * Registers and reports (QY-9, DG-10, DG-13): monthly reports of towns, parks or counties and departments, drafted from
 * the cases and signed; compiled by the bureau; inspections; the year's summary; the register as a file, its saved
 * views.
 */
export interface Reports {
  /** Whether this city has anything to report: a direct scheme. */
  has(): boolean
  /** Months that are over, newest first, with what the actor's units still owe. */
  months(ctx: Ctx): Promise<Result<readonly MonthEntry[]>>
  /** Those whose reports the actor reads. */
  units(ctx: Ctx): Promise<Result<readonly ReportUnit[]>>
  month(ctx: Ctx, month: string): Promise<Result<MonthView>>
  unit(ctx: Ctx, month: string, unit: string): Promise<Result<UnitView>>
  draft(ctx: Ctx, month: string, unit: string, typed: Typed, options?: Expected): Promise<Result<Stored<ReportState>>>
  sign(ctx: Ctx, month: string, unit: string, options?: Expected): Promise<Result<Stored<ReportState>>>
  /** The bureau gives back what stands signed: the unit mends it and signs again. */
  giveBack(
    ctx: Ctx,
    month: string,
    unit: string,
    reason: string,
    options?: Expected,
  ): Promise<Result<Stored<ReportState>>>
  compile(ctx: Ctx, month: string, reason: string, options?: Expected): Promise<Result<Stored<CompilationState>>>
  chase(
    ctx: Ctx,
    month: string,
    units: readonly string[],
  ): Promise<Result<{ readonly reminded: number; readonly messages: number }>>
  saveDueDay(ctx: Ctx, typed: string): Promise<Result<ReportSettings>>
  /** The phone of who reports for a unit; an empty one takes it away. */
  setPhone(ctx: Ctx, unit: string, phone: string): Promise<Result<undefined>>
  /** What was last compiled of a month, for the bureau. */
  compiled(ctx: Ctx, month: string): Promise<Result<CompiledMonth>>
  compiledFile(ctx: Ctx, month: string, to: Addressee): Promise<Result<Workbook>>

  clauses(): readonly ClauseChoice[]
  hold(ctx: Ctx, input: InspectionInput): Promise<Result<InspectionView>>
  changeInspection(ctx: Ctx, id: string, change: InspectionChange, options?: Expected): Promise<Result<InspectionView>>
  inspections(ctx: Ctx, year?: number): Promise<Result<readonly InspectionView[]>>
  inspection(ctx: Ctx, id: string): Promise<Result<InspectionView>>
  /** Names of the files of an inspection that was read, by id. */
  inspectionFiles(ctx: Ctx, id: string): Promise<Result<Record<string, string>>>
  /** A file that shows a finding or its settlement: a recorded read. */
  inspectionFile(ctx: Ctx, file: string): Promise<Result<OpenedFile>>

  /** Years there can be a summary of, newest first. */
  years(ctx: Ctx): readonly number[]
  year(ctx: Ctx, year: number): Promise<Result<YearView>>
  yearFile(ctx: Ctx, year: number): Promise<Result<Workbook>>

  /** The register opened (QY-9): every page of it is a recorded read. */
  register(ctx: Ctx, filter: DirectFilter): Promise<Result<RegisterFile>>
  /** How far the actor's last export is; undefined where there was none since the start. */
  exporting(ctx: Ctx): ExportProgress | undefined
  views(ctx: Ctx): Promise<Result<readonly SavedView[]>>
  saveView(ctx: Ctx, view: SavedView): Promise<Result<undefined>>
  removeView(ctx: Ctx, name: string): Promise<Result<undefined>>
  /** Chases who is late, once a month. Idempotent. */
  due(ctx: Ctx): Promise<void>
}

export function createReports(platform: Platform, deps: ReportDeps): Reports {
  const desk = openDesk(platform, deps)
  return {
    has: () => desk.begins !== undefined,
    ...monthly(desk),
    ...compiling(desk),
    ...inspecting(desk),
    ...summing(desk),
    ...registering(desk),
    due: ctx => chaseDue(desk, ctx),
  }
}

type Part<Key extends keyof Reports> = Pick<Reports, Key>

function monthly(desk: Desk): Part<'months' | 'units' | 'month' | 'unit' | 'draft' | 'sign' | 'setPhone'> {
  return {
    months: ctx => months(desk, ctx),
    async units(ctx) {
      const found = await unitsFor(desk, ctx)
      return found.ok ? ok(found.value.mine) : found
    },
    month: (ctx, month) => monthView(desk, ctx, month),
    unit: (ctx, month, unit) => unitView(desk, ctx, month, unit),
    draft: (ctx, month, unit, typed, options) => draft(desk, ctx, month, unit, typed, options),
    sign: (ctx, month, unit, options) => sign(desk, ctx, month, unit, options),
    setPhone: (ctx, unit, phone) => setPhone(desk, ctx, unit, phone),
  }
}

/** What the bureau does with the reports of a month. */
function compiling(desk: Desk): Part<'giveBack' | 'compile' | 'chase' | 'saveDueDay' | 'compiled' | 'compiledFile'> {
  return {
    giveBack: (ctx, month, unit, reason, options) => giveBack(desk, ctx, month, unit, reason, options),
    compile: (ctx, month, reason, options) => compile(desk, ctx, month, reason, options),
    chase: (ctx, month, units) => chase(desk, ctx, month, units),
    saveDueDay: (ctx, typed) => saveDueDay(desk.platform, ctx, typed),
    compiled: (ctx, month) => compiled(desk, ctx, month),
    async compiledFile(ctx, month, to) {
      const found = await compiled(desk, ctx, month)
      return found.ok ? ok(await compiledWorkbook(found.value.state, found.value.names, to)) : found
    },
  }
}

type Inspecting = 'clauses' | 'hold' | 'changeInspection' | 'inspections' | 'inspection' | `inspectionFile${'' | 's'}`

function inspecting(desk: Desk): Part<Inspecting> {
  return {
    clauses: () => clausesOf(desk),
    hold: (ctx, input) => hold(desk, ctx, input),
    changeInspection: (ctx, id, what, options) => change(desk, ctx, id, what, options),
    inspections: (ctx, year) => inspections(desk, ctx, year),
    inspection: (ctx, id) => inspection(desk, ctx, id),
    async inspectionFiles(ctx, id) {
      const found = await inspection(desk, ctx, id)
      return found.ok ? ok(await fileNames(desk.platform, id)) : found
    },
    inspectionFile: (ctx, file) => inspectionFile(desk, ctx, file),
  }
}

function summing(desk: Desk): Part<'years' | 'year' | 'yearFile'> {
  return {
    years: ({ today }) => (desk.begins === undefined ? [] : yearsOf(desk.begins, today)),
    year: (ctx, year) => yearView(desk, ctx, year),
    async yearFile(ctx, year) {
      const view = await yearView(desk, ctx, year)
      return view.ok ? ok(await yearWorkbook(view.value)) : view
    },
  }
}

function registering(desk: Desk): Part<'register' | 'exporting' | 'views' | 'saveView' | 'removeView'> {
  const { platform } = desk
  const exports = createExports()
  return {
    register: (ctx, filter) => registerFile(desk, exports, ctx, filter),
    exporting: ctx => exports.of(ctx),
    views: ctx => savedViews(platform, ctx),
    saveView: (ctx, view) => saveView(platform, ctx, view),
    removeView: (ctx, name) => removeView(platform, ctx, name),
  }
}

async function compiled(desk: Desk, ctx: Ctx, month: string): Promise<Result<CompiledMonth>> {
  const { platform } = desk
  const allowed = await permit(platform, ctx, 'report.compile', { city: platform.city })
  const units = allowed.ok ? await unitsFor(desk, ctx) : allowed
  if (!units.ok) return units
  const stored = await storedCompilation(platform.db, platform.city, month)
  return stored ? ok({ state: stored.state, names: namesOf(units.value.all) }) : refuse('reports.not_compiled')
}
