import type { LoaderFunctionArgs } from 'react-router'
import type { CardStatus } from '#server/cards/index.ts'
import { originOf, pdf } from '../../portal/card/pdf.ts'
import { pageOf } from '../../forms.ts'
import { issuingDesk } from './desk.ts'

const PRINTED: readonly CardStatus[] = ['issued', 'settled', 'lapsed']

/** `/office/cards/:id/print.pdf?status=&page=`: up to 100 cards in one file; each holder's read is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx, round } = await issuingDesk(args)
  const { searchParams } = new URL(args.request.url)
  const status = PRINTED.find(one => one === searchParams.get('status')) ?? 'issued'
  const page = pageOf(searchParams)
  return pdf(await services.documents.cards(ctx(), round.id, originOf(args.request), page, status))
}
