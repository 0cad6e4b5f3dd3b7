import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { tokenIn } from '#platform/session-cookie.ts'
import { requestContext } from '../context.ts'
import { hrefIn } from '../lang.ts'
import { leave } from '../session.ts'

/** `POST /sign-out`: ends the session on the server and forgets the cookie. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { services, lang } = context.get(requestContext)
  const token = tokenIn(request.headers.get('cookie'))
  if (token) await services.accounts.signOut(token)
  return leave(hrefIn(lang, '/'))
}

export function loader({ context }: LoaderFunctionArgs): Response {
  return redirect(hrefIn(context.get(requestContext).lang, '/'))
}
