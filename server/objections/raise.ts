import { run } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { mediaTypeOf } from '#server/applications/index.ts'
import type { Notice } from '#server/notices/index.ts'
import type { RankingEntry } from '#server/ranking/index.ts'
import { MOST_TEXT } from './decide.ts'
import type { Desk } from './desk.ts'
import { openBy, ownerOf } from './store.ts'
import type { Objection, ObjectionFile, RaiseInput } from './types.ts'

const LEAST_TEXT = 10
const MOST_FILES = 3
/** One person's unanswered objections to one notice: nobody can hold up a whole list. */
const MOST_OPEN = 5

/** Raised in one's real name, in writing, while the notice runs (FS-8). */
export async function raise(desk: Desk, ctx: Ctx, input: RaiseInput): Promise<Result<Objection>> {
  const { platform, notices, aggregate } = desk
  const allowed = await permit(platform, ctx, 'objection.raise', { city: platform.city })
  if (!allowed.ok) return allowed
  const notice = await notices.get(input.noticeId)
  if (!notice) return refuse('object.not_found')
  const late = outOfTime(notice, ctx.today)
  if (late) return late
  const wrong = refuseAll([wrongName(input.name), wrongText(input.text)])
  if (wrong) return wrong
  const found = await entryOf(desk, ctx, notice, input.target)
  if (!found.ok) return found
  const { entry, own } = found.value
  if (await openBy(platform.db, platform.city, notice.id, ctx.actor.id) >= MOST_OPEN && !(await doneBefore(desk, ctx))) {
    return refuse('objections.too_many', { params: { max: MOST_OPEN } })
  }
  const files = await readFiles(ctx, input.files ?? [])
  if (!files.ok) return files
  const { name, text } = input
  const ran = await run(platform, aggregate, 'new', {
    kind: 'raise', noticeId: notice.id, roundId: notice.roundId, district: notice.district, pack: notice.pack,
    applicationId: entry.applicationId, position: entry.position, ranked: entry.outcome === 'ranked',
    rankingId: notice.rankingId, about: own ? 'own' : 'other',
    statement: platform.vault.seal('reason', JSON.stringify({ name: name.trim(), text: text.trim() })),
    files: files.value.map(({ id, mediaType, bytes }) => ({ id, mediaType, bytes })),
  }, ctx, { also: (trx, made) => storeFiles(desk, trx, ctx, made.id, files.value) })
  return ran.ok ? ok({ ...ran.value.state, id: ran.value.id, version: ran.value.version }) : ran
}

/** Anybody may object to a published number; to an entry that is not published, only the applicant. */
async function entryOf(
  { platform: { db, city }, rankings }: Desk, ctx: Ctx, notice: Notice, target: RaiseInput['target'],
): Promise<Result<{ readonly entry: RankingEntry; readonly own: boolean }>> {
  if ('position' in target) {
    const entry = await rankings.entryAt(notice.rankingId, target.position)
    if (entry?.outcome !== 'ranked') return refuse(
      'objections.no_entry', { field: 'position', params: { number: target.position } },
    )
    return ok({ entry, own: await ownerOf(db, city, entry.applicationId) === ctx.actor.id })
  }
  if (await ownerOf(db, city, target.applicationId) !== ctx.actor.id) return refuse('access.other_patch')
  const entry = await rankings.entryOf(notice.rankingId, target.applicationId)
  return entry ? ok({ entry, own: true }) : refuse('object.not_found')
}

async function doneBefore({ platform: { db, city } }: Desk, ctx: Ctx): Promise<boolean> {
  const row = await db.selectFrom('commands').select('id').where('city', '=', city).where('id', '=', ctx.commandId)
    .executeTakeFirst()
  return row !== undefined
}

function outOfTime(notice: Notice, today: string): ReturnType<typeof refuse> | undefined {
  if (today < notice.publishedOn) return refuse('objections.not_begun')
  return today > notice.toOn || notice.status !== 'published'
    ? refuse('objections.closed', { params: { until: notice.toOn } })
    : undefined
}

function wrongName(name: string): Refusal | undefined {
  const { length } = [...name.trim()]
  return length >= 2 && length <= 50 ? undefined : { code: 'objections.name', field: 'name' }
}

function wrongText(text: string): Refusal | undefined {
  const { length } = [...text.trim()]
  if (length < LEAST_TEXT) return { code: 'objections.text', field: 'text', params: { min: LEAST_TEXT } }
  return length > MOST_TEXT ? { code: 'field.too_long', field: 'text', params: { max: MOST_TEXT } } : undefined
}

interface ReadFile extends ObjectionFile {
  readonly name: string
  readonly content: Uint8Array
}

async function readFiles(ctx: Ctx, files: NonNullable<RaiseInput['files']>): Promise<Result<ReadFile[]>> {
  if (files.length > MOST_FILES) return refuse('objections.files', { field: 'files', params: { max: MOST_FILES } })
  const read: ReadFile[] = []
  for (const { name, content } of files) {
    const media = await mediaTypeOf(content, 'files')
    if (!media.ok) return media
    read.push({ id: ctx.newId(), name, content, mediaType: media.value, bytes: content.length })
  }
  return ok(read)
}

async function storeFiles(
  { platform: { city, vault } }: Desk, trx: Trx, ctx: Ctx, objectionId: string, files: readonly ReadFile[],
): Promise<void> {
  if (files.length === 0) return
  await trx.insertInto('objection_files').values(files.map(({ id, name, content, mediaType, bytes }) => ({
    city, id, objection_id: objectionId, name_sealed: vault.seal('file', name.slice(-120)), media_type: mediaType,
    bytes,
    content: vault.sealBytes('file', content), at: ctx.now,
  }))).execute()
}
