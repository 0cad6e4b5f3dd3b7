import type { LoaderFunctionArgs } from 'react-router'
import { pdf } from '../../portal/card/pdf.ts'
import { bureauDesk } from './server.ts'

/** `/office/reports/year/:year/summary.pdf` */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = bureauDesk(args)
  return pdf(await services.documents.year(ctx(), Number(args.params['year'])))
}
