import { setImmediate } from 'node:timers/promises'
import type { Trx } from '#platform/database.ts'
import { refuse, type Refusal } from '#platform/result.ts'
import type { EnterCommand, Filing } from '../commands.ts'
import type { BatchLine, RowProblem } from '../contract.ts'
import { filingOf } from '../filing.ts'
import { liveCases, type LiveCase } from '../store.ts'
import { AT_ONCE, type Job, type Ready } from './make.ts'
import { problem, type BatchRow } from './rows.ts'

export interface Judged {
  readonly good: readonly Ready[]
  readonly kept: readonly BatchLine[]
  readonly problems: readonly RowProblem[]
}

interface Registers {
  readonly barred: ReadonlyMap<string, { readonly until: string; readonly clause: string }>
  readonly live: ReadonlyMap<string, LiveCase>
  /** The first line of each person in this file. */
  readonly first: Map<string, number>
}

/** Every row against form, conditions, registers and the other rows, without storing anything. */
export async function judge(job: Job, trx: Trx, rows: readonly BatchRow[]): Promise<Judged> {
  const { desk, ctx, columns, employer } = job
  const filings = await filed(job, rows)
  const indexes = [...new Set(filings.map(({ identityIndex }) => identityIndex).filter(index => index !== ''))]
  const registers: Registers = {
    barred: await desk.bars.inForce(trx, indexes, ctx.today),
    live: await liveCases(trx, desk.platform.city, indexes),
    first: new Map(),
  }
  const mine = await ownFiles(job, trx, [...registers.live.values()])
  const good: Ready[] = []
  const kept: BatchLine[] = []
  const problems: RowProblem[] = []
  for (const [at, row] of rows.entries()) {
    await breathe(job, at, rows.length)
    const filing = filings[at]
    if (!filing) continue
    const live = registers.live.get(filing.identityIndex)
    const twin = twinOf(registers, filing, row.line)
    if (live && twin === undefined && live.employer === employer && mine(live)) {
      kept.push({ line: row.line, number: live.number, id: live.id })
      continue
    }
    const { command, refusals } = answerTo(job, row, filing, registers, twin)
    if (refusals.length === 0) good.push({ row, command })
    else problems.push(...refusals.map(refusal => problem(columns, row.line, refusal)))
  }
  return { good, kept, problems }
}

/** Anybody may write any employer's name: of a portal's account only what it has handed in itself is its own. */
async function ownFiles(
  { desk, ctx, window }: Job,
  trx: Trx,
  live: readonly LiveCase[],
): Promise<(one: LiveCase) => boolean> {
  if (window) return () => true
  const ids = [...new Set(live.flatMap(({ batch }) => batch ?? []))]
  if (ids.length === 0) return () => false
  const rows = await trx
    .selectFrom('direct_batches')
    .select('id')
    .where('city', '=', desk.platform.city)
    .where('owner', '=', ctx.actor.id)
    .where('id', 'in', ids)
    .execute()
  const own = new Set(rows.map(({ id }) => id))
  return ({ batch }) => batch !== undefined && own.has(batch)
}

/**
 * What the registers say of a person is the person's and the window's: an employer's account is told no more than that
 * this row cannot be taken here.
 */
function disclosed({ window }: Job, refusals: readonly Refusal[]): readonly Refusal[] {
  if (window) return refusals
  const told = refusals.filter(({ code }) => code !== 'direct.barred' && code !== 'direct.already_live')
  return told.length === refusals.length
    ? refusals
    : [...refuse('direct.ask_window', { field: 'idNumber' }).refusals, ...told]
}

/** Other requests get their turn between rows, and whoever waits sees how far it is. */
async function breathe({ progress }: Job, at: number, of: number): Promise<void> {
  if (at % AT_ONCE !== AT_ONCE - 1) return
  progress({ stage: 'checking', done: at + 1, of })
  await setImmediate()
}

async function filed(job: Job, rows: readonly BatchRow[]): Promise<readonly Filing[]> {
  const { desk, scheme, settings } = job
  const filings: Filing[] = []
  for (const [at, { draft }] of rows.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate()
    const form = { personal: draft.personal ?? {}, claims: draft.claims ?? {}, dependants: draft.dependants ?? [] }
    filings.push(filingOf(desk, { scheme, settings, draft, form }, ''))
  }
  return filings
}

function twinOf({ first }: Registers, { identityIndex }: Filing, line: number): number | undefined {
  if (identityIndex === '') return undefined
  const twin = first.get(identityIndex)
  if (twin === undefined) first.set(identityIndex, line)
  return twin
}

function answerTo(
  job: Job,
  row: BatchRow,
  filing: Filing,
  { barred, live }: Registers,
  twin: number | undefined,
): { command: EnterCommand; refusals: readonly Refusal[] } {
  const { identityIndex } = filing
  const known = { ...filing, barred: barred.get(identityIndex), live: live.get(identityIndex)?.number }
  const command = commandFor(job, known)
  const decided = job.desk.aggregate.decide(undefined, command, job.ctx)
  const unread = new Set(row.wrong.map(({ field }) => field))
  const refusals = [
    ...row.wrong,
    ...(decided.ok ? [] : disclosed(job, decided.refusals).filter(({ field }) => !unread.has(field))),
    ...(twin === undefined ? [] : refuse('direct.batch_twice', { field: 'idNumber', params: { line: twin } }).refusals),
  ]
  return { command, refusals }
}

function commandFor({ scheme, ctx, window, batch }: Job, filing: Filing): EnterCommand {
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
