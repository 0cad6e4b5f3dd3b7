import type { Ctx } from '#platform/context.ts'
import { systemActor } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Text } from '#policy'
import { count, unitsFor, type Desk } from './desk.ts'
import { inspections, type InspectionView } from './inspections.ts'
import { isOwed, monthOf, monthsOver } from './months.ts'
import { eachMeasure, sumOf } from './numbers.ts'
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
  readonly weak: WeakPoints
  readonly grades: readonly Grade[]
}

/** The year's numbers of one grade. */
export interface Grade {
  readonly skill: string
  readonly name: Text
  readonly counts: Counts
}

/** 存在问题和薄弱环节 (DG-10), as far as the numbers show them: units by what they owe. */
export interface WeakPoints {
  /** Months that are over and not signed. */
  readonly unsigned: readonly ReportUnit[]
  /** Findings not settled. */
  readonly unsettled: readonly ReportUnit[]
  /** Less settled than the target table asks for. */
  readonly behind: readonly ReportUnit[]
}

const weakPoints = (rows: readonly YearRow[], months: number): WeakPoints => {
  const those = (owes: (row: YearRow) => boolean) => rows.filter(owes).map(({ unit }) => unit)
  return {
    unsigned: those(({ signed }) => signed < months),
    unsettled: those(({ open }) => open > 0),
    behind: those(({ counts, target = 0 }) => counts.settled < target),
  }
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
  const counted = await count(desk, ctx, `${year}-12`, `${year}-12`)
  if (!counted.ok) return counted
  const held = await inspections(desk, ctx, year)
  if (!held.ok) return held
  const grades = await gradesOf(desk, ctx, year)
  if (!grades.ok) return grades
  const targets = await targetsOf(desk, ctx, year)
  const months = monthsOver(begins, ctx.today).filter(
    month => month.startsWith(`${year}-`) && isOwed(month, begins),
  )
  const signed = await signedMonths(platform.db, platform.city)
  const own = units.value.all.filter(({ kind }) => kind !== 'department')
  const rows = own.map((unit): YearRow => ({
    unit,
    counts: counted.value.now.of(unit).year,
    target: targets.get(unit.id),
    signed: months.filter(month => signed.get(month)?.has(unit.id)).length,
    ...found(held.value, unit),
  }))
  return ok({
    year,
    over: year < last,
    asOf: year < last ? `${year}-12-31` : ctx.today,
    months: months.length,
    rows,
    sum: sumOf(own.map(counted.value.now.of)).year,
    target: targets.size > 0 ? [...targets.values()].reduce((sum, one) => sum + one, 0) : undefined,
    inspections: held.value,
    weak: weakPoints(rows, months.length),
    grades: grades.value,
  })
}

/** How often a unit was inspected, and where its findings stand. */
function found(held: readonly InspectionView[], unit: ReportUnit): Pick<YearRow, 'inspections' | 'open' | 'closed'> {
  const own = held.filter(one => one.unit.id === unit.id)
  const open = own.reduce((sum, one) => sum + one.open, 0)
  const all = own.reduce((sum, { state }) => sum + state.findings.length, 0)
  return { inspections: own.length, open, closed: all - open }
}

/** The year by grade (高级工, 技师, 高级技师 and what else the schemes know); grades without a case are left out. */
async function gradesOf({ packs, platform, direct }: Desk, ctx: Ctx, year: number): Promise<Result<readonly Grade[]>> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  const actor = systemActor(platform.city)
  const rows = await direct.counts({ ...ctx, actor }, { from, to, asOf: ctx.today, by: ['skill', 'measure'] })
  if (!rows.ok) return rows
  const options = packs
    .ofCity(platform.city)
    .flatMap(({ facts }) => facts.filter(({ id }) => id === 'skill_level'))
    .flatMap(fact => fact.options ?? [])
  const names = new Map(options.map(({ value, name }) => [value, name]))
  const of = Map.groupBy(rows.value, ({ skill = '' }) => skill)
  const order = [...new Set([...names.keys(), ...of.keys()])].filter(skill => of.has(skill))
  return ok(
    order.map(skill => ({
      skill,
      name: names.get(skill) ?? { zh: '未填写', en: 'not stated' },
      counts: eachMeasure(measure => of.get(skill)?.find(row => row.measure === measure)?.count ?? 0),
    })),
  )
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
