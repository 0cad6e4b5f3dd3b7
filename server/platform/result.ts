import type { Text } from '#policy'
import type { ErrorCode } from './errors/index.ts'

/** Why a command or a read was refused. `code` names an entry of the error registry, `clause` a clause of the pack. */
export interface Refusal {
  readonly code: ErrorCode
  /** The form field it concerns, if one. */
  readonly field?: string
  readonly clause?: string
  /** Fills the `{name}` places of the registry's sentence; a text of a pack in the language of the sentence. */
  readonly params?: Readonly<Record<string, string | number | Text>>
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refuse(code: ErrorCode, more: Omit<Refusal, 'code'> = {}): { ok: false; refusals: Refusal[] } {
  return { ok: false, refusals: [{ code, ...more }] }
}

/** All refusals at once, so that a person corrects a form in one go; `undefined` when there is none. */
export function refuseAll(refusals: readonly (Refusal | undefined)[]): { ok: false; refusals: Refusal[] } | undefined {
  const found = refusals.filter(refusal => refusal !== undefined)
  return found.length > 0 ? { ok: false, refusals: found } : undefined
}
