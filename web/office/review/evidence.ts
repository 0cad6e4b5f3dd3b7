import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { orThrow } from './server.ts'

/** A viewer inside the browser draws a PDF with styles of its own; nothing in it may run or load. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'"

/** One scan, beside the claim. `applications` decides whether the department may see it, and records that it did. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'reviewer')
  const { content, mediaType, name } = orThrow(
    await services.applications.readEvidence(ctx(), args.params['evidence'] ?? ''),
  )
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    },
  })
}
