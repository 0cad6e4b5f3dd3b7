import type { LoaderFunctionArgs } from 'react-router'
import { signedIn } from '../../session.ts'
import { orThrow, workbook } from './server.ts'

/** The bad rows of one upload with their causes, as an Excel file. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx, lang } = signedIn(args, 'reviewer')
  return workbook(orThrow(await services.review.importReport(ctx(), args.params['id'] ?? '', lang)))
}
