import type { Text } from '../text.ts'

/** What is wrong with the arguments or the file, as a sentence in both languages that says what to do. */
export interface Problem extends Text {
  readonly params?: Readonly<Record<string, string | number>>
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export function fine<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function wrong(
  zh: string, en: string, params?: Problem['params'],
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ zh, en, params }] }
}
