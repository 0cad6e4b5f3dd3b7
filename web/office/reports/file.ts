import type { LoaderFunctionArgs } from 'react-router'
import { orThrow } from '../answers.ts'
import { fileResponse } from '../../plain/file.ts'
import { reportDesk } from './server.ts'

/** `/office/reports/files/:id`: what shows a finding or its settlement (DG-10); the read is recorded. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { reports, ctx } = reportDesk(args)
  return fileResponse(orThrow(await reports.inspectionFile(ctx(), args.params['id'] ?? '')))
}
