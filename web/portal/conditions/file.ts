import type { LoaderFunctionArgs } from 'react-router'
import { workbookOf } from '#server/guard/index.ts'
import { workbook } from '../direct/batch.server.ts'
import { listOf } from './view.server.ts'

/** `/conditions/list.xlsx`: the same list as a workbook, with the same filter. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { shown, lang, today } = await listOf(args)
  const name = lang === 'zh' ? `现行条件和依据 ${today}.xlsx` : `conditions ${today}.xlsx`
  return workbook({ name, content: await workbookOf(shown, lang) })
}
