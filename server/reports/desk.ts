import { forbidden } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import { systemActor, type Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Accounts, StaffRow } from '#server/accounts/index.ts'
import type { Direct } from '#server/direct/index.ts'
import type { Packs } from '#server/packs/index.ts'
import type { Targets } from '#server/targets/index.ts'
import { countedFrom, numbersOf, only } from './numbers.ts'
import { lastDay } from './months.ts'
import type { Numbers, ReportUnit } from './types.ts'
import { patchOf, reportUnits } from './units.ts'

export interface ReportDeps {
  readonly packs: Packs
  readonly direct: Pick<Direct, 'counts' | 'ledger'>
  readonly targets: Pick<Targets, 'units' | 'progress'>
  readonly accounts: Pick<Accounts, 'listStaff'>
}

export interface Desk extends ReportDeps {
  readonly platform: Platform
  /** The day the first direct scheme of the city began to hold; undefined where there is none. */
  readonly begins: string | undefined
}

export function openDesk(platform: Platform, deps: ReportDeps): Desk {
  const begins = deps.packs
    .ofCity(platform.city)
    .filter(({ kind }) => kind === 'direct')
    .map(({ validity }) => validity.from)
    .toSorted()[0]
  return { ...deps, platform, begins }
}

export interface Units {
  /** Everybody who reports. */
  readonly all: readonly ReportUnit[]
  /** Those the actor may read. */
  readonly mine: readonly ReportUnit[]
  readonly staff: readonly StaffRow[]
}

/** Who reports in this city and whose reports the actor may read; refused to those who read none. */
export async function unitsFor(desk: Desk, ctx: Ctx): Promise<Result<Units>> {
  const {
    platform: { city },
    packs,
    targets,
    accounts,
  } = desk
  if (desk.begins === undefined) return refuse('object.not_found')
  const staff = await accounts.listStaff()
  const all = reportUnits(city, targets.units(), packs, staff)
  const mine = all.filter(({ id, kind }) => forbidden(ctx.actor, 'report.read', patchOf(city, kind, id)) === undefined)
  if (mine.length > 0) return ok({ all, mine, staff })
  const { district, town, department } = ctx.actor
  const refused = await permit(desk.platform, ctx, 'report.read', { city, district, town, department })
  return refused.ok ? ok({ all, mine, staff }) : refused
}

export interface Counted {
  readonly of: (unit: ReportUnit) => Numbers
}

/** Numbers of one month and of another before it, as known today: one query, for one unit or for all of them. */
export async function count(
  desk: Desk,
  ctx: Ctx,
  month: string,
  before: string,
  unit?: ReportUnit,
): Promise<Result<{ readonly now: Counted; readonly before: Counted }>> {
  const { level } = desk.targets.units()
  const place = unit === undefined || unit.kind === 'department' ? {} : { [unit.kind]: unit.id }
  // The system counts: who may see a unit's report was asked before, and a department sees no cases.
  const rows = await desk.direct.counts(
    { ...ctx, actor: systemActor(desk.platform.city) },
    {
      from: countedFrom(before),
      to: lastDay(month),
      asOf: ctx.today,
      by: [level, 'month', 'measure'],
      ...place,
    },
  )
  if (!rows.ok) return rows
  const counted = (of: string): Counted => {
    const numbers = numbersOf(rows.value, of)
    return {
      of: ({ id, kind, measures }) => (kind === 'department' ? only(measures, numbers.all) : numbers.of(id)),
    }
  }
  return ok({ now: counted(month), before: counted(before) })
}
