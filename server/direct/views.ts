import { authorise } from '#platform/reads.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { patchOf } from './aggregate.ts'
import type { Grounds } from './commands.ts'
import type { DirectRow, DirectView, FactLine, HistoryLine } from './contract.ts'
import type { Desk } from './desk.ts'
import type { DirectEvent } from './events.ts'
import { mayObject } from './decide-after.ts'
import { factsFor } from './filing.ts'
import { foundFacts } from './handling.ts'
import { materialsOf } from './materials.ts'
import { lightOf, ROW_COLUMNS, rowFrom, rowOf } from './rows.ts'
import { reasonsFor, type ReasonedAct } from './reasons.ts'
import type { Scheme } from './scheme.ts'
import { openFile, openReasons } from './seals.ts'
import { choicesOf, standingReasons } from './standing.ts'
import { find, type Stored } from './store.ts'
import type { DirectFile, DirectState, StepId } from './types.ts'

/** A case whose read is allowed and recorded. */
export async function opened(
  desk: Desk,
  ctx: Ctx,
  id: string,
  action: 'direct.read' | 'direct.oversee' = 'direct.read',
): Promise<Result<Stored>> {
  const { db, city } = desk.platform
  const found = await find(db, city, id)
  if (!found) return refuse('object.not_found')
  const byCounty = desk.schemeOf(found.state.pack).rules.window === 'county'
  const allowed = await authorise(
    desk.platform,
    ctx,
    action,
    { city, ...patchOf(found.state, byCounty) },
    `direct:${id}`,
  )
  return allowed.ok ? ok(found) : allowed
}

export async function view(desk: Desk, ctx: Ctx, id: string): Promise<Result<DirectView>> {
  const found = await opened(desk, ctx, id)
  return found.ok ? ok(await viewOf(desk, ctx, id, found.value)) : found
}

/** Everything of a case whose read was allowed. */
export async function viewOf(desk: Desk, ctx: Ctx, id: string, { version, state }: Stored): Promise<DirectView> {
  const { vault, db } = desk.platform
  const scheme = desk.schemeOf(state.pack)
  const settings = await desk.settings(state.pack)
  const file = openFile(vault, state)
  const { identityIndex } = state
  const bar =
    identityIndex === undefined
      ? undefined
      : (await desk.bars.inForce(db, [identityIndex], ctx.today)).get(identityIndex)
  const barred = bar !== undefined
  const { homeTown, employerTown, town, status } = state
  const claimedFacts = factsFor(scheme, file, { homeTown, employerTown, town, barred, wants: status !== 'unwilling' })
  const establishedFacts = foundFacts(desk, state, file, barred)
  const compiled = scheme.on(state.submittedOn ?? ctx.today, settings.parameters)
  const claimed = compiled.evaluate(claimedFacts)
  const established = compiled.evaluate(establishedFacts)
  const decided = state.decision?.outcome === 'approve'
  return {
    id,
    version,
    state: openReasons(vault, state),
    file,
    row: rowOf(id, version, state, ctx.today),
    facts: factLines(scheme, file, claimedFacts),
    materials: materialsOf(scheme.pack, file.claims, file.dependants, state),
    claimed,
    found: established,
    steps: stepLines(scheme, state, ctx.today),
    needsTwo: scheme.rules.needsTwo,
    entitlements: (decided ? established : claimed).entitlements.filter(
      ({ holds, entitlement }) => holds !== false && !scheme.view.whereabouts.includes(entitlement),
    ),
    relations: scheme.rules.family.map(({ relation }) => relation),
    reasons: reasonChoices(scheme, state, { facts: establishedFacts, file, barred: bar, settings }, ctx.today),
    mayObject: mayObject(state),
  }
}

function reasonChoices(scheme: Scheme, state: DirectState, grounds: Grounds, today: string): DirectView['reasons'] {
  const { pack, view: own } = scheme
  const of = (act: ReasonedAct) => choicesOf(reasonsFor(act, pack, own, today))
  return {
    refuse: choicesOf(standingReasons(scheme, state, grounds, today)),
    send_back: of('send_back'),
    cancel: of('cancel'),
    answer: of('refuse'),
  }
}

