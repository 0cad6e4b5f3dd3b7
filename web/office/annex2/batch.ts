import type { LoaderFunctionArgs } from 'react-router'
import { pdf } from '../../portal/card/pdf.ts'
import { signedIn } from '../../session.ts'

/** `/office/direct/batches/:id/annex2.pdf?part=`: annex 2 of the cases an employer's file made, one after another, in parts. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'clerk')
  const part = Number(new URL(args.request.url).searchParams.get('part') ?? '1')
  return pdf(await services.annex2.ofBatch(ctx(), args.params['id'] ?? '', part))
}
