import { parsePhone } from '#identity'
import { attempt } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Call, News } from '#platform/sms/index.ts'
import type { Packs } from '#server/packs/index.ts'
import { skilledAggregate } from './decide.ts'
import { deliver, takeCall } from './deliver.ts'
import { importEmployer, template, type Grade } from './employer.ts'
import { approveMessage, draftMessage, listMessages, openMessage, previewMessage, returnMessage, type MessageDraft } from './messages.ts'
import { answerIn, CONSTRAINTS, forgetIn, optOutIn } from './register.ts'
import type { PersonFilter, PersonView, RegisterPage, RowAnswer, ServiceRate, SurveyInput, Tally } from './shapes.ts'
import { PAGE, peopleOf, serviceRate, tallies } from './store.ts'
import { createSurvey, type Survey } from './survey.ts'
import { assign, openPerson, recordContact, type ContactInput } from './tracking.ts'

export { textObjections } from './decide-message.ts'
export type { Grade } from './employer.ts'
export type * from './shapes.ts'
export { MOST_UNITS } from './sms-text.ts'
export { BLOCKERS, WAYS, WISHES, type Blocker, type MessageState, type Segment, type SkilledState, type Way, type Wish } from './types.ts'
export { PAGE }

type Outcome<T extends (...args: never[]) => Promise<unknown>> = ReturnType<T>

/** Survey, short messages and one-to-one tracking of skilled people (DG-7, DG-8, DG-12). */
export interface Outreach {
  /** The grades a person may have, from the city's packs; empty where the city settles nobody directly. */
  readonly grades: readonly Grade[]
  readonly survey: Survey
  template(): Outcome<typeof template>
  /** An employer's file; every row answered. */
  importFile(ctx: Ctx, employer: { readonly name: string; readonly town: string; readonly told: boolean }, bytes: Uint8Array): Promise<Result<readonly RowAnswer[]>>
  /** Keyed in at the window, from a case. Answers the id. */
  enter(ctx: Ctx, input: SurveyInput): Promise<Result<{ readonly id: string }>>
  /** Masked, in the actor's patch; pages of `PAGE` from 1. */
  people(ctx: Ctx, filter: PersonFilter, page: number): Promise<Result<RegisterPage>>
  counts(ctx: Ctx, filter: PersonFilter, by: 'town' | 'employer'): Promise<Result<readonly Tally[]>>
  rate(ctx: Ctx, filter?: PersonFilter): Promise<Result<ServiceRate>>
  /** Opened; the read is recorded. */
  person(ctx: Ctx, id: string): Promise<Result<PersonView>>
  assign(ctx: Ctx, id: string, helper: string): Outcome<typeof assign>
  contact(ctx: Ctx, id: string, input: ContactInput): Outcome<typeof recordContact>
  /** Somebody told the office that they want no messages. */
  optOut(ctx: Ctx, phone: string): Promise<Result<undefined>>
  /** At the person's word at the window: name, number, notes and texts are removed for good. */
  forget(ctx: Ctx, id: string): Promise<Result<undefined>>
  preview(ctx: Ctx, draft: MessageDraft): Outcome<typeof previewMessage>
  draft(ctx: Ctx, draft: MessageDraft): Outcome<typeof draftMessage>
  approve(ctx: Ctx, id: string, expected?: number): Outcome<typeof approveMessage>
  giveBack(ctx: Ctx, id: string, reason: string, expected?: number): Outcome<typeof returnMessage>
  message(ctx: Ctx, id: string): Outcome<typeof openMessage>
  messages(ctx: Ctx): Outcome<typeof listMessages>
  due(ctx: Ctx): Promise<number>
  /** A call of the gateway with receipts and replies; undefined when it did not sign it, or where there is none. */
  called(ctx: Ctx, call: Call): Promise<News | undefined>
}

