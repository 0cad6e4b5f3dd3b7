import type { Ctx } from '#platform/context.ts'
import { forbidden } from '#platform/access.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { WRITES } from './decide.ts'
import { count, unitsFor, type Desk, type Units } from './desk.ts'
import { dueDay, isOwed, monthBefore, monthProblem, monthsOver } from './months.ts'
import { differences } from './numbers.ts'
import { hasPhone, remindersOf, type ReportReminder } from './remind.ts'
import { settingsOf } from './settings.ts'
import { reportsOfMonth, signedMonths, storedCompilation, type Stored } from './store.ts'
import { changedSince, newerThan } from './since.ts'
import { standing } from './standing.ts'
import type { Change, CompilationState, Issue, Numbers, ReportState, ReportUnit, Returned } from './types.ts'
import { patchOf, writesFor } from './units.ts'

/**
 * `changed`: signed, and the cases say something else by now. `returned`: the bureau gave it back, it is to be
 * mended.
 */
export type ReportStatus = 'missing' | 'drafted' | 'signed' | 'changed' | 'returned'

export interface UnitLine {
  readonly unit: ReportUnit
  readonly status: ReportStatus
  /** Not signed, and the day is over. */
  readonly late: boolean
  /** Signed, after the day. */
  readonly signedLate: boolean
  /** As the cases say today. */
  readonly now: Numbers
  readonly report: Stored<ReportState> | undefined
  /** What stands signed, if anything does. */
  readonly stands: Issue | undefined
  /** Why the bureau gave the last issue back, until it is signed again. */
  readonly returned: Returned | undefined
  /** Between what stands signed and the cases. */
  readonly changes: readonly Change[]
}

export interface MonthView {
  readonly month: string
  readonly dueOn: string
  /** Whether the day was set by the bureau; otherwise it is the last of the month after. */
  readonly dueDay: number | undefined
  readonly lines: readonly UnitLine[]
  readonly compilation: Stored<CompilationState> | undefined
  /** Whether units have signed or issued again since it was compiled. */
  readonly compileAgain: boolean
  readonly reminders: readonly ReportReminder[]
}

/** Months there are, with how many of the actor's units still have to sign. Newest first. */
export interface MonthEntry {
  readonly month: string
  readonly dueOn: string
  readonly units: number
  readonly signed: number
  readonly late: boolean
  /** False of the month in which the scheme began, unless it began on its first day: it may be reported, and need not. */
  readonly owed: boolean
  /** Of those signed: how many say something else than the cases do by now. They are to be signed again. */
  readonly changed: number
  /** For the bureau: what was compiled no longer agrees with what is signed, or with the cases. */
  readonly outdated: boolean
}

export async function months(desk: Desk, ctx: Ctx): Promise<Result<readonly MonthEntry[]>> {
  const units = await unitsFor(desk, ctx)
  if (!units.ok) return units
  const { db, city } = desk.platform
  const { dueDay: day } = await settingsOf(desk.platform)
  const signed = await signedMonths(db, city)
  const changes = await changedSince(desk, ctx, units.value.mine)
  if (!changes.ok) return changes
  const compiles = ctx.actor.role === 'bureau'
  const begins = desk.begins ?? ctx.today
  return ok(
    monthsOver(begins, ctx.today).map(month => {
      const owed = isOwed(month, begins)
      const { changed = 0, outdated = false } = changes.value.get(month) ?? {}
      const done = units.value.mine.filter(({ id }) => signed.get(month)?.has(id)).length
      const dueOn = dueDay(month, day)
      return {
        month,
        dueOn,
        units: units.value.mine.length,
        signed: done,
        owed,
        late: owed && done < units.value.mine.length && ctx.today > dueOn,
        changed,
        outdated: compiles && outdated,
      }
    }),
  )
}

export async function monthView(desk: Desk, ctx: Ctx, month: string): Promise<Result<MonthView>> {
  const units = await unitsFor(desk, ctx)
  return units.ok ? viewOf(desk, ctx, month, units.value.mine) : units
}

