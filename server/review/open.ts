import { Refused } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { systemActor } from '#platform/platform.ts'
import { refuse } from '#platform/result.ts'
import type { Pack } from '#policy'
import { runManyIn, type Item } from '#platform/aggregate-many.ts'
import { factsToCheck } from './duties.ts'
import { dropCaseFacts, openCaseFacts, tasksOf } from './facts.ts'
import type { Tasks } from './record.ts'
import type { AcceptedCase, TaskCommand } from './types.ts'

/** The platform opens and closes tasks as part of somebody else's command. */
const bySystem = (ctx: Ctx): Ctx => ({ ...ctx, actor: systemActor(ctx.actor.city) })

/**
 * One task for each department that has something to check, due on the last day of the round's review period (FS-7), in
 * the transaction that accepts the application. Deterministic command ids: accepting again opens nothing twice.
 */
export async function openTasks(
  trx: Trx,
  tasks: Tasks,
  pack: Pack,
  application: AcceptedCase,
  ctx: Ctx,
): Promise<void> {
  const review = pack.round?.review
  if (!review) throw new Refused(refuse('review.no_round_rules').refusals)
  const { id, number, district, town, year, claims, dependants } = application
  await openCaseFacts(trx, ctx, application)
  const items = factsToCheck(pack, claims, dependants).map(({ department, facts }): Item<TaskCommand> => ({
    id: 'new',
    commandId: `${ctx.commandId}:review:${id}:${department}`,
    command: {
      kind: 'open',
      application: id,
      number,
      pack: pack.id,
      district,
      town,
      year,
      department,
      facts,
      from: `${year}-${review.from}`,
      to: `${year}-${review.to}`,
    },
  }))
  const answers = await runManyIn(trx, tasks, items, bySystem(ctx))
  const refused = answers.flatMap(answer => (answer.ok ? [] : answer.refusals))
  if (refused.length > 0) throw new Refused(refused)
}

/** The application was withdrawn: nothing of it is reviewed or ranked any more. The findings stay in the events. */
export async function cancelTasks(trx: Trx, tasks: Tasks, application: string, ctx: Ctx): Promise<void> {
  const open = await tasksOf(trx, ctx.actor.city, [application])
  const items = open.map(({ id }) => ({
    id,
    commandId: `${ctx.commandId}:cancel:${id}`,
    command: { kind: 'cancel' } as const,
  }))
  await runManyIn(trx, tasks, items, bySystem(ctx))
  await dropCaseFacts(trx, ctx.actor.city, application)
}

/** Overdue tasks go to the officer, once, whoever calls how often. Returns how many. */
export async function escalateIn(trx: Trx, tasks: Tasks, ids: readonly string[], ctx: Ctx): Promise<number> {
  const items = ids.map(id => ({
    id,
    commandId: `${ctx.commandId}:escalate:${id}`,
    command: { kind: 'escalate' } as const,
  }))
  const answers = await runManyIn(trx, tasks, items, ctx)
  return answers.filter(answer => answer.ok && answer.value.events.length > 0).length
}
