import type { LoaderFunctionArgs } from 'react-router'
import { workbook } from '../../portal/direct/batch.server.ts'
import { outreachDesk } from './desk.server.ts'

/** `/office/outreach/template.xlsx`: the workbook an employer fills in. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return workbook(await outreachDesk(args).outreach.template())
}
