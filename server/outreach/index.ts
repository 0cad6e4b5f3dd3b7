import { parsePhone } from '#identity'
import { attempt } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Call, News } from '#platform/sms/index.ts'
import type { CaseFeed } from '#server/direct/index.ts'
import type { Packs } from '#server/packs/index.ts'
import { takeCases } from './cases.ts'
import { surveyedUnder } from './asked.ts'
import { skilledAggregate, type SkilledAggregate } from './decide.ts'
import { deliver, takeCall } from './deliver.ts'
import { importEmployer, type EmployerList, type Imported } from './employer.ts'
import { closeLink, createEmployerDoor, makeLink, type EmployerDoor } from './links.ts'
import {
  approveMessage,
  draftMessage,
  listMessages,
  openMessage,
  previewMessage,
  returnMessage,
  type MessageDraft,
} from './messages.ts'
import { mergePeople } from './merge.ts'
import { createOwn, type Own } from './own.ts'
import { createReads, type Reads } from './reads.ts'
import { answerIn, CONSTRAINTS, forgetIn, indexNames, optOutIn } from './register.ts'
import { expire } from './retention.ts'
import type { EmployerLink, Grade, PersonFilter, PersonView, SurveyInput } from './shapes.ts'
import { NO_HELPER, PAGE } from './store.ts'
import { createSurvey, type Codes, type Survey } from './survey.ts'
import { template } from './template.ts'
import { assign, assignOpen, openPerson, recordContact, type ContactInput } from './tracking.ts'
import { messagesToApprove } from './waiting.ts'

export { SURVEY_CLAUSE, SURVEY_FIELDS, surveyedUnder } from './asked.ts'
export { cityOfCode } from './code-city.ts'
export { textObjections } from './decide-message.ts'
export { KEPT_DAYS } from './retention.ts'
export type * from './shapes.ts'
export { MOST_UNITS } from './sms-text.ts'
export { BLOCKERS, WAYS, WISHES } from './types.ts'
export type { Blocker, MessageState, Segment, SkilledState, Standing, Way, Wish } from './types.ts'
export { NO_HELPER, PAGE }

type Outcome<T extends (...args: never[]) => Promise<unknown>> = ReturnType<T>

/** Survey, short messages and one-to-one tracking of skilled people (DG-7, DG-8, DG-12). */
export interface Outreach extends Reads {
  /** The grades a person may have, from the scheme that publishes the survey; empty where no scheme of the city does. */
  readonly grades: readonly Grade[]
  readonly survey: Survey
  readonly own: Own
  readonly employers: EmployerDoor
  template(): Outcome<typeof template>
  /** An employer's file; every row answered, and the answers kept to be read again. */
  importFile(ctx: Ctx, employer: EmployerList, bytes: Uint8Array): Promise<Result<Imported>>
  makeLink(ctx: Ctx, employer: { readonly employer: string; readonly town: string }): Promise<Result<EmployerLink>>
  closeLink(ctx: Ctx, code: string): Promise<Result<undefined>>
  /** Keyed in at the window, from a case. Answers the id. */
  enter(ctx: Ctx, input: SurveyInput): Promise<Result<{ readonly id: string }>>
  /** Opened; the read is recorded. */
  person(ctx: Ctx, id: string): Promise<Result<PersonView>>
  assign(ctx: Ctx, id: string, helper: string): Outcome<typeof assign>
  /** One helper for everybody of a town who wishes and has none; answers how many. */
  assignOpen(ctx: Ctx, filter: PersonFilter & { readonly town: string }, helper: string): Promise<Result<number>>
  contact(ctx: Ctx, id: string, input: ContactInput): Outcome<typeof recordContact>
  /** Two rows are one person: the other's case, contacts and notes come to `keep`, whose number stays. */
  merge(ctx: Ctx, keep: string, other: string): Promise<Result<undefined>>
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
  /** How many wait for this account: drafted by somebody else, not decided. */
  toApprove(ctx: Ctx): Outcome<typeof messagesToApprove>
  /** Takes over cases, hands messages to the gateway, removes what has served. Idempotent. */
  due(ctx: Ctx): Promise<number>
  /** A call of the gateway with receipts and replies; undefined when it did not sign it, or where there is none. */
  called(ctx: Ctx, call: Call): Promise<News | undefined>
}

export interface OutreachDeps {
  readonly packs: Packs
  readonly codes: Codes
  /** Cases of direct settlement, whose people belong into the register. */
  readonly cases: CaseFeed
}

