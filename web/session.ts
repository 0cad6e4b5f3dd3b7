import { redirect } from 'react-router'
import type { RouterContextProvider } from 'react-router'
import type { Actor, Role } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import { contextFor } from '#platform/platform.ts'
import { endedCookie, sessionCookie } from '#platform/session-cookie.ts'
import type { Session } from '#server/accounts/index.ts'
import { requestContext, type RequestContext } from './context.ts'
import { denied } from './denied.ts'
import { hrefIn } from './lang.ts'
import { safeBack } from './look.ts'

/** What a page for signed-in people works with. */
export interface Signed extends RequestContext {
  readonly actor: Actor
  /** A context for reads, or for one command under the form's idempotency key (`form.get('command')`). */
  ctx(form?: FormData): Ctx
}

interface PageArgs {
  readonly request: Request
  readonly context: Readonly<RouterContextProvider>
}

/**
 * Who is signed in, in one of `roles`. Who is not signed in is sent to do so and comes back here afterwards; who is, in
 * another role, is refused (403) and reads whose page it is.
 */
export function signedIn({ request, context }: PageArgs, ...roles: Role[]): Signed {
  const facts = context.get(requestContext)
  const { actor } = facts
  if (actor && !roles.includes(actor.role)) throw denied(actor.role, roles, facts.lang)
  if (!actor) {
    const { pathname, search } = new URL(request.url)
    const door = roles.includes('citizen') ? '/sign-in' : '/office/sign-in'
    throw redirect(`${hrefIn(facts.lang, door)}?back=${encodeURIComponent(pathname + search)}`)
  }
  return { ...facts, actor, ctx: form => contextFor(facts.services.platform, actor, commandOf(form)) }
}

function commandOf(form: FormData | undefined): string | undefined {
  const command = form?.get('command')
  return typeof command === 'string' && command !== '' && command.length <= 100 ? command : undefined
}

/** Starts the session and leads on: back to where the person was stopped, else to `home`. */
export function enter(request: Request, session: Session, home: string): Response {
  const url = new URL(request.url)
  const back = url.searchParams.get('back')
  const secure = url.protocol === 'https:' || request.headers.get('x-forwarded-proto') === 'https'
  return redirect(back ? safeBack(back) : home, { headers: { 'set-cookie': sessionCookie(session, secure) } })
}

/** Forgets the session cookie and leads to `to`. End the session itself with `services.accounts.signOut`. */
export function leave(to: string): Response {
  return redirect(to, { headers: { 'set-cookie': endedCookie() } })
}
