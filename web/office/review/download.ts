import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { orThrow, workbook } from './server.ts'

/** The queue as an Excel file. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'reviewer')
  return workbook(orThrow(await services.review.exportQueue(ctx())))
}
