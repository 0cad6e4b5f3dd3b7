import type { Aggregate, EventMeta } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { saysWhy } from './decide.ts'
import { monthProblem } from './months.ts'
import { differences, NO_NUMBERS, sumOf } from './numbers.ts'
import type { CompilationState, CompileCommand, CompiledRow, CompileEvent, UnitChange } from './types.ts'

/** What the bureau sends on: the signed reports of a month side by side, again with what changed (DG-13). Pure. */
export const compilationAggregate: Aggregate<CompilationState, CompileCommand, CompileEvent> = {
  name: 'report-compilation',
  table: 'report_compilations',
  decide: decideCompile,
  evolve: evolveCompile,
  action: () => 'report.compile',
  patch: (_state, _command, ctx) => ({ city: ctx.actor.city }),
  columns: ({ month }) => ({ month }),
  constraints: { report_compilations_one: 'command.changed' },
}

export function decideCompile(
  state: CompilationState | undefined,
  { month, begins, rows, reason: typed }: CompileCommand,
  { today, actor }: Pick<Ctx, 'today' | 'actor'>,
): Result<readonly CompileEvent[]> {
  const wrong = monthProblem(month, begins, today)
  if (wrong) return { ok: false, refusals: [wrong] }
  if (rows.every(({ issue }) => issue === undefined)) return refuse('reports.nothing_signed')
  const last = state?.issues.at(-1)
  const reason = typed.trim()
  if (last && sameIssues(last.rows, rows)) return refuse('reports.compiled_unchanged')
  if (last && !saysWhy(reason)) return refuse('reports.reason', { field: 'reason' })
  const before = new Map(last?.rows.map(row => [row.unit, row]))
  const reported = rows.filter(({ issue }) => issue !== undefined)
  return ok([
    {
      kind: 'compiled',
      month,
      rows,
      reason: last ? reason : '',
      on: today,
      byName: actor.name,
      sum: sumOf(
        reported.filter(({ unitKind }) => unitKind !== 'department').map(({ numbers }) => numbers ?? NO_NUMBERS),
      ),
      changes: last ? reported.flatMap(row => changesOf(before.get(row.unit), row)) : [],
      ...comings(last?.rows, rows),
    },
  ])
}

/** Who reports for the first time since the issue before, and whose report was given back since. */
function comings(
  before: readonly CompiledRow[] | undefined,
  rows: readonly CompiledRow[],
): Pick<CompileEvent, 'added' | 'returned'> {
  if (!before) return { added: [] }
  const stood = new Set(before.flatMap(({ unit, issue }) => (issue === undefined ? [] : [unit])))
  const returned = rows.filter(({ unit, issue }) => issue === undefined && stood.has(unit)).map(({ unit }) => unit)
  const added = rows.filter(({ unit, issue }) => issue !== undefined && !stood.has(unit)).map(({ unit }) => unit)
  return { added, ...(returned.length > 0 ? { returned } : {}) }
}

function sameIssues(a: readonly CompiledRow[], b: readonly CompiledRow[]): boolean {
  const key = (rows: readonly CompiledRow[]): string =>
    rows
      .map(({ unit, issue }) => `${unit}:${issue ?? 0}`)
      .toSorted()
      .join()
  return key(a) === key(b)
}

function changesOf(before: CompiledRow | undefined, { unit, numbers }: CompiledRow): readonly UnitChange[] {
  return before?.numbers && numbers ? differences(before.numbers, numbers).map(change => ({ unit, ...change })) : []
}

export function evolveCompile(
  state: CompilationState | undefined,
  event: CompileEvent,
  meta: EventMeta,
): CompilationState {
  const { kind: _, month, ...said } = event
  const issues = state?.issues ?? []
  return { month, issues: [...issues, { ...said, number: issues.length + 1, by: meta.actor }] }
}
