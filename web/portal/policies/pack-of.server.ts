import type { LoaderFunctionArgs } from 'react-router'
import type { Pack } from '#policy'
import { requestContext } from '../../context.ts'

/** The pack an address names; a page that is missing where there is none. */
export function packOf({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>): Pack {
  return named(context, params['id'] ?? '')
}

/** The pack of an id, or one version of it, `ID@VERSION`. */
export function versionOf({ context }: Pick<LoaderFunctionArgs, 'context'>, asked: string): Pack {
  const [id = '', version] = asked.split('@', 2)
  if (version === undefined) return named(context, id)
  const known = context.get(requestContext).services
  if (!known.packs.find(id) || !known.library.versions(id).includes(version)) throw new Response(null, { status: 404 })
  return named(context, id, version)
}

function named(context: LoaderFunctionArgs['context'], id: string, version?: string): Pack {
  const pack = context.get(requestContext).services.packs.find(id, version)
  if (!pack) throw new Response(null, { status: 404 })
  return pack
}
