import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { checkData } from './data.server.ts'

/**
 * `/check/packs.json?v=TAG`: every scheme as data, in one language. Under the tag of today's packs it never changes and
 * may be kept; under any other it must be asked for again.
 */
export function loader({ request, context }: LoaderFunctionArgs): Response {
  const { services, lang } = context.get(requestContext)
  const { text, tag } = checkData(services.packs, lang)
  const current = new URL(request.url).searchParams.get('v') === tag
  const keep = current ? 'public, max-age=31536000, immutable' : 'no-cache'
  return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': keep } })
}
