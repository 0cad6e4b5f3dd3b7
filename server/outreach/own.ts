import { maskPhone } from '#identity'
import { attempt, Refused } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { SkilledAggregate } from './decide.ts'
import { CONSTRAINTS, forgetIn, optInIn, optOutIn } from './register.ts'
import { personOfCode } from './store.ts'
import type { Codes } from './survey.ts'

/** A person's own address, known from a message or from having answered: stop, stop no longer, be forgotten. */
export interface Own {
  /** Whose link it is, masked; undefined when there is none (any more). */
  behind(code: string): Promise<OwnView | undefined>
  stop(code: string, commandId: string): Promise<Result<undefined>>
  forget(code: string, commandId: string): Promise<Result<undefined>>
  /** Sends a code to the person's own number: a link may be passed on, so that it alone lifts no opt-out. */
  askResume(code: string): Promise<Result<undefined>>
  resume(code: string, proof: string, commandId: string): Promise<Result<undefined>>
}

export interface OwnView {
  readonly maskedName: string
  readonly maskedPhone: string
  readonly optedOut: boolean
}

export function createOwn(platform: Platform, agg: SkilledAggregate, codes: Codes): Own {
  const { city, vault } = platform
  const run = (code: string, commandId: string, kind: string, work: Work) =>
    change(platform, contextFor(platform, systemActor(city), commandId), code, kind, work)
  const phoneOf = async (code: string): Promise<string | undefined> => {
    const row = await contactOf(platform, code)
    return row && (JSON.parse(vault.open('personal', row.personal_sealed)) as { phone: string }).phone
  }
  return {
    async behind(code) {
      const row = await contactOf(platform, code)
      const phone = row && (await phoneOf(code))
      return row && { maskedName: row.masked_name, optedOut: row.opted_out, maskedPhone: maskPhone(phone ?? '') }
    },
    stop: (code, commandId) =>
      run(code, commandId, 'opt_out', (trx, ctx, _, index) => optOutIn(platform, agg, trx, ctx, index, 'link')),
    forget: (code, commandId) =>
      run(code, commandId, 'forget', (trx, ctx, person) => forgetIn(platform, agg, trx, ctx, person)),
    async askResume(code) {
      const phone = await phoneOf(code)
      if (phone === undefined) return refuse('object.not_found')
      const sent = await codes.requestCode(phone)
      return sent.ok ? ok(undefined) : sent
    },
    async resume(code, proof, commandId) {
      const phone = await phoneOf(code)
      if (phone === undefined) return refuse('object.not_found')
      const spent = await codes.spendCode(phone, proof)
      if (!spent.ok) return spent
      return run(code, commandId, 'opt_in', (trx, ctx, person, index) =>
        optInIn(platform, agg, trx, ctx, person, index),
      )
    },
  }
}

type Work = (trx: Trx, ctx: Ctx, person: string, index: Buffer) => Promise<unknown>

async function change(
  platform: Platform,
  ctx: Ctx,
  code: string,
  kind: string,
  work: Work,
): Promise<Result<undefined>> {
  return attempt(platform, { constraints: CONSTRAINTS }, ctx, { kind, id: 'link' }, async trx => {
    const person = await personOfCode(trx, platform.city, code)
    const row =
      person === undefined
        ? undefined
        : await trx
            .selectFrom('skilled_contacts')
            .select('phone_index')
            .where('city', '=', platform.city)
            .where('person_id', '=', person)
            .executeTakeFirst()
    if (person === undefined || !row) throw new Refused(refuse('object.not_found').refusals)
    await work(trx, ctx, person, row.phone_index)
    return undefined
  })
}

function contactOf({ db, city }: Platform, code: string) {
  return db
    .selectFrom('skilled_contacts as c')
    .innerJoin('skilled_people as p', join => join.onRef('p.city', '=', 'c.city').onRef('p.id', '=', 'c.person_id'))
    .select(['c.masked_name', 'c.personal_sealed', 'p.opted_out'])
    .where('c.city', '=', city)
    .where('c.code', '=', code)
    .executeTakeFirst()
}
