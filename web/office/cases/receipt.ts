import type { LoaderFunctionArgs } from 'react-router'
import { originOf, pdf } from '../../portal/card/pdf.ts'
import { signedIn } from '../../session.ts'

/** `/office/cases/:id/receipt.pdf`: printed at the window; a recorded read. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'clerk', 'officer')
  return pdf(await services.documents.receipt(ctx(), args.params['id'] ?? '', originOf(args.request)))
}
