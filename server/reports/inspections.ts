import { run } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Text } from '#policy'
import { unitsFor, type Desk } from './desk.ts'
import { inspectionAggregate } from './inspect.ts'
import { storedInspection, storedInspections, type Stored } from './store.ts'
import type { InspectionCommand, InspectionState, NewFinding, ReportUnit } from './types.ts'
import type { Expected } from './write.ts'

export interface InspectionView {
  readonly id: string
  readonly version: number
  readonly unit: ReportUnit
  readonly state: InspectionState
  readonly open: number
  /** Open findings whose day is over. */
  readonly overdue: number
}

export interface InspectionInput {
  readonly unit: string
  readonly on: string
  readonly inspectors: string
  readonly scope: string
  readonly findings: readonly Omit<NewFinding, 'id'>[]
}

export interface ClauseChoice {
  readonly id: string
  readonly number: string
  readonly quote: Text
}

/** What a finding may cite: the clauses published in the city's direct schemes. */
export function clausesOf({ packs, platform }: Desk): readonly ClauseChoice[] {
  return packs
    .ofCity(platform.city)
    .filter(({ kind }) => kind === 'direct')
    .flatMap(({ clauses }) =>
      clauses.map(({ id, number, quote, en }) => ({ id, number, quote: { zh: quote, en: en ?? quote } })),
    )
}

export async function hold(
  desk: Desk,
  ctx: Ctx,
  { unit: id, findings, ...input }: InspectionInput,
): Promise<Result<InspectionView>> {
  const found = await inspected(desk, ctx, id)
  if (!found.ok) return found
  return changed(desk, ctx, found.value, 'new', {
    kind: 'hold',
    unit: found.value.id,
    unitKind: found.value.kind,
    ...input,
    begins: desk.begins ?? ctx.today,
    findings: findings.map(finding => ({ ...finding, id: ctx.newId() })),
    clauses: clausesOf(desk).map(one => one.id),
  })
}

export type InspectionChange =
  | { readonly kind: 'add_finding'; readonly finding: Omit<NewFinding, 'id'> }
  | { readonly kind: 'settle'; readonly finding: string; readonly note: string }
  | { readonly kind: 'reopen'; readonly finding: string; readonly reason: string }

export async function change(
  desk: Desk,
  ctx: Ctx,
  id: string,
  what: InspectionChange,
  options: Expected = {},
): Promise<Result<InspectionView>> {
  const { db, city } = desk.platform
  const stored = await storedInspection(db, city, id)
  if (!stored) return refuse('object.not_found')
  const unit = await inspected(desk, ctx, stored.state.unit)
  if (!unit.ok) return unit
  const at = { unit: unit.value.id, unitKind: unit.value.kind }
  const command: InspectionCommand =
    what.kind === 'add_finding'
      ? {
          ...at,
          kind: what.kind,
          finding: { ...what.finding, id: ctx.newId() },
          clauses: clausesOf(desk).map(one => one.id),
        }
      : { ...at, ...what }
  return changed(desk, ctx, unit.value, id, command, options)
}

async function changed(
  desk: Desk,
  ctx: Ctx,
  unit: ReportUnit,
  id: string,
  command: InspectionCommand,
  options: Expected = {},
): Promise<Result<InspectionView>> {
  const ran = await run(desk.platform, inspectionAggregate, id, command, ctx, options)
  return ran.ok ? ok(viewOf(ran.value, unit, ctx.today)) : ran
}

/** Towns, parks and counties are inspected (DG-10), departments are not. */
async function inspected(desk: Desk, ctx: Ctx, id: string): Promise<Result<ReportUnit>> {
  const units = await unitsFor(desk, ctx)
  if (!units.ok) return units
  const unit = units.value.mine.find(one => one.id === id && one.kind !== 'department')
  if (unit) return ok(unit)
  return units.value.all.some(one => one.id === id && one.kind !== 'department')
    ? refuse('access.other_patch')
    : refuse('reports.unit', { field: 'unit' })
}

/** Those of the actor's units, newest first; of one year where one is asked for. */
export async function inspections(desk: Desk, ctx: Ctx, year?: number): Promise<Result<readonly InspectionView[]>> {
  const units = await unitsFor(desk, ctx)
  if (!units.ok) return units
  const known = new Map(units.value.mine.map(unit => [unit.id, unit]))
  const stored = await storedInspections(desk.platform.db, desk.platform.city)
  return ok(
    stored.flatMap(one => {
      const unit = known.get(one.state.unit)
      return unit && (year === undefined || one.state.on.startsWith(`${year}-`)) ? [viewOf(one, unit, ctx.today)] : []
    }),
  )
}

export async function inspection(desk: Desk, ctx: Ctx, id: string): Promise<Result<InspectionView>> {
  const stored = await storedInspection(desk.platform.db, desk.platform.city, id)
  if (!stored) return refuse('object.not_found')
  const unit = await inspected(desk, ctx, stored.state.unit)
  return unit.ok ? ok(viewOf(stored, unit.value, ctx.today)) : unit
}

function viewOf({ id, version, state }: Stored<InspectionState>, unit: ReportUnit, today: string): InspectionView {
  const open = state.findings.filter(({ settled }) => !settled)
  return { id, version, unit, state, open: open.length, overdue: open.filter(({ dueOn }) => dueOn < today).length }
}
