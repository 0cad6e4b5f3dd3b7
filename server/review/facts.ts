import { sql } from 'kysely'
import type { Answer } from '#policy'
import type { Ctx } from '#platform/context.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import type { TaskState } from './types.ts'

export interface Established {
  /** Facts with the value the departments established. */
  readonly facts: Readonly<Record<string, Answer>>
  /** Facts about which two departments established different values: unknown until that is settled. */
  readonly disputed: readonly string[]
}

/**
 * What a case's findings establish together. Only findings count, never claims; what could not be verified stays
 * unknown; where departments contradict each other the fact is in dispute and counts as unknown.
 */
export function established(tasks: readonly Pick<TaskState, 'facts'>[]): Established {
  const values = new Map<string, Set<Answer>>()
  for (const { fact, finding } of tasks.flatMap(task => task.facts)) {
    if (finding?.value !== undefined) values.set(fact, (values.get(fact) ?? new Set()).add(finding.value))
  }
  const sorted = [...values].sort(([a], [b]) => (a < b ? -1 : 1))
  const agreed = sorted.flatMap(([fact, [first, ...others]]) =>
    first !== undefined && others.length === 0 ? [[fact, first]] : [],
  )
  return {
    facts: Object.fromEntries(agreed) as Record<string, Answer>,
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
 * Brings `case_facts` in line with the tasks, in the transaction that changed some of them. Its rows are locked first,
 * so that of two departments recording at once the second sees what the first stored.
 */
export async function writeCaseFacts(trx: Trx, city: string, applications: readonly string[]): Promise<void> {
  const ids = [...new Set(applications)]
  await sql`
    select 1 from case_facts where city = ${city} and application_id = any(${ids}::uuid[])
    order by application_id for update
  `.execute(trx)
  const tasks = await tasksOf(trx, city, ids)
  const rows = ids.map(id => ({ id, facts: established(tasks.filter(task => task.application === id)).facts }))
  await sql`
    update case_facts set facts = x.facts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, facts jsonb)
    where city = ${city} and application_id = x.id
  `.execute(trx)
}

/** The tasks of some applications, by department. */
export async function tasksOf(
  db: Queryable,
  city: string,
  applications: readonly string[],
): Promise<(TaskState & { id: string })[]> {
  const rows = await sql<{ id: string; state: TaskState }>`
    select id, state from review_tasks
    where city = ${city} and application_id = any(${applications}::uuid[]) order by department
  `.execute(db)
  return rows.rows.map(row => ({ ...row.state, id: row.id }))
}

/** A withdrawn case leaves its round: nothing of it may be ranked. */
export async function dropCaseFacts(trx: Trx, city: string, application: string): Promise<void> {
  await trx.deleteFrom('case_facts').where('city', '=', city).where('application_id', '=', application).execute()
}
