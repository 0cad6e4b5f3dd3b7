import { useRouteLoaderData } from 'react-router'
import type { Role } from '#platform/access.ts'
import type { Pack, Text } from '#policy'
import type { Look } from './look.ts'

/** What a city has: kinds of schemes, and a survey where a scheme publishes one. */
export type SchemeKind = Pack['kind'] | 'survey'

/** What every page's frame needs; the root loader's data. */
export interface Shell {
  readonly look: Look
  readonly demo: boolean
  /** Civil date of the platform's clock, `YYYY-MM-DD`. */
  readonly today: string
  readonly actor: ShellActor | undefined
  /** The city whose site this is, and the kinds of schemes it runs. */
  readonly city: Text
  readonly kinds: readonly SchemeKind[]
  readonly requestId: string
  /** A fresh value per page: `PostForm` makes each form's idempotency key from it. */
  readonly formKey: string
}

/** Who is signed in, as the frame shows it; never more than that. */
export interface ShellActor {
  readonly name: string
  readonly role: Role
}

/** Every route may export `handle: Handle`. The default is a page without any script. */
export interface Handle {
  /** Hydrate this page in the browser. Only where a page cannot do without. */
  readonly script?: boolean
  /** Load `/enhance.js` (under 1 kB: print button, confirm) without hydrating. */
  readonly enhance?: boolean
  /** Keep the rendered page this many seconds for readers who are not signed in. */
  readonly cache?: number
}

/** The root loader's data; undefined while an error page is shown because that loader itself failed. */
export function useShell(): Shell | undefined {
  return useRouteLoaderData('root') as Shell | undefined
}
