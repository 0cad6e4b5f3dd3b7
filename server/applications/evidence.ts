import { fileTypeFromBuffer } from 'file-type'
import { run } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import { authorise } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { patchOf } from './aggregate.ts'
import type { EvidenceContent, Saved } from './contract.ts'
import type { Desk } from './desk.ts'
import { find, isUuid } from './store.ts'

/** Largest scan, in megabytes of 2^20 bytes. */
export const MOST_MEGABYTES = 10
const ALLOWED = new Set(['image/jpeg', 'image/png', 'application/pdf'])

/** What a scan really is, by its content: the name says nothing. */
export async function mediaTypeOf(content: Uint8Array, field: string): Promise<Result<string>> {
  if (content.length === 0) return refuse('file.empty', { field })
  if (content.length > MOST_MEGABYTES * 2 ** 20) return refuse('file.too_large', { field, params: { max: MOST_MEGABYTES } })
  const found = await fileTypeFromBuffer(content)
  return found && ALLOWED.has(found.mime) ? ok(found.mime) : refuse('file.type', { field, params: { allowed: 'JPEG / PNG / PDF' } })
}

export async function addEvidence(
  { platform, aggregate }: Desk, ctx: Ctx, id: string, scan: { document: string; name: string; content: Uint8Array },
): Promise<Result<Saved>> {
  const media = await mediaTypeOf(scan.content, `document-${scan.document}`)
  if (!media.ok) return media
  const { vault, city } = platform
  const evidence = ctx.newId()
  return run(platform, aggregate, id, { kind: 'add_evidence', evidence, document: scan.document }, ctx, {
    also: async trx => {
      await trx.insertInto('evidence').values({
        city, id: evidence, application_id: id, document: scan.document, name_sealed: vault.seal('file', fileName(scan.name)),
        media_type: media.value, bytes: scan.content.length, content: vault.sealBytes('file', scan.content),
        uploaded_by: ctx.actor.id, at: ctx.now, removed_at: null,
      }).execute()
    },
  })
}

/** The content goes at once; that there was a file stays in the events. The window removes its own scans, not the applicant's. */
export function removeEvidence({ platform, aggregate }: Desk, ctx: Ctx, id: string, evidence: string): Promise<Result<Saved>> {
  return run(platform, aggregate, id, { kind: 'remove_evidence', evidence }, ctx, {
    also: async (trx, { state }) => {
      const row = await trx.selectFrom('evidence').select('uploaded_by')
        .where('city', '=', platform.city).where('application_id', '=', id).where('id', '=', evidence).executeTakeFirst()
      if (ctx.actor.role === 'clerk' && row?.uploaded_by === state.owner) return refuse('applications.scan_of_applicant').refusals
      await trx.updateTable('evidence').set({ removed_at: ctx.now, content: Buffer.alloc(0) })
        .where('city', '=', platform.city).where('application_id', '=', id).where('id', '=', evidence).execute()
      return undefined
    },
  })
}

/** Applicant, window, officer and police by their patch; a reviewer only where the duty matrix gives the document (FS-11). */
export async function readEvidence({ platform, hooks }: Desk, ctx: Ctx, evidence: string): Promise<Result<EvidenceContent>> {
  const { db, city, vault } = platform
  const row = isUuid(evidence)
    ? await db.selectFrom('evidence').selectAll().where('city', '=', city).where('id', '=', evidence).where('removed_at', 'is', null).executeTakeFirst()
    : undefined
  const application = row && await find(db, city, row.application_id)
  if (!row || !application) return refuse('object.not_found')
  const { actor } = ctx
  const theirs = actor.role === 'reviewer' && (await hooks.mayReadDocument?.(ctx, application.id, row.document)) === true
  const patch = { city, ...patchOf(application.state), department: theirs ? actor.department : undefined }
  const allowed = await authorise(platform, ctx, 'evidence.read', patch, `${application.id}/${row.document}`)
  if (!allowed.ok) return allowed
  return ok({
    id: row.id, application: application.id, document: row.document, name: vault.open('file', row.name_sealed),
    mediaType: row.media_type, bytes: row.bytes, at: row.at, uploadedBy: row.uploaded_by, content: vault.openBytes('file', row.content),
  })
}

/** A file's own name without its path, kept short. */
function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)?.trim() ?? ''
  return [...(last === '' ? '未命名' : last)].slice(-80).join('')
}
