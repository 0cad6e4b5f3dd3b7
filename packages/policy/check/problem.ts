/** Problems as values, both languages at once. */
import type { Problem } from '../pack.ts'
import type { Text } from '../types.ts'
import { nearest } from './nearest.ts'

/** One problem; `zh` and `en` say what is wrong, `hint` what to do about it. */
export function problem(code: string, at: string, zh: string, en: string, hint?: Text): Problem {
  return { code, at, message: { zh, en }, ...(hint ? { hint } : {}) }
}

/** A problem that does not stop the pack from being used. */
export function warning(code: string, at: string, zh: string, en: string, hint?: Text): Problem {
  return { ...problem(code, at, zh, en, hint), level: 'warning' }
}

/** A problem when not `ok`, nothing otherwise. */
export function unless(ok: boolean, make: () => Problem): readonly Problem[] {
  return ok ? [] : [make()]
}

export const hint = (zh: string, en: string): Text => ({ zh, en })

/** 「是否想写 …？」 when one of the known words is like the wrong one; otherwise what `instead` says. */
export function meant(word: string, known: Iterable<string>, instead: Text): Text {
  const found = nearest(word, known)
  return found === undefined ? instead : { zh: `是否想写「${found}」？`, en: `did you mean "${found}"?` }
}
