import type { LoaderFunctionArgs } from 'react-router'
import { fileResponse } from '../../plain/file.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'

/** `/office/board/evidence/:id`: what a department attached; the read is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { services, ctx } = signedIn(args, 'bureau', 'department')
  return fileResponse(orThrow(await services.boards.evidence(ctx(), args.params['id'] ?? '')))
}
