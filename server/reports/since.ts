import type { Ctx } from '#platform/context.ts'
import { systemActor } from '#platform/platform.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Desk } from './desk.ts'
import { firstDay, lastDay } from './months.ts'
import { differences, numbersOf, only } from './numbers.ts'
import { standing } from './standing.ts'
import { allCompilations, allReports, type Stored } from './store.ts'
import type { CompilationState, ReportState, ReportUnit } from './types.ts'

/** What became of a month after it was signed and compiled. */
export interface Since {
  /** Units whose signed report says something else than the cases do by now. */
  readonly changed: number
  /** Compiled, and no longer what is signed or what the cases say. */
  readonly outdated: boolean
}

/**
 * Months in which something was corrected after it was signed (DG-13): a case found false later changes a month long
 * reported, and nobody would look there. One count over all months in which something stands signed.
 */
export async function changedSince(
  desk: Desk,
  ctx: Ctx,
  shown: readonly ReportUnit[],
): Promise<Result<ReadonlyMap<string, Since>>> {
  const { db, city } = desk.platform
  const issued = (await allReports(db, city)).filter(({ state }) => state.issues.length > 0)
  const months = Map.groupBy(issued, ({ state }) => state.month)
  const [first = '', last = ''] = [[...months.keys()].toSorted()[0], [...months.keys()].toSorted().at(-1)]
  if (first === '') return ok(new Map())
  const counted = await desk.direct.counts(
    { ...ctx, actor: systemActor(city) },
    {
      from: firstDay(`${first.slice(0, 4)}-01`),
      to: lastDay(last),
      asOf: ctx.today,
      by: [desk.targets.units().level, 'month', 'measure'],
    },
  )
  if (!counted.ok) return counted
  const years = Map.groupBy(counted.value, ({ month = '' }) => month.slice(0, 4))
  const compiled = await allCompilations(db, city)
  return ok(
    new Map(
      [...months].map(([month, reports]) => {
        const numbers = numbersOf(years.get(month.slice(0, 4)) ?? [], month)
        const now = ({ id, kind, measures }: ReportUnit) =>
          kind === 'department' ? only(measures, numbers.all) : numbers.of(id)
        const changed = shown.filter(unit => {
          const stands = standing(reports.find(({ state }) => state.unit === unit.id)?.state)
          return stands && differences(stands.numbers, now(unit)).length > 0
        }).length
        const compilation = compiled.get(month)
        const newer = newerThan(compilation, new Map(reports.map(one => [one.state.unit, one])))
        return [month, { changed, outdated: compilation !== undefined && (newer || changed > 0) }] as const
      }),
    ),
  )
}

/** Whether units have signed or issued again, or were given theirs back, since a month was compiled. */
export function newerThan(
  compilation: CompilationState | undefined,
  reports: ReadonlyMap<string, Stored<ReportState>>,
): boolean {
  const rows = compilation?.issues.at(-1)?.rows
  if (!rows) return [...reports.values()].some(({ state }) => standing(state))
  const before = new Map(rows.map(({ unit, issue }) => [unit, issue ?? 0]))
  return [...reports.values()].some(({ state }) => (standing(state)?.number ?? 0) !== (before.get(state.unit) ?? 0))
}
