import { attempt, load } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Queryable } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise, permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import type { Pack } from '#policy'
import type { Packs } from '#server/packs/index.ts'
import { namesOf } from './consequence.ts'
import { factOf } from './decide.ts'
import { claimsToCheck } from './duties.ts'
import { recordCommand, recordIn, tooLong, type Tasks } from './record.ts'
import { countDue, countQueue, escalatedTasks, nextOpen, PAGE_SIZE, queuePage, staffNames, type Desk } from './store.ts'
import type { EscalatedRow, Queue, QueueQuery, Recorded, TaskView } from './shapes.ts'
import type { CaseFile, Claims, FindingInput, TaskState } from './types.ts'
import { parseValue } from './verdicts.ts'
import { factName, queueRow, recorders, taskView } from './views.ts'

/** What review is handed at composition. */
export interface Pinned {
  readonly parameters: Readonly<Record<string, number>>
  readonly version: string | undefined
}

export interface ReviewDeps {
  readonly packs: Packs
  /** Cases behind tasks, opened, by application id. */
  readonly caseFiles: (db: Queryable, applicationIds: readonly string[]) => Promise<ReadonlyMap<string, CaseFile>>
  /** What some applications claim, by application id; cheaper than the whole file. */
  readonly claims: (db: Queryable, applicationIds: readonly string[]) => Promise<ReadonlyMap<string, Claims>>
  /** The parameters the district set for its round, and the version of the rules the round pinned. */
  readonly pinned: (district: string, year: number, pack: string) => Promise<Pinned>
}

/** The desk a reviewer sits at; anyone else is refused. */
export async function deskOf(platform: Platform, ctx: Ctx): Promise<Result<Desk>> {
  const { district = '', department = '' } = ctx.actor
  const allowed = await permit(platform, ctx, 'review.read', { city: platform.city, district, department })
  return allowed.ok ? ok({ city: platform.city, district, department }) : allowed
}

export async function queue(platform: Platform, packs: Packs, ctx: Ctx, query: QueueQuery): Promise<Result<Queue>> {
  const desk = await deskOf(platform, ctx)
  if (!desk.ok) return desk
  const own = packs.pointsOf(platform.city)
  if (!own) return refuse('object.not_found')
  const { status: filter = 'open', due, sort } = query
  const counts = await countQueue(platform.db, desk.value, ctx.today)
  const base = { filter, due, newestFirst: sort === '-due', limit: PAGE_SIZE, today: ctx.today }
  const total = due ? await countDue(platform.db, desk.value, { ...base, offset: 0 }) : counts[filter]
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(Math.max(1, query.page ?? 1), pages)
  const items = await queuePage(platform.db, desk.value, { ...base, offset: (page - 1) * PAGE_SIZE })
  const rows = items.map(item => queueRow(packs.get(item.state.pack), item, ctx.today))
  return ok({ department: namesOf(own, desk.value.department), counts, rows, page, pages, total })
}

export async function task(
  platform: Platform,
  deps: ReviewDeps,
  tasks: Tasks,
  ctx: Ctx,
  id: string,
): Promise<Result<TaskView>> {
  const found = isUuid(id) ? await load<TaskState>(platform.db, tasks, platform.city, id) : undefined
  if (!found) return refuse('object.not_found')
  const { district, year, department, pack, application } = found.state
  const allowed = await authorise(
    platform,
    ctx,
    'review.read',
    { city: platform.city, district, department },
    `review_task:${id}`,
  )
  if (!allowed.ok) return allowed
  const file = (await deps.caseFiles(platform.db, [application])).get(application)
  if (!file) return refuse('object.not_found')
  const staff = await staffNames(platform.db, platform.city, recorders([found.state]))
  const { parameters, version } = await deps.pinned(district, year, pack)
  const evaluator = deps.packs.evaluator(pack, parameters, version && deps.packs.find(pack, version)?.version)
  return ok(taskView(evaluator, { id, ...found }, file, { vault: platform.vault, staff }, ctx.today))
}

export interface Recording {
  readonly id: string
  readonly findings: readonly FindingInput[]
  readonly expected: number | undefined
}

export async function record(
  platform: Platform,
  deps: ReviewDeps,
  tasks: Tasks,
  ctx: Ctx,
  { id, findings, expected }: Recording,
): Promise<Result<Recorded>> {
  const long = tooLong(findings)
  if (long.length > 0) return { ok: false, refusals: long }
  if (!isUuid(id)) return refuse('object.not_found')
  const before = await load<TaskState>(platform.db, tasks, platform.city, id)
  const application = before?.state.application
  const claims = application ? (await deps.claims(platform.db, [application])).get(application) : undefined
  const pack = before && deps.packs.get(before.state.pack)
  const read = readTyped(pack, findings)
  if (!read.ok) return read
  const command = recordCommand(
    platform.vault,
    before?.state,
    read.value,
    pack ? claimsToCheck(pack, claims ?? {}) : {},
  )
  const ran = await attempt(platform, tasks, ctx, { kind: 'record', id }, trx =>
    recordIn(trx, tasks, id, command, ctx, expected),
  )
  if (!ran.ok) return ran
  const { version, state } = ran.value
  const desk = { city: platform.city, district: state.district, department: state.department }
  const next = await nextOpen(platform.db, desk, { id, dueOn: state.dueOn })
  return ok({ id, version, status: state.status, next })
}

/** Values typed on a page, read by their facts. What is no fact of the pack is left to `decide` to refuse. */
function readTyped(pack: Pack | undefined, findings: readonly FindingInput[]): Result<FindingInput[]> {
  const refusals: Refusal[] = []
  const read = findings.map(({ text = '', ...finding }) => {
    const fact = pack && text.trim() !== '' ? factOf(pack, finding.fact) : undefined
    const value = fact && parseValue(fact, text)
    if (value && !value.ok)
      refusals.push(...value.refusals.map(refusal => ({ ...refusal, field: `${finding.fact}.value` })))
    return value?.ok ? { ...finding, value: value.value } : finding
  })
  return refuseAll(refusals) ?? ok(read)
}

export async function escalated(
  platform: Platform,
  packs: Packs,
  ctx: Ctx,
  district: string,
  year: number,
): Promise<Result<EscalatedRow[]>> {
  const { city, db } = platform
  const allowed = await permit(platform, ctx, 'review.progress', { city, district })
  if (!allowed.ok) return allowed
  const found = await escalatedTasks(db, { city, district, year })
  return ok(
    found.map(({ id, version, state }) => {
      const pack = packs.get(state.pack)
      const open = state.facts.filter(({ finding, recheck }) => !finding || recheck)
      return {
        id,
        version,
        number: state.number,
        department: namesOf(pack, state.department),
        dueOn: state.dueOn,
        escalatedOn: state.escalatedOn ?? state.dueOn,
        facts: open.map(({ fact }) => factName(pack, fact)),
      }
    }),
  )
}

export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
