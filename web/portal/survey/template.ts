import type { LoaderFunctionArgs } from 'react-router'
import { workbook } from '../direct/batch.server.ts'
import { surveyed } from './survey.server.ts'

/** `/survey/template.xlsx`: the workbook an employer fills in. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  return workbook(await surveyed(args).outreach.template())
}
