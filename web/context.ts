import { createContext } from 'react-router'
import type { Actor } from '#platform/access.ts'
import type { Services } from '#server/services.ts'
import type { Lang } from './lang.ts'

/** What one request carries into every loader and action: `context.get(requestContext)`. */
export interface RequestContext {
  readonly services: Services
  /** Who is signed in; undefined for the public. */
  readonly actor: Actor | undefined
  readonly lang: Lang
  /** The platform's clock (the demo clock in demo mode): an ISO-8601 UTC instant. */
  readonly now: string
  /** The civil date of `now` in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly today: string
  /** Demo mode: invented people, a clock anyone may move, `/design` and the outbox. */
  readonly demo: boolean
  /** Reference a person can quote when something went wrong; stands in the log too. */
  readonly requestId: string
}

/**
 * The key under which `server/http` hands the request in. The server takes it from the built web app
 * (`entry.server.tsx` exports it again), because the build has its own copy of this module.
 */
export const requestContext = createContext<RequestContext>()
