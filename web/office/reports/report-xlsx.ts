import type { LoaderFunctionArgs } from 'react-router'
import { orThrow } from '../answers.ts'
import { bureauDesk, excel } from './server.ts'

/** `/office/reports/month/:month/report.xlsx?to=city|province`: what was compiled last. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { reports, ctx } = bureauDesk(args)
  const to = new URL(args.request.url).searchParams.get('to') === 'province' ? 'province' : 'city'
  return excel(orThrow(await reports.compiledFile(ctx(), args.params['month'] ?? '', to)))
}
