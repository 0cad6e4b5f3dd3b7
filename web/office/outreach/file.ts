import type { LoaderFunctionArgs } from 'react-router'
import { workbook } from '../../portal/direct/batch.server.ts'
import { orThrow } from '../answers.ts'
import { outreachDesk } from './desk.server.ts'

/** `/office/outreach/files/:id`: the answer to every row of an employer's file. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { outreach, ctx } = outreachDesk(args)
  return workbook(orThrow(await outreach.fileAnswers(ctx(), args.params['id'] ?? '')))
}
