import { endOfDay, isDate } from '#calendar'
import type { CompiledPack, Pack } from '#policy'
import type { Actor } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import { ok, refuse, refuseAll, type Refusal, type Result } from '#platform/result.ts'
import { missingDocuments, objectionsTo } from './checks.ts'
import { asksFor } from './particulars.ts'
import type {
  AcceptCommand, ApplicationCommand, ApplicationEvent, ApplicationState, ApplicationStatus, CorrectionCommand, EnterCommand,
  Filing, SubmitCommand, SupplyCommand,
} from './types.ts'

type Kind = ApplicationCommand['kind']
type SubmittedEvent = Extract<ApplicationEvent, { readonly kind: 'submitted' }>
type Decided = Result<readonly ApplicationEvent[]>

/** What may be done with an application in each state; everything else is refused. */
const possible = {
  draft: ['save', 'add_evidence', 'remove_evidence', 'submit', 'withdraw'],
  submitted: ['add_evidence', 'remove_evidence', 'tick', 'accept', 'request_correction', 'refuse', 'withdraw'],
  correction: ['add_evidence', 'remove_evidence', 'tick', 'supply_correction', 'flag_overdue', 'accept', 'refuse', 'withdraw'],
  accepted: ['withdraw'],
  refused: [],
  withdrawn: [],
} as const satisfies Record<ApplicationStatus, readonly Kind[]>

/** Files a document may have. */
export const MOST_FILES = 10

/** The rules of an application: pure. `compiled` gives the pack an application is filed under. */
export function decide(
  compiled: (pack: string) => CompiledPack, state: ApplicationState | undefined, command: ApplicationCommand, ctx: Ctx,
): Decided {
  if (command.kind === 'start') return ok([started(command, 'online', ctx.actor.id, ctx)])
  if (command.kind === 'enter') return enter(compiled(command.pack), command, ctx)
  if (!state) return refuse('object.not_found')
  const cannot = impossible(state, command.kind)
  if (cannot) return cannot
  return change(compiled(state.pack), state, command, ctx)
}

function impossible(state: ApplicationState, kind: Kind): ReturnType<typeof refuse> | undefined {
  const kinds: readonly Kind[] = possible[state.status]
  if (kinds.includes(kind)) return undefined
  if (kind === 'submit' && state.number) return refuse('applications.already_submitted', { params: { number: state.number } })
  return refuse(kinds.length === 0 ? 'applications.closed' : 'applications.not_now')
}

function change(pack: CompiledPack, state: ApplicationState, command: Exclude<ApplicationCommand, { kind: 'start' | 'enter' }>, ctx: Ctx): Decided {
  switch (command.kind) {
    case 'save': {
      const { kind: _, ...saved } = command
      return ok([{ kind: 'saved', ...saved }])
    }
    case 'submit': return submit(pack, state, command, ctx)
    case 'add_evidence': return addEvidence(pack.pack, state, command, ctx.actor)
    case 'remove_evidence': return removeEvidence(state, command.evidence, ctx.actor)
    case 'tick': return tick(pack.pack, command.ticks)
    case 'accept': return accept(pack.pack, state, command, ctx)
    case 'request_correction': return requestCorrection(pack.pack, state, command, ctx)
    case 'supply_correction': return supply(pack, state, command, ctx)
    case 'flag_overdue': return ok(state.correction?.overdueSince ? [] : [{ kind: 'correction_overdue', on: ctx.today }])
    case 'refuse': return turnDown(pack.pack, command, ctx)
    case 'withdraw': return ok([{ kind: 'withdrawn', on: ctx.today }])
  }
}

function started(
  { pack, packVersion, sealed }: Pick<EnterCommand, 'pack' | 'packVersion' | 'sealed'>, channel: 'online' | 'window', owner: string, ctx: Ctx,
): ApplicationEvent {
  return { kind: 'started', pack, packVersion, channel, owner, on: ctx.today, sealed }
}

function submit(pack: CompiledPack, state: ApplicationState, command: SubmitCommand, ctx: Ctx): Decided {
  const { town, place, documents } = state
  const subject = { file: command.file, town, place, documents, today: ctx.today, documentsMayMiss: false }
  return refuseAll([...objectionsTo(pack, subject), ...registerObjections(command)]) ?? ok([submitted(command)])
}

function enter(pack: CompiledPack, command: EnterCommand, ctx: Ctx): Decided {
  const { file, town, district, place, ticks, receivedOn } = command
  const misdated = receivedObjections(receivedOn, ctx.today)
  const subject = { file, town, place, documents: [], today: misdated.length > 0 ? ctx.today : receivedOn, documentsMayMiss: true }
  const against = [
    ...misdated, ...objectionsTo(pack, subject), ...registerObjections(command),
    ...unknownDocuments(pack.pack, ticks),
  ]
  return refuseAll(against) ?? ok([
    started(command, 'window', command.owner, ctx),
    { kind: 'saved', sealed: {}, town, district, place },
    ...(ticks.length > 0 ? [{ kind: 'ticked', ticks } as const] : []),
    // Handed in on an earlier day, it counts from the end of that day: nobody knows the hour.
    { ...submitted(command), ...(receivedOn < ctx.today ? { submittedAt: lastInstantOf(receivedOn) } : {}) },
  ])
}

function receivedObjections(receivedOn: string, today: string): readonly Refusal[] {
  if (!isDate(receivedOn)) return refuse('field.date', { field: 'receivedOn' }).refusals
  return receivedOn > today ? refuse('applications.received_later', { field: 'receivedOn', clause: 'FS-6', params: { today } }).refusals : []
}

