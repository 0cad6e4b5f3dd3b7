import type { Ctx } from '#platform/context.ts'
import type { Platform } from '#platform/platform.ts'
import { ok, type Result } from '#platform/result.ts'
import { mediaTypeOf } from '#server/applications/index.ts'

/** A file as it was sent: nothing about it is believed. */
export interface GivenFile {
  readonly name: string
  readonly content: Uint8Array
}

/** A picture or PDF, known by its content and not by its name. */
export interface CheckedFile extends GivenFile {
  readonly id: string
  readonly mediaType: string
}

/** What a state says of a file; name and content stay sealed beside it. */
export interface FileRef {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
}

/** Checks each by its content; the first that is no picture or PDF, empty or too large refuses all. */
export async function checkFiles(
  ctx: Pick<Ctx, 'newId'>,
  files: readonly GivenFile[],
  field: string,
): Promise<Result<readonly CheckedFile[]>> {
  const checked: CheckedFile[] = []
  for (const { name, content } of files) {
    const media = await mediaTypeOf(content, field)
    if (!media.ok) return media
    checked.push({ id: ctx.newId(), name, mediaType: media.value, content })
  }
  return ok(checked)
}

export const refOf = ({ id, mediaType, content }: CheckedFile): FileRef => ({ id, mediaType, bytes: content.length })

/** The columns of a sealed file. */
export function sealedFile({ city, vault }: Platform, ctx: Ctx, { id, name, mediaType, content }: CheckedFile) {
  return {
    city,
    id,
    name_sealed: vault.seal('file', fileName(name)),
    media_type: mediaType,
    bytes: content.length,
    content: vault.sealBytes('file', content),
    uploaded_by: ctx.actor.id,
    at: ctx.now,
  }
}

/** A file opened: what its reader gets. */
export interface OpenedFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Buffer
}

export function openedFile(
  { vault }: Platform,
  { name_sealed, media_type, content }: { name_sealed: string; media_type: string; content: Buffer },
): OpenedFile {
  return { name: vault.open('file', name_sealed), mediaType: media_type, content: vault.openBytes('file', content) }
}

/** A file's own name without its path, kept short. */
function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)?.trim() ?? ''
  return [...(last === '' ? '未命名' : last)].slice(-80).join('')
}
