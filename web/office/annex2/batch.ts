import type { LoaderFunctionArgs } from 'react-router'
import { pdf } from '../../portal/card/pdf.ts'
import { signedIn } from '../../session.ts'

/** `/office/direct/batches/:id/annex2.pdf`: annex 2 of every case an employer's file made, one after another. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'clerk')
  return pdf(await services.annex2.ofBatch(ctx(), args.params['id'] ?? ''))
}
