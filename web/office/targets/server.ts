import type { LoaderFunctionArgs } from 'react-router'
import type { Role } from '#platform/access.ts'
import type { TargetScheme } from '#server/targets/index.ts'
import { signedIn, type Signed } from '../../session.ts'

/** What the pages of targets start from: who asks, for which scheme and year. */
export interface TargetDesk {
  readonly signed: Signed
  readonly scheme: TargetScheme
  readonly schemes: readonly TargetScheme[]
  /** As asked for; absent: the newest table. */
  readonly year: number | undefined
}

/** A city that settles by points only has no targets: 404. */
export function targetDesk(args: LoaderFunctionArgs, ...roles: Role[]): TargetDesk {
  const signed = signedIn(args, ...roles)
  const schemes = signed.services.targets.schemes()
  const asked = new URL(args.request.url).searchParams
  const scheme = schemes.find(({ pack }) => pack === asked.get('pack')) ?? schemes[0]
  if (!scheme) throw new Response(null, { status: 404 })
  const year = Number(asked.get('year'))
  return { signed, scheme, schemes, year: Number.isInteger(year) && year > 2000 && year < 2100 ? year : undefined }
}
