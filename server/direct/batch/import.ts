import { setImmediate } from 'node:timers/promises'
import { cityOf, findTown } from '#identity'
import { attempt } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { readSheet } from '#server/sheets/index.ts'
import type { EnterCommand } from '../commands.ts'
import type { BatchMode, BatchResult, EmployerInput, RowProblem } from '../contract.ts'
import type { Desk } from '../desk.ts'
import { filingOf, windowOf } from '../filing.ts'
import type { Scheme } from '../scheme.ts'
import { liveCases } from '../store.ts'
import { columnsOf, SHEET, wrongHead } from './columns.ts'
import { earlierBatch, storeBatch } from './log.ts'
import { AT_ONCE, make, type Job, type Ready } from './make.ts'
import { reportOf } from './report.ts'
import { problem, readRows, type BatchRow } from './rows.ts'

/** Rows of one file; larger employers hand in several. */
export const MOST_ROWS = 20_000

/**
 * Makes the cases of an employer's file (QY-3). The file as a whole is refused only for its form; every row is answered:
 * made, or refused with every reason and cell. Cases, counts, messages and the answer are stored together or not at all.
 */
export async function importBatch(
  desk: Desk,
  ctx: Ctx,
  pack: string,
  employer: EmployerInput,
  file: { readonly name: string; readonly bytes: Uint8Array },
  mode: BatchMode,
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
  const sheet = await readSheet(file.bytes, { sheet: SHEET, maxRows: MOST_ROWS })
  if (!sheet.ok) return sheet
  const columns = columnsOf(scheme)
  const merged = sheet.value.merged
    .slice(0, 5)
    .map((range): Refusal => ({ code: 'sheet.merged', field: 'file', params: { range } }))
  const hidden =
    sheet.value.hidden === true
      ? refuse('direct.batch_hidden', { field: 'file', params: { sheet: SHEET } }).refusals
      : []
  const wrong = refuseAll([...hidden, ...wrongHead(columns, sheet.value), ...merged])
  if (wrong) return wrong
  const rows = readRows(scheme, columns, employer, sheet.value)
  if (rows.length === 0) return refuse('direct.batch_empty', { field: 'file' })
  const job = { desk, ctx, scheme, settings: await desk.settings(pack), columns, window, batch: ctx.newId() }
  const constraints = { ...desk.aggregate.constraints, direct_batches_command: 'command.reused' } as const
  return attempt(desk.platform, { constraints }, ctx, { kind: 'batch', id: 'new' }, trx =>
    carryOut(job, trx, employer, file.name, mode, rows),
  )
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

async function carryOut(
  job: Job,
  trx: Trx,
  employer: EmployerInput,
  fileName: string,
  mode: BatchMode,
  rows: readonly BatchRow[],
): Promise<BatchResult> {
  const { desk, ctx, columns, batch } = job
  // A twin may have been faster: the key its record broke brings us here again.
  const again = await earlierBatch(desk, trx, ctx)
  if (again) return again
  const { good, problems } = await judge(job, trx, rows)
  const blocked = mode === 'all_or_nothing' && problems.length > 0
  const others = blocked
    ? good.map(({ row }): RowProblem => ({ line: row.line, refusal: { code: 'direct.batch_other_rows' } }))
    : []
  const made = blocked ? [] : await make(job, trx, good)
  const all = [...problems, ...others].sort((a, b) => a.line - b.line)
  const bad = new Set(all.map(({ line }) => line))
  const result: BatchResult = {
    id: batch,
    at: ctx.now,
    fileName: fileName.slice(-200),
    employer: employer.name.trim(),
    mode,
    rows: rows.length,
    made,
    refused: bad.size,
    problems: all,
  }
  const report =
    bad.size > 0
      ? await reportOf(
          columns,
          rows.filter(({ line }) => bad.has(line)),
          all,
        )
      : undefined
  await storeBatch(desk, trx, ctx, result, employer.town, report)
  return result
}

/** Every row against form, conditions, registers and the other rows, without storing anything. */
async function judge(
  job: Job,
  trx: Trx,
  rows: readonly BatchRow[],
): Promise<{ good: readonly Ready[]; problems: readonly RowProblem[] }> {
  const { desk, ctx, scheme, settings, columns } = job
  const { city } = desk.platform
  const filings = rows.map(row =>
    filingOf(
      desk,
      {
        scheme,
        settings,
        draft: row.draft,
        form: {
          personal: row.draft.personal ?? {},
          claims: row.draft.claims ?? {},
          dependants: row.draft.dependants ?? [],
        },
      },
      '',
    ),
  )
  const indexes = [...new Set(filings.map(({ identityIndex }) => identityIndex).filter(index => index !== ''))]
  const [barred, live] = [await desk.bars.inForce(trx, indexes, ctx.today), await liveCases(trx, city, indexes)]
  const first = new Map<string, number>()
  const good: Ready[] = []
  const problems: RowProblem[] = []
  for (const [at, row] of rows.entries()) {
    // Other requests get their turn between rows.
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate()
    const made = filings[at]
    if (!made) continue
    const { identityIndex } = made
    const twin = identityIndex === '' ? undefined : first.get(identityIndex)
    if (identityIndex !== '' && twin === undefined) first.set(identityIndex, row.line)
    const filing = { ...made, barred: barred.get(identityIndex), live: live.get(identityIndex)?.number }
    const command = commandFor(job, filing)
    const decided = desk.aggregate.decide(undefined, command, ctx)
    const refusals = [
      ...row.wrong,
      ...(decided.ok ? [] : decided.refusals.filter(({ field }) => !row.wrong.some(wrong => wrong.field === field))),
      ...(twin === undefined
        ? []
        : refuse('direct.batch_twice', { field: 'idNumber', params: { line: twin } }).refusals),
    ]
    if (refusals.length === 0) good.push({ row, command })
    else problems.push(...refusals.map(refusal => problem(columns, row.line, refusal)))
  }
  return { good, problems }
}

function commandFor({ scheme, ctx, window, batch }: Job, filing: EnterCommand['filing']): EnterCommand {
  return {
    kind: 'enter',
    channel: 'employer',
    pack: scheme.pack.id,
    packVersion: scheme.pack.version,
    owner: undefined,
    batch,
    ticks: [],
    receivedOn: ctx.today,
    filing,
    window,
  }
}
