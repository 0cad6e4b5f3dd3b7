import type { Pack } from '#policy'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll } from '#platform/result.ts'
import type { DirectCommand } from './commands.ts'
import { enter, submit, supply, unknownMaterials, wish } from './decide-intake.ts'
import { decideOpinion, findingObjections, propose } from './decide-review.ts'
import { scan, unscan } from './decide-scans.ts'
import { answer, objectTo, sendBack, settle } from './decide-after.ts'
import { cancel, dropCancel, proposeCancel, revoke } from './decide-cancel.ts'
import { reasonObjections, STEP_OF, stepStart, whyObjections, type Decided } from './decide-parts.ts'
import { materialsOf } from './materials.ts'
import { routeOf, type Scheme } from './scheme.ts'
import type { DirectState, DirectStatus } from './types.ts'

type Kind = DirectCommand['kind']

/** What may be done with a case in each state; everything else is refused. */
const possible = {
  draft: ['save', 'submit', 'scan', 'unscan', 'withdraw'],
  submitted: [
    'tick',
    'scan',
    'unscan',
    'request_correction',
    'accept',
    'propose',
    'decide',
    'transfer',
    'cancel',
    'flag_overdue',
    'withdraw',
  ],
  correction: [
    'tick',
    'scan',
    'unscan',
    'supply_correction',
    'accept',
    'propose',
    'decide',
    'transfer',
    'cancel',
    'flag_overdue',
    'withdraw',
  ],
  accepted: ['tick', 'scan', 'unscan', 'find', 'propose', 'decide', 'transfer', 'cancel', 'flag_overdue', 'withdraw'],
  approved: ['settle', 'send_back', 'cancel', 'flag_overdue', 'withdraw'],
  refused: ['object', 'answer'],
  settled: ['propose_cancel', 'drop_cancel', 'cancel'],
  cancelled: ['object', 'answer', 'revoke'],
  withdrawn: [],
  unwilling: [],
} as const satisfies Record<DirectStatus, readonly Kind[]>

/** The rules of a case: pure. `schemeOf` gives the scheme it is filed under. */
export function decide(
  schemeOf: (pack: string) => Scheme,
  state: DirectState | undefined,
  command: DirectCommand,
  ctx: Ctx,
): Decided {
  if (command.kind === 'start') {
    return ok([
      {
        kind: 'direct.started',
        pack: command.pack,
        packVersion: command.packVersion,
        channel: 'online',
        owner: ctx.actor.id,
        on: ctx.today,
        sealed: command.sealed,
        plain: command.plain,
      },
    ])
  }
  if (command.kind === 'enter') return enter(schemeOf(command.pack), command, ctx)
  if (command.kind === 'wish') return wish(schemeOf(command.pack), command, ctx)
  if (!state) return refuse('object.not_found')
  const kinds: readonly Kind[] = possible[state.status]
  if (!kinds.includes(command.kind)) return refuse(kinds.length === 0 ? 'direct.closed' : 'direct.not_now')
  return change(schemeOf(state.pack), state, command, ctx)
}

type Later = Exclude<DirectCommand, { readonly kind: 'start' | 'enter' | 'wish' }>
/** Up to the acceptance: the form, its papers, and what is lacking. */
type AtIntake = Extract<
  Later,
  {
    readonly kind:
      | 'save'
      | 'submit'
      | 'tick'
      | 'scan'
      | 'unscan'
      | 'request_correction'
      | 'supply_correction'
      | 'accept'
      | 'transfer'
  }
>

function change(scheme: Scheme, state: DirectState, command: Later, ctx: Ctx): Decided {
  switch (command.kind) {
    case 'find':
      return refuseAll(findingObjections(scheme, command)) ?? found(command)
    case 'propose':
      return propose(scheme, state, command, ctx)
    case 'decide':
      return decideOpinion(scheme, state, command, ctx)
    case 'settle':
      return settle(scheme, state, command, ctx)
    case 'send_back':
      return sendBack(scheme, command, ctx)
    case 'cancel':
      return cancel(scheme, state, command, ctx)
    case 'propose_cancel':
      return proposeCancel(scheme, state, command, ctx)
    case 'drop_cancel':
      return dropCancel(state, ctx)
    case 'revoke':
      return revoke(state, command, ctx)
    case 'object':
      return objectTo(state, command, ctx)
    case 'answer':
      return answer(scheme, state, command, ctx)
    case 'flag_overdue':
      return flag(state, ctx)
    case 'withdraw':
      return ok([{ kind: 'direct.withdrawn', on: ctx.today }])
    default:
      return atIntake(scheme, state, command, ctx)
  }
}

