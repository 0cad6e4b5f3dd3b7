import type { LoaderFunctionArgs } from 'react-router'
import { orThrow } from '../answers.ts'
import { bureauDesk, excel } from './server.ts'

/** `/office/reports/year/:year/summary.xlsx` */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { reports, ctx } = bureauDesk(args)
  return excel(orThrow(await reports.yearFile(ctx(), Number(args.params['year']))))
}
