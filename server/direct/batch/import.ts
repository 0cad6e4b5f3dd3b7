import { cityOf, findTown, maskName } from '#identity'
import { attempt } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { readSheet, type SheetContent } from '#server/sheets/index.ts'
import type {
  BatchMode,
  BatchProgress,
  BatchResult,
  BatchRun,
  EmployerFile,
  EmployerInput,
  RowProblem,
} from '../contract.ts'
import type { Desk } from '../desk.ts'
import { windowOf } from '../filing.ts'
import type { Scheme } from '../scheme.ts'
import { columnsOf, NOTES, SHEET, wrongHead, type BatchColumn } from './columns.ts'
import { judge } from './judge.ts'
import { earlierBatch, storeBatch } from './log.ts'
import { make, type Job } from './make.ts'
import { readRows, type BatchRow } from './rows.ts'
import type { Running } from './running.ts'

/** Rows of one file; larger employers hand in several. */
export const MOST_ROWS = 20_000
/** Most files are through before anybody has read that they are not. */
const PATIENCE = 2_000

export interface Upload {
  readonly pack: string
  readonly employer: EmployerInput
  readonly file: EmployerFile
  readonly mode: BatchMode
}

/**
 * Makes the cases of an employer's file (QY-3). The file as a whole is refused only for its form; every row is answered:
 * made, or refused with every reason and cell. Cases, counts, messages and the answer are stored together or not at all.
 */
export async function importBatch(
  desk: Desk,
  ctx: Ctx,
  { pack, employer, file, mode }: Upload,
  progress: (progress: BatchProgress) => void = () => {},
): Promise<Result<BatchResult>> {
  const scheme = desk.findScheme(pack)
  if (!scheme) return refuse('direct.no_scheme')
  const window = ctx.actor.role === 'clerk' ? windowOf(scheme, ctx) : undefined
  const { city } = desk.platform
  const allowed = await permit(desk.platform, ctx, 'direct.batch', { city, ...(window ?? { owner: ctx.actor.id }) })
  if (!allowed.ok) return allowed
  const again = await earlierBatch(desk, desk.platform.db, ctx)
  if (again) return ok(again)
  const wrongInput = refuseAll(employerObjections(scheme, employer, mode))
  if (wrongInput) return wrongInput
  const columns = columnsOf(scheme)
  const rows = await rowsOf(scheme, columns, employer, file)
  if (!rows.ok) return rows
  const settings = await desk.settings(pack)
  const name = employer.name.trim()
  const job = { desk, ctx, scheme, settings, columns, window, batch: ctx.newId(), employer: name, progress }
  const constraints = { ...desk.aggregate.constraints, direct_batches_command: 'command.reused' } as const
  return attempt(desk.platform, { constraints }, ctx, { kind: 'batch', id: 'new' }, trx =>
    carryOut(job, trx, { pack, employer, file, mode }, rows.value.rows, rows.value.unread),
  )
}

/** As `importBatch`; a file that takes longer goes on by itself and is asked after with the ticket. */
export async function startBatch(
  desk: Desk,
  running: Running,
  ctx: Ctx,
  upload: Upload,
): Promise<{ readonly done: Result<BatchResult> } | { readonly ticket: string }> {
  const done = await running.start(ctx, progress => importBatch(desk, ctx, upload, progress), PATIENCE)
  return done ? { done } : { ticket: ctx.commandId }
}

export async function batchRun(desk: Desk, running: Running, ctx: Ctx, ticket: string): Promise<BatchRun> {
  const known = running.look(ctx, ticket)
  if (known) return known
  const stored = await earlierBatch(desk, desk.platform.db, { ...ctx, commandId: ticket })
  return stored ? { state: 'done', result: ok(stored) } : { state: 'lost' }
}

function employerObjections(
  { pack, rules }: Scheme,
  { name, town, phone, address }: EmployerInput,
  mode: string,
): readonly (Refusal | undefined)[] {
  const clause = rules.routing.clause
  return [
    name.trim() === '' ? { code: 'field.required', field: 'name', clause } : undefined,
    [...name, ...phone, ...address].length > 300
      ? { code: 'field.too_long', field: 'name', params: { max: 100 } }
      : undefined,
    findTown(town) && cityOf(town)?.code === pack.place.code
      ? undefined
      : { code: 'direct.route', field: 'town', clause },
    mode === 'good_rows' || mode === 'all_or_nothing' ? undefined : { code: 'direct.batch_mode', field: 'mode' },
  ]
}

/** The file's rows, or why it cannot be read as a whole. */
async function rowsOf(
  scheme: Scheme,
  columns: readonly BatchColumn[],
  employer: EmployerInput,
  { bytes }: EmployerFile,
): Promise<Result<{ readonly rows: readonly BatchRow[]; readonly unread: readonly string[] }>> {
  const sheet = await readSheet(bytes, { sheet: SHEET, maxRows: MOST_ROWS })
  if (!sheet.ok) return sheet
  const wrong = refuseAll(formObjections(columns, sheet.value))
  if (wrong) return wrong
  const rows = readRows(scheme, columns, employer, sheet.value)
  const unread = (sheet.value.others ?? []).filter(name => name !== NOTES)
  return rows.length > 0 ? ok({ rows, unread }) : refuse('direct.batch_empty', { field: 'file' })
}

function formObjections(columns: readonly BatchColumn[], sheet: SheetContent): readonly Refusal[] {
  const hidden =
    sheet.hidden === true ? refuse('direct.batch_hidden', { field: 'file', params: { sheet: SHEET } }).refusals : []
  const merged = sheet.merged
    .slice(0, 5)
    .map((range): Refusal => ({ code: 'sheet.merged', field: 'file', params: { range } }))
  return [...hidden, ...wrongHead(columns, sheet), ...merged]
}

async function carryOut(
  job: Job,
  trx: Trx,
  { employer, file, mode }: Upload,
  rows: readonly BatchRow[],
  unread: readonly string[],
): Promise<BatchResult> {
  const { desk, ctx } = job
  // A twin may have been faster: the key its record broke brings us here again.
  const again = await earlierBatch(desk, trx, ctx)
  if (again) return again
  const { good, kept, problems } = await judge(job, trx, rows)
  const blocked = mode === 'all_or_nothing' && problems.length > 0
  const others = blocked
    ? good.map(({ row }): RowProblem => ({ line: row.line, refusal: { code: 'direct.batch_other_rows' } }))
    : []
  const made = blocked ? [] : await make(job, trx, good)
  const all = [...problems, ...others].sort((a, b) => a.line - b.line)
  const result: BatchResult = {
    id: job.batch,
    pack: job.scheme.pack.id,
    at: ctx.now,
    fileName: file.name.slice(-200),
    employer: job.employer,
    mode,
    rows: rows.length,
    made,
    kept,
    refused: new Set(all.map(({ line }) => line)).size,
    problems: all,
    ...(unread.length > 0 ? { unread } : {}),
    names: rows.map(({ line, draft }) => ({ line, name: maskName(draft.personal?.name ?? '') })),
  }
  await storeBatch(job, trx, result, employer.town, rows)
  return result
}
