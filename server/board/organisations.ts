import { parsePhone } from '#identity'
import { sha256 } from '#platform/crypto.ts'
import type { Queryable } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { knownOrganisations } from './documents/index.ts'
import { narrow, tighten } from './read-lines.ts'
import { keptTogether } from './regions.ts'
import type { Organisation } from './view.ts'

/** The id under which a name is kept: this installation's own for names it knows, else one made from the name. */
export function organisationId(city: string, name: string): string {
  const key = narrow(tighten(name))
  return knownOrganisations(city).find(({ zh }) => zh === key)?.id ?? `org-${sha256(key).slice(0, 10)}`
}

/** Whether `name` can be a department: 2 to 40 characters, no sentence. */
export function isName(name: string): boolean {
  const { length } = [...name]
  return length >= 2 && length <= 40 && !/[。！？!?;；<>]/.test(name)
}

/** Names between 、 and other separators, as a person types them. 「各市、区」 stays together. */
export function namesIn(typed: string): readonly string[] {
  const kept = keptTogether(tighten(typed), '\0').replaceAll(/各([市县区镇])、([市县区街])/g, '各$1\0$2')
  return [
    ...new Set(
      kept
        .split(/[、，,;；]/)
        .map(name => name.replaceAll('\0', '、').trim())
        .filter(name => name !== ''),
    ),
  ]
}

/** Keeps the names that are not known yet; answers their ids in the order given. */
export async function keepOrganisations(
  db: Queryable,
  city: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const rows = [...new Map(names.map(name => [organisationId(city, name), name]))].map(([id, name]) => ({
    city,
    id,
    name,
    phone_sealed: null,
  }))
  if (rows.length > 0)
    await db
      .insertInto('organisations')
      .values(rows)
      .onConflict(conflict => conflict.doNothing())
      .execute()
  return names.map(name => organisationId(city, name))
}

/** All organisations of a city by id, with English names where there are any. */
export async function organisationsOf(db: Queryable, city: string): Promise<ReadonlyMap<string, Organisation>> {
  const rows = await db.selectFrom('organisations').select(['id', 'name']).where('city', '=', city).execute()
  const english = new Map(knownOrganisations(city).map(({ id, en }) => [id, en]))
  return new Map(rows.map(({ id, name }) => [id, { id, zh: name, en: english.get(id) ?? name }]))
}

/** Liaison officers' phones by organisation, opened: for sending reminders only. */
export async function phonesOf(
  { db, city, vault }: Platform,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisations')
    .select(['id', 'phone_sealed'])
    .where('city', '=', city)
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.flatMap(({ id, phone_sealed }) => (phone_sealed ? [[id, vault.open('phone', phone_sealed)] as const] : [])),
  )
}

/** Stores the phone of an organisation's liaison officer; an empty one takes it away. */
export async function keepPhone({ db, city, vault }: Platform, id: string, typed: string): Promise<Result<undefined>> {
  const phone = typed === '' ? undefined : parsePhone(typed)
  if (phone && !phone.ok) return phone
  const phone_sealed = phone ? vault.seal('phone', phone.value) : null
  const changed = await db
    .updateTable('organisations')
    .set({ phone_sealed })
    .where('city', '=', city)
    .where('id', '=', id)
    .executeTakeFirst()
  if (changed.numUpdatedRows > 0n) return ok(undefined)
  // No board names it yet.
  const known = knownOrganisations(city).find(one => one.id === id)
  if (!known) return refuse('object.not_found')
  await db
    .insertInto('organisations')
    .values({ city, id, name: known.zh, phone_sealed })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return ok(undefined)
}

/** Names that neither this installation nor a board of the city knows: a slip of the pen would become a unit of its own. */
export async function unknownIn(db: Queryable, city: string, names: readonly string[]): Promise<readonly string[]> {
  const known = new Set([...knownOrganisations(city).map(({ id }) => id), ...(await organisationsOf(db, city)).keys()])
  return [...new Set(names)].filter(name => !known.has(organisationId(city, name)))
}
