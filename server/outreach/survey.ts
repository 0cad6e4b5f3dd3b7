import { sql } from 'kysely'
import { attempt, Refused } from '#platform/aggregate.ts'
import type { Trx } from '#platform/database.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { SkilledAggregate } from './decide.ts'
import { answerIn, CONSTRAINTS, forgetIn, objections, optOutIn, readPerson } from './register.ts'
import type { SurveyInput } from './shapes.ts'
import { personOfCode } from './store.ts'

const HOUR = 3600_000
/** Answers of one number, and of the whole city, in an hour. */
export const MOST_OF_NUMBER = 3
export const MOST_OF_CITY = 600

/** What the public page may do: it answers nothing about anybody. */
export interface Survey {
  /** Answers how many rows of the register this is: always nothing; whether a number was known is not told. */
  answer(input: SurveyInput & { readonly consent: boolean }, commandId: string): Promise<Result<undefined>>
  /** Whose link it is, masked; undefined when there is none (any more). */
  behind(code: string): Promise<{ readonly maskedName: string; readonly optedOut: boolean } | undefined>
  stop(code: string, commandId: string): Promise<Result<undefined>>
  forget(code: string, commandId: string): Promise<Result<undefined>>
}

export function createSurvey(platform: Platform, agg: SkilledAggregate): Survey {
  const { city, db, vault } = platform
  const as = (commandId: string) => contextFor(platform, systemActor(city), commandId)

  async function own(code: string, commandId: string, kind: string, work: (trx: Trx, person: string, index: Buffer) => Promise<unknown>): Promise<Result<undefined>> {
    return attempt(platform, { constraints: CONSTRAINTS }, as(commandId), { kind, id: 'link' }, async trx => {
      const person = await personOfCode(trx, city, code)
      const row = person === undefined ? undefined : await trx.selectFrom('skilled_contacts').select('phone_index')
        .where('city', '=', city).where('person_id', '=', person).executeTakeFirst()
      if (person === undefined || !row) throw new Refused(refuse('object.not_found').refusals)
      await work(trx, person, row.phone_index)
      return undefined
    })
  }

  return {
    async answer(input, commandId) {
      const read = readPerson(input)
      const consent = input.consent ? [] : refuse('outreach.consent', { field: 'consent' }).refusals
      const ctx = as(commandId)
      const against = [...objections(agg, ctx, input), ...consent]
      if (against.length > 0 || !read.ok) return { ok: false, refusals: against }
      const index = vault.index('phone', read.value.phone)
      const done = await attempt(platform, { constraints: CONSTRAINTS }, ctx, { kind: 'answer', id: 'new' }, async trx => {
        await bounded(trx, city, index, ctx)
        await answerIn(platform, agg, trx, ctx, input, 'survey')
      })
      return done.ok ? ok(undefined) : done
    },
    async behind(code) {
      const row = await db.selectFrom('skilled_contacts as c')
        .innerJoin('skilled_people as p', join => join.onRef('p.city', '=', 'c.city').onRef('p.id', '=', 'c.person_id'))
        .select(['c.masked_name', 'p.opted_out']).where('c.city', '=', city).where('c.code', '=', code).executeTakeFirst()
      return row && { maskedName: row.masked_name, optedOut: row.opted_out }
    },
    stop: (code, commandId) => own(code, commandId, 'opt_out', (trx, _person, index) => optOutIn(platform, agg, trx, as(commandId), index, 'link')),
    forget: (code, commandId) => own(code, commandId, 'forget', (trx, person) => forgetIn(platform, agg, trx, as(commandId), person)),
  }
}

/** Counts before it stores, one at a time a city, so that a thousand sent at once are no more than the bound. */
async function bounded(trx: Trx, city: string, index: Buffer, ctx: { readonly now: string; readonly newId: () => string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`survey ${city}`}, 0))`.execute(trx)
  const since = new Date(Date.parse(ctx.now) - HOUR).toISOString()
  const { all, own } = await trx.selectFrom('survey_answers').where('city', '=', city).where('at', '>', since)
    .select([sql<string>`count(*)`.as('all'), sql<string>`count(*) filter (where phone_index = ${index})`.as('own')]).executeTakeFirstOrThrow()
  if (Number(all) >= MOST_OF_CITY || Number(own) >= MOST_OF_NUMBER) throw new Refused(refuse('outreach.busy').refusals)
  await trx.insertInto('survey_answers').values({ city, id: ctx.newId(), phone_index: index, at: ctx.now }).execute()
  await trx.deleteFrom('survey_answers').where('city', '=', city).where('at', '<=', since).execute()
}
