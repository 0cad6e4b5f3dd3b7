import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { originOf, pdf } from './pdf.ts'

/** `/cases/:id/card.pdf`: the card of an application, for its holder and the officers and police of the district. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'citizen', 'officer', 'police')
  const card = await services.cards.forApplication(args.params['id'] ?? '')
  if (!card) throw new Response(null, { status: 404 })
  return pdf(await services.documents.card(ctx(), card.id, originOf(args.request)))
}