export function createOutreach(platform: Platform, { packs, codes, cases }: OutreachDeps): Outreach {
  const grades = gradesOf(packs, platform.city)
  const agg = skilledAggregate(grades.map(({ value }) => value))
  const importFile: Outreach['importFile'] = (ctx, employer, bytes) =>
    importEmployer(platform, agg, grades, ctx, employer, bytes)
  return {
    grades,
    survey: createSurvey(platform, agg, codes),
    own: createOwn(platform, agg, codes),
    employers: createEmployerDoor(platform, importFile),
    template: () => template(grades),
    importFile,
    makeLink: (ctx, employer) => makeLink(platform, ctx, employer),
    closeLink: (ctx, code) => closeLink(platform, ctx, code),
    ...createReads(platform),
    ...onPeople(platform, agg),
    preview: (ctx, draft) => previewMessage(platform, ctx, draft),
    draft: (ctx, draft) => draftMessage(platform, ctx, draft),
    approve: (ctx, id, expected) => approveMessage(platform, ctx, id, expected),
    giveBack: (ctx, id, reason, expected) => returnMessage(platform, ctx, id, reason, expected),
    message: (ctx, id) => openMessage(platform, ctx, id),
    messages: ctx => listMessages(platform, ctx),
    toApprove: ctx => messagesToApprove(platform, ctx),
    async due(ctx) {
      if (grades.length > 0) await takeCases(platform, agg, cases, ctx)
      await indexNames(platform)
      await expire(platform, ctx)
      return platform.sms ? deliver(platform, agg, platform.sms, ctx) : 0
    },
    called: async (ctx, call) => (platform.sms ? takeCall(platform, agg, platform.sms, ctx, call) : undefined),
  }
}

type OnPeople = Pick<Outreach, 'enter' | 'person' | 'assign' | 'assignOpen' | 'merge' | 'contact' | 'optOut' | 'forget'>

function onPeople(platform: Platform, agg: SkilledAggregate): OnPeople {
  return {
    async enter(ctx, input) {
      const done = await attempt(platform, { constraints: CONSTRAINTS }, ctx, { kind: 'answer', id: 'new' }, trx =>
        answerIn(platform, agg, trx, ctx, input, { source: 'case' }),
      )
      return done.ok ? ok({ id: done.value.id }) : done
    },
    person: (ctx, id) => openPerson(platform, agg, ctx, id),
    assign: (ctx, id, helper) => assign(platform, agg, ctx, id, helper),
    assignOpen: (ctx, filter, helper) => assignOpen(platform, agg, ctx, filter, helper),
    contact: (ctx, id, input) => recordContact(platform, agg, ctx, id, input),
    merge: (ctx, keep, other) => mergePeople(platform, agg, ctx, keep, other),
    optOut: (ctx, phone) => optOut(platform, agg, ctx, phone),
    async forget(ctx, id) {
      const found = await openPerson(platform, agg, ctx, id)
      if (!found.ok) return found
      const done = await attempt(platform, agg, ctx, { kind: 'forget', id }, trx =>
        forgetIn(platform, agg, trx, ctx, id, 'office'),
      )
      return done.ok ? ok(undefined) : done
    },
  }
}

async function optOut(platform: Platform, agg: SkilledAggregate, ctx: Ctx, typed: string): Promise<Result<undefined>> {
  const { city, district, town } = ctx.actor
  const allowed = await permit(platform, ctx, 'outreach.track', { city, district, town })
  if (!allowed.ok) return allowed
  const phone = parsePhone(typed)
  if (!phone.ok) return phone
  // The wish of a person counts wherever they are registered: noted by the system, at the word of the window.
  const own = { ...ctx, actor: { ...ctx.actor, role: 'system' as const } }
  const index = platform.vault.index('phone', phone.value)
  const done = await attempt(platform, {}, own, { kind: 'opt_out', id: 'office' }, trx =>
    optOutIn(platform, agg, trx, own, index, 'office'),
  )
  if (!done.ok) return done
  return done.value ? ok(undefined) : refuse('outreach.number_unknown', { field: 'phone' })
}

function gradesOf(packs: Packs, city: string): readonly Grade[] {
  const facts = surveyedUnder(packs, city)?.facts ?? []
  const options = facts.filter(({ id }) => id === 'skill_level').flatMap(fact => fact.options ?? [])
  const grades = options
    .filter(({ value }) => value !== 'none')
    .map(({ value, name }) => ({ value: String(value), name }))
  return [...new Map(grades.map(grade => [grade.value, grade])).values()]
}
