import { sql } from 'kysely'
import { maskName, maskPhone } from '#identity'
import { attempt, Refused } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { SkilledAggregate } from './decide.ts'
import { answerIn, codeOf, CONSTRAINTS, objections, profileOf, readPerson } from './register.ts'
import type { SurveyInput } from './shapes.ts'
import { UUID } from './store.ts'

const HOUR = 3600_000
/** Answers of one number, and of the whole city, in an hour. */
export const MOST_OF_NUMBER = 3
export const MOST_OF_CITY = 600

/** Codes to phones, as for signing in. */
export interface Codes {
  requestCode(phone: string): Promise<Result<unknown>>
  /** Proves a number; the code is used up. */
  spendCode(phone: string, code: string): Promise<Result<string>>
}

/** What the public form may do: it answers nothing about anybody. */
export interface Survey {
  /**
   * Keeps an answer and sends a code to its number; it counts once `confirm` has the code. Answers under what id it
   * waits: nothing tells whether a number was known.
   */
  begin(input: SurveyInput & { readonly consent: boolean }, commandId: string): Promise<Result<{ readonly id: string }>>
  /** The number a waiting answer belongs to, masked; undefined when it waits no longer. */
  waiting(id: string): Promise<{ readonly maskedPhone: string } | undefined>
  resend(id: string): Promise<Result<undefined>>
  /** Takes the answer into the register. Answers the person's own code. */
  confirm(id: string, code: string, commandId: string): Promise<Result<{ readonly own: string }>>
}

type Answer = SurveyInput & { readonly phone: string }

export function createSurvey(platform: Platform, agg: SkilledAggregate, codes: Codes): Survey {
  const { city, db, vault } = platform
  const as = (commandId: string) => contextFor(platform, systemActor(city), commandId)
  const find = async (id: string): Promise<Answer | undefined> => {
    const row =
      UUID.test(id) &&
      (await db
        .selectFrom('survey_pending')
        .select('personal_sealed')
        .where('city', '=', city)
        .where('id', '=', id)
        .executeTakeFirst())
    return row ? (JSON.parse(vault.open('personal', row.personal_sealed)) as Answer) : undefined
  }
  return {
    begin: (input, commandId) => begin(platform, agg, codes, as(commandId), input),
    async waiting(id) {
      const answer = await find(id)
      return answer && { maskedPhone: maskPhone(answer.phone) }
    },
    async resend(id) {
      const answer = await find(id)
      if (!answer) return refuse('outreach.pending_gone')
      const sent = await codes.requestCode(answer.phone)
      return sent.ok ? ok(undefined) : sent
    },
    async confirm(id, code, commandId) {
      const answer = await find(id)
      return answer ? confirm(platform, agg, codes, as(commandId), answer, code) : replayed(platform, commandId)
    },
  }
}

async function begin(
  platform: Platform,
  agg: SkilledAggregate,
  codes: Codes,
  ctx: Ctx,
  { consent, ...input }: SurveyInput & { readonly consent: boolean },
): Promise<Result<{ readonly id: string }>> {
  const read = readPerson(input)
  const against = [
    ...objections(agg, ctx, input),
    ...(consent ? [] : refuse('outreach.consent', { field: 'consent' }).refusals),
  ]
  if (against.length > 0 || !read.ok) return { ok: false, refusals: against }
  const answer: Answer = { ...input, ...read.value }
  const id = ctx.newId()
  const kept = await attempt(platform, {}, ctx, { kind: 'answer', id: 'new' }, trx =>
    keep(platform, trx, ctx, id, answer),
  )
  if (!kept.ok) return kept
  const sent = await codes.requestCode(answer.phone)
  // A code sent a moment ago serves as well.
  const served = sent.ok || sent.refusals.every(({ code }) => code === 'accounts.too_soon')
  return served ? ok({ id }) : sent
}

async function keep({ city, vault }: Platform, trx: Trx, ctx: Ctx, id: string, answer: Answer): Promise<void> {
  const index = vault.index('phone', answer.phone)
  await bounded(trx, city, index, ctx)
  const { district, town, employer } = profileOf(answer)
  await trx
    .insertInto('survey_pending')
    .values({
      city,
      id,
      phone_index: index,
      masked_name: maskName(answer.name),
      district,
      town,
      employer: employer.trim(),
      at: ctx.now,
      personal_sealed: vault.seal('personal', JSON.stringify(answer)),
    })
    .execute()
}

async function confirm(
  platform: Platform,
  agg: SkilledAggregate,
  codes: Codes,
  ctx: Ctx,
  answer: Answer,
  code: string,
): Promise<Result<{ readonly own: string }>> {
  const spent = await codes.spendCode(answer.phone, code)
  if (!spent.ok) return spent
  const done = await attempt(platform, { constraints: CONSTRAINTS }, ctx, { kind: 'answer', id: 'new' }, async trx => {
    const stored = await answerIn(platform, agg, trx, ctx, answer, { source: 'survey', verified: true })
    await trx
      .deleteFrom('survey_pending')
      .where('city', '=', platform.city)
      .where('phone_index', '=', platform.vault.index('phone', answer.phone))
      .execute()
    return stored.code
  })
  return done.ok ? ok({ own: done.value }) : done
}

/** The same form sent twice by a slow phone is answered as the first time. */
async function replayed({ city, db }: Platform, commandId: string): Promise<Result<{ readonly own: string }>> {
  const earlier = await db
    .selectFrom('commands')
    .select('stream')
    .where('city', '=', city)
    .where('id', '=', commandId)
    .where('actor', '=', 'system')
    .executeTakeFirst()
  const person = /^skilled-person:(.+)$/.exec(earlier?.stream ?? '')?.[1]
  const own = person === undefined ? '' : await codeOf(db, city, person)
  return own === '' ? refuse('outreach.pending_gone') : ok({ own })
}

/** Counts before it stores, one at a time a city, so that a thousand sent at once are no more than the bound. */
async function bounded(trx: Trx, city: string, index: Buffer, ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`survey ${city}`}, 0))`.execute(trx)
  const since = new Date(Date.parse(ctx.now) - HOUR).toISOString()
  const { all, own } = await trx
    .selectFrom('survey_answers')
    .where('city', '=', city)
    .where('at', '>', since)
    .select([sql<string>`count(*)`.as('all'), sql<string>`count(*) filter (where phone_index = ${index})`.as('own')])
    .executeTakeFirstOrThrow()
  if (Number(all) >= MOST_OF_CITY || Number(own) >= MOST_OF_NUMBER) throw new Refused(refuse('outreach.busy').refusals)
  await trx.insertInto('survey_answers').values({ city, id: ctx.newId(), phone_index: index, at: ctx.now }).execute()
  await trx.deleteFrom('survey_answers').where('city', '=', city).where('at', '<=', since).execute()
}
