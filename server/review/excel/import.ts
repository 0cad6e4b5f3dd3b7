import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { transaction, type Trx } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { recordRead } from '#platform/reads.ts'
import { refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { readSheet } from '#server/sheets/index.ts'
import { claimsToCheck } from '../duties.ts'
import { deskOf, isUuid, type ReviewDeps } from '../desk.ts'
import { recordCommand, recordManyIn, type TaskFindings, type Tasks } from '../record.ts'
import type { Desk } from '../store.ts'
import type { ImportMode, ImportResult, RowProblem } from '../shapes.ts'
import type { FindingInput, TaskState } from '../types.ts'
import { headingOf, place, SHEET, wrongHead, type ColumnKey } from './columns.ts'
import { judgeRow, type OwnTask } from './judge.ts'
import { earlierImport, storeImport } from './log.ts'
import { readRows, type FilledRow, type ReadRows } from './rows.ts'

const AT_ONCE = 500

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

interface Job {
  readonly platform: Platform
  readonly deps: ReviewDeps
  readonly tasks: Tasks
  readonly ctx: Ctx
  readonly desk: Desk
}

interface Good {
  readonly row: FilledRow
  readonly task: OwnTask
  readonly input: FindingInput
}

interface Judged {
  readonly good: readonly Good[]
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
}

/**
 * Records the findings of an uploaded file. The file as a whole is refused only for its form; every bad row is named
 * with its line and cause, and the good ones are kept or none, as `mode` says. The same command again answers the same.
 */
export async function importFindings(
  platform: Platform, deps: ReviewDeps, tasks: Tasks, ctx: Ctx, upload: Upload, mode: ImportMode,
): Promise<Result<ImportResult>> {
  const desk = await deskOf(platform, ctx)
  if (!desk.ok) return desk
  const again = await earlierImport(platform, ctx)
  if (again) return again
  const sheet = await readSheet(upload.bytes, { sheet: SHEET })
  if (!sheet.ok) return sheet
  const merged = sheet.value.merged
    .slice(0, 5)
    .map((range): Refusal => ({ code: 'sheet.merged', field: 'file', params: { range } }))
  const wrong = refuseAll([...wrongHead(sheet.value), ...merged])
  if (wrong) return wrong
  const read = readRows(sheet.value)
  const job = { platform, deps, tasks, ctx, desk: desk.value }
  const judged = await judge(job, read)
  const saved = mode === 'all' ? await saveAll(job, judged) : await saveGood(job, judged)
  return storeImport(platform, ctx, summary(read, { ...judged, ...saved }, upload, mode), badRows(read, saved.problems))
}

/** Looks at every row with its task and claims, before anything is stored. */
async function judge(job: Job, read: ReadRows): Promise<Judged> {
  const good: Good[] = []
  const problems: RowProblem[] = [...read.problems]
  const seen = new Map<string, number>()
  let unchanged = 0
  for (let at = 0; at < read.filled.length; at += AT_ONCE * 4) {
    const part = read.filled.slice(at, at + AT_ONCE * 4)
    const known = await ownTasks(job, part.map(({ task }) => task))
    for (const row of part) {
      const answer = judgeOne(job, row, known, seen)
      if (answer === 'unchanged') unchanged += 1
      else if ('refusals' in answer) problems.push(...answer.refusals.map(refusal => problem(row.line, refusal)))
      else good.push(answer)
    }
  }
  return { good, unchanged, problems }
}

function judgeOne(
  job: Job,
  row: FilledRow,
  known: Known,
  seen: Map<string, number>,
): Good | 'unchanged' | { refusals: readonly Refusal[] } {
  const key = `${row.task} ${row.fact}`
  const earlier = seen.get(key)
  if (earlier !== undefined) return { refusals: [{ code: 'sheet.duplicate', params: { line: earlier } }] }
  seen.set(key, row.line)
  const task = known.own.get(row.task)
  if (!task)
    return {
      refusals: [{ code: known.others.has(row.task) ? 'sheet.other_department' : 'sheet.unknown_task', field: 'task' }],
    }
  const pack = job.deps.packs.get(task.state.pack)
  const judged = judgeRow(row, task, pack, job.tasks, job.ctx, job.platform.vault)
  if (!judged.ok) return { refusals: judged.refusals }
  return judged.value === 'unchanged' ? 'unchanged' : { row, task, input: judged.value }
}

interface Known {
  readonly own: ReadonlyMap<string, OwnTask>
  readonly others: ReadonlySet<string>
}

/** The tasks some rows name. Naming another department's is an access that was refused, and recorded as one. */
async function ownTasks({ platform, deps, ctx, desk }: Job, ids: readonly string[]): Promise<Known> {
  const wanted = [...new Set(ids.filter(isUuid))]
  const rows = await sql<{ id: string; state: TaskState }>`
    select id, state from review_tasks where city = ${desk.city} and id = any(${wanted}::uuid[])
  `.execute(platform.db)
  const mine = rows.rows.filter(({ state }) => state.district === desk.district && state.department === desk.department)
  const others = rows.rows.filter(row => !mine.includes(row)).map(({ id }) => id)
  for (const id of others) await recordRead(platform.db, ctx, 'review.record', `review_task:${id}`, false)
  const claims = await deps.claims(platform.db, [...new Set(mine.map(({ state }) => state.application))])
  return {
    own: new Map(
      mine.map(({ id, state }) => [
        id,
        { id, state, claims: claimsToCheck(deps.packs.get(state.pack), claims.get(state.application) ?? {}) },
      ]),
    ),
    others: new Set(others),
  }
}

interface Saved {
  readonly saved: number
  readonly problems: readonly RowProblem[]
}

/** Each batch in a transaction of its own: after a crash, sending the file again finds what was stored unchanged. */
async function saveGood(job: Job, judged: Judged): Promise<Saved> {
  const problems = [...judged.problems]
  let saved = 0
  for (const batch of batches(judged.good)) {
    const refused = await transaction(job.platform.db, trx => saveBatch(job, trx, batch))
    problems.push(...refused)
    saved += batch.length - new Set(refused.map(({ line }) => line)).size
  }
  return { saved, problems }
}

/** All in one transaction, and only when no row is bad. */
async function saveAll(job: Job, judged: Judged): Promise<Saved> {
  if (judged.problems.length > 0) return { saved: 0, problems: judged.problems }
  const late: RowProblem[] = []
  const rollBack = new Error('some rows were refused at the last moment')
  try {
    await transaction(job.platform.db, async trx => {
      late.length = 0
      for (const batch of batches(judged.good)) late.push(...await saveBatch(job, trx, batch))
      if (late.length > 0) throw rollBack
    })
  } catch (error) {
    if (error !== rollBack) throw error
  }
  return { saved: late.length > 0 ? 0 : judged.good.length, problems: late }
}

/** Rows of one task stay together; tasks go in the order of their ids, so that two uploads cannot block each other. */
function batches(good: readonly Good[]): Good[][] {
  const sorted = [...good].sort((a, b) => (a.task.id < b.task.id ? -1 : a.task.id > b.task.id ? 1 : 0))
  const groups: Good[][] = []
  let tasks = 0
  sorted.forEach((each, at) => {
    const fresh = sorted[at - 1]?.task.id !== each.task.id
    if (fresh && tasks++ % AT_ONCE === 0) groups.push([])
    groups.at(-1)?.push(each)
  })
  return groups
}

/** Stores one batch; answers the rows that were refused after all, because somebody was faster. */
async function saveBatch({ platform, tasks, ctx }: Job, trx: Trx, batch: readonly Good[]): Promise<RowProblem[]> {
  const byTask = Map.groupBy(batch, ({ task }) => task.id)
  const items = [...byTask].map(([id, rows]): TaskFindings & { rows: readonly Good[] } => {
    const { state, claims } = (rows[0] as Good).task
    return { id, rows, command: recordCommand(platform.vault, state, rows.map(({ input }) => input), claims) }
  })
  const answers = await recordManyIn(trx, tasks, items, ctx)
  return answers.flatMap((answer, at) => (answer.ok ? [] : (items[at]?.rows ?? []).flatMap(({ row }) =>
    answer.refusals.map(refusal => problem(row.line, { ...refusal, field: refusal.field?.split('.')[1] ?? '' })))))
}

function problem(line: number, refusal: Refusal): RowProblem {
  const { field = '', ...rest } = refusal
  return field in place ? { line, column: headingOf(field as ColumnKey), refusal: rest } : { line, refusal: rest }
}

type Summary = Omit<ImportResult, 'id' | 'at' | 'by'>

function summary(
  read: ReadRows,
  { saved, unchanged, problems }: Saved & { unchanged: number },
  upload: Upload,
  mode: ImportMode,
): Summary {
  const sorted = [...problems].sort((a, b) => a.line - b.line)
  return {
    mode,
    fileName: upload.name.slice(-200),
    rows: read.filled.length + read.broken.length + read.blank,
    saved,
    unchanged,
    blank: read.blank,
    bad: new Set(sorted.map(({ line }) => line)).size,
    problems: sorted,
  }
}

function badRows(read: ReadRows, problems: readonly RowProblem[]): FilledRow[] {
  const lines = new Set(problems.map(({ line }) => line))
  return [...read.filled, ...read.broken].filter(({ line }) => lines.has(line)).sort((a, b) => a.line - b.line)
}
