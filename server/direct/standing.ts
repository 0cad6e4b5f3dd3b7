/** Whether a published reason is borne out by the case: what was found, what lies there, what was asked and when. Pure. */
import type { Evaluation, Text } from '#policy'
import { refuse, type Refusal } from '#platform/result.ts'
import { objectionsToFamily } from './checks.ts'
import type { Grounds } from './commands.ts'
import type { MaterialLine } from './contract.ts'
import { materialsOf } from './materials.ts'
import { formOf, reasonsFor, type PublishedReason, type ReasonedAct } from './reasons.ts'
import type { Scheme } from './scheme.ts'
import type { DirectState, Relation, Why } from './types.ts'

/** A reason that may be chosen; reasons under one clause are one choice. */
export interface ReasonChoice {
  readonly clause: string
  readonly name: Text
}

/** What a case can be refused for as it stands today. */
export function standingReasons(
  scheme: Scheme,
  state: DirectState,
  grounds: Grounds,
  today: string,
): readonly PublishedReason[] {
  const against = judgeOf(scheme, state, grounds, today)
  return reasonsFor('refuse', scheme.pack, scheme.view, today).filter(reason => against(reason) === undefined)
}

/** A refusal names a published reason, and one the case bears out (QY-7, DG-11, JM-5). */
export function refusalObjections(
  scheme: Scheme,
  state: DirectState,
  { clause }: Pick<Why, 'clause'>,
  grounds: Grounds,
  today: string,
): readonly Refusal[] {
  const named = reasonsFor('refuse', scheme.pack, scheme.view, today).filter(reason => reason.clause === clause)
  if (named.length === 0) return refuse('direct.clause', { field: 'clause' }).refusals
  const judge = judgeOf(scheme, state, grounds, today)
  const against = named.map(judge)
  const [first] = against
  return against.includes(undefined) || !first ? [] : [first]
}

/** A sending back or a cancellation names a reason published for it. */
export function actObjections(
  scheme: Scheme,
  act: Exclude<ReasonedAct, 'refuse'>,
  { clause }: Pick<Why, 'clause'>,
  today: string,
): readonly Refusal[] {
  const reasons = reasonsFor(act, scheme.pack, scheme.view, today)
  if (act === 'cancel' && reasons.length === 0) return refuse('direct.no_cancel').refusals
  return reasons.some(reason => reason.clause === clause)
    ? []
    : refuse('direct.clause', { field: 'clause' }).refusals
}

/** One choice for each clause, the names of its reasons side by side. */
export function choicesOf(reasons: readonly PublishedReason[]): readonly ReasonChoice[] {
  return [...Map.groupBy(reasons, ({ clause }) => clause)].map(([clause, same]) => {
    const of = (lang: 'zh' | 'en') => [...new Set(same.map(reason => worded(reason, lang)))]
    return { clause, name: { zh: of('zh').join('；'), en: of('en').join('; ') } }
  })
}

/** A missing paper or field is known by its name; a condition says enough by itself. */
function worded({ about, name, detail }: PublishedReason, lang: 'zh' | 'en'): string {
  if (about !== 'documents' && about !== 'form' && about !== 'family') return name[lang]
  if (!detail) return name[lang]
  return lang === 'zh' ? `${name.zh}（${detail.zh}）` : `${name.en} (${detail.en})`
}

type Judge = (reason: PublishedReason) => Refusal | undefined

/** Undefined: the reason stands. Else why it does not. */
function judgeOf(scheme: Scheme, state: DirectState, grounds: Grounds, today: string): Judge {
  const { pack, rules } = scheme
  const { file, facts, settings, barred } = grounds
  const evaluation = scheme.on(state.submittedOn ?? state.startedOn, settings.parameters).evaluate(facts)
  const lacking = materialsOf(pack, file.claims, file.dependants, state).filter(
    ({ originalSeen, copyKept }) => !originalSeen || !copyKept,
  )
  const looked = file.findings.some(({ verdict }) => verdict !== 'confirmed')
  return reason => {
    const { about, clause } = reason
    const police = state.sentBack?.clause === clause
    switch (about) {
      case 'test':
        return testObjection(evaluation, reason)
      case 'documents': {
        const under = lacking.filter(line => line.clause === clause)
        return under.length > 0 ? paperObjection(state, under, reason, today) : unfounded(reason)
      }
      case 'form':
        return formObjection(scheme, state, reason, today)
      case 'places':
        return police || !pack.places.some(({ id }) => id === state.place) ? undefined : unfounded(reason)
      case 'family': {
        const along = file.dependants.filter(({ relation }) => relation === relationOf(reason))
        const fails = along.length > 0 && (police || objectionsToFamily(rules.family, along, today).length > 0)
        return fails ? undefined : unfounded(reason)
      }
      case 'false_material':
        return police || looked ? undefined : unfounded(reason)
      case 'bar':
        return barred?.clause === clause ? undefined : unfounded(reason)
    }
  }
}

const relationOf = ({ id }: PublishedReason): Relation | undefined =>
  (['spouse', 'child', 'parent'] as const).find(relation => id === `along-${relation}`)

/** A condition refuses when it was found not to hold; a way in only when no other is left. */
function testObjection({ conditions, routes }: Evaluation, reason: PublishedReason): Refusal | undefined {
  const condition = conditions.find(each => each.condition === reason.id)
  const lost = routes.length > 0 && routes.every(({ holds }) => holds === false)
  const open = routes.every(({ holds }) => holds !== true)
  const holds = condition ? condition.holds : lost ? false : open ? undefined : true
  if (holds === false) return undefined
  return about(holds === true ? 'direct.reason_holds' : 'direct.reason_open', reason)
}

/** What is lacking refuses once it was asked for and the day given is past. */
function correctionObjection(
  { correction }: DirectState,
  reason: PublishedReason,
  today: string,
): Refusal | undefined {
  if (!correction) return about('direct.ask_first', reason)
  return today > correction.dueOn ? undefined : running(correction.dueOn)
}

/** Only what was named in the one notice can be held against the applicant. */
function paperObjection(
  state: DirectState,
  lacking: readonly MaterialLine[],
  reason: PublishedReason,
  today: string,
): Refusal | undefined {
  const asked = state.correction?.items.some(
    ({ target }) =>
      'document' in target &&
      lacking.some(({ document, dependant }) => document.id === target.document && dependant?.key === target.dependant),
  )
  return asked ? correctionObjection(state, reason, today) : about('direct.ask_first', reason)
}

function formObjection(
  { pack, view }: Scheme,
  state: DirectState,
  reason: PublishedReason,
  today: string,
): Refusal | undefined {
  const { correction } = state
  const under = formOf(pack, view).filter(({ clause }) => clause === reason.clause)
  const asked = correction?.items.some(
    ({ target }) => 'field' in target && under.some(({ field }) => field === target.field),
  )
  if (!asked || correction?.suppliedOn !== undefined) return unfounded(reason)
  return correctionObjection(state, reason, today)
}

function running(until: string): Refusal {
  return { code: 'direct.correction_runs', field: 'clause', params: { until } }
}

function about(
  code: 'direct.reason_holds' | 'direct.reason_open' | 'direct.ask_first' | 'direct.reason_unfounded',
  { name, clause }: PublishedReason,
): Refusal {
  return { code, field: 'clause', clause, params: { reason: name } }
}

const unfounded = (reason: PublishedReason): Refusal => about('direct.reason_unfounded', reason)
