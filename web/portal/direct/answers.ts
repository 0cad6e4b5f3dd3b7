import type { LoaderFunctionArgs } from 'react-router'
import { workbook } from './batch.server.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'

/** `/direct/batches/:id/answers.xlsx`: the employer's file back, every line with its number or with what is wrong. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'citizen')
  const answers = orThrow(await services.direct.batchAnswers(ctx(), args.params['id'] ?? ''))
  if (!answers) throw new Response(null, { status: 404 })
  return workbook(answers)
}
