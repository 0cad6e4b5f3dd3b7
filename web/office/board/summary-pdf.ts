import type { LoaderFunctionArgs } from 'react-router'
import { pdf } from '../../portal/card/pdf.ts'
import { signedIn } from '../../session.ts'
import { filterOf } from './filter.ts'

/** `/office/board/:id/summary.pdf?period=`: one period to be signed and sent on. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'bureau')
  const { period } = filterOf(new URL(args.request.url).searchParams)
  return pdf(await services.documents.board(ctx(), args.params['id'] ?? '', period))
}
