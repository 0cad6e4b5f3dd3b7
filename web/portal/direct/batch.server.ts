/** The upload of an employer's file, the same for the window and for the employer's account. */
import { describe } from '#platform/errors/index.ts'
import type { BatchMode, BatchResult } from '#server/direct/index.ts'
import { XLSX_TYPE } from '#server/sheets/index.ts'
import { refuse, type Result } from '#platform/result.ts'
import { textOf } from '../../forms.ts'
import type { Lang } from '../../lang.ts'
import type { Signed } from '../../session.ts'
import { MOST_SHOWN, type ShownProblem } from './batch.tsx'

export const ACCEPT = `.xlsx,${XLSX_TYPE}`

export async function upload({ services: { direct }, ctx }: Signed, form: FormData): Promise<Result<BatchResult>> {
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return refuse('sheet.choose_file', { field: 'file' })
  const employer = {
    name: textOf(form, 'name', 100),
    phone: textOf(form, 'phone', 30),
    address: textOf(form, 'address', 200),
    town: textOf(form, 'town', 9),
  }
  const content = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  return direct.importBatch(
    ctx(form),
    textOf(form, 'pack', 64),
    employer,
    content,
    textOf(form, 'mode', 20) as BatchMode,
  )
}

/** The answer for a page: the first problems in words, the others counted. */
export function answerOf({ problems, ...result }: BatchResult, lang: Lang) {
  const shown = problems
    .slice(0, MOST_SHOWN)
    .map(({ line, column = '', cell = '', refusal }, at): ShownProblem => ({
      at,
      line,
      column,
      cell,
      cause: describe(refusal, lang),
      code: refusal.code,
    }))
  return { result, shown, more: problems.length - shown.length }
}

/** A workbook to keep; the name in any script. */
export function workbook({ name, content }: { readonly name: string; readonly content: Uint8Array }): Response {
  return new Response(content as BodyInit, {
    headers: {
      'content-type': XLSX_TYPE,
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="batch.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
}
