import type { Actor } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import { accessLog, type AccessEntry, type AccessFilter } from './access-log.ts'
import { appoint, disableStaff, enableStaff, renewSecrets, staffRegister, type Credentials, type IsDepartment, type NewPost, type StaffRecord } from './administer.ts'
import { phoneOf, requestCode, signInWithCode, spendCode, type CodeSent } from './phone.ts'
import { actorOf, endSession, type Session } from './sessions.ts'
import { addStaff, listStaff, signInStaff, type NewStaff, type StaffRow } from './staff.ts'

export type { Session } from './sessions.ts'
export type { NewStaff, StaffRow } from './staff.ts'
export type { AccessEntry, AccessFilter } from './access-log.ts'
export { STAFF_ROLES, type Credentials, type NewPost, type StaffRecord, type StaffRole } from './administer.ts'
export { peopleFor, personFor } from './phone.ts'
export { actorFromStaff } from './sessions.ts'

/** Signing in: people by a code to their phone, staff by password and a second factor. Sessions are opaque and kept on the server. */
export interface Accounts {
  /** Sends a six-digit code. */
  requestCode(phone: string): Promise<Result<CodeSent>>
  signInWithCode(phone: string, code: string): Promise<Result<Session>>
  /** Proves a number by the code sent to it, without an account; the code is used up. Answers the number. */
  spendCode(phone: string, code: string): Promise<Result<string>>
  signInStaff(username: string, password: string, oneTime?: string): Promise<Result<Session>>
  signOut(token: string): Promise<void>
  /** Who a session token belongs to; undefined when it is unknown, expired or the account disabled. */
  actorOf(token: string): Promise<Actor | undefined>
  /** The number the signed-in person uses; undefined for staff. */
  phoneOf(actor: Actor): Promise<string | undefined>
  addStaff(staff: NewStaff): Promise<StaffRow>
  listStaff(): Promise<StaffRow[]>
  /** What follows is the administrator's. Every account, disabled ones too. */
  register(ctx: Ctx): Promise<Result<readonly StaffRecord[]>>
  /** Makes an account with a password and a second factor: they are in the answer and nowhere else. */
  appoint(ctx: Ctx, post: NewPost): Promise<Result<Credentials>>
  disable(ctx: Ctx, id: string): Promise<Result<undefined>>
  enable(ctx: Ctx, id: string): Promise<Result<undefined>>
  /** New password and second factor; the old ones and open sessions end. */
  renew(ctx: Ctx, id: string): Promise<Result<Credentials>>
  /** Who read which file, and who was refused (design.md, rule 7). */
  accessLog(ctx: Ctx, filter?: AccessFilter): Promise<Result<{ readonly entries: readonly AccessEntry[]; readonly more: boolean }>>
}

export interface AccountDeps {
  /** Whether the duty matrix knows a department (FS-11). Without it no reviewer can be appointed. */
  readonly isDepartment?: IsDepartment
}

export function createAccounts(platform: Platform, { isDepartment = () => false }: AccountDeps = {}): Accounts {
  return {
    requestCode: phone => requestCode(platform, phone),
    signInWithCode: (phone, code) => signInWithCode(platform, phone, code),
    spendCode: (phone, code) => spendCode(platform, phone, code),
    signInStaff: (username, password, oneTime) => signInStaff(platform, username, password, oneTime),
    signOut: token => endSession(platform, token),
    actorOf: token => actorOf(platform, token),
    phoneOf: actor => phoneOf(platform, actor),
    addStaff: staff => addStaff(platform, staff),
    listStaff: () => listStaff(platform),
    register: ctx => staffRegister(platform, ctx),
    appoint: (ctx, post) => appoint(platform, ctx, post, isDepartment),
    disable: (ctx, id) => disableStaff(platform, ctx, id),
    enable: (ctx, id) => enableStaff(platform, ctx, id),
    renew: (ctx, id) => renewSecrets(platform, ctx, id),
    accessLog: (ctx, filter) => accessLog(platform, ctx, filter),
  }
}
