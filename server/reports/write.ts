import { attempt, run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { compilationAggregate } from './compile.ts'
import { reportAggregate, WRITES } from './decide.ts'
import { count, unitsFor, type Desk } from './desk.ts'
import { lastDay } from './months.ts'
import { unitOf, viewOf } from './read.ts'
import { chased, keepPhone, send } from './remind.ts'
import { storedCompilation, storedReport, type Stored } from './store.ts'
import type { CompilationState, ReportState } from './types.ts'
import { patchOf, writesFor } from './units.ts'

export interface Expected {
  readonly expected?: number | undefined
}

export interface Typed {
  readonly remark: string
  readonly reason: string
}

/** Drafts a unit's report from the cases as known today, or drafts it anew. */
export async function draft(
  desk: Desk,
  ctx: Ctx,
  month: string,
  id: string,
  { remark, reason }: Typed,
  options: Expected = {},
): Promise<Result<Stored<ReportState>>> {
  const found = await unitOf(desk, ctx, id)
  if (!found.ok) return found
  const { unit } = found.value
  const counted = await count(desk, ctx, asMonth(month, ctx), asMonth(month, ctx), unit)
  if (!counted.ok) return counted
  const { platform } = desk
  const command = {
    kind: 'draft' as const,
    unit: unit.id,
    unitKind: unit.kind,
    month,
    begins: desk.begins ?? ctx.today,
    numbers: counted.value.now.of(unit),
    remark,
    reason,
  }
  return attempt(platform, reportAggregate, ctx, { kind: 'draft', id: unit.id }, async trx => {
    const stored = await storedReport(trx, platform.city, month, unit.id)
    return runIn(trx, reportAggregate, stored?.id ?? 'new', command, ctx, stored ? options : {})
  })
}

/** What is no month is refused by the rules; until then it must count something. */
const asMonth = (month: string, { today }: Pick<Ctx, 'today'>): string =>
  /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : today.slice(0, 7)

export async function sign(
  desk: Desk,
  ctx: Ctx,
  month: string,
  id: string,
  options: Expected = {},
): Promise<Result<Stored<ReportState>>> {
  const found = await unitOf(desk, ctx, id)
  if (!found.ok) return found
  const { platform } = desk
  const { unit, staff } = found.value
  const allowed = await permit(platform, ctx, WRITES[unit.kind], patchOf(platform.city, unit.kind, unit.id))
  if (!allowed.ok) return allowed
  const stored = await storedReport(platform.db, platform.city, month, unit.id)
  if (!stored) return refuse('reports.no_draft')
  const counted = await count(desk, ctx, month, month, unit)
  if (!counted.ok) return counted
  return run(
    platform,
    reportAggregate,
    stored.id,
    {
      kind: 'sign',
      unit: unit.id,
      unitKind: unit.kind,
      numbers: counted.value.now.of(unit),
      two: staff.filter(one => writesFor(one, unit)).length > 1,
    },
    ctx,
    options,
  )
}

/** Puts what stands signed side by side, to be sent to city and province; again when units reported or issued anew. */
export async function compile(
  desk: Desk,
  ctx: Ctx,
  month: string,
  reason: string,
  options: Expected = {},
): Promise<Result<Stored<CompilationState>>> {
  const { platform } = desk
  const allowed = await permit(platform, ctx, 'report.compile', { city: platform.city })
  const units = allowed.ok ? await unitsFor(desk, ctx) : allowed
  if (!units.ok) return units
  const view = await viewOf(desk, ctx, month, units.value.all)
  if (!view.ok) return view
  const rows = view.value.lines.map(({ unit, report }) => {
    const last = report?.state.issues.at(-1)
    return { unit: unit.id, unitKind: unit.kind, ...(last ? { issue: last.number, numbers: last.numbers } : {}) }
  })
  return attempt(platform, compilationAggregate, ctx, { kind: 'compile', id: month }, async trx => {
    const stored = await storedCompilation(trx, platform.city, month)
    const command = { kind: 'compile' as const, month, begins: desk.begins ?? ctx.today, rows, reason }
    return runIn(trx, compilationAggregate, stored?.id ?? 'new', command, ctx, stored ? options : {})
  })
}

/** Reminds the late units among those chosen, each at most once a day. */
export async function chase(
  desk: Desk,
  ctx: Ctx,
  month: string,
  chosen: readonly string[],
): Promise<Result<{ readonly reminded: number; readonly messages: number }>> {
  const { platform } = desk
  const allowed = await permit(platform, ctx, 'report.compile', { city: platform.city })
  const units = allowed.ok ? await unitsFor(desk, ctx) : allowed
  if (!units.ok) return units
  if (chosen.length === 0) return refuse('reports.remind_nobody', { field: 'unit' })
  const view = await viewOf(desk, ctx, month, units.value.all)
  if (!view.ok) return view
  const late = view.value.lines.filter(line => line.late && chosen.includes(line.unit.id)).map(({ unit }) => unit)
  const done = await send(platform, ctx, month, view.value.dueOn, late)
  return done.reminded > 0 ? ok(done) : refuse('reports.reminded', { field: 'unit' })
}

/** The day after the report day the calendar chases everybody who has not signed, once. */
export async function chaseDue(desk: Desk, ctx: Ctx): Promise<void> {
  const { platform } = desk
  const units = desk.begins === undefined ? undefined : await unitsFor(desk, ctx)
  if (!units?.ok) return
  for (const month of recentMonths(ctx.today)) {
    if (lastDay(month) < (desk.begins ?? '') || (await chased(platform, month))) continue
    const view = await viewOf(desk, ctx, month, units.value.all)
    if (!view.ok || ctx.today <= view.value.dueOn) continue
    await send(
      platform,
      ctx,
      month,
      view.value.dueOn,
      view.value.lines.filter(({ late }) => late).map(({ unit }) => unit),
    )
  }
}

/** The two months that can have become late since the calendar last turned: older ones were chased in their time. */
function recentMonths(today: string): readonly string[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return [1, 2].map(back => {
    const at = year * 12 + month - 1 - back
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

export async function setPhone(desk: Desk, ctx: Ctx, id: string, phone: string): Promise<Result<undefined>> {
  const found = await unitOf(desk, ctx, id)
  if (!found.ok) return found
  const { unit } = found.value
  const allowed = await permit(desk.platform, ctx, WRITES[unit.kind], patchOf(desk.platform.city, unit.kind, unit.id))
  return allowed.ok ? keepPhone(desk.platform, unit.id, phone) : allowed
}
