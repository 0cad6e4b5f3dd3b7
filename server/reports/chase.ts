import type { Ctx } from '#platform/context.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { unitsFor, type Desk } from './desk.ts'
import { lastDay } from './months.ts'
import { viewOf } from './read.ts'
import { chased, send } from './remind.ts'

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
    const late = view.value.lines.filter(line => line.late).map(({ unit }) => unit)
    await send(platform, ctx, month, view.value.dueOn, late)
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
