import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Queryable } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { EntryToIssue, Waiting } from './contract.ts'
import type { AdmittedFacts, CardDeps, RoundFacts } from './ports.ts'
import { refillFor } from './seats.ts'

/** What issuing goes by: the newest published ranking, the most cards it allows, and who is next. */
export interface Plan {
  readonly city: string
  readonly roundId: string
  readonly today: string
  readonly round: RoundFacts
  readonly published: NonNullable<RoundFacts['published']>
  /** No more cards than this may stand: the quota, or what the tie rule admits. */
  readonly most: number
  readonly objection: readonly string[]
  readonly cutOff: readonly string[]
  /** Not admitted, but next in the ranking for places that came back. */
  readonly refill: readonly string[]
}

/** Why issuing cannot begin yet, or the plan. */
export async function planFor(platform: Platform, deps: CardDeps, ctx: Ctx, roundId: string): Promise<Result<Plan>> {
  const round = await deps.round(platform.db, roundId)
  if (!round) return refuse('object.not_found')
  const { published } = round
  if (!published) return refuse('cards.no_notice', { clause: 'FS-8' })
  const admitted = await deps.admitted(roundId)
  if (!admitted || ctx.today <= published.noticeTo) {
    return refuse('cards.notice_running', { clause: 'FS-8', params: { until: published.noticeTo } })
  }
  return ok(await planOf(platform, ctx, roundId, round, published, admitted))
}

async function planOf(
  platform: Platform, ctx: Ctx, roundId: string, round: RoundFacts, published: Plan['published'], admitted: AdmittedFacts,
): Promise<Plan> {
  const because = (why: 'objection' | 'cut_off') =>
    admitted.waiting.filter(one => one.because === why).map(one => one.entry.applicationId)
  const scope = { round: roundId, ranking: published.ranking, quota: round.quota, rule: round.returned }
  const settled = admitted.waiting.length === 0
  return {
    city: platform.city, roundId, today: ctx.today, round, published, most: Math.max(round.quota, admitted.seats),
    objection: because('objection'), cutOff: because('cut_off'),
    refill: settled ? await refillFor(platform.db, platform.city, scope) : [],
  }
}

/** Why an entry waits; `null` means its card can be issued. One definition for counting, listing and issuing. */
const heldBy = (plan: Plan) => sql<Waiting | null>`case
  when e.application_id = any(${plan.objection}::uuid[]) then 'objection'
  when exists (select 1 from objections o where o.city = e.city and o.application_id = e.application_id
    and o.status in ('open', 'rechecking')) then 'objection'
  when e.application_id = any(${plan.cutOff}::uuid[]) then 'cut_off'
  when exists (select 1 from card_holds h where h.city = e.city and h.application_id = e.application_id and h.status = 'held')
    then 'officer'
  when exists (select 1 from bars b where b.city = e.city and b.identity_index = a.identity_index
    and b.from_on <= ${plan.today}::date and b.until_on >= ${plan.today}::date) then 'bar'
  end`

/** Entries without a card: the admitted, then those next for places that came back. */
const entriesOf = (plan: Plan) => sql`
  from ranking_entries e
  join applications a on a.city = e.city and a.id = e.application_id
  where e.city = ${plan.city} and e.ranking_id = ${plan.published.ranking} and a.status = 'accepted'
    and not exists (select 1 from cards c where c.city = e.city and c.application_id = e.application_id)
    and (e.admitted or e.application_id = any(${plan.refill}::uuid[]))`

export async function countEntries(db: Queryable, plan: Plan): Promise<Record<Waiting | 'ready', number>> {
  const found = await sql<{ held: string | null; n: number }>`
    select ${heldBy(plan)} as held, count(*)::int as n ${entriesOf(plan)} group by 1`.execute(db)
  const of = (held: string | null) => found.rows.find(row => row.held === held)?.n ?? 0
  return { objection: of('objection'), cut_off: of('cut_off'), officer: of('officer'), bar: of('bar'), ready: of(null) }
}

/** Applications whose card can be issued now, best rank first. */
export async function readyEntries(db: Queryable, plan: Plan): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select e.application_id as id ${entriesOf(plan)} and ${heldBy(plan)} is null order by e.position`.execute(db)
  return found.rows.map(row => row.id)
}

export type ListedEntry = Omit<EntryToIssue, 'hold' | 'heldBy'> & {
  readonly heldBy: Waiting | null
  readonly hold: { readonly id: string; readonly state: unknown } | null
}

export async function listEntries(db: Queryable, plan: Plan, page: { readonly limit: number; readonly offset: number }): Promise<ListedEntry[]> {
  const found = await sql<ListedEntry>`
    select e.application_id as application, a.number, e.position, e.rank, e.points, e.masked_name as "maskedName", e.town,
      ${heldBy(plan)} as "heldBy", (select json_build_object('id', h.id, 'state', h.state) from card_holds h
        where h.city = e.city and h.application_id = e.application_id and h.status = 'held') as hold
    ${entriesOf(plan)} order by (${heldBy(plan)} is null), e.position limit ${page.limit} offset ${page.offset}`.execute(db)
  return found.rows
}

export interface LockedEntry {
  readonly maskedName: string
  readonly town: string
  readonly heldBy: Waiting | null
}

/** One entry looked at again, its application row locked against a hold or a withdrawal at the same moment. */
export async function lockEntry(db: Queryable, plan: Plan, application: string): Promise<LockedEntry | undefined> {
  await sql`select 1 from applications where city = ${plan.city} and id = ${application} for no key update`.execute(db)
  const found = await sql<LockedEntry>`
    select e.masked_name as "maskedName", e.town, ${heldBy(plan)} as "heldBy"
    ${entriesOf(plan)} and e.application_id = ${application}`.execute(db)
  return found.rows[0]
}
