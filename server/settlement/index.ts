import { parseIdNumber } from '#identity'
import { load, run, runIn } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Queryable } from '#platform/database.ts'
import { enqueueMessage } from '#platform/messages.ts'
import type { Platform } from '#platform/platform.ts'
import { authorise, permit } from '#platform/reads.ts'
import { ok, refuse, type Result } from '#platform/result.ts'
import type { Applications, ApplicationFile, ApplicationState } from '#server/applications/index.ts'
import { cardAggregate, cardUsable, type Cards, type CardView } from '#server/cards/index.ts'
import type { Packs } from '#server/packs/index.ts'
import type { DependantView, HolderFile, SettledDependant, Settlement, SettlementInput, SettlementView } from './contract.ts'
import { accompanying, settlementAggregate, type SettlementCommand, type SettlementState } from './decide.ts'
import { recentSettlements, settlementOf } from './store.ts'

export type * from './contract.ts'

export interface SettlementDeps {
  readonly packs: Packs
  readonly cards: Pick<Cards, 'get'>
  /** Opens an application whose read was authorised. */
  readonly applications: Pick<Applications, 'find'>
}

export function createSettlement(platform: Platform, deps: SettlementDeps): Settlement {
  return {
    file: (ctx, cardId) => fileOf(platform, deps, ctx, cardId),
    record: (ctx, cardId, input) => record(platform, deps, ctx, cardId, input),
    async get(ctx, settlementId) {
      const found = UUID.test(settlementId) ? await load<SettlementState>(platform.db, settlementAggregate, platform.city, settlementId) : undefined
      if (!found) return refuse('object.not_found')
      const patch = { city: platform.city, district: found.state.district }
      const may = await authorise(platform, ctx, 'settlement.record', patch, `settlement:${settlementId}`)
      return may.ok ? ok(opened(platform, settlementId, found.state)) : may
    },
    async recent(ctx, limit) {
      const may = await permit(platform, ctx, 'settlement.record', { city: platform.city, district: ctx.actor.district })
      return may.ok ? ok(await recentSettlements(platform.db, platform.city, ctx.actor.district ?? '', limit)) : may
    },
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Card, person and household. The police of the card's district only; both reads are recorded. */
async function fileOf(platform: Platform, deps: SettlementDeps, ctx: Ctx, cardId: string): Promise<Result<HolderFile>> {
  const card = await deps.cards.get(ctx, cardId)
  if (!card.ok) return card
  const { district, application } = card.value
  const may = await authorise(platform, ctx, 'settlement.record', { city: platform.city, district }, `application:${application}`)
  if (!may.ok) return may
  const found = await deps.applications.find(platform.db, application)
  if (!found) return refuse('object.not_found')
  const settlement = await settlementOf(platform.db, platform.city, cardId)
  return ok(holderFile(ctx, card.value, found.state, found.file, settlement && opened(platform, settlement.id, settlement.state)))
}

function holderFile(
  ctx: Ctx, card: CardView, state: ApplicationState, { personal, dependants }: ApplicationFile, settlement: SettlementView | undefined,
): HolderFile {
  const usable = cardUsable(card, ctx.today)
  return {
    card, number: state.number ?? '', name: personal.name ?? '', idNumber: personal.idNumber ?? '', phone: personal.phone ?? '',
    household: personal.household ?? '', address: personal.address ?? '', employer: personal.employer ?? '', place: state.place,
    dependants: dependants.map(one => accompanying(one, birthDateOf(one), ctx.today)), settlement,
    blocked: usable.ok ? [] : usable.refusals,
  }
}

/** The birth date a dependant's number says; the number was checked when the application was submitted. */
function birthDateOf({ idNumber, birthDate }: { readonly idNumber: string; readonly birthDate?: string }): string {
  const read = parseIdNumber(idNumber)
  if (read.ok) return read.value.birthDate
  if (birthDate) return birthDate
  throw new Error('a dependant of an accepted application has neither a sound number nor a birth date')
}

/** Card and settlement change together: the card's row is locked first, so that two counters cannot both record. */
async function record(platform: Platform, deps: SettlementDeps, ctx: Ctx, cardId: string, input: SettlementInput): Promise<Result<SettlementView>> {
  const file = await fileOf(platform, deps, ctx, cardId)
  if (!file.ok) return file
  const command = commandFor(platform, deps, file.value, input)
  const done = await run(platform, cardAggregate, cardId, { kind: 'settle' }, ctx, {
    also: async trx => {
      await runIn(trx, settlementAggregate, 'new', command, { ...ctx, commandId: `${ctx.commandId}:settlement` })
      await tell(platform, trx, ctx, file.value, command.declared.filter(one => input.dependants.includes(one.key)).length)
    },
  })
  if (!done.ok) return done
  const stored = await settlementOf(platform.db, platform.city, cardId)
  return stored ? ok(opened(platform, stored.id, stored.state)) : refuse('object.not_found')
}

function commandFor(platform: Platform, deps: SettlementDeps, file: HolderFile, input: SettlementInput): SettlementCommand {
  const { card, dependants } = file
  const along = dependants.filter(one => input.dependants.includes(one.key))
  const { vault } = platform
  return {
    kind: 'record', card: card.id, application: card.application, district: card.district, input, declared: dependants,
    places: deps.packs.get(card.pack).places,
    sealed: {
      address: vault.seal('personal', input.address.trim()),
      dependants: vault.seal('dependants', JSON.stringify(along.map(settledDependant))),
    },
  }
}

const settledDependant = ({ name, idNumber, relation }: DependantView): SettledDependant => ({ name, idNumber, relation })

function opened({ vault }: Platform, id: string, state: SettlementState): SettlementView {
  const { card, application, place, clause, office, settledOn, byName } = state
  return {
    id, card, application, place, clause, office, settledOn, by: byName, address: vault.open('personal', state.address),
    dependants: JSON.parse(vault.open('dependants', state.dependants)) as SettledDependant[],
  }
}

async function tell(platform: Platform, db: Queryable, ctx: Ctx, { card, phone }: HolderFile, along: number): Promise<void> {
  if (phone === '') return
  const family = along > 0 ? `，随迁家属 ${along} 人` : ''
  const text = `您已于 ${ctx.today} 凭入户卡 ${card.number} 办结入户登记${family}。如非本人办理，请立即联系登记的公安机关。`
  await enqueueMessage(platform, db, ctx, { kind: 'settlement.recorded', phone, text })
}
