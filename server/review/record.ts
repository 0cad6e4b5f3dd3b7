import { runIn, type Aggregate, type Ran } from '#platform/aggregate.ts'
import { runManyIn } from '#platform/aggregate-many.ts'
import type { Ctx } from '#platform/context.ts'
import type { Vault } from '#platform/crypto.ts'
import type { Trx } from '#platform/database.ts'
import type { Refusal, Result } from '#platform/result.ts'
import { writeCaseFacts } from './facts.ts'
import type { Claims, Finding, FindingInput, TaskCommand, TaskEvent, TaskState } from './types.ts'

export const LONGEST_REASON = 500

export type Tasks = Aggregate<TaskState, TaskCommand, TaskEvent>
type TaskRan = Ran<TaskState, TaskEvent>

/** Findings as a command: reasons sealed; one that only says again what stands is left out, as nothing is new in it. */
export function recordCommand(
  vault: Vault,
  state: TaskState | undefined,
  inputs: readonly FindingInput[],
  claims: Claims,
): TaskCommand {
  const findings = inputs.map(input => {
    const reason = input.reason?.trim() ?? ''
    const row = state?.facts.find(({ fact }) => fact === input.fact)
    const again = row?.finding && !row.recheck && saysAgain(vault, row.finding, input, reason)
    return { ...input, reason: reason === '' || again ? undefined : vault.seal('reason', reason) }
  })
  return { kind: 'record', findings, claims }
}

function saysAgain(vault: Vault, stored: Finding, input: FindingInput, reason: string): boolean {
  const same = stored.verdict === input.verdict && (input.verdict !== 'adjusted' || stored.value === input.value)
  return same && stored.reason !== undefined && vault.open('reason', stored.reason) === reason
}

export function tooLong(inputs: readonly FindingInput[]): Refusal[] {
  return inputs.filter(({ reason }) => (reason?.trim().length ?? 0) > LONGEST_REASON)
    .map(({ fact }) => ({ code: 'field.too_long', field: `${fact}.reason`, params: { max: LONGEST_REASON } }))
}

/** Records findings of one task and brings `case_facts` in line, in the caller's transaction. */
export async function recordIn(
  trx: Trx, tasks: Tasks, id: string, command: TaskCommand, ctx: Ctx, expected: number | undefined,
): Promise<TaskRan> {
  return runIn(trx, tasks, id, command, ctx, {
    expected,
    also: async (_, ran) => writeCaseFacts(trx, ctx.actor.city, [ran.state.application]),
  })
}

export interface TaskFindings {
  readonly id: string
  readonly command: TaskCommand
}

/**
 * Records findings of many tasks at once; a refused task stops no other. Each has an idempotency key of its own under
 * `ctx.commandId`.
 */
export async function recordManyIn(
  trx: Trx, tasks: Tasks, items: readonly TaskFindings[], ctx: Ctx,
): Promise<readonly Result<TaskRan>[]> {
  const keyed = items.map(item => ({ ...item, commandId: `${ctx.commandId}:task:${item.id}` }))
  const answers = await runManyIn(trx, tasks, keyed, ctx)
  await writeCaseFacts(
    trx,
    ctx.actor.city,
    answers.flatMap(answer => (answer.ok ? [answer.value.state.application] : [])),
  )
  return answers
}
