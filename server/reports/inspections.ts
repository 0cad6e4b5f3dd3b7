import { run } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Text } from '#policy'
import { checkFiles, refOf, type CheckedFile, type GivenFile } from '#server/files/index.ts'
import { unitsFor, type Desk } from './desk.ts'
import { inspectionAggregate } from './inspect.ts'
import { keepFiles } from './inspection-files.ts'
import { storedInspection, storedInspections, type Stored } from './store.ts'
import type { InspectionCommand, InspectionState, NewFinding } from './inspection-types.ts'
import type { ReportUnit } from './types.ts'
import type { Expected } from './write.ts'

export interface InspectionView {
  readonly id: string
  readonly version: number
  readonly unit: ReportUnit
  readonly state: InspectionState
  readonly open: number
  /** Of those, reported as put right and not accepted yet. */
  readonly done: number
  /** Open findings whose day is over, with nothing reported. */
  readonly overdue: number
}

/** A finding as it is entered, with what shows it. */
export interface GivenFinding extends Omit<NewFinding, 'id' | 'files'> {
  readonly files: readonly GivenFile[]
}

export interface InspectionInput {
  readonly unit: string
  readonly on: string
  readonly inspectors: string
  readonly scope: string
  readonly findings: readonly GivenFinding[]
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
  { unit: id, findings: given, ...input }: InspectionInput,
): Promise<Result<InspectionView>> {
  const found = await inspected(desk, ctx, id)
  if (!found.ok) return found
  const findings: NewFinding[] = []
  const files: CheckedFile[] = []
  for (const each of given) {
    const checked = await checkFiles(ctx, each.files, `${each.field}-files`)
    if (!checked.ok) return checked
    files.push(...checked.value)
    findings.push({ ...each, id: ctx.newId(), files: checked.value.map(refOf) })
  }
  const { id: unit, kind: unitKind } = found.value
  const rules = { begins: desk.begins ?? ctx.today, clauses: clausesOf(desk).map(one => one.id) }
  const command: InspectionCommand = { kind: 'hold', unit, unitKind, ...input, ...rules, findings }
  return changed(desk, ctx, found.value, 'new', command, files)
}

export type InspectionChange =
  | { readonly kind: 'add_finding'; readonly finding: GivenFinding }
  | { readonly kind: 'settle'; readonly finding: string; readonly note: string; readonly files: readonly GivenFile[] }
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
  const files = await checkFiles(ctx, ...filesOf(what))
  if (!files.ok) return files
  const command = { unit: unit.value.id, unitKind: unit.value.kind, ...commandOf(desk, ctx, what, files.value) }
  return changed(desk, ctx, unit.value, id, command, files.value, options)
}

/** The files that come with a change, and the field that is to blame for them. */
function filesOf(what: InspectionChange): readonly [files: readonly GivenFile[], field: string] {
  switch (what.kind) {
    case 'add_finding':
      return [what.finding.files, `${what.finding.field}-files`]
    case 'settle':
      return [what.files, `files-${what.finding}`]
    case 'reopen':
      return [[], '']
  }
}

type Step = Exclude<InspectionCommand, { kind: 'hold' }>
type Bare<C> = C extends unknown ? Omit<C, 'unit' | 'unitKind'> : never

function commandOf(desk: Desk, ctx: Ctx, what: InspectionChange, checked: readonly CheckedFile[]): Bare<Step> {
  const files = checked.map(refOf)
  switch (what.kind) {
    case 'add_finding': {
      const finding = { ...what.finding, id: ctx.newId(), files }
      return { kind: what.kind, finding, clauses: clausesOf(desk).map(one => one.id) }
    }
    case 'settle':
      return { ...what, files }
    case 'reopen':
      return what
  }
}

async function changed(
  desk: Desk,
  ctx: Ctx,
  unit: ReportUnit,
  id: string,
  command: InspectionCommand,
  files: readonly CheckedFile[],
  options: Expected = {},
): Promise<Result<InspectionView>> {
  const ran = await run(desk.platform, inspectionAggregate, id, command, ctx, {
    ...options,
    also: (trx, { id: inspection }) => keepFiles(desk.platform, trx, ctx, inspection, files),
  })
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
  const waiting = open.filter(({ done }) => done === undefined)
  return {
    id,
    version,
    unit,
    state,
    open: open.length,
    done: open.length - waiting.length,
    overdue: waiting.filter(({ dueOn }) => dueOn < today).length,
  }
}
