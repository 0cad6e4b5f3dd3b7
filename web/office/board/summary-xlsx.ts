import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { workbook } from '../review/server.ts'
import { filterOf } from './filter.ts'

/** `/office/board/:id/summary.xlsx?period=`: tasks, departments and reports of one period. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'bureau')
  const { period } = filterOf(new URL(args.request.url).searchParams)
  const { name, content } = orThrow(await services.boards.workbook(ctx(), args.params['id'] ?? '', period))
  return workbook({ fileName: name, bytes: content })
}
