import type { Ctx } from '#platform/context.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { count, unitsFor, type Desk } from './desk.ts'
import { inspections, type InspectionView } from './inspections.ts'
import { monthOf, monthsOver } from './months.ts'
import { sumOf } from './numbers.ts'
import { signedMonths } from './store.ts'
import type { Counts, ReportUnit } from './types.ts'

export interface YearRow {
  readonly unit: ReportUnit
  readonly counts: Counts
  /** What the target table asks for in the year; absent where none is set (QY-10). */
  readonly target: number | undefined
  /** Months of the year that are over, and how many of them the unit has signed. */
  readonly signed: number
  readonly inspections: number
  readonly open: number
  readonly closed: number
}

/** 年度总结: the numbers of a year by unit, against targets, and what inspections found (DG-10). */
export interface YearView {
  readonly year: number
  /** Whether the year is over; until then it is as of `asOf`. */
  readonly over: boolean
  readonly asOf: string
  readonly months: number
  readonly rows: readonly YearRow[]
  readonly sum: Counts
  readonly target: number | undefined
  readonly inspections: readonly InspectionView[]
}

/** For the bureau. */
export async function yearView(desk: Desk, ctx: Ctx, year: number): Promise<Result<YearView>> {
  const { platform, begins } = desk
  const allowed = await permit(platform, ctx, 'report.compile', { city: platform.city })
  const units = allowed.ok ? await unitsFor(desk, ctx) : allowed
  if (!units.ok) return units
  const last = Number(ctx.today.slice(0, 4))
  if (begins === undefined || !Number.isInteger(year) || year < Number(begins.slice(0, 4)) || year > last)
    return refuse('reports.year', { field: 'year' })
  const december = `${year}-12`
  const counted = await count(desk, ctx, december, december)
  if (!counted.ok) return counted
  const held = await inspections(desk, ctx, year)
  if (!held.ok) return held
  const targets = await targetsOf(desk, ctx, year)
  const months = monthsOver(begins, ctx.today).filter(month => month.startsWith(`${year}-`))
  const signed = await signedMonths(platform.db, platform.city)
  const rows = units.value.all
    .filter(({ kind }) => kind !== 'department')
    .map((unit): YearRow => {
      const found = held.value.filter(one => one.unit.id === unit.id)
      const open = found.reduce((sum, one) => sum + one.open, 0)
      return {
        unit,
        counts: counted.value.now.of(unit).year,
        target: targets.get(unit.id),
        inspections: found.length,
        open,
        closed: found.reduce((sum, { state }) => sum + state.findings.length, 0) - open,
        signed: months.filter(month => signed.get(month)?.has(unit.id)).length,
      }
    })
  return ok({
    year,
    over: year < last,
    asOf: year < last ? `${year}-12-31` : ctx.today,
    months: months.length,
    rows,
    sum: sumOf(units.value.all.filter(({ kind }) => kind !== 'department').map(counted.value.now.of)).year,
    target: targets.size > 0 ? [...targets.values()].reduce((sum, one) => sum + one, 0) : undefined,
    inspections: held.value,
  })
}

/** What the tables of the city's direct schemes ask for in a year, by unit; empty where none is set. */
async function targetsOf(
  { packs, platform, targets }: Desk,
  ctx: Ctx,
  year: number,
): Promise<ReadonlyMap<string, number>> {
  const asked = new Map<string, number>()
  for (const { id } of packs.ofCity(platform.city).filter(({ kind }) => kind === 'direct')) {
    const progress = await targets.progress(ctx, id, year)
    if (!progress.ok || !progress.value) continue
    for (const { unit, target } of progress.value.rows) asked.set(unit, (asked.get(unit) ?? 0) + target)
  }
  return asked
}

export const yearsOf = (begins: string, today: string): readonly number[] => {
  const first = Number(begins.slice(0, 4))
  return Array.from({ length: Number(monthOf(today).slice(0, 4)) - first + 1 }, (_, n) => first + n).toReversed()
}
