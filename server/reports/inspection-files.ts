import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import { openedFile, sealedFile, type CheckedFile, type OpenedFile } from '#server/files/index.ts'
import type { Desk } from './desk.ts'
import { isUuid, storedInspection } from './store.ts'
import { patchOf } from './units.ts'

export async function keepFiles(
  platform: Platform,
  trx: Trx,
  ctx: Ctx,
  inspection: string,
  files: readonly CheckedFile[],
): Promise<void> {
  if (files.length === 0) return
  const rows = files.map(file => ({ ...sealedFile(platform, ctx, file), inspection_id: inspection }))
  await trx.insertInto('inspection_files').values(rows).execute()
}

/** Names of the files of an inspection, by id. */
export async function fileNames({ db, city, vault }: Platform, inspection: string): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('inspection_files')
    .select(['id', 'name_sealed'])
    .where('city', '=', city)
    .where('inspection_id', '=', inspection)
    .execute()
  return Object.fromEntries(rows.map(({ id, name_sealed }) => [id, vault.open('file', name_sealed)]))
}

/** The bureau and the unit that was inspected; the read is recorded. */
export async function inspectionFile({ platform }: Desk, ctx: Ctx, id: string): Promise<Result<OpenedFile>> {
  const { db, city } = platform
  const row = isUuid(id)
    ? await db
        .selectFrom('inspection_files')
        .selectAll()
        .where('city', '=', city)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  const found = row && (await storedInspection(db, city, row.inspection_id))
  if (!row || !found) return refuse('object.not_found')
  const patch = patchOf(city, found.state.unitKind, found.state.unit)
  const allowed = await authorise(platform, ctx, 'report.read', patch, `inspection_file:${id}`)
  return allowed.ok ? ok(openedFile(platform, row)) : allowed
}
