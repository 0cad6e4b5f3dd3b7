import { attempt, run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { permit } from '#platform/reads.ts'
import { refuse, type Result } from '#platform/result.ts'
import { compilationAggregate } from './compile.ts'
import { reportAggregate, WRITES } from './decide.ts'
import { count, unitsFor, type Desk } from './desk.ts'
import { unitOf, viewOf } from './read.ts'
import { keepPhone, tellReturned } from './remind.ts'
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
  const rows = view.value.lines.map(({ unit, stands }) => ({
    unit: unit.id,
    unitKind: unit.kind,
    ...(unit.kind === 'department' ? { measures: unit.measures } : {}),
    ...(stands ? { issue: stands.number, numbers: stands.numbers } : {}),
  }))
  return attempt(platform, compilationAggregate, ctx, { kind: 'compile', id: month }, async trx => {
    const stored = await storedCompilation(trx, platform.city, month)
    const command = { kind: 'compile' as const, month, begins: desk.begins ?? ctx.today, rows, reason }
    return runIn(trx, compilationAggregate, stored?.id ?? 'new', command, ctx, stored ? options : {})
  })
}

/** The bureau gives back what stands signed, with the reason; who reports for the unit is told by message. */
export async function giveBack(
  desk: Desk,
  ctx: Ctx,
  month: string,
  id: string,
  reason: string,
  options: Expected = {},
): Promise<Result<Stored<ReportState>>> {
  const found = await unitOf(desk, ctx, id)
  if (!found.ok) return found
  const { platform } = desk
  const { unit } = found.value
  const stored = await storedReport(platform.db, platform.city, month, unit.id)
  if (!stored) return refuse('reports.nothing_to_return')
  const command = { kind: 'return' as const, unit: unit.id, unitKind: unit.kind, reason }
  return run(platform, reportAggregate, stored.id, command, ctx, {
    ...options,
    also: trx => tellReturned(platform, trx, ctx, unit.id, month),
  })
}

export async function setPhone(desk: Desk, ctx: Ctx, id: string, phone: string): Promise<Result<undefined>> {
  const found = await unitOf(desk, ctx, id)
  if (!found.ok) return found
  const { unit } = found.value
  const allowed = await permit(desk.platform, ctx, WRITES[unit.kind], patchOf(desk.platform.city, unit.kind, unit.id))
  return allowed.ok ? keepPhone(desk.platform, unit.id, phone) : allowed
}
