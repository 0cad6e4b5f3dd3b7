/** The upload of an employer's file, the same for the window and for the employer's account. */
import type { BatchMode, BatchResult, Workbook } from '#server/direct/index.ts'
import { XLSX_TYPE } from '#server/sheets/index.ts'
import { refuse, type Result } from '#platform/result.ts'
import { textOf } from '../../forms.ts'
import type { Signed } from '../../session.ts'

export const ACCEPT = `.xlsx,${XLSX_TYPE}`

/** Where the answer to a file stands, or, of a large one, how far it is; or what is wrong with the file as a whole. */
export async function upload(
  { services: { direct }, ctx }: Signed,
  form: FormData,
  base: string,
): Promise<Result<string>> {
  const file = form.get('file')
  if (!(file instanceof File) || file.name === '') return refuse('sheet.choose_file', { field: 'file' })
  const employer = {
    name: textOf(form, 'name', 100),
    phone: textOf(form, 'phone', 30),
    address: textOf(form, 'address', 200),
    town: textOf(form, 'town', 9),
  }
  const content = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  const mode = textOf(form, 'mode', 20) as BatchMode
  const started = await direct.startBatch(ctx(form), textOf(form, 'pack', 64), employer, content, mode)
  if ('ticket' in started) return { ok: true, value: `${base}/running/${encodeURIComponent(started.ticket)}` }
  return addressOf(started.done, base)
}

export function addressOf(done: Result<BatchResult>, base: string): Result<string> {
  return done.ok ? { ok: true, value: `${base}/${done.value.id}` } : done
}

/** A workbook to keep; the name in any script. */
export function workbook({ name, content }: Workbook): Response {
  return new Response(content as BodyInit, {
    headers: {
      'content-type': XLSX_TYPE,
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="batch.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })
}
