import type { LoaderFunctionArgs } from 'react-router'
import { pdf } from '../../portal/card/pdf.ts'
import { signedIn } from '../../session.ts'

/** `/office/direct/annex2.pdf`: annex 2 with nothing in it, in duplicate, to be filled in by hand (QY-4). */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'clerk', 'officer', 'police', 'bureau')
  return pdf(await services.annex2.blank(ctx()))
}
