import type { LoaderFunctionArgs } from 'react-router'
import { pdf } from '../card/pdf.ts'
import { openOwn } from './own.server.ts'

/** `/direct/:id/annex2.pdf`: the applicant's own annex 2, in duplicate, to sign and bring (QY-4, QY-11); the read is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { signed, view } = await openOwn(args)
  return pdf(await signed.services.annex2.ofCase(signed.ctx(), view.id))
}
