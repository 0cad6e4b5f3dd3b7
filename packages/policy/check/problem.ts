/** Problems as values, both languages at once. */
import type { Problem } from '../pack.ts'

/** One problem; `zh` and `en` say what is wrong and how to mend it. */
export function problem(code: string, at: string, zh: string, en: string): Problem {
  return { code, at, message: { zh, en } }
}

/** A problem when `wrong`, nothing otherwise. */
export function unless(ok: boolean, make: () => Problem): readonly Problem[] {
  return ok ? [] : [make()]
}
