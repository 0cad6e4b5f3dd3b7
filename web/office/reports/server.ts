import { redirect, type LoaderFunctionArgs } from 'react-router'
import type { Result } from '#platform/result.ts'
import { XLSX_TYPE } from '#server/sheets/index.ts'
import type { Reports } from '#server/reports/index.ts'
import { hrefIn } from '../../lang.ts'
import { signedIn, type Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'

/** What the pages of reports start from. A city that settles by points only has none: 404. */
export function reportDesk(args: LoaderFunctionArgs): Signed & { readonly reports: Reports } {
  const signed = signedIn(args, 'clerk', 'officer', 'bureau', 'department')
  const { reports } = signed.services
  if (!reports.has()) throw new Response(null, { status: 404 })
  return { ...signed, reports }
}

/** The same for pages of the bureau alone. */
export function bureauDesk(args: LoaderFunctionArgs): Signed & { readonly reports: Reports } {
  const signed = signedIn(args, 'bureau')
  const { reports } = signed.services
  if (!reports.has()) throw new Response(null, { status: 404 })
  return { ...signed, reports }
}

/** A workbook to keep. The name travels in UTF-8, as RFC 6266 has it. */
export function excel({
  name,
  content,
}: {
  readonly name: string
  readonly content: Uint8Array | ReadableStream<Uint8Array>
}): Response {
  return new Response(content as BodyInit, {
    headers: {
      'content-type': XLSX_TYPE,
      'content-disposition': `attachment; filename="report.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  })
}

/** The view of a month, or the list of months with the sentence why that month cannot be reported. */
export function ofMonth<T>(result: Result<T>, month: string, { lang }: Pick<Signed, 'lang'>): T {
  const refused = !result.ok && result.refusals.some(({ code }) => code.startsWith('reports.month'))
  if (refused) throw redirect(`${hrefIn(lang, '/office/reports')}?month=${encodeURIComponent(month.slice(0, 20))}`)
  return orThrow(result)
}
