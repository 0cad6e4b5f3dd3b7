import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../session.ts'

/** `/objections/files/:id`: what an objector handed in, for the officer and the objector; the read is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'officer', 'citizen')
  const found = await services.objections.file(ctx(), args.params['id'] ?? '')
  if (!found.ok) throw new Response(null, { status: found.refusals[0]?.code === 'object.not_found' ? 404 : 403 })
  const { content, mediaType, name } = found.value
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`, 'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
