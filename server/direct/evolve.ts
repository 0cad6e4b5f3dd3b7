import type { EventMeta } from '#platform/aggregate.ts'
import type { DirectEvent, StepStart } from './events.ts'
import { STEP_OF } from './decide-parts.ts'
import type { DirectState, MaterialTick, Scan, Signed, StepState, Why } from './types.ts'

type Change = { [K in keyof DirectState]?: DirectState[K] | undefined }

/** Folds one event of a case. Pure; what it leaves out is absent, never `undefined`, so that it equals what is stored. */
export function evolve(state: DirectState | undefined, event: DirectEvent, meta: EventMeta): DirectState {
  if (event.kind === 'direct.started') {
    const { pack, packVersion, channel, owner, batch, on, sealed, plain } = event
    const empty = {
      maskedName: '',
      personal: '',
      claims: '',
      dependants: '',
      materials: [],
      scans: [],
      objections: [],
      transfers: [],
      people: 1,
    }
    return present({
      ...empty,
      pack,
      packVersion,
      channel,
      owner,
      batch,
      ...sealed,
      ...plain,
      status: 'draft',
      startedOn: on,
    })
  }
  if (!state) throw new Error(`a case begins with "direct.started", not "${event.kind}"`)
  return present({ ...state, ...change(state, event, meta) })
}

type Later = Exclude<DirectEvent, { readonly kind: 'direct.started' }>

function change(state: DirectState, event: Later, meta: EventMeta): Change {
  switch (event.kind) {
    case 'direct.saved':
      return { ...event.sealed, ...event.plain }
    case 'direct.submitted':
      return submitted(event)
    case 'direct.wish_recorded': {
      const { on, town, district, nameIndex } = event
      return { status: 'unwilling', submittedOn: on, town, district, nameIndex }
    }
    case 'direct.ticked':
      return { materials: event.ticks.reduce(withTick, state.materials) }
    case 'direct.scanned':
    case 'direct.scan_removed':
      return { scans: scansAfter(state.scans, event, meta) }
    case 'direct.correction_requested':
    case 'direct.correction_supplied':
      return corrected(state, event)
    case 'direct.found':
      return { findings: event.findings, skill: event.skill ?? state.skill }
    case 'direct.transferred':
      return transferred(state, event, meta)
    case 'direct.step_overdue':
      return { step: state.step && { ...state.step, overdueSince: event.on } }
    case 'direct.withdrawn':
      return { status: 'withdrawn', endedOn: event.on, step: undefined }
    default:
      return decided(state, event, meta)
  }
}

function submitted(event: Extract<Later, { kind: 'direct.submitted' }>): Change {
  const { number, on, town, district, identityIndex, nameIndex, sealed, plain, step } = event
  const where = { number, town, district, identityIndex, nameIndex }
  return { ...sealed, ...plain, ...where, status: 'submitted', submittedOn: on, step: started(step, on) }
}

function scansAfter(
  scans: readonly Scan[],
  event: Extract<Later, { kind: 'direct.scanned' | 'direct.scan_removed' }>,
  meta: EventMeta,
): readonly Scan[] {
  if (event.kind === 'direct.scan_removed') return scans.filter(({ id }) => id !== event.scan)
  const { scan, document, dependant } = event
  return [...scans, { id: scan, document, ...(dependant === undefined ? {} : { dependant }), by: meta.actor }]
}

function corrected(
  state: DirectState,
  event: Extract<Later, { kind: 'direct.correction_requested' | 'direct.correction_supplied' }>,
): Change {
  if (event.kind === 'direct.correction_requested') {
    const { on, dueOn, days, items } = event
    const correction = { requestedOn: on, dueOn, days, items, scans: state.scans.map(({ id }) => id) }
    return { status: 'correction', correction, step: { id: STEP_OF.correction, since: on, dueOn } }
  }
  const { on, note, identityIndex, nameIndex, sealed, plain, step } = event
  const said = note === undefined ? {} : { note }
  const correction = state.correction && { ...state.correction, suppliedOn: on, ...said }
  return { ...sealed, ...plain, identityIndex, nameIndex, status: 'submitted', correction, step: started(step, on) }
}

type Decisive = Extract<
  Later,
  {
    readonly kind:
      | 'direct.accepted'
      | 'direct.proposed'
      | 'direct.approved'
      | 'direct.refused'
      | 'direct.settled'
      | 'direct.sent_back'
      | 'direct.cancelled'
      | 'direct.cancel_proposed'
      | 'direct.cancel_dropped'
      | 'direct.revoked'
      | 'direct.objected'
      | 'direct.objection_answered'
  }
>

