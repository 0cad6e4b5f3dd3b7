/** Why a pure function refused its input. `code` names a sentence in the package's `errors.ts` and in the registry. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  /** The form field it concerns, if one. */
  readonly field?: string
  readonly clause?: string
  /** Fills the `{name}` places of the sentence. */
  readonly params?: Readonly<Record<string, string | number>>
}

/** An error is a value. Assignable to the server's `Result` where the registry holds every `Code`. */
export type Result<T, Code extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal<Code>[] }

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refuse<Code extends string>(
  code: Code, more: Omit<Refusal<Code>, 'code'> = {},
): { readonly ok: false; readonly refusals: readonly Refusal<Code>[] } {
  return { ok: false, refusals: [{ code, ...more }] }
}