function factLines(
  { pack, view: { facts } }: Scheme,
  { claims, findings }: DirectFile,
  given: Readonly<Record<string, unknown>>,
): readonly FactLine[] {
  return facts.map(fact => {
    const duty = pack.duties.find(each => each.fact === fact.id)
    const department = pack.departments.find(({ id }) => id === duty?.department)
    const value = given[fact.id] as FactLine['given']
    return {
      fact,
      claim: claims[fact.id],
      finding: findings.find(each => each.fact === fact.id),
      given: claims[fact.id] === undefined ? value : undefined,
      department: duty?.department ?? '',
      departmentName: department?.name ?? { zh: '', en: '' },
      clause: duty?.clause ?? '',
      documents: duty?.documents ?? [],
    }
  })
}

function stepLines({ rules }: Scheme, state: DirectState, today: string): DirectView['steps'] {
  const { step, status } = state
  const at = rules.steps.findIndex(({ id }) => id === step?.id)
  const over = status !== 'draft' && at < 0
  return rules.steps.map((rule, index) => {
    const now = index === at
    const dueOn = now ? step?.dueOn : undefined
    const waits = over ? ('stopped' as const) : ('later' as const)
    const shown = now ? ('now' as const) : reached(state, rules.needsTwo, rule.id) ? ('done' as const) : waits
    return { ...rule, state: shown, dueOn, light: lightOf(dueOn, today) }
  })
}

/** Whether the step was taken: what ended before it came there is not done. */
function reached({ accepted, review, decision, settled }: DirectState, needsTwo: boolean, id: StepId): boolean {
  const taken: Readonly<Record<StepId, unknown>> = {
    acceptance: accepted,
    review: needsTwo ? review : decision,
    decision,
    settlement: settled,
    revocation: undefined,
  }
  return taken[id] !== undefined
}

/** The signed-in person's own, newest first. */
export async function mine(desk: Desk, ctx: Ctx): Promise<Result<readonly DirectRow[]>> {
  if (ctx.actor.role !== 'citizen') return ok([])
  const { db, city } = desk.platform
  const rows = await db
    .selectFrom('direct_cases')
    .select(ROW_COLUMNS)
    .where('city', '=', city)
    .where('owner', '=', ctx.actor.id)
    .orderBy('id', 'desc')
    .execute()
  return ok(rows.map(row => rowFrom(row, ctx.today)))
}

/** Oldest first; saves of a draft are left out, and so is everything sealed. */
export async function history(desk: Desk, ctx: Ctx, id: string): Promise<Result<readonly HistoryLine[]>> {
  const found = await opened(desk, ctx, id, ctx.actor.role === 'bureau' ? 'direct.oversee' : 'direct.read')
  if (!found.ok) return found
  const { db, city } = desk.platform
  const rows = await db
    .selectFrom('events')
    .select(['data', 'actor', 'at'])
    .where('city', '=', city)
    .where('stream', '=', `direct:${id}`)
    .orderBy('version')
    .execute()
  const staff = [...new Set(rows.map(({ actor }) => actor))].filter(actor => /^[0-9a-f-]{36}$/.test(actor))
  const names =
    staff.length === 0
      ? []
      : await db.selectFrom('staff').select(['id', 'name']).where('city', '=', city).where('id', 'in', staff).execute()
  const nameOf = new Map(names.map(({ id: staffId, name }) => [staffId, name]))
  const { owner, channel } = found.value.state
  return ok(
    rows
      .map(({ data, actor, at }) => ({ event: data as DirectEvent, actor, at }))
      .filter(({ event }) => event.kind !== 'direct.saved')
      .map(({ event, actor, at }) => ({
        kind: event.kind,
        at,
        by: byOf(actor, event, { owner, channel, name: nameOf.get(actor) }),
        ...detailsOf(event),
      })),
  )
}

function byOf(
  actor: string,
  event: DirectEvent,
  { owner, channel, name }: { owner: string | undefined; channel: DirectState['channel']; name: string | undefined },
): HistoryLine['by'] {
  if (actor === 'system') return 'system'
  if (name !== undefined) return { staff: name }
  if ('byName' in event) return { staff: event.byName }
  return actor === owner || channel !== 'employer' ? 'applicant' : 'employer'
}

function detailsOf(event: DirectEvent): Pick<HistoryLine, 'clause' | 'dueOn'> {
  const clause = 'clause' in event ? event.clause : undefined
  const dueOn =
    'dueOn' in event ? event.dueOn : 'step' in event && typeof event.step === 'object' ? event.step.dueOn : undefined
  return { ...(clause ? { clause } : {}), ...(dueOn ? { dueOn } : {}) }
}
