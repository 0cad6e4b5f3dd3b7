import { data } from 'react-router'
import { statusOf } from '#platform/errors/index.ts'
import type { Refusal, Result } from '#platform/result.ts'
import { textOf, textsOf } from '../forms.ts'
import type { Lang } from '../lang.ts'
import { problemsOf, type Problem } from '../refusals.ts'

/** The value, or the page that says why not (403, 404). For loaders. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Response(null, { status: statusOf(result.refusals) })
}

/** The version of the case the person was looking at. */
export function versionOf(form: FormData): { readonly expected: number } {
  const version = Number(textOf(form, 'version'))
  return { expected: Number.isSafeInteger(version) ? version : -1 }
}

export interface Refused {
  readonly problems: readonly Problem[]
  readonly values: Readonly<Record<string, string>>
}

/** The answer to a form that was refused: the same page, with what was typed. `400` and above, by the first refusal. */
export function refused(refusals: readonly Refusal[], lang: Lang, form: FormData) {
  return data<Refused>({ problems: problemsOf(refusals, lang), values: textsOf(form) }, { status: statusOf(refusals) })
}
