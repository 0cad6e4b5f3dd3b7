import { randomInt } from 'node:crypto'
import { Secret } from 'otpauth'
import { findDistrict, findTown } from '#identity'
import type { Role } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import { brokenConstraint, transaction, type Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { hashPassword, type StaffRow } from './staff.ts'

export type StaffRole = Exclude<Role, 'citizen' | 'system'>
export const STAFF_ROLES: readonly StaffRole[] = [
  'clerk', 'reviewer', 'officer', 'police', 'bureau', 'department', 'administrator',
]

/** One account as the administrator sees it; never a password or a secret. */
export interface StaffRecord extends StaffRow {
  readonly disabled: boolean
  readonly secondFactor: boolean
}

export interface NewPost {
  readonly username: string
  readonly name: string
  readonly role: string
  readonly district?: string
  readonly town?: string
  readonly department?: string
}

/** Handed over once: nothing of it can be read again. */
export interface Credentials {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly password: string
  /** Base32 secret of the second factor. */
  readonly totp: string
}

export async function staffRegister(platform: Platform, ctx: Ctx): Promise<Result<readonly StaffRecord[]>> {
  const allowed = await permit(platform, ctx, 'administration', { city: platform.city })
  if (!allowed.ok) return allowed
  const rows = await platform.db
    .selectFrom('staff')
    .select(['id', 'username', 'name', 'role', 'district', 'town', 'department', 'disabled', 'totp_sealed'])
    .where('city', '=', platform.city)
    .orderBy('role')
    .orderBy('district')
    .orderBy('username')
    .execute()
  return ok(rows.map(({ totp_sealed, ...row }) => ({ ...row, secondFactor: totp_sealed !== null })))
}

/** Whether a department or organisation of the city goes by this id. */
export type IsDepartment = (id: string) => boolean | Promise<boolean>

/** A new account with a password and a second factor made here. The same form sent again is refused: they are shown once. */
export async function appoint(
  platform: Platform,
  ctx: Ctx,
  post: NewPost,
  isDepartment: IsDepartment,
): Promise<Result<Credentials>> {
  const known = await isDepartment(post.department ?? '')
  const against = refuseAll(objections(post, known))
  const username = post.username.trim()
  if (against) return first(await permit(platform, ctx, 'administration', { city: platform.city }), against)
  const { name, role, ...patch } = post
  const id = ctx.newId()
  const secrets = freshSecrets()
  const row = { city: platform.city, id, username, name: name.trim(), role, ...patchOf(role, patch) }
  return change(platform, ctx, id, 'appointed', async trx => {
    await trx
      .insertInto('staff')
      .values({ ...row, ...(await sealed(platform, secrets)) })
      .execute()
    return { id, username, name: row.name, ...secrets }
  })
}

/** Shuts an account out at once, its open sessions too; nobody their own. */
export function disableStaff(platform: Platform, ctx: Ctx, id: string): Promise<Result<undefined>> {
  if (id === ctx.actor.id) return Promise.resolve(refuse('accounts.own_account'))
  return change(platform, ctx, id, 'disabled', async trx => {
    await trx
      .updateTable('staff')
      .set({ disabled: true })
      .where('city', '=', platform.city)
      .where('id', '=', id)
      .execute()
    await endSessions(platform, trx, id)
    return undefined
  })
}

export function enableStaff(platform: Platform, ctx: Ctx, id: string): Promise<Result<undefined>> {
  return change(platform, ctx, id, 'enabled', async trx => {
    await trx
      .updateTable('staff')
      .set({ disabled: false })
      .where('city', '=', platform.city)
      .where('id', '=', id)
      .execute()
    return undefined
  })
}

/** A fresh password and second factor for who lost theirs; what was signed in ends. */
export async function renewSecrets(platform: Platform, ctx: Ctx, id: string): Promise<Result<Credentials>> {
  const secrets = freshSecrets()
  const stored = await sealed(platform, secrets)
  return change(platform, ctx, id, 'secrets_renewed', async trx => {
    const row = await trx
      .updateTable('staff')
      .set(stored)
      .where('city', '=', platform.city)
      .where('id', '=', id)
      .returning(['username', 'name'])
      .executeTakeFirstOrThrow()
    await endSessions(platform, trx, id)
    return { id, ...row, ...secrets }
  })
}

function objections(post: NewPost, knownDepartment: boolean): readonly Refusal[] {
  const { username, name, role, district = '', town = '' } = post
  const known = STAFF_ROLES.some(each => each === role)
  const needs = (field: string, right: boolean) => (right ? [] : refuse('field.choice', { field }).refusals)
  return [
    ...(/^[a-z][a-z0-9-]{2,29}$/.test(username.trim())
      ? []
      : refuse('accounts.username', { field: 'username' }).refusals),
    ...(name.trim() === '' ? refuse('field.required', { field: 'name' }).refusals : []),
    ...([...name].length > 50 ? refuse('field.too_long', { field: 'name', params: { max: 50 } }).refusals : []),
    ...needs('role', known),
    ...(role === 'clerk' ? needs('town', findTown(town) !== undefined) : []),
    ...(role === 'reviewer' || role === 'officer' || role === 'police' ? needs('district', isDistrict(district)) : []),
    ...(role === 'reviewer' || role === 'department' ? needs('department', knownDepartment) : []),
  ]
}

const isDistrict = (code: string): boolean => findDistrict(code)?.code === code

/** What the role needs and nothing else, whatever the form held. */
function patchOf(role: string, { district, town, department }: Pick<NewPost, 'district' | 'town' | 'department'>) {
  if (role === 'clerk')
    return { district: findTown(town ?? '')?.district.code ?? null, town: town ?? null, department: null }
  if (role === 'administrator' || role === 'bureau') return { district: null, town: null, department: null }
  if (role === 'department') return { district: null, town: null, department: department ?? null }
  return { district: district ?? null, town: null, department: role === 'reviewer' ? (department ?? null) : null }
}

/** One change of an account: allowed, recorded with who and when, once a form. */
async function change<T>(
  platform: Platform,
  ctx: Ctx,
  id: string,
  kind: string,
  work: (trx: Trx) => Promise<T>,
): Promise<Result<T>> {
  const allowed = await permit(platform, ctx, 'administration', { city: platform.city })
  if (!allowed.ok) return allowed
  try {
    return await transaction(platform.db, async trx => {
      const not = await impossible(platform, trx, ctx, kind === 'appointed' ? undefined : id)
      if (not) return not
      const value = await work(trx)
      await record(platform, trx, ctx, `staff:${id}`, kind)
      return ok(value)
    })
  } catch (error) {
    const constraint = brokenConstraint(error)
    if (constraint === 'staff_username') return refuse('accounts.username_taken', { field: 'username' })
    if (constraint === 'commands_pkey') return refuse('accounts.done_already')
    throw error
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The form was carried out before, or the account is not there. */
async function impossible(
  { city }: Platform,
  trx: Trx,
  ctx: Ctx,
  id: string | undefined,
): Promise<Result<never> | undefined> {
  const earlier = await trx
    .selectFrom('commands')
    .select('id')
    .where('city', '=', city)
    .where('id', '=', ctx.commandId)
    .executeTakeFirst()
  if (earlier) return refuse('accounts.done_already')
  if (id === undefined) return undefined
  if (!UUID.test(id)) return refuse('object.not_found')
  const rows = trx.selectFrom('staff').select('id').where('city', '=', city).where('id', '=', id)
  return (await rows.forUpdate().executeTakeFirst()) ? undefined : refuse('object.not_found')
}

/** The event of a change; secrets never stand in it. */
async function record({ city }: Platform, trx: Trx, ctx: Ctx, stream: string, kind: string): Promise<void> {
  const { actor, now: at, commandId } = ctx
  const last = await trx
    .selectFrom('events')
    .select(eb => eb.fn.max('version').as('version'))
    .where('city', '=', city)
    .where('stream', '=', stream)
    .executeTakeFirst()
  const version = (last?.version ?? 0) + 1
  const event = {
    city,
    stream,
    version,
    kind,
    data: JSON.stringify({ kind }),
    actor: actor.id,
    command_id: commandId,
    at,
  }
  await trx.insertInto('commands').values({ city, id: commandId, stream, actor: actor.id, at }).execute()
  await trx.insertInto('events').values(event).execute()
}

function first<T>(allowed: Result<undefined>, against: Result<T>): Result<T> {
  return allowed.ok ? against : allowed
}

// No letters or digits that are taken for one another when read aloud or copied by hand.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

function freshSecrets(): { password: string; totp: string } {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('')
  return { password: [group(), group(), group(), group()].join('-'), totp: new Secret({ size: 20 }).base32 }
}

async function sealed({ vault }: Platform, { password, totp }: { password: string; totp: string }) {
  return { password_hash: await hashPassword(password), totp_sealed: vault.seal('totp', totp) }
}

async function endSessions({ city }: Platform, trx: Trx, id: string): Promise<void> {
  await trx
    .deleteFrom('sessions')
    .where('city', '=', city)
    .where('account_id', '=', id)
    .where('kind', '=', 'staff')
    .execute()
}
