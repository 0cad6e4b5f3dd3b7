import { describe } from '#platform/errors/index.ts'
import type { Refusal } from '#platform/result.ts'
import type { Lang } from './lang.ts'

/** A refusal as a page shows it: the sentence (which says what to do), the code to quote, the field it concerns. */
export interface Problem {
  readonly code: string
  readonly text: string
  readonly field?: string | undefined
  readonly clause?: string | undefined
}

/** Turns the refusals of a `Result` into what `ErrorSummary` and the fields take. For loaders and actions. */
export function problemsOf(refusals: readonly Refusal[], lang: Lang): Problem[] {
  return refusals.map((refusal) => ({
    code: refusal.code,
    text: describe(refusal, lang),
    field: refusal.field,
    clause: refusal.clause,
  }))
}
