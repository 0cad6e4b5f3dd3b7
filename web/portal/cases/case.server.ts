import type { LoaderFunctionArgs } from 'react-router'
import { redirect } from 'react-router'
import { civilDate } from '#calendar'
import { findTown } from '#identity'
import type { Pack, Text } from '#policy'
import type { OpenApplication } from '#server/applications/index.ts'
import { hrefIn } from '../../lang.ts'
import { signedIn, type Signed } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'
import type { CaseStory } from './timeline.ts'

export interface CitizenCase {
  readonly open: OpenApplication
  readonly pack: Pack
  readonly signed: Signed
}

/** Opens a submitted application of one's own; a draft leads to the form. */
export async function openCase(args: LoaderFunctionArgs): Promise<CitizenCase> {
  const signed = signedIn(args, 'citizen')
  const open = orThrow(await signed.services.applications.get(signed.ctx(), args.params['id'] ?? ''))
  if (!open.state.number) throw redirect(hrefIn(signed.lang, `/apply/${open.id}`))
  return { open, pack: signed.services.packs.get(open.state.pack), signed }
}

/** The window that has the case, as the applicant knows it. */
export function windowOf(town: string | undefined): Text {
  const found = findTown(town ?? '')
  if (!found) return { zh: '镇（街道）受理窗口', en: 'Town window' }
  return { zh: `${found.district.name.zh}${found.name.zh}受理窗口`, en: `Window of ${found.name.en}, ${found.district.name.en}` }
}

/** What every capability knows of the case. The read was authorised by `openCase`. */
export async function storyOf({ open: { id, state }, pack, signed: { services, today } }: CitizenCase): Promise<CaseStory & { readonly noticeId?: string | undefined }> {
  const [tasks, found, card] = await Promise.all([
    services.review.forApplication(id, today), services.notices.entryFor(id), services.cards.forApplication(id),
  ])
  if (!pack.round) throw new Error(`the pack ${pack.id} has no rounds`)
  const entry = found?.entry
  return {
    state, today, tasks, rules: pack.round, window: windowOf(state.town),
    submittedOn: civilDate(state.submittedAt ?? ''),
    notice: found && {
      publishedOn: found.notice.publishedOn, toOn: found.notice.toOn,
      standing: entry && { points: entry.points, rank: entry.rank, admitted: entry.admitted, held: entry.held },
    },
    card: card && {
      status: card.status, issuedOn: card.issuedOn, expiresOn: card.expiresOn, settledOn: card.settledOn, lapsedOn: card.lapsedOn,
    },
    noticeId: found?.notice.id,
  }
}
