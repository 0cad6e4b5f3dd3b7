import type { FactValue } from '#policy'
import type { Ctx } from '#platform/context.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import type { TaskState } from './types.ts'

export interface Established {
  /** Facts with the value the departments established. */
  readonly facts: Readonly<Record<string, FactValue>>
  /** Facts about which two departments established different values: unknown until that is settled. */
  readonly disputed: readonly string[]
}

/**
 * What a case's findings establish together. Only findings count, never claims; what could not be verified stays
 * unknown; where departments contradict each other the fact is in dispute and counts as unknown.
 */
export function established(tasks: readonly Pick<TaskState, 'facts'>[]): Established {
  const values = new Map<string, Set<FactValue>>()
  for (const { fact, finding } of tasks.flatMap(task => task.facts)) {
    if (finding?.value !== undefined) values.set(fact, (values.get(fact) ?? new Set()).add(finding.value))
  }
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1))
  const agreed = sorted.flatMap(([fact, [first, ...others]]) => (first !== undefined && others.length === 0 ? [[fact, first]] : []))
  return {
    facts: Object.fromEntries(agreed) as Record<string, FactValue>,
    disputed: sorted.filter(([, set]) => set.size > 1).map(([fact]) => fact),
  }
}

/** An accepted case enters its round with nothing established. */
export async function openCaseFacts(
  trx: Trx, ctx: Ctx, { id, district, year }: { id: string; district: string; year: number },
): Promise<void> {
  await trx.insertInto('case_facts')
    .values({ city: ctx.actor.city, application_id: id, district, year, facts: JSON.stringify({}) as never })
    .onConflict(conflict => conflict.doNothing()).execute()
}

/**
 * Brings `case_facts` in line with the tasks, in the transaction that changed one of them. Its row is locked first, so
 * that of two departments recording at once the second sees what the first stored.
 */
export async function writeCaseFacts(trx: Trx, city: string, application: string): Promise<void> {
  await trx.selectFrom('case_facts').select('application_id')
    .where('city', '=', city).where('application_id', '=', application).forUpdate().execute()
  const { facts } = established(await tasksOf(trx, city, application))
  await trx.updateTable('case_facts').set({ facts: JSON.stringify(facts) as never })
    .where('city', '=', city).where('application_id', '=', application).execute()
}

/** The tasks of one application, by department. */
export async function tasksOf(db: Queryable, city: string, application: string): Promise<(TaskState & { id: string })[]> {
  const rows = await db.selectFrom('review_tasks').select(['id', 'state'])
    .where('city', '=', city).where('application_id', '=', application).orderBy('department').execute()
  return rows.map(row => ({ ...(row.state as TaskState), id: row.id }))
}
