import type { LoaderFunctionArgs } from 'react-router'
import { pdf } from '../../portal/card/pdf.ts'
import { signedIn } from '../../session.ts'

/** `/office/police/:id/settled.pdf`: the record of settlement, to hand to the holder. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'police')
  return pdf(await services.documents.settled(ctx(), args.params['id'] ?? ''))
}
