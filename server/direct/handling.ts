import { addWorkingDays } from '#calendar'
import { attempt, load } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { refuse, type Result } from '#platform/result.ts'
import type { Facts } from '#policy'
import type { CitySettings, DirectCommand, Grounds, OpinionInput } from './commands.ts'
import type { Options, Saved } from './contract.ts'
import { changeIn, type Desk } from './desk.ts'
import { factsFor } from './filing.ts'
import { CORRECTION_DAYS } from './intake.ts'
import { openFile } from './seals.ts'
import { tell, type Occasion } from './sms.ts'
import { find } from './store.ts'
import type { DirectCorrectionItem, DirectFile, DirectState, Finding, MaterialTick, Why } from './types.ts'

export type OpinionOf = { readonly outcome: 'approve' } | ({ readonly outcome: 'refuse' } & Why)

/** What a command is made from: the case as it is, locked, and its file. */
export interface Opened {
  readonly state: DirectState
  readonly file: DirectFile
  readonly settings: CitySettings
  readonly trx: Trx
}

/** Locks the case, makes the command from what is there, carries it out and tells the person, in one transaction. */
export async function handle(
  desk: Desk,
  ctx: Ctx,
  id: string,
  kind: DirectCommand['kind'],
  make: (opened: Opened) => Promise<DirectCommand> | DirectCommand,
  { occasion, ...options }: Options & { readonly occasion?: Occasion | undefined } = {},
): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  const seen = await find(platform.db, platform.city, id)
  if (!seen) return refuse('object.not_found')
  const settings = await desk.settings(seen.state.pack)
  return attempt(platform, aggregate, ctx, { kind, id }, async trx => {
    const before = await load<DirectState>(trx, aggregate, platform.city, id, true)
    const state = before?.state ?? seen.state
    const command = await make({ state, file: openFile(platform.vault, state), settings, trx })
    return changeIn(desk, trx, id, command, ctx, {
      ...options,
      also: async (inner, ran) => {
        if (occasion && ran.events.length > 0) await tell(desk, inner, ctx, ran.state, occasion)
      },
    })
  })
}

export function tick(
  desk: Desk,
  ctx: Ctx,
  id: string,
  ticks: readonly MaterialTick[],
  options: Options,
): Promise<Result<Saved>> {
  return handle(desk, ctx, id, 'tick', ({ file }) => ({ kind: 'tick', ticks, file }), options)
}

export function accept(desk: Desk, ctx: Ctx, id: string, options: Options): Promise<Result<Saved>> {
  return handle(desk, ctx, id, 'accept', ({ file, settings }) => ({ kind: 'accept', file, settings }), {
    ...options,
    occasion: 'accepted',
  })
}

export async function requestCorrection(
  desk: Desk,
  ctx: Ctx,
  id: string,
  items: readonly DirectCorrectionItem[],
  { days = CORRECTION_DAYS, ...options }: Options & { readonly days?: number },
): Promise<Result<Saved>> {
  const until = addWorkingDays(ctx.today, Number.isInteger(days) ? Math.min(Math.max(days, 0), 60) : 0)
  if (!until.ok) return until
  const sealedItems = items.map(item => ({ ...item, reason: desk.platform.vault.seal('reason', item.reason.trim()) }))
  return handle(
    desk,
    ctx,
    id,
    'request_correction',
    () => ({ kind: 'request_correction', days, dueOn: until.value, items, sealedItems }),
    { ...options, occasion: 'correction' },
  )
}

/** Findings are kept beside the claims, the newest of a fact counts; all are sealed. */
export function recordFindings(
  desk: Desk,
  ctx: Ctx,
  id: string,
  findings: readonly Omit<Finding, 'on' | 'byName'>[],
  options: Options,
): Promise<Result<Saved>> {
  const { vault } = desk.platform
  return handle(
    desk,
    ctx,
    id,
    'find',
    ({ file }) => {
      const fresh = findings.map((finding): Finding => ({
        ...filled(finding, file.claims),
        on: ctx.today,
        byName: ctx.actor.name,
      }))
      const named = new Set(fresh.map(({ fact }) => fact))
      const merged = [...file.findings.filter(({ fact }) => !named.has(fact)), ...fresh]
      return { kind: 'find', fresh, claims: file.claims, sealed: vault.seal('claims', JSON.stringify(merged)) }
    },
    options,
  )
}

/** Confirmed without a value means: as claimed. */
function filled(finding: Omit<Finding, 'on' | 'byName'>, claims: Facts): Omit<Finding, 'on' | 'byName'> {
  const claim = claims[finding.fact]
  return finding.verdict === 'confirmed' && finding.value === undefined && claim !== undefined
    ? { ...finding, value: claim }
    : finding
}

/** Findings with what follows from number, place and register: what a decision rests on. Claims are not in it. */
export function foundFacts(desk: Desk, state: DirectState, file: DirectFile, barred: boolean): Facts {
  const found = Object.fromEntries(
    file.findings.flatMap(({ fact, value }) => (value === undefined ? [] : [[fact, value]])),
  )
  const { homeTown, employerTown, town, status } = state
  return factsFor(
    desk.schemeOf(state.pack),
    { ...file, claims: found },
    { homeTown, employerTown, town, barred, wants: status !== 'unwilling' },
  )
}

async function grounds(desk: Desk, ctx: Ctx, { state, file, settings, trx }: Opened): Promise<Grounds> {
  const { identityIndex } = state
  const barred =
    identityIndex === undefined
      ? undefined
      : (await desk.bars.inForce(trx, [identityIndex], ctx.today)).get(identityIndex)
  return { facts: foundFacts(desk, state, file, barred !== undefined), file, barred, settings }
}

function opinionInput(desk: Desk, opinion: OpinionOf): OpinionInput {
  return opinion.outcome === 'approve'
    ? opinion
    : { ...opinion, sealedReason: desk.platform.vault.seal('reason', opinion.reason.trim()) }
}

export function propose(
  desk: Desk,
  ctx: Ctx,
  id: string,
  opinion: OpinionOf,
  options: Options,
): Promise<Result<Saved>> {
  return handle(
    desk,
    ctx,
    id,
    'propose',
    async opened => ({
      kind: 'propose',
      opinion: opinionInput(desk, opinion),
      grounds: await grounds(desk, ctx, opened),
    }),
    options,
  )
}

export function decideCase(
  desk: Desk,
  ctx: Ctx,
  id: string,
  opinion: OpinionOf,
  options: Options,
): Promise<Result<Saved>> {
  const occasion = opinion.outcome === 'approve' ? 'approved' : 'refused'
  return handle(
    desk,
    ctx,
    id,
    'decide',
    async opened => ({
      kind: 'decide',
      opinion: opinionInput(desk, opinion),
      grounds: await grounds(desk, ctx, opened),
    }),
    { ...options, occasion },
  )
}

export function transfer(
  desk: Desk,
  ctx: Ctx,
  id: string,
  toTown: string,
  reason: string,
  options: Options,
): Promise<Result<Saved>> {
  const sealedReason = desk.platform.vault.seal('reason', reason.trim())
  return handle(
    desk,
    ctx,
    id,
    'transfer',
    ({ settings }) => ({ kind: 'transfer', toTown, reason, sealedReason, settings }),
    { ...options, occasion: 'transferred' },
  )
}

export function withdraw(desk: Desk, ctx: Ctx, id: string, options: Options): Promise<Result<Saved>> {
  return handle(desk, ctx, id, 'withdraw', () => ({ kind: 'withdraw' }), { ...options, occasion: 'withdrawn' })
}
