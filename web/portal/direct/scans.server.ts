/** Pictures of the materials, sent and taken back: the same for the applicant and for the window. */
import { refuse, type Result } from '#platform/result.ts'
import { textOf } from '../../forms.ts'
import type { Signed } from '../../session.ts'

/** Carries out `scan` and `unscan`; undefined for another button. Whatever is wrong with the file is said at the file. */
export async function scanCommand(
  { services: { direct }, ctx }: Signed,
  id: string,
  form: FormData,
): Promise<Result<unknown> | undefined> {
  const intent = textOf(form, 'intent')
  if (intent === 'unscan') return direct.removeScan(ctx(form), id, textOf(form, 'scan', 40))
  if (intent !== 'scan') return undefined
  const [document = '', dependant = ''] = textOf(form, 'paper', 80).split(':')
  const file = form.get('file')
  if (document === '') return refuse('field.required', { field: 'paper' })
  if (!(file instanceof File) || file.name === '') return refuse('field.required', { field: 'file' })
  const content = new Uint8Array(await file.arrayBuffer())
  const whose = dependant ? { dependant } : {}
  const kept = await direct.addScan(ctx(form), id, { document, ...whose, name: file.name, content })
  return kept.ok ? kept : { ok: false, refusals: kept.refusals.map(refusal => ({ ...refusal, field: 'file' })) }
}
