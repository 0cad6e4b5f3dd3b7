import { run } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { authorise } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { mediaTypeOf } from '#server/applications/index.ts'
import { patchOf } from './aggregate.ts'
import type { Saved } from './contract.ts'
import type { Desk } from './desk.ts'
import { find, isUuid } from './store.ts'

interface NewScan {
  readonly document: string
  readonly dependant?: string
  readonly name: string
  readonly content: Uint8Array
}

export async function addScan(desk: Desk, ctx: Ctx, id: string, sent: NewScan): Promise<Result<Saved>> {
  const { document, dependant, content } = sent
  const media = await mediaTypeOf(content, `document-${document}`)
  if (!media.ok) return media
  if (!isUuid(id)) return refuse('object.not_found')
  const scan = ctx.newId()
  const command = { kind: 'scan', scan, document, ...(dependant === undefined ? {} : { dependant }) } as const
  return run(desk.platform, desk.aggregate, id, command, ctx, {
    also: trx => keepScan(desk, trx, ctx, { ...sent, id: scan, case: id, media: media.value }),
  })
}

async function keepScan(
  { platform: { vault, city } }: Desk,
  trx: Trx,
  ctx: Ctx,
  { id, case: caseId, document, name, media, content }: NewScan & { id: string; case: string; media: string },
): Promise<void> {
  await trx
    .insertInto('direct_scans')
    .values({
      city,
      id,
      case_id: caseId,
      document,
      name_sealed: vault.seal('file', fileName(name)),
      media_type: media,
      bytes: content.length,
      content: vault.sealBytes('file', content),
      uploaded_by: ctx.actor.id,
      at: ctx.now,
    })
    .execute()
}

/** Its content goes at once; that there was one, and who took it back when, stays in the events. */
export function removeScan({ platform, aggregate }: Desk, ctx: Ctx, id: string, scan: string): Promise<Result<Saved>> {
  return run(platform, aggregate, id, { kind: 'unscan', scan }, ctx, {
    also: async trx => {
      await trx
        .deleteFrom('direct_scans')
        .where('city', '=', platform.city)
        .where('case_id', '=', id)
        .where('id', '=', scan)
        .execute()
    },
  })
}

/** Recorded as a read of the case's document. */
export async function readScan(
  desk: Desk,
  ctx: Ctx,
  scan: string,
): Promise<Result<{ readonly name: string; readonly mediaType: string; readonly content: Buffer }>> {
  const { db, city, vault } = desk.platform
  const row = isUuid(scan)
    ? await db.selectFrom('direct_scans').selectAll().where('city', '=', city).where('id', '=', scan).executeTakeFirst()
    : undefined
  const found = row && (await find(db, city, row.case_id))
  if (!row || !found) return refuse('object.not_found')
  const byCounty = desk.schemeOf(found.state.pack).rules.window === 'county'
  const allowed = await authorise(
    desk.platform,
    ctx,
    'direct.read',
    { city, ...patchOf(found.state, byCounty) },
    `direct:${found.id}/${row.document}`,
  )
  if (!allowed.ok) return allowed
  return ok({
    name: vault.open('file', row.name_sealed),
    mediaType: row.media_type,
    content: vault.openBytes('file', row.content),
  })
}

/** A file's own name without its path, kept short. */
function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)?.trim() ?? ''
  return [...(last === '' ? '未命名' : last)].slice(-80).join('')
}
