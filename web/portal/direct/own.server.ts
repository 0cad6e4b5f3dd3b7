import { redirect, type LoaderFunctionArgs } from 'react-router'
import type { DirectDraft, DirectView } from '#server/direct/index.ts'
import { validityOn } from '#policy'
import type { Services } from '#server/services.ts'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'
import { needsClaim } from './claim.server.ts'
import type { PointsScheme } from './fallback.tsx'

/** The applicant's own case, opened, with its scheme; one that somebody else filed only once it is claimed. */
export async function openOwn(args: LoaderFunctionArgs) {
  const own = await opened(args)
  if (needsClaim(args.request, own.signed, own.view))
    throw redirect(hrefIn(own.signed.lang, `/direct/${own.view.id}/claim`))
  return own
}

/** The same, claimed or not. */
export async function opened(args: LoaderFunctionArgs) {
  const signed = signedIn(args, 'citizen')
  const { direct, packs } = signed.services
  const view = orThrow(await direct.get(signed.ctx(), args.params['id'] ?? ''))
  const scheme = direct.scheme(view.state.pack)
  if (!scheme) throw new Response(null, { status: 404 })
  return { signed, view, scheme, pack: packs.get(scheme.pack) }
}

/** The form as it stands in a draft or case. */
export function draftOf({
  file: { personal, claims, dependants },
  state: { homeTown, employerTown, place },
}: DirectView): DirectDraft {
  return { personal, claims, dependants, homeTown, employerTown, place }
}

/** Where the city also settles by points, that scheme and how it stands today: what remains for who is not eligible directly (DG-5). */
export function pointsScheme({ packs, platform }: Services, direct: string, today: string): PointsScheme | undefined {
  const points = packs.ofCity(platform.city).find(({ kind }) => kind === 'points')
  if (!points) return undefined
  const { id, title, validity } = points
  const named = packs.get(direct).precedence.find(({ pack }) => pack === id)?.over
  return {
    pack: id,
    title,
    standing: validityOn(points, today) ?? 'in_force',
    from: validity.from,
    to: validity.to,
    atTheTime: named,
  }
}