function atIntake(scheme: Scheme, state: DirectState, command: AtIntake, ctx: Ctx): Decided {
  const { pack } = scheme
  switch (command.kind) {
    case 'save':
      return ok([{ kind: 'direct.saved', sealed: command.sealed, plain: command.plain }])
    case 'submit':
      return submit(scheme, command.filing, ctx.today)
    case 'tick':
      return refuseAll(unknownMaterials(pack, command.ticks)) ?? ok([{ kind: 'direct.ticked', ticks: command.ticks }])
    case 'scan':
      return scan(pack, state, command)
    case 'unscan':
      return unscan(state, command, ctx)
    case 'request_correction':
      return requestCorrection(pack, state, command, ctx)
    case 'supply_correction':
      return supply(scheme, state, command, ctx)
    case 'accept':
      return accept(scheme, state, command, ctx)
    case 'transfer':
      return transfer(scheme, state, command, ctx)
  }
}

/** The window has seen every original and kept every copy (QY-4). */
function accept(
  scheme: Scheme,
  state: DirectState,
  { file, settings }: Extract<DirectCommand, { kind: 'accept' }>,
  ctx: Ctx,
): Decided {
  const missing = materialsOf(scheme.pack, file.claims, file.dependants, state).filter(
    line => !line.originalSeen || !line.copyKept,
  )
  const against = missing.flatMap(
    ({ document, clause, dependant }) =>
      refuse('direct.material_missing', {
        field: `document-${document.id}${dependant ? `-${dependant.key}` : ''}`,
        clause,
        params: { document: document.name },
      }).refusals,
  )
  return (
    refuseAll(against) ??
    ok([
      {
        kind: 'direct.accepted',
        on: ctx.today,
        byName: ctx.actor.name,
        step: stepStart(settings, STEP_OF.accepted, ctx.today),
      },
    ])
  )
}

/** Once, in full, each item with its clause (行政许可法 § 32). */
function requestCorrection(
  pack: Pack,
  state: DirectState,
  command: Extract<DirectCommand, { kind: 'request_correction' }>,
  ctx: Ctx,
): Decided {
  const { items, sealedItems, days, dueOn } = command
  if (state.correction) return refuse('direct.correction_once')
  if (items.length === 0) return refuse('direct.correction_empty')
  if (!Number.isInteger(days) || days < 1 || days > 60)
    return refuse('field.whole_number', { field: 'days', params: { min: 1, max: 60 } })
  const against = items.flatMap((item, at) => whyObjections(pack, item, `items-${at}-`))
  return (
    refuseAll(against) ?? ok([{ kind: 'direct.correction_requested', on: ctx.today, dueOn, days, items: sealedItems }])
  )
}

function found({ fresh, sealed }: Extract<DirectCommand, { kind: 'find' }>): Decided {
  const skill = fresh.find(({ fact }) => fact === 'skill_level')?.value
  return ok([
    {
      kind: 'direct.found',
      findings: sealed,
      facts: fresh.map(({ fact }) => fact),
      ...(typeof skill === 'string' ? { skill } : {}),
    },
  ])
}

function transfer(
  scheme: Scheme,
  state: DirectState,
  command: Extract<DirectCommand, { kind: 'transfer' }>,
  ctx: Ctx,
): Decided {
  const { toTown, reason, sealedReason, settings } = command
  const to = routeOf(scheme, { homeTown: toTown, employerTown: toTown })
  const against = refuseAll([
    ...(to ? [] : refuse('direct.route', { field: 'toTown', clause: scheme.rules.routing.clause }).refusals),
    ...(toTown === state.town ? refuse('direct.transfer_same', { field: 'toTown' }).refusals : []),
    ...reasonObjections(reason),
  ])
  if (against || !to) return against ?? refuse('direct.route', { field: 'toTown' })
  return ok([
    {
      kind: 'direct.transferred',
      on: ctx.today,
      byName: ctx.actor.name,
      toTown: to.town,
      toDistrict: to.district,
      reason: sealedReason,
      step: stepStart(settings, state.step?.id ?? STEP_OF.submitted, ctx.today),
    },
  ])
}

function flag({ step }: DirectState, ctx: Ctx): Decided {
  if (!step?.dueOn || step.dueOn >= ctx.today || step.overdueSince) return ok([])
  return ok([{ kind: 'direct.step_overdue', step: step.id, on: ctx.today }])
}
