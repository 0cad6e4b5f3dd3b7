import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'

/** A viewer inside the browser draws a PDF with styles of its own; nothing in it may run or load. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'"

/** One scan of a case. That it was looked at is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'clerk', 'officer')
  const scan = orThrow(await services.applications.readEvidence(ctx(), args.params['evidence'] ?? ''))
  if (scan.application !== args.params['id']) throw new Response(null, { status: 404 })
  return new Response(new Uint8Array(scan.content), {
    headers: {
      'content-type': scan.mediaType,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(scan.name)}`,
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    },
  })
}
