import type { LoaderFunctionArgs } from 'react-router'
import { pdf } from '../../portal/card/pdf.ts'
import { bureauDesk } from './server.ts'

/** `/office/reports/month/:month/report.pdf?to=city|province`: what was compiled last, to be signed and sent. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = bureauDesk(args)
  const to = new URL(args.request.url).searchParams.get('to') === 'province' ? 'province' : 'city'
  return pdf(await services.documents.report(ctx(), args.params['month'] ?? '', to))
}
