import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'

/** `/office/board/evidence/:id`: what a department attached; the read is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'bureau', 'department')
  const { content, mediaType, name } = orThrow(await services.boards.evidence(ctx(), args.params['id'] ?? ''))
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
