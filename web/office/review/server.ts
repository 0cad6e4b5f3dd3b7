import { clean } from '../../forms.ts'
import { statusOf } from '#platform/errors/index.ts'
import type { Result } from '#platform/result.ts'
import { XLSX_TYPE } from '#server/sheets/index.ts'
import type { Download } from '#server/review/index.ts'

/** The value, or the page that says why not (403, 404). For loaders. */
export function orThrow<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Response(null, { status: statusOf(result.refusals) })
}

/** A workbook to keep. The name travels in UTF-8, as RFC 6266 has it. */
export function workbook({ fileName, bytes }: Download): Response {
  return new Response(bytes as BodyInit, {
    headers: {
      'content-type': XLSX_TYPE,
      'content-disposition': `attachment; filename="review.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  })
}

/** One text of a form, trimmed and cut to a sane length. */
export function field(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? clean(value).trim().slice(0, 2000) : ''
}