function decided(state: DirectState, event: Decisive, meta: EventMeta): Change {
  switch (event.kind) {
    case 'direct.accepted':
      return { status: 'accepted', accepted: signed(event, meta), step: started(event.step, event.on) }
    case 'direct.proposed': {
      const { outcome, clause, reason } = event
      const why = clause === undefined || reason === undefined ? {} : { clause, reason }
      return { review: { ...signed(event, meta), outcome, ...why }, step: started(event.step, event.on) }
    }
    case 'direct.approved':
      return {
        status: 'approved',
        decision: { ...signed(event, meta), outcome: 'approve', grounds: event.grounds },
        step: started(event.step, event.on),
      }
    case 'direct.refused':
    case 'direct.settled':
    case 'direct.cancelled':
      return ended(state, event, meta)
    case 'direct.cancel_proposed': {
      const { clause, reason } = event
      return { cancelProposal: { ...signed(event, meta), clause, reason } }
    }
    case 'direct.cancel_dropped':
      return { cancelProposal: undefined }
    case 'direct.revoked': {
      const revoked = { ...signed(event, meta), office: event.office }
      return { cancelled: state.cancelled && { ...state.cancelled, revoked }, step: undefined }
    }
    case 'direct.sent_back':
      return { ...sentBack(event, meta), step: started(event.step, event.on) }
    case 'direct.objected': {
      const { id, against, on, text } = event
      return { objections: [...state.objections, { id, against, raisedOn: on, text }] }
    }
    case 'direct.objection_answered':
      return answered(state, event, meta)
  }
}

/** The events after which nothing is waited for. */
function ended(
  state: DirectState,
  event: Extract<Later, { kind: 'direct.refused' | 'direct.settled' | 'direct.cancelled' }>,
  meta: EventMeta,
): Change {
  const over = { step: undefined, endedOn: event.on }
  if (event.kind === 'direct.settled') {
    const { kind: _, on: __, byName: ___, ...where } = event
    return { ...over, status: 'settled', settled: { ...signed(event, meta), ...where }, people: event.people }
  }
  const why = { ...signed(event, meta), clause: event.clause, reason: event.reason }
  if (event.kind === 'direct.refused') return { ...over, status: 'refused', decision: { ...why, outcome: 'refuse' } }
  return { ...over, ...cancelled(state, event, why) }
}

/** A household that moved waits for the police to move it back. */
function cancelled(
  { status: from, cancelProposal }: DirectState,
  { bar, on }: Extract<Later, { kind: 'direct.cancelled' }>,
  why: Signed & Why,
): Change {
  const proposed = cancelProposal && { on: cancelProposal.on, by: cancelProposal.by, byName: cancelProposal.byName }
  return {
    status: 'cancelled',
    cancelled: { ...why, from, ...(bar ? { bar } : {}), ...(proposed ? { proposed } : {}) },
    cancelProposal: undefined,
    ...(from === 'settled' ? { step: { id: 'revocation', since: on } } : {}),
  }
}

/** The approval ends with it: what was decided before the police looked is decided anew. */
function sentBack(event: Extract<Later, { kind: 'direct.sent_back' }>, meta: EventMeta): Change {
  const { clause, reason } = event
  return {
    status: 'accepted',
    sentBack: { ...signed(event, meta), clause, reason },
    decision: undefined,
    review: undefined,
  }
}

function answered(
  state: DirectState,
  event: Extract<Later, { kind: 'direct.objection_answered' }>,
  meta: EventMeta,
): Change {
  const { id, upheld, clause, reason, back, step, on } = event
  const objections = state.objections.map(one =>
    one.id === id ? { ...one, answer: { ...signed(event, meta), upheld, clause, reason } } : one,
  )
  if (!back) return { objections }
  const moves = state.cancelled?.revoked ? { settled: undefined } : {}
  const restored =
    state.status === 'cancelled' ? { cancelled: undefined, ...moves } : { decision: undefined, review: undefined }
  return {
    objections,
    ...restored,
    status: back,
    step: step && started(step, on),
    endedOn: back === 'settled' ? state.settled?.on : undefined,
  }
}

function transferred(
  state: DirectState,
  event: Extract<Later, { kind: 'direct.transferred' }>,
  meta: EventMeta,
): Change {
  const { toTown, toDistrict, reason, step, on } = event
  const entry = { ...signed(event, meta), fromTown: state.town ?? '', toTown, reason }
  return { town: toTown, district: toDistrict, transfers: [...state.transfers, entry], step: started(step, on) }
}

const signed = ({ on, byName }: { readonly on: string; readonly byName: string }, meta: EventMeta) => ({
  on,
  by: meta.actor,
  byName,
})

const started = (step: StepStart, since: string): StepState => ({ ...step, since })

function withTick(materials: readonly MaterialTick[], tick: MaterialTick): readonly MaterialTick[] {
  return [...materials.filter(one => one.document !== tick.document || one.dependant !== tick.dependant), tick]
}

function present(values: Change): DirectState {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as unknown as DirectState
}