/** Without a gateway messages go through the outbox, as all others do. */
export function createOutreach(platform: Platform, { packs }: { readonly packs: Packs }): Outreach {
  const grades = gradesOf(packs, platform.city)
  const agg = skilledAggregate(grades.map(({ value }) => value))
  return {
    grades,
    survey: createSurvey(platform, agg),
    template: () => template(grades),
    importFile: (ctx, employer, bytes) => importEmployer(platform, agg, grades, ctx, employer, bytes),
    async enter(ctx, input) {
      const done = await attempt(platform, { constraints: CONSTRAINTS }, ctx, { kind: 'answer', id: 'new' }, trx => answerIn(platform, agg, trx, ctx, input, 'case'))
      return done.ok ? ok({ id: done.value.id }) : done
    },
    ...reads(platform),
    person: (ctx, id) => openPerson(platform, agg, ctx, id),
    assign: (ctx, id, helper) => assign(platform, agg, ctx, id, helper),
    contact: (ctx, id, input) => recordContact(platform, agg, ctx, id, input),
    async optOut(ctx, typed) {
      const { city, district, town } = ctx.actor
      const allowed = await permit(platform, ctx, 'outreach.track', { city, district, town })
      if (!allowed.ok) return allowed
      const phone = parsePhone(typed)
      if (!phone.ok) return phone
      // The wish of a person counts wherever they are registered: noted by the system, at the word of the window.
      const own = { ...ctx, actor: { ...ctx.actor, role: 'system' as const } }
      const done = await attempt(platform, {}, own, { kind: 'opt_out', id: 'office' }, trx => optOutIn(platform, agg, trx, own, platform.vault.index('phone', phone.value), 'office'))
      if (!done.ok) return done
      return done.value ? ok(undefined) : refuse('outreach.number_unknown', { field: 'phone' })
    },
    async forget(ctx, id) {
      const found = await openPerson(platform, agg, ctx, id)
      if (!found.ok) return found
      const done = await attempt(platform, agg, ctx, { kind: 'forget', id }, trx => forgetIn(platform, agg, trx, ctx, id, 'office'))
      return done.ok ? ok(undefined) : done
    },
    preview: (ctx, draft) => previewMessage(platform, ctx, draft),
    draft: (ctx, draft) => draftMessage(platform, ctx, draft),
    approve: (ctx, id, expected) => approveMessage(platform, ctx, id, expected),
    giveBack: (ctx, id, reason, expected) => returnMessage(platform, ctx, id, reason, expected),
    message: (ctx, id) => openMessage(platform, ctx, id),
    messages: ctx => listMessages(platform, ctx),
    due: async ctx => (platform.sms ? deliver(platform, agg, platform.sms, ctx) : 0),
    called: async (ctx, call) => (platform.sms ? takeCall(platform, agg, platform.sms, ctx, call) : undefined),
  }
}

function reads(platform: Platform): Pick<Outreach, 'people' | 'counts' | 'rate'> {
  const { db, city } = platform
  /** The actor's patch wins over what was asked: a clerk's town, an officer's district. */
  async function allowed<T>(ctx: Ctx, filter: PersonFilter, work: (own: PersonFilter) => Promise<T>): Promise<Result<T>> {
    const { role, district, town } = ctx.actor
    const own = { ...filter, ...(role === 'bureau' ? {} : { district }), ...(role === 'clerk' ? { town } : {}) }
    const may = await permit(platform, ctx, 'outreach.read', { city, district, town })
    return may.ok ? ok(await work(own)) : may
  }
  return {
    people: (ctx, filter, page) => allowed(ctx, filter, own => peopleOf(db, city, own, page)),
    counts: (ctx, filter, by) => allowed(ctx, filter, own => tallies(db, city, own, by, by === 'town' ? 200 : 20)),
    rate: (ctx, filter = {}) => allowed(ctx, filter, own => serviceRate(db, city, own)),
  }
}

function gradesOf(packs: Packs, city: string): readonly Grade[] {
  const facts = packs.ofCity(city).filter(({ kind }) => kind === 'direct').flatMap(pack => pack.facts)
  const options = facts.filter(({ id }) => id === 'skill_level').flatMap(fact => fact.options ?? [])
  return [...new Map(options.filter(({ value }) => value !== 'none').map(({ value, name }) => [String(value), { value: String(value), name }])).values()]
}
