import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'
import { openOwn } from './own.server.ts'

/** A viewer inside the browser draws a PDF with styles of its own; nothing in it may run or load. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'"

/** `/direct/:id/scans/:scan`: one scan of a case, for whoever may read the case; that it was looked at is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx, actor } = signedIn(args, 'citizen', 'clerk', 'officer', 'police')
  if (actor.role === 'citizen') await ownScan(args)
  const { name, mediaType, content } = orThrow(await services.direct.readScan(ctx(), args.params['scan'] ?? ''))
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    },
  })
}

/** A picture of this case, once the case is open to its applicant. */
async function ownScan(args: LoaderFunctionArgs): Promise<void> {
  const { view } = await openOwn(args)
  const here = view.materials.some(({ scans }) => scans.some(({ id }) => id === args.params['scan']))
  if (!here) throw new Response(null, { status: 404 })
}
