import type { Pack } from '#policy'
import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { cellField, monthName, TOTAL_NAME } from './names.ts'
import { MOST } from './read-table.ts'
import { mismatches, mismatchRefusals, type Mismatch } from './sums.ts'
import {
  SUM,
  TOTAL,
  type TargetCommand,
  type TargetEvent,
  type TargetState,
  type TargetTable,
  type TargetVersion,
  type Units,
} from './types.ts'

export const LONGEST_REASON = 500
export const MOST_MONTHS = 24

export interface TargetRules {
  readonly packs: readonly Pack[]
  readonly units: Units
}

/** Sets a table: sums agree, or a person says why not; a correction says why. Nothing is saved in between. Pure. */
export function decide(
  rules: TargetRules,
  state: TargetState | undefined,
  command: TargetCommand,
  ctx: Ctx,
): Result<readonly TargetEvent[]> {
  const { pack, year, table, from } = command
  const reason = command.reason.trim()
  const wrong = refuseAll([
    ...(rules.packs.some(({ id }) => id === pack) ? [] : refuse('targets.pack', { field: 'pack' }).refusals),
    ...shapeProblems(table, rules.units),
    ...([...reason].length > LONGEST_REASON
      ? refuse('field.too_long', { field: 'reason', params: { max: LONGEST_REASON } }).refusals
      : []),
  ])
  if (wrong) return wrong
  const current = state?.versions.at(-1)
  if (current && sameTable(current.table, table)) return refuse('targets.unchanged')
  const off = mismatches(table, rules.units)
  const unsaid = reason === '' ? needsReason(off, current !== undefined, rules.units) : []
  if (unsaid.length > 0) return { ok: false, refusals: unsaid }
  const set = { pack, year, table, ...(reason === '' ? {} : { reason }), mismatches: off.length, from }
  return ok([{ kind: 'targets.set', ...set, on: ctx.today, byName: ctx.actor.name }])
}

/** Sums that are off, and a correction, need a reason. */
function needsReason(off: readonly Mismatch[], corrects: boolean, units: Units): readonly Refusal[] {
  const sums = off.length > 0 ? refuse('targets.reason_sums', { field: 'reason' }).refusals : []
  const correction = corrects ? refuse('targets.reason_correction', { field: 'reason' }).refusals : []
  return [...sums, ...mismatchRefusals(off, units), ...correction]
}

/** What no reason excuses: months out of order, rows of no county, numbers that are none. */
export function shapeProblems({ months, rows, sum }: TargetTable, units: Units): readonly Refusal[] {
  const ordered =
    months.length >= 1 &&
    months.length <= MOST_MONTHS &&
    months.every((month, n) => /^20\d\d-(0[1-9]|1[0-2])$/.test(month) && (n === 0 || month > (months[n - 1] ?? '')))
  if (!ordered) return refuse('targets.months', { field: 'months' }).refusals
  const known = new Map(units.all.map(({ code, name }) => [code, name]))
  const codes = rows.map(({ unit }) => unit)
  if (rows.length === 0 || new Set(codes).size < codes.length || !codes.every(code => known.has(code))) {
    return refuse('targets.no_rows', { field: 'text' }).refusals
  }
  return [...rows, { unit: SUM, ...sum }].flatMap(({ unit, total, cells }) =>
    [[TOTAL, total] as const, ...months.map((month, n) => [month, cells[n] ?? Number.NaN] as const)]
      .filter(([, value]) => !Number.isInteger(value) || value < 0 || value > MOST)
      .flatMap(
        ([column, value]) =>
          refuse('targets.number', {
            field: cellField(unit, column),
            params: {
              name: known.get(unit) ?? SUM_NAME,
              column: column === TOTAL ? TOTAL_NAME : monthName(column),
              at: '',
              text: String(value),
              max: MOST,
            },
          }).refusals,
      ),
  )
}

export const SUM_NAME = { zh: '合计', en: 'Total' } as const

const sameTable = (a: TargetTable, b: TargetTable): boolean => canonical(a) === canonical(b)

function canonical({ months, rows, sum }: TargetTable): string {
  const plain = ({ total, cells }: TargetTable['sum']) => [total, ...cells]
  return JSON.stringify([months, rows.map(row => [row.unit, ...plain(row)]), plain(sum)])
}

export function evolve(state: TargetState | undefined, event: TargetEvent, meta: EventMeta): TargetState {
  const { kind: _, pack, year, ...set } = event
  const versions = state?.versions ?? []
  const version: TargetVersion = { number: versions.length + 1, ...set, by: meta.actor }
  return { pack, year, versions: [...versions, version] }
}

export type TargetAggregate = Aggregate<TargetState, TargetCommand, TargetEvent>

export function targetAggregate(rules: TargetRules): TargetAggregate {
  return {
    name: 'target-table',
    table: 'target_tables',
    decide: (state, command, ctx) => decide(rules, state, command, ctx),
    evolve,
    action: () => 'target.set',
    patch: (_state, _command, ctx) => ({ city: ctx.actor.city }),
    columns: ({ pack, year }) => ({ pack, year }),
    constraints: { target_tables_one: 'command.changed' },
  }
}
