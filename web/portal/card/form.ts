import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { originOf, pdf } from './pdf.ts'

/** `/cases/:id/form.pdf`, for the applicant and for the staff who may read the case. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'citizen', 'clerk', 'officer')
  return pdf(await services.documents.form(ctx(), args.params['id'] ?? '', originOf(args.request)))
}
