import { findTown } from '#identity'
import { attempt, load, Refused, runIn, type Ran } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise, permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { SkilledAggregate } from './decide.ts'
import { twinsOf } from './merge.ts'
import type { PersonFilter, PersonView } from './shapes.ts'
import { helpersFor, matching, NO_HELPER, UUID } from './store.ts'
import type { SkilledEvent, SkilledState } from './types.ts'

const LONGEST_NOTE = 500

type Saved = Ran<SkilledState, SkilledEvent>

export interface ContactInput {
  readonly on: string
  readonly way: string
  readonly reached: boolean
  readonly blockers: readonly string[]
  readonly note: string
}

/** One person opened: name, phone and notes; the read is recorded. */
export async function openPerson(
  platform: Platform,
  agg: SkilledAggregate,
  ctx: Ctx,
  id: string,
): Promise<Result<PersonView>> {
  const { db, city, vault } = platform
  const found = UUID.test(id) ? await load<SkilledState>(db, agg, city, id) : undefined
  if (!found || found.state.forgottenOn) return refuse('object.not_found')
  const { district, town } = found.state
  const allowed = await authorise(platform, ctx, 'outreach.read', { city, district, town }, `skilled-person:${id}`)
  if (!allowed.ok) return allowed
  const contact = await db
    .selectFrom('skilled_contacts')
    .select('personal_sealed')
    .where('city', '=', city)
    .where('person_id', '=', id)
    .executeTakeFirst()
  if (!contact) return refuse('object.not_found')
  const notes = await db
    .selectFrom('skilled_notes')
    .select(['id', 'note_sealed'])
    .where('city', '=', city)
    .where('person_id', '=', id)
    .execute()
  const { name, phone } = JSON.parse(vault.open('personal', contact.personal_sealed)) as { name: string; phone: string }
  return ok({
    id,
    ...found,
    name,
    phone,
    helpers: await helpersFor(db, city, district, town),
    twins: await twinsOf(platform, db, id),
    notes: Object.fromEntries(notes.map(note => [note.id, vault.open('reason', note.note_sealed)])),
  })
}

/** Names who follows this person up (DG-12). */
export function assign(
  platform: Platform,
  agg: SkilledAggregate,
  ctx: Ctx,
  id: string,
  helperId: string,
): Promise<Result<Saved>> {
  return attempt(platform, agg, ctx, { kind: 'assign', id }, async trx => {
    const found = UUID.test(id) ? await load<SkilledState>(trx, agg, platform.city, id, true) : undefined
    if (!found) throw new Refused(refuse('object.not_found').refusals)
    const helpers = await helpersFor(trx, platform.city, found.state.district, found.state.town)
    return runIn(trx, agg, id, { kind: 'assign', helper: helpers.find(each => each.id === helperId) }, ctx)
  })
}

const MOST_AT_ONCE = 500

/** Names one helper for everybody of a town who wishes to settle and has none yet. Answers how many. */
export async function assignOpen(
  platform: Platform,
  agg: SkilledAggregate,
  ctx: Ctx,
  filter: PersonFilter & { readonly town: string },
  helperId: string,
): Promise<Result<number>> {
  const { db, city } = platform
  const district = findTown(filter.town)?.district.code
  const allowed = await permit(platform, ctx, 'outreach.track', { city, district, town: filter.town })
  if (!allowed.ok) return allowed
  const open = await db
    .selectFrom('skilled_people as p')
    .select('p.id')
    .where(matching(city, { ...filter, wish: 'yes', helper: NO_HELPER }))
    .orderBy('p.id')
    .limit(MOST_AT_ONCE)
    .execute()
  if (open.length === 0) return refuse('outreach.all_helped')
  for (const { id } of open) {
    const done = await assign(platform, agg, { ...ctx, commandId: `${ctx.commandId}:${id}` }, id, helperId)
    if (!done.ok) return done
  }
  return ok(open.length)
}

/** Notes a contact and what stands in the way. */
export function recordContact(
  platform: Platform,
  agg: SkilledAggregate,
  ctx: Ctx,
  id: string,
  input: ContactInput,
): Promise<Result<Saved>> {
  const { note, ...contact } = input
  const text = note.trim()
  return attempt(platform, agg, ctx, { kind: 'contact', id }, async trx => {
    if (!UUID.test(id)) throw new Refused(refuse('object.not_found').refusals)
    if ([...text].length > LONGEST_NOTE)
      throw new Refused(refuse('field.too_long', { field: 'note', params: { max: LONGEST_NOTE } }).refusals)
    const noteId = text === '' ? undefined : ctx.newId()
    const ran = await runIn(trx, agg, id, { kind: 'contact', ...contact, note: noteId }, ctx)
    if (noteId && !ran.replayed) {
      await trx
        .insertInto('skilled_notes')
        .values({ city: platform.city, id: noteId, person_id: id, note_sealed: platform.vault.seal('reason', text) })
        .execute()
    }
    return ran
  })
}
