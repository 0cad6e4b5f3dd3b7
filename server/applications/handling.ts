import { addWorkingDays } from '#calendar'
import { forbidden } from '#platform/access.ts'
import { attempt, load, run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { enqueueMessage } from '#platform/messages.ts'
import { refuse, type Result } from '#platform/result.ts'
import { patchOf } from './aggregate.ts'
import { fullClaims } from './claims.ts'
import type { FoundApplication, Options, Saved } from './contract.ts'
import type { Desk } from './desk.ts'
import { openFile, sealItems } from './seals.ts'
import { smsFor, type Occasion } from './sms.ts'
import { find, overdueCorrections } from './store.ts'
import type { ApplicationState, CorrectionItem } from './types.ts'

/** The window takes the case on: its facts begin, empty, and joint review opens its tasks, all in one transaction. */
export function accept(desk: Desk, ctx: Ctx, id: string, options: Options = {}): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  return attempt(platform, aggregate, ctx, { kind: 'accept', id }, async trx => {
    const before = await load<ApplicationState>(trx, aggregate, platform.city, id, true)
    const file = before ? openFile(platform.vault, before.state) : { personal: {}, claims: {}, dependants: [] }
    return runIn(trx, aggregate, id, { kind: 'accept', file }, ctx, {
      ...options,
      also: async (trx, { state, version }) => {
        const { district = '', year = 0 } = state
        await trx.insertInto('case_facts')
          .values({ city: platform.city, application_id: id, district, year, facts: {} }).execute()
        const application = { id, version, state, file: { ...file, claims: fullClaims(file, ctx.today) } }
        await desk.hooks.onAccepted?.(trx, application, ctx)
        await tell(desk, trx, ctx, state, 'accepted')
      },
    })
  })
}

export async function requestCorrection(
  desk: Desk, ctx: Ctx, id: string, items: readonly CorrectionItem[], options: Options & { readonly days?: number } = {},
): Promise<Result<Saved>> {
  const { platform, aggregate, correctionDays } = desk
  const { days = correctionDays, expected } = options
  const until = addWorkingDays(ctx.today, Number.isInteger(days) ? Math.min(Math.max(days, 0), 60) : 0)
  if (!until.ok) return until
  const command = { kind: 'request_correction', days, dueOn: until.value, items, sealedItems: sealItems(platform.vault, items) } as const
  return run(platform, aggregate, id, command, ctx, { expected, also: (trx, { state }) => tell(desk, trx, ctx, state, 'correction') })
}

export function refuseAcceptance(
  desk: Desk, ctx: Ctx, id: string, { clause, reason }: { readonly clause: string; readonly reason: string }, options: Options = {},
): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  const command = { kind: 'refuse', clause, reason, sealedReason: platform.vault.seal('reason', reason.trim()) } as const
  return run(platform, aggregate, id, command, ctx, { ...options, also: (trx, { state }) => tell(desk, trx, ctx, state, 'refused') })
}

export async function withdraw(desk: Desk, ctx: Ctx, id: string, options: Options = {}): Promise<Result<Saved>> {
  const { platform, aggregate } = desk
  const seen = await find(platform.db, platform.city, id)
  const theirs = seen && !forbidden(ctx.actor, 'application.withdraw', { city: platform.city, ...patchOf(seen.state) })
  if (theirs && (await desk.hooks.mayWithdraw?.(id)) === false) return refuse('applications.card_out')
  return run(platform, aggregate, id, { kind: 'withdraw' }, ctx, {
    ...options,
    also: async (trx, { state, version }) => {
      if (!state.number) return
      await desk.hooks.onWithdrawn?.(trx, found(desk, { id, version, state }), ctx)
      await tell(desk, trx, ctx, state, 'withdrawn')
    },
  })
}

/** Corrections whose day has passed are shown to the clerk and told to the applicant; nothing is refused by the clock. */
export async function flagOverdue(desk: Desk, ctx: Ctx): Promise<number> {
  const { platform, aggregate } = desk
  const ids = await overdueCorrections(platform.db, platform.city, ctx.today)
  for (const id of ids) {
    const own = { ...ctx, commandId: `overdue:${id}` }
    await run(platform, aggregate, id, { kind: 'flag_overdue' }, own, {
      also: (trx, { state }) => tell(desk, trx, own, state, 'correction_overdue'),
    })
  }
  return ids.length
}

export function found({ platform }: Desk, stored: { id: string; version: number; state: ApplicationState }): FoundApplication {
  return { ...stored, file: openFile(platform.vault, stored.state) }
}

export async function tell({ platform }: Desk, trx: Trx, ctx: Ctx, state: ApplicationState, occasion: Occasion): Promise<void> {
  const { phone } = openFile(platform.vault, state).personal
  if (!phone) return
  await enqueueMessage(platform, trx, ctx, { kind: `application_${occasion}`, phone, text: smsFor(occasion, state) })
}
