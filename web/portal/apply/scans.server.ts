import type { Refusal } from '#platform/result.ts'
import type { Signed } from '../../session.ts'

/** Stores every file sent for one document. Each is a command of its own under the form's key, so that a retry stores none twice. */
export async function uploadScans(signed: Signed, form: FormData, id: string, document: string): Promise<readonly Refusal[]> {
  const field = `document-${document}`
  const files = form.getAll(field).filter(one => one instanceof File && (one.name !== '' || one.size > 0)) as File[]
  if (files.length === 0) return [{ code: 'file.choose', field }]
  const refusals: Refusal[] = []
  for (const [at, file] of files.entries()) {
    const scan = { document, name: file.name, content: Buffer.from(await file.arrayBuffer()) }
    const added = await signed.services.applications.addEvidence(part(signed, form, String(at)), id, scan)
    if (!added.ok) refusals.push(...added.refusals)
  }
  return refusals
}

export async function removeScan(signed: Signed, form: FormData, id: string, evidence: string): Promise<readonly Refusal[]> {
  const removed = await signed.services.applications.removeEvidence(signed.ctx(form), id, evidence)
  return removed.ok ? [] : removed.refusals
}

/** Demo mode: one sample sheet for every document still missing. */
export async function useSamples(
  signed: Signed, form: FormData, id: string, needed: readonly { readonly document: string; readonly present: boolean }[],
): Promise<readonly Refusal[]> {
  if (!signed.demo) return [{ code: 'demo.off' }]
  for (const { document } of needed.filter(({ present }) => !present)) {
    const scan = { document, name: '样张.png', content: signed.services.demo.sampleScan() }
    const added = await signed.services.applications.addEvidence(part(signed, form, document), id, scan)
    if (!added.ok) return added.refusals
  }
  return []
}

function part(signed: Signed, form: FormData, suffix: string) {
  const ctx = signed.ctx(form)
  return { ...ctx, commandId: `${ctx.commandId}:${suffix}` }
}
