import { load, run, runIn, type Aggregate } from '#platform/aggregate.ts'
import type { Ctx } from '#platform/context.ts'
import type { Trx } from '#platform/database.ts'
import { permit } from '#platform/reads.ts'
import { ok, refuse, refuseAll, type Result } from '#platform/result.ts'
import type { AddressPlace } from './commands.ts'
import type { AddressRow } from './contract.ts'
import type { Desk } from './desk.ts'
import { isUuid } from './store.ts'

interface Fields {
  readonly place: string
  readonly name: string
  readonly address: string
  /** In persons. */
  readonly capacity: number
  readonly closed: boolean
}

export interface AddressState extends Fields {
  readonly district: string
  readonly used: number
}

type AddressCommand =
  | { readonly kind: 'save'; readonly district: string; readonly fields: Fields }
  | { readonly kind: 'take'; readonly people: number; readonly restored: boolean }
  | { readonly kind: 'give_back'; readonly people: number }

type AddressEvent =
  | { readonly kind: 'address.saved'; readonly district: string; readonly fields: Fields }
  | { readonly kind: 'address.taken'; readonly people: number }
  | { readonly kind: 'address.given_back'; readonly people: number }

const MOST = 100_000

/** A household designated by the government with the persons it takes (QY-6). */
const addressAggregate: Aggregate<AddressState, AddressCommand, AddressEvent> = {
  name: 'direct_address',
  table: 'direct_addresses',
  action: command =>
    command.kind === 'save'
      ? 'direct.address'
      : command.kind === 'take' && !command.restored
        ? 'direct.settle'
        : 'direct.cancel',
  patch: (state, command, ctx) => ({
    city: ctx.actor.city,
    district: state?.district ?? (command.kind === 'save' ? command.district : undefined),
  }),
  decide(state, command) {
    if (command.kind === 'save') return save(state, command)
    if (!state) return refuse('direct.address_unknown', { field: 'addressId' })
    if (command.kind === 'give_back') return ok([{ kind: 'address.given_back', people: command.people }])
    const free = state.capacity - state.used
    // Who comes back by an upheld objection is not turned away: the place was theirs.
    if (!command.restored && free < command.people)
      return refuse('direct.address_full', { field: 'addressId', params: { free, needed: command.people } })
    return ok([{ kind: 'address.taken', people: command.people }])
  },
  evolve(state, event) {
    if (event.kind === 'address.saved') return { used: 0, ...state, ...event.fields, district: event.district }
    if (!state) throw new Error('an address begins with "address.saved"')
    return { ...state, used: Math.max(0, state.used + (event.kind === 'address.taken' ? event.people : -event.people)) }
  },
  columns: ({ district, place, name }) => ({ district, place, name }),
  constraints: { direct_addresses_name: 'direct.address_name' },
}

function save(
  state: AddressState | undefined,
  { district, fields }: Extract<AddressCommand, { kind: 'save' }>,
): Result<readonly AddressEvent[]> {
  const { name, address, capacity } = fields
  const required = (['name', 'address'] as const).flatMap(field =>
    fields[field] ? [] : refuse('field.required', { field }).refusals,
  )
  const sound = Number.isInteger(capacity) && capacity >= 1 && capacity <= MOST
  const against = refuseAll([
    ...required,
    ...([...name].length > 100 || [...address].length > 200
      ? refuse('field.too_long', { field: 'name', params: { max: 100 } }).refusals
      : []),
    ...(sound ? [] : refuse('field.whole_number', { field: 'capacity', params: { min: 1, max: MOST } }).refusals),
    ...(sound && state && capacity < state.used
      ? refuse('direct.address_capacity', { field: 'capacity', params: { used: state.used } }).refusals
      : []),
  ])
  return against ?? ok([{ kind: 'address.saved', district, fields }])
}

export async function saveAddress(
  desk: Desk,
  ctx: Ctx,
  input: {
    readonly id?: string | undefined
    readonly place: string
    readonly name: string
    readonly address: string
    readonly capacity: number
    readonly closed?: boolean | undefined
  },
): Promise<Result<AddressRow>> {
  const { id = 'new', place, capacity, closed = false } = input
  if (id !== 'new' && !isUuid(id)) return refuse('object.not_found')
  if (!desk.schemes.some(({ rules }) => rules.addresses.includes(place)))
    return refuse('direct.place', { field: 'place' })
  const fields = { place, name: input.name.trim(), address: input.address.trim(), capacity, closed }
  const done = await run(
    desk.platform,
    addressAggregate,
    id,
    { kind: 'save', district: ctx.actor.district ?? '', fields },
    ctx,
  )
  return done.ok ? ok(rowOf(done.value)) : done
}

/** A district's, by name; the bureau sees all. */
export async function addresses(desk: Desk, ctx: Ctx, district?: string): Promise<Result<readonly AddressRow[]>> {
  const {
    platform: { db, city },
  } = desk
  const wanted = district ?? ctx.actor.district
  const allowed = await permit(desk.platform, ctx, 'direct.address.read', { city, district: wanted })
  if (!allowed.ok) return allowed
  const all = db
    .selectFrom('direct_addresses')
    .select(['id', 'version', 'state'])
    .where('city', '=', city)
    .orderBy('district')
    .orderBy('name')
  const rows = await (wanted ? all.where('district', '=', wanted) : all).execute()
  return ok(rows.map(({ id, version, state }) => rowOf({ id, version, state: state as AddressState })))
}

function rowOf({
  id,
  version,
  state,
}: {
  readonly id: string
  readonly version: number
  readonly state: AddressState
}): AddressRow {
  const { used, ...fields } = state
  return { id, version, ...fields, free: Math.max(0, state.capacity - used) }
}

export async function lockAddress(
  { platform }: Desk,
  trx: Trx,
  id: string,
): Promise<{ id: string; state: AddressState } | undefined> {
  const found = isUuid(id) ? await load<AddressState>(trx, addressAggregate, platform.city, id, true) : undefined
  return found && { id, state: found.state }
}

export function addressView({ district, place, closed, capacity, used }: AddressState): AddressPlace {
  return { district, place, closed, free: capacity - used }
}

export async function takePlaces(
  _: Desk,
  trx: Trx,
  ctx: Ctx,
  id: string,
  people: number,
  restored: boolean,
): Promise<void> {
  await runIn(
    trx,
    addressAggregate,
    id,
    { kind: 'take', people, restored },
    { ...ctx, commandId: `${ctx.commandId}:place` },
  )
}

export async function giveBack(_: Desk, trx: Trx, ctx: Ctx, id: string, people: number): Promise<void> {
  await runIn(trx, addressAggregate, id, { kind: 'give_back', people }, { ...ctx, commandId: `${ctx.commandId}:place` })
}
