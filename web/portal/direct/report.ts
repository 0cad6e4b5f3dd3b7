import type { LoaderFunctionArgs } from 'react-router'
import { workbook } from './batch.server.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'

/** `/direct/batches/:id/report.xlsx`: the refused lines with their causes, to correct and hand in again. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'citizen')
  const report = orThrow(await services.direct.batchReport(ctx(), args.params['id'] ?? ''))
  if (!report) throw new Response(null, { status: 404 })
  return workbook(report)
}
