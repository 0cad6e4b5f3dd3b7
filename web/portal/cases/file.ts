import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'

/** A viewer inside the browser draws a PDF with styles of its own; nothing in it may run or load. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'"

/** `GET /cases/:id/files/:evidence`: one's own scan. Whether it is, and that it was read, is `applications`' to say and record. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'citizen')
  const { content, mediaType, name, application } = orThrow(await services.applications.readEvidence(ctx(), args.params['evidence'] ?? ''))
  if (application !== args.params['id']) throw new Response(null, { status: 404 })
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    },
  })
}
