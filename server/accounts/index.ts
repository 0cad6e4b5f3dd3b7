import type { Actor } from '#platform/access.ts'
import type { Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import { requestCode, signInWithCode, type CodeSent } from './phone.ts'
import { actorOf, endSession, type Session } from './sessions.ts'
import { addStaff, listStaff, signInStaff, type NewStaff, type StaffRow } from './staff.ts'

export type { Session } from './sessions.ts'
export type { NewStaff, StaffRow } from './staff.ts'
export { personFor } from './phone.ts'

/** Signing in: people by a code to their phone, staff by password and a second factor. Sessions are opaque and kept on the server. */
export interface Accounts {
  /** Sends a six-digit code. */
  requestCode(phone: string): Promise<Result<CodeSent>>
  signInWithCode(phone: string, code: string): Promise<Result<Session>>
  signInStaff(username: string, password: string, oneTime?: string): Promise<Result<Session>>
  signOut(token: string): Promise<void>
  /** Who a session token belongs to; undefined when it is unknown, expired or the account disabled. */
  actorOf(token: string): Promise<Actor | undefined>
  addStaff(staff: NewStaff): Promise<StaffRow>
  listStaff(): Promise<StaffRow[]>
}

export function createAccounts(platform: Platform): Accounts {
  return {
    requestCode: phone => requestCode(platform, phone),
    signInWithCode: (phone, code) => signInWithCode(platform, phone, code),
    signInStaff: (username, password, oneTime) => signInStaff(platform, username, password, oneTime),
    signOut: token => endSession(platform, token),
    actorOf: token => actorOf(platform, token),
    addStaff: staff => addStaff(platform, staff),
    listStaff: () => listStaff(platform),
  }
}
