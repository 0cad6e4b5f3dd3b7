import type { LoaderFunctionArgs } from 'react-router'
import type { Pack } from '#policy'
import { requestContext } from '../../context.ts'

/** The pack an address names; a page that is missing where there is none. */
export function packOf({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>): Pack {
  const pack = context.get(requestContext).services.packs.find(params['id'] ?? '')
  if (!pack) throw new Response(null, { status: 404 })
  return pack
}
