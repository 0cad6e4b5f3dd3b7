import type { EventMeta } from '#platform/aggregate.ts'
import type { ApplicationEvent, ApplicationState, Correction, DocumentState, Tick } from './types.ts'

/** Folds one event of an application. Pure; what it leaves out is absent, never `undefined`, so that it equals what is stored. */
export function evolve(state: ApplicationState | undefined, event: ApplicationEvent, meta: EventMeta): ApplicationState {
  if (event.kind === 'started') {
    const { pack, packVersion, channel, owner, on, sealed } = event
    return { pack, packVersion, channel, owner, ...sealed, status: 'draft', documents: [], startedOn: on }
  }
  if (!state) throw new Error(`an application begins with "started", not "${event.kind}"`)
  return { ...state, ...present(change(state, event, meta)) }
}

type Later = Exclude<ApplicationEvent, { readonly kind: 'started' }>

function change(state: ApplicationState, event: Later, meta: EventMeta): { [K in keyof ApplicationState]?: ApplicationState[K] | undefined } {
  switch (event.kind) {
    case 'saved': {
      const { sealed, town, district, place, step } = event
      return { ...sealed, town, district, place, step }
    }
    case 'evidence_added': return { documents: withEvidence(state.documents, event.document, event.evidence) }
    case 'evidence_removed': return { documents: withoutEvidence(state.documents, event.evidence) }
    case 'ticked': return { documents: event.ticks.reduce(withTick, state.documents) }
    case 'submitted': {
      const { kind: _, sealed, ...filed } = event
      return { ...sealed, ...filed, status: 'submitted', submittedAt: event.submittedAt ?? meta.at }
    }
    case 'accepted': return { status: 'accepted', acceptedOn: event.on, acceptedBy: meta.actor }
    case 'correction_requested': {
      const { on, dueOn, days, items } = event
      return { status: 'correction', correction: { requestedOn: on, requestedAt: meta.at, dueOn, days, items } }
    }
    case 'correction_supplied': {
      const { kind: _, on, sealed, ...filed } = event
      return { ...sealed, ...filed, status: 'submitted', correction: state.correction && { ...state.correction, suppliedOn: on } }
    }
    case 'correction_overdue': return { correction: state.correction && overdue(state.correction, event.on) }
    case 'refused': return { status: 'refused', refusal: { on: event.on, clause: event.clause, reason: event.reason } }
    case 'withdrawn': return { status: 'withdrawn', withdrawnOn: event.on }
  }
}

const overdue = (correction: Correction, on: string): Correction => ({ ...correction, overdueSince: on })

function withEvidence(documents: readonly DocumentState[], document: string, evidence: string): readonly DocumentState[] {
  return changed(documents, document, one => ({ ...one, evidenceIds: [...one.evidenceIds, evidence] }))
}

function withoutEvidence(documents: readonly DocumentState[], evidence: string): readonly DocumentState[] {
  return documents.map(one => ({ ...one, evidenceIds: one.evidenceIds.filter(id => id !== evidence) }))
}

function withTick(documents: readonly DocumentState[], { document, originalSeen, copyKept }: Tick): readonly DocumentState[] {
  return changed(documents, document, one => ({ ...one, originalSeen, copyKept }))
}

function changed(
  documents: readonly DocumentState[], document: string, change: (one: DocumentState) => DocumentState,
): readonly DocumentState[] {
  const found = documents.find(one => one.document === document)
  if (found) return documents.map(one => (one === found ? change(one) : one))
  return [...documents, change({ document, evidenceIds: [], originalSeen: false, copyKept: false })]
}

function present<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
}
