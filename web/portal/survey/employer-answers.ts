import type { LoaderFunctionArgs } from 'react-router'
import { workbook } from '../direct/batch.server.ts'
import { surveyed } from './survey.server.ts'

/** `/survey/employer/:code/:file`: the answer to every row of a file that came by this link. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const answers = await surveyed(args).outreach.employers.answers(args.params['code'] ?? '', args.params['file'] ?? '')
  if (!answers) throw new Response(null, { status: 404 })
  return workbook(await answers.workbook())
}