const lastInstantOf = (date: string): string => new Date(Date.parse(endOfDay(date)) - 1000).toISOString()

/** What the registers say: a bar in force, another application of the year. */
function registerObjections({ barred, duplicate, year }: Filing): readonly Refusal[] {
  return [
    ...(barred ? refuse('applications.barred', { field: 'idNumber', clause: barred.clause, params: { until: barred.until } }).refusals : []),
    ...(duplicate ? refuse('applications.duplicate', { field: 'idNumber', clause: 'FS-6', params: { year } }).refusals : []),
  ]
}

function submitted({ number, year, deferred, identityIndex, nameIndex, sealed, answerBy }: Filing): SubmittedEvent {
  return { kind: 'submitted', number, year, deferred, identityIndex, nameIndex, sealed, answerBy }
}

function addEvidence(
  pack: Pack, state: ApplicationState, { evidence, document }: { evidence: string; document: string }, actor: Actor,
): Decided {
  if (!mayEditEvidence(state, document, actor)) return refuse('applications.not_now')
  const unknown = refuseAll(unknownDocuments(pack, [{ document }]))
  if (unknown) return unknown
  const stored = state.documents.find(one => one.document === document)?.evidenceIds.length ?? 0
  if (stored >= MOST_FILES) return refuse('applications.too_many_files', { field: `document-${document}`, params: { max: MOST_FILES } })
  return ok([{ kind: 'evidence_added', evidence, document }])
}

function removeEvidence(state: ApplicationState, evidence: string, actor: Actor): Decided {
  const document = state.documents.find(one => one.evidenceIds.includes(evidence))?.document
  if (!document) return refuse('object.not_found')
  return mayEditEvidence(state, document, actor) ? ok([{ kind: 'evidence_removed', evidence }]) : refuse('applications.not_now')
}

/** Applicants change papers in a draft and, once asked, those asked for; the window scans until the case is decided. */
function mayEditEvidence(state: ApplicationState, document: string, actor: Actor): boolean {
  if (state.status === 'draft' || actor.role === 'clerk') return true
  const items = state.status === 'correction' ? state.correction?.items ?? [] : []
  return items.some(({ target }) => 'document' in target && target.document === document)
}

function tick(pack: Pack, ticks: EnterCommand['ticks']): Decided {
  return refuseAll(unknownDocuments(pack, ticks)) ?? ok([{ kind: 'ticked', ticks }])
}

function unknownDocuments(pack: Pack, named: readonly { readonly document: string }[]): readonly Refusal[] {
  const known = new Set(pack.documents.map(kind => kind.id))
  return named.some(({ document }) => !known.has(document)) ? refuse('field.choice', { field: 'document' }).refusals : []
}

function accept(pack: Pack, { place, documents }: ApplicationState, { file }: AcceptCommand, ctx: Ctx): Decided {
  return refuseAll(missingDocuments(pack, { file, place, documents, today: ctx.today })) ?? ok([{ kind: 'accepted', on: ctx.today }])
}

/** Once, in full, each item with its clause, within five working days (行政许可法 § 32). */
function requestCorrection(pack: Pack, state: ApplicationState, command: CorrectionCommand, ctx: Ctx): Decided {
  const { items, days, dueOn } = command
  if (state.correction) return refuse('applications.correction_once')
  if (state.answerBy && ctx.today > state.answerBy) return refuse('applications.correction_late', { params: { date: state.answerBy } })
  if (items.length === 0) return refuse('applications.correction_empty')
  if (!Number.isInteger(days) || days < 1 || days > 60) return refuse('field.whole_number', { field: 'days', params: { min: 1, max: 60 } })
  const against = items.flatMap((item, at) => [
    ...(item.reason.trim() ? [] : refuse('field.required', { field: `items-${at}-reason` }).refusals),
    ...(asksFor(pack, item.target) ? [] : refuse('applications.not_asked', { field: `items-${at}` }).refusals),
    ...(isClause(pack, item.clause) ? [] : refuse('applications.clause', { field: `items-${at}-clause` }).refusals),
  ])
  return refuseAll(against) ?? ok([{ kind: 'correction_requested', on: ctx.today, dueOn, days, items: command.sealedItems }])
}

function supply(pack: CompiledPack, state: ApplicationState, command: SupplyCommand, ctx: Ctx): Decided {
  const { file, identityIndex, nameIndex, sealed, answerBy } = command
  const { town, documents } = state
  const place = command.place ?? state.place
  const subject = { file, town, place, documents, today: ctx.today, documentsMayMiss: false }
  const against = [...objectionsTo(pack, subject), ...registerObjections({ ...command, year: state.year ?? command.year })]
  return refuseAll(against) ?? ok([{ kind: 'correction_supplied', on: ctx.today, sealed, identityIndex, nameIndex, place, answerBy }])
}

function turnDown(pack: Pack, { clause, reason, sealedReason }: Extract<ApplicationCommand, { kind: 'refuse' }>, ctx: Ctx): Decided {
  const against = refuseAll([
    ...(isClause(pack, clause) ? [] : refuse('applications.clause', { field: 'clause' }).refusals),
    ...(reason.trim() ? [] : refuse('field.required', { field: 'reason' }).refusals),
  ])
  return against ?? ok([{ kind: 'refused', on: ctx.today, clause, reason: sealedReason }])
}

/** The clause rule: what names no published clause cannot be asked or refused. */
function isClause(pack: Pack, id: string): boolean {
  return pack.clauses.some(clause => clause.id === id)
}
