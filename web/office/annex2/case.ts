import type { LoaderFunctionArgs } from 'react-router'
import { pdf } from '../../portal/card/pdf.ts'
import { signedIn } from '../../session.ts'

/** `/office/direct/:id/annex2.pdf`: annex 2 of a case, in duplicate (QY-11); the read is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'clerk', 'officer', 'police')
  return pdf(await services.annex2.ofCase(ctx(), args.params['id'] ?? ''))
}
