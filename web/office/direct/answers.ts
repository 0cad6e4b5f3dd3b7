import type { LoaderFunctionArgs } from 'react-router'
import { workbook } from '../../portal/direct/batch.server.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'

/** `/office/direct/batches/:id/answers.xlsx`: the employer's file back, every line with its number or with what is wrong. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'clerk')
  const answers = orThrow(await services.direct.batchAnswers(ctx(), args.params['id'] ?? ''))
  if (!answers) throw new Response(null, { status: 404 })
  return workbook(answers)
}
