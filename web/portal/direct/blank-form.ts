import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { pdf } from '../card/pdf.ts'

/** `/direct/annex2.pdf`: annex 2 with nothing in it, in duplicate, for anybody to print and fill in by hand (QY-4, QY-11). */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const { services, now } = context.get(requestContext)
  return pdf(await services.annex2.blank({ now }))
}
