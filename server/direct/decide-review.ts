import type { Pack } from '#policy'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal } from '#platform/result.ts'
import { readClaims, writeClaim } from '#server/applications/index.ts'
import type { DirectCommand, Grounds } from './commands.ts'
import { reasonObjections, STEP_OF, stepStart, type Decided } from './decide-parts.ts'
import type { Scheme } from './scheme.ts'
import { refusalObjections } from './standing.ts'
import type { DirectState, Finding } from './types.ts'

type ProposeCommand = Extract<DirectCommand, { kind: 'propose' }>
type DecideCommand = Extract<DirectCommand, { kind: 'decide' }>

/** Only facts the scheme decides by or grants by are looked into (QY-7); a finding is never just the claim taken over. */
export function findingObjections(
  { pack, view }: Scheme,
  { fresh, claims }: Extract<DirectCommand, { kind: 'find' }>,
): readonly Refusal[] {
  const known = new Set(view.facts.map(({ id }) => id))
  return fresh.flatMap(finding => {
    const { fact } = finding
    if (!known.has(fact)) return refuse('direct.other_fact', { field: fact, params: { fact } }).refusals
    return valueObjections(pack, finding, writeClaim(claims[fact]))
  })
}

function valueObjections(
  pack: Pack,
  { fact, verdict, value, reason, department }: Finding,
  claim: string,
): readonly Refusal[] {
  const field = fact
  const duty = pack.duties.find(each => each.fact === fact)
  if (duty && duty.department !== department) return refuse('field.choice', { field: `${field}.department` }).refusals
  const text = writeClaim(value)
  const explained = (reason ?? '').trim() !== ''
  if (verdict === 'not_established') {
    return value === undefined && explained ? [] : refuse('direct.finding_value', { field }).refusals
  }
  const read = readClaims(pack, { [fact]: text })
  if (text === '' || !read.ok) return read.ok ? refuse('direct.finding_value', { field }).refusals : read.refusals
  const same = text === claim
  return (verdict === 'confirmed' ? same : !same && explained) ? [] : refuse('direct.finding_value', { field }).refusals
}

/** Why the case cannot be approved by what was found: a condition that fails, or one still open. */
export function approvalObjections(
  scheme: Scheme,
  state: DirectState,
  { facts, settings }: Grounds,
): readonly Refusal[] {
  const { pack } = scheme
  const evaluation = scheme.on(state.submittedOn ?? state.startedOn, settings.parameters).evaluate(facts)
  const failed = evaluation.conditions.filter(({ holds }) => holds === false)
  const noRoute = evaluation.routes.length > 0 && evaluation.routes.every(({ holds }) => holds === false)
  if (failed.length > 0 || noRoute) {
    return [...failed, ...(noRoute ? evaluation.routes : [])].flatMap(
      ({ name, clause }) => refuse('direct.not_eligible', { clause, params: { condition: name } }).refusals,
    )
  }
  if (evaluation.outcome === 'eligible') return []
  const named = (lang: 'zh' | 'en') =>
    [
      ...evaluation.open.map(id => pack.facts.find(fact => fact.id === id)?.name[lang] ?? id),
      ...evaluation.unset.map(id => pack.parameters.find(each => each.id === id)?.name[lang] ?? id),
    ].join(lang === 'zh' ? '、' : ', ')
  return refuse('direct.undecided', { params: { facts: { zh: named('zh'), en: named('en') } } }).refusals
}

function opinionObjections(
  scheme: Scheme,
  state: DirectState,
  { opinion, grounds }: ProposeCommand | DecideCommand,
  today: string,
): readonly Refusal[] {
  if (opinion.outcome === 'refuse') {
    return [...refusalObjections(scheme, state, opinion, grounds, today), ...reasonObjections(opinion.reason)]
  }
  return state.status === 'accepted' ? approvalObjections(scheme, state, grounds) : refuse('direct.not_now').refusals
}

export function propose(scheme: Scheme, state: DirectState, command: ProposeCommand, ctx: Ctx): Decided {
  if (!scheme.rules.needsTwo) return refuse('direct.not_now')
  const { opinion, grounds } = command
  const why = opinion.outcome === 'refuse' ? { clause: opinion.clause, reason: opinion.sealedReason } : {}
  return (
    refuseAll(opinionObjections(scheme, state, command, ctx.today)) ??
    ok([
      {
        kind: 'direct.proposed',
        on: ctx.today,
        byName: ctx.actor.name,
        outcome: opinion.outcome,
        ...why,
        step: stepStart(grounds.settings, 'decision', ctx.today),
      },
    ])
  )
}

/** By a named person; where the scheme has two, an officer who did not propose. */
export function decideOpinion(scheme: Scheme, state: DirectState, command: DecideCommand, ctx: Ctx): Decided {
  const { opinion, grounds } = command
  if (scheme.rules.needsTwo) {
    if (ctx.actor.role !== 'officer') return refuse('access.not_allowed')
    if (!state.review) return refuse('direct.review_first')
    if (state.review.by === ctx.actor.id) return refuse('access.same_person')
  }
  const against = refuseAll(opinionObjections(scheme, state, command, ctx.today))
  if (against) return against
  const signed = { on: ctx.today, byName: ctx.actor.name }
  if (opinion.outcome === 'refuse') {
    return ok([{ kind: 'direct.refused', ...signed, clause: opinion.clause, reason: opinion.sealedReason }])
  }
  return ok([
    {
      kind: 'direct.approved',
      ...signed,
      grounds: groundsOf(scheme, state, grounds),
      step: stepStart(grounds.settings, STEP_OF.approved, ctx.today),
    },
  ])
}

/** Clauses of the conditions and routes that hold by the findings. */
function groundsOf(scheme: Scheme, state: DirectState, { facts, settings }: Grounds): readonly string[] {
  const { conditions, routes } = scheme.on(state.submittedOn ?? state.startedOn, settings.parameters).evaluate(facts)
  return [...new Set([...conditions, ...routes].filter(({ holds }) => holds === true).map(({ clause }) => clause))]
}
