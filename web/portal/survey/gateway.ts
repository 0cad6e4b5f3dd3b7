import { randomUUIDv7 } from 'node:crypto'
import type { ActionFunctionArgs } from 'react-router'
import { contextFor, systemActor } from '#platform/platform.ts'
import { requestContext } from '../../context.ts'

/** `POST /sms/news`: receipts and replies the short-message gateway brings; believed only when it signed them. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { outreach, platform } = context.get(requestContext).services
  const { pathname, search } = new URL(request.url)
  const call = { method: request.method, path: pathname + search, headers: request.headers, body: await request.text() }
  const news = await outreach.called(contextFor(platform, systemActor(platform.city), randomUUIDv7()), call)
  return new Response(null, { status: news ? 204 : 401 })
}

/** There is nothing to read. */
export function loader(): Response {
  return new Response(null, { status: 404 })
}
