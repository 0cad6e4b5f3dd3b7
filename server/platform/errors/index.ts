import { writtenDate } from '#calendar'
import type { Text } from '#policy'
import type { Refusal } from '../result.ts'
import { accountErrors } from './accounts.ts'
import { applicationErrors } from './applications.ts'
import { barErrors } from './bars.ts'
import { directErrors } from './direct.ts'
import { directReasonErrors } from './direct-reasons.ts'
import { boardErrors } from './board.ts'
import { demoErrors } from './demo.ts'
import { identityErrors } from './identity.ts'
import { issuingErrors } from './issuing.ts'
import { outreachErrors } from './outreach.ts'
import { platformErrors } from './platform.ts'
import { rankingErrors } from './ranking.ts'
import { reportErrors } from './reports.ts'
import { reviewErrors } from './review.ts'
import { targetErrors } from './targets.ts'
import { simulationErrors } from './simulations.ts'

/** One entry of the registry: what is wrong and what to do next, in both languages, with the HTTP status it maps to. */
export interface ErrorEntry extends Text {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503
}

/** Every refusal the platform can give. A code is stable: documents, tests and clients cite it. */
export const registry = {
  ...platformErrors,
  ...accountErrors,
  ...identityErrors,
  ...applicationErrors,
  ...barErrors,
  ...reviewErrors,
  ...rankingErrors,
  ...issuingErrors,
  ...directErrors,
  ...directReasonErrors,
  ...targetErrors,
  ...boardErrors,
  ...reportErrors,
  ...outreachErrors,
  ...simulationErrors,
  ...demoErrors,
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof registry

/** The sentence of a refusal in one language, its `{places}` filled. */
export function describe(refusal: Refusal, lang: keyof Text): string {
  const sentence: string = registry[refusal.code][lang]
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = refusal.params?.[name] ?? ''
    if (typeof value === 'object') return value[lang]
    const said = String(value)
    // A civil date as people write it; anything else as it is.
    return (said.length === 10 && writtenDate(said, lang)) || said
  })
}

/** The HTTP status of a list of refusals: that of the first. */
export function statusOf(refusals: readonly Refusal[]): ErrorEntry['status'] {
  const first = refusals[0]
  return first ? registry[first.code].status : 400
}
