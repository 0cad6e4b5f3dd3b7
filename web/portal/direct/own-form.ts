import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { pdf } from '../card/pdf.ts'

/** `/direct/:id/annex2.pdf`: the applicant's own annex 2, in duplicate, to sign and bring (QY-4, QY-11); the read is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'citizen')
  return pdf(await services.annex2.ofCase(ctx(), args.params['id'] ?? ''))
}