export async function viewOf(
  desk: Desk,
  ctx: Ctx,
  month: string,
  shown: readonly ReportUnit[],
): Promise<Result<MonthView>> {
  const wrong = monthProblem(month, desk.begins ?? ctx.today, ctx.today)
  if (wrong) return { ok: false, refusals: [wrong] }
  const { db, city } = desk.platform
  const [only] = shown
  const counted = await count(desk, ctx, month, month, shown.length === 1 ? only : undefined)
  if (!counted.ok) return counted
  const { dueDay: day } = await settingsOf(desk.platform)
  const dueOn = dueDay(month, day)
  const lateAfter = isOwed(month, desk.begins ?? ctx.today) ? dueOn : undefined
  const reports = await reportsOfMonth(db, city, month)
  const compilation = await storedCompilation(db, city, month)
  const lines = shown.map(unit => lineOf(unit, counted.value.now.of(unit), reports.get(unit.id), lateAfter, ctx.today))
  const reminders = await remindersOf(desk.platform, month)
  return ok({
    month,
    dueOn,
    dueDay: day,
    lines,
    compilation,
    compileAgain: newerThan(compilation?.state, reports),
    reminders: reminders.filter(({ unit }) => shown.some(({ id }) => id === unit)),
  })
}

function lineOf(
  unit: ReportUnit,
  now: Numbers,
  report: Stored<ReportState> | undefined,
  lateAfter: string | undefined,
  today: string,
): UnitLine {
  const first = report?.state.issues[0]
  const stands = standing(report?.state)
  const returned = report?.state.issues.at(-1)?.returned
  const changes = stands ? differences(stands.numbers, now) : []
  return {
    unit,
    status: statusOf(report?.state, changes),
    late: !stands && lateAfter !== undefined && today > lateAfter,
    signedLate: first !== undefined && lateAfter !== undefined && first.signedOn > lateAfter,
    now,
    report,
    stands,
    returned,
    changes,
  }
}

function statusOf(report: ReportState | undefined, changes: readonly Change[]): ReportStatus {
  if (standing(report)) return changes.length > 0 ? 'changed' : 'signed'
  if (report?.draft) return 'drafted'
  return report?.issues.at(-1)?.returned ? 'returned' : 'missing'
}

/** One unit's report of one month, beside the month before. */
export interface UnitView {
  readonly unit: ReportUnit
  readonly month: string
  readonly dueOn: string
  readonly line: UnitLine
  /** The month before: what stands signed, else what the cases say. */
  readonly before: { readonly month: string; readonly numbers: Numbers; readonly signed: boolean }
  /** Whether the actor drafts and signs for this unit. */
  readonly writes: boolean
  /** Whether the actor may give back what stands signed. */
  readonly returns: boolean
  /** Whether somebody else of the office must sign what the actor drafted. */
  readonly two: boolean
  readonly hasPhone: boolean
  readonly reminders: readonly ReportReminder[]
}

export async function unitView(desk: Desk, ctx: Ctx, month: string, id: string): Promise<Result<UnitView>> {
  const found = await unitOf(desk, ctx, id)
  if (!found.ok) return found
  const { unit, staff } = found.value
  const view = await viewOf(desk, ctx, month, [unit])
  if (!view.ok) return view
  const previous = monthBefore(month)
  const counted = await count(desk, ctx, month, previous, unit)
  if (!counted.ok) return counted
  const { db, city } = desk.platform
  const signed = standing((await reportsOfMonth(db, city, previous)).get(unit.id)?.state)
  const [line] = view.value.lines
  if (!line) return refuse('reports.unit', { field: 'unit' })
  const { dueOn, reminders } = view.value
  const shown = { unit, month, dueOn, line, reminders }
  return ok({
    ...shown,
    hasPhone: await hasPhone(desk.platform, unit.id),
    before: {
      month: previous,
      numbers: signed?.numbers ?? counted.value.before.of(unit),
      signed: signed !== undefined,
    },
    returns: line.stands !== undefined && forbidden(ctx.actor, 'report.compile', { city }) === undefined,
    writes: forbidden(ctx.actor, WRITES[unit.kind], patchOf(city, unit.kind, unit.id)) === undefined,
    two: staff.filter(one => writesFor(one, unit)).length > 1,
  })
}

/** A unit by its id, readable by the actor. */
export async function unitOf(
  desk: Desk,
  ctx: Ctx,
  id: string,
): Promise<Result<{ readonly unit: ReportUnit; readonly staff: Units['staff'] }>> {
  const units = await unitsFor(desk, ctx)
  if (!units.ok) return units
  const unit = units.value.mine.find(one => one.id === id)
  if (unit) return ok({ unit, staff: units.value.staff })
  return units.value.all.some(one => one.id === id)
    ? refuse('access.other_patch')
    : refuse('reports.unit', { field: 'unit' })
}
