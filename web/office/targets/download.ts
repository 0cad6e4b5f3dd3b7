import type { LoaderFunctionArgs } from 'react-router'
import { XLSX_TYPE } from '#server/sheets/index.ts'
import { orThrow } from '../answers.ts'
import { targetDesk } from './server.ts'

/**
 * `/office/targets/targets.xlsx`: the table in the annex's layout, and target and actual numbers by county and month.
 */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { signed, scheme, year } = targetDesk(args, 'officer', 'bureau')
  const { fileName, bytes } = orThrow(await signed.services.targets.workbook(signed.ctx(), scheme.pack, year))
  return new Response(bytes as BodyInit, {
    headers: {
      'content-type': XLSX_TYPE,
      'content-disposition': `attachment; filename="targets.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  })
}
