import { describe } from '#platform/errors/index.ts'
import { refuse, type Result } from '#platform/result.ts'
import type { RowAnswer } from '#server/outreach/index.ts'
import { XLSX_TYPE } from '#server/sheets/index.ts'
import type { Lang } from '../../lang.ts'

export const ACCEPT = `.xlsx,${XLSX_TYPE}`

/** The bytes of the file a form carries. */
export async function fileIn(form: FormData): Promise<Result<Uint8Array>> {
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return refuse('sheet.choose_file', { field: 'file' })
  return { ok: true, value: new Uint8Array(await file.arrayBuffer()) }
}

/** Answers of an employer's file in words. */
export function inWords(rows: readonly RowAnswer[], lang: Lang) {
  return rows.map(({ refusals, ...row }) => ({ ...row, causes: refusals.map(refusal => describe(refusal, lang)) }))
}
