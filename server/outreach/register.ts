import { randomInt } from 'node:crypto'
import { findTown, maskName, parsePhone } from '#identity'
import { load, Refused, runIn, type Ran } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Queryable, Trx } from '#platform/database.ts'
import { forgetMessages } from '#platform/messages.ts'
import type { Platform } from '#platform/platform.ts'
import { refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import type { SkilledAggregate } from './decide.ts'
import type { SurveyInput } from './shapes.ts'
import { CODE_LENGTH, OUTREACH } from './sms-text.ts'
import { personOfPhone } from './store.ts'
import type { Profile, Source, SkilledEvent, SkilledState } from './types.ts'

/** Refusals of a new register row that mean that somebody was faster: look again. */
export const CONSTRAINTS = {
  skilled_contacts_phone: 'command.changed',
  skilled_contacts_code: 'command.changed',
} as const

const LONGEST_NAME = 50
/** Occasions of messages whose copies go with the person; what a case of theirs was told stays with the case. */
const COPIES = [OUTREACH, 'sign_in_code']
/** Without characters that look alike. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

export type Answered = Ran<SkilledState, SkilledEvent> & { readonly code: string }

/** Name and number as typed, checked; the rest is the rules' part. */
export function readPerson(input: SurveyInput): Result<{ readonly name: string; readonly phone: string }> {
  const name = input.name.trim()
  const phone = parsePhone(input.phone)
  return (
    refuseAll([
      ...(name === '' ? refuse('field.required', { field: 'name' }).refusals : []),
      ...([...name].length > LONGEST_NAME
        ? refuse('field.too_long', { field: 'name', params: { max: LONGEST_NAME } }).refusals
        : []),
      ...(phone.ok ? [] : phone.refusals),
    ]) ?? { ok: true, value: { name, phone: phone.ok ? phone.value : '' } }
  )
}

export interface Origin {
  readonly source: Source
  /** The number was verified by a code sent to it. */
  readonly verified?: boolean
}

/**
 * Stores an answer under its number: one row a person, a later answer replaces the earlier. Throws `Refused`.
 * Nobody's opt-out is lifted by it: anybody can type a number.
 */
export async function answerIn(
  platform: Platform,
  agg: SkilledAggregate,
  trx: Trx,
  ctx: Ctx,
  input: SurveyInput,
  { source, verified = false }: Origin,
): Promise<Answered> {
  const { city } = platform
  const against = objections(agg, ctx, input)
  const read = readPerson(input)
  if (against.length > 0 || !read.ok) throw new Refused(against)
  const { known, index, optedOut } = await whoseNumber(platform, trx, read.value.phone)
  const command = { kind: 'answer', profile: profileOf(input), source, optedOut, verified } as const
  const ran = await runIn(trx, agg, known ?? 'new', command, ctx)
  if (known || ran.replayed) return { ...ran, code: await codeOf(trx, city, ran.id) }
  return { ...ran, code: await storeContact(platform, trx, ran.id, index, read.value) }
}

/** Whose number it is, if anybody's, and whether it wants no messages. */
export async function whoseNumber({ city, vault }: Platform, trx: Trx, phone: string) {
  const index = vault.index('phone', phone)
  const out = await trx
    .selectFrom('outreach_opt_outs')
    .select('at')
    .where('city', '=', city)
    .where('phone_index', '=', index)
    .executeTakeFirst()
  return { index, known: await personOfPhone(trx, city, index), optedOut: out !== undefined }
}

/** Name and number of a new row, sealed; answers the person's own code. */
export async function storeContact(
  { city, vault }: Platform,
  trx: Trx,
  id: string,
  index: Buffer,
  person: { readonly name: string; readonly phone: string },
): Promise<string> {
  const code = newCode()
  await trx
    .insertInto('skilled_contacts')
    .values({
      city,
      person_id: id,
      phone_index: index,
      masked_name: maskName(person.name),
      code,
      name_index: vault.index('name', person.name),
      personal_sealed: vault.seal('personal', JSON.stringify({ name: person.name, phone: person.phone })),
    })
    .execute()
  return code
}

const PAGE = 500

/** Gives rows of before the name's index theirs, so that the same person under two numbers is found. Idempotent. */
export async function indexNames({ db, city, vault }: Pick<Platform, 'db' | 'city' | 'vault'>): Promise<void> {
  const rows = await db
    .selectFrom('skilled_contacts')
    .select(['person_id', 'personal_sealed'])
    .where('city', '=', city)
    .where('name_index', 'is', null)
    .limit(PAGE)
    .execute()
  for (const { person_id, personal_sealed } of rows) {
    const { name } = JSON.parse(vault.open('personal', personal_sealed)) as { name: string }
    const own = db.updateTable('skilled_contacts').where('city', '=', city).where('person_id', '=', person_id)
    await own.set({ name_index: vault.index('name', name) }).execute()
  }
  if (rows.length === PAGE) await indexNames({ db, city, vault })
}

export function profileOf({ town, employer, grade, trade, wish }: SurveyInput): Profile {
  return { district: findTown(town)?.district.code ?? '', town, employer, grade, trade, wish }
}

/** Everything wrong with an answer at once, person and profile. */
export function objections(agg: SkilledAggregate, ctx: Ctx, input: SurveyInput): readonly Refusal[] {
  const read = readPerson(input)
  const decided = agg.decide(
    undefined,
    { kind: 'answer', profile: profileOf(input), source: 'survey', optedOut: false },
    ctx,
  )
  return [...(read.ok ? [] : read.refusals), ...(decided.ok ? [] : decided.refusals)]
}

/** The person's own code; empty once forgotten. */
export async function codeOf(db: Queryable, city: string, person: string): Promise<string> {
  const row = await db
    .selectFrom('skilled_contacts')
    .select('code')
    .where('city', '=', city)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.code ?? ''
}

/** Random, without characters that look alike. */
export const newCode = (length: number = CODE_LENGTH): string =>
  Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** No further messages to a number, whether or not it is in the register. Answers whether it is. */
export async function optOutIn(
  platform: Platform,
  agg: SkilledAggregate,
  trx: Trx,
  ctx: Ctx,
  index: Buffer,
  how: 'link' | 'reply' | 'office',
): Promise<boolean> {
  const { city } = platform
  await trx
    .insertInto('outreach_opt_outs')
    .values({ city, phone_index: index, how, at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const person = await personOfPhone(trx, city, index)
  if (person !== undefined) await runIn(trx, agg, person, { kind: 'opt_out', how }, ctx)
  // Whatever still waits for the gateway stays here.
  await trx
    .updateTable('outreach_sends')
    .set({ status: 'dropped', changed_at: ctx.now })
    .where('city', '=', city)
    .where('phone_index', '=', index)
    .where('status', '=', 'waiting')
    .execute()
  return person !== undefined
}

/** The person's own wish, proved by a code to the number: messages may come again. */
export async function optInIn(
  platform: Platform,
  agg: SkilledAggregate,
  trx: Trx,
  ctx: Ctx,
  person: string,
  index: Buffer,
): Promise<void> {
  await runIn(trx, agg, person, { kind: 'opt_in' }, ctx)
  await trx.deleteFrom('outreach_opt_outs').where('city', '=', platform.city).where('phone_index', '=', index).execute()
}

/**
 * Removes who a person is: name, number, notes, unverified answers, and copies of what was sent, also in the outbox.
 * The opt-out stays, so that no list brings messages back.
 */
export async function forgetIn(
  platform: Platform,
  agg: SkilledAggregate,
  trx: Trx,
  ctx: Ctx,
  person: string,
  how: 'link' | 'office' = 'link',
): Promise<void> {
  const { city } = platform
  const found = await load<SkilledState>(trx, agg, city, person, true)
  if (!found) throw new Refused(refuse('object.not_found').refusals)
  const contact = await trx
    .selectFrom('skilled_contacts')
    .select('phone_index')
    .where('city', '=', city)
    .where('person_id', '=', person)
    .executeTakeFirst()
  if (!contact) return
  const index = contact.phone_index
  await trx
    .insertInto('outreach_opt_outs')
    .values({ city, phone_index: index, how, at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  await runIn(trx, agg, person, { kind: 'forget' }, ctx)
  await trx.deleteFrom('skilled_notes').where('city', '=', city).where('person_id', '=', person).execute()
  await trx.deleteFrom('skilled_contacts').where('city', '=', city).where('person_id', '=', person).execute()
  await trx.deleteFrom('survey_pending').where('city', '=', city).where('phone_index', '=', index).execute()
  await forgetMessages(platform, trx, index, COPIES)
  await forgetSends(platform, trx, ctx, index)
}

/** The log of sends goes on counting; whom and what it was is gone. */
async function forgetSends({ city }: Platform, trx: Trx, ctx: Ctx, index: Buffer): Promise<void> {
  const gone = { phone_sealed: '', text_sealed: '' }
  const own = () => trx.updateTable('outreach_sends').where('city', '=', city).where('phone_index', '=', index)
  await own().set(gone).where('status', 'not in', ['waiting', 'sending']).execute()
  await own()
    .set({ ...gone, status: 'dropped', changed_at: ctx.now })
    .where('status', 'in', ['waiting', 'sending'])
    .execute()
}
