import type { DirectChannel, DirectStatus, MaterialTick, StepId } from './types.ts'

/** The sealed parts of a file that an event carries; absent parts did not change. */
export interface SealedParts {
  readonly maskedName?: string
  readonly personal?: string
  readonly claims?: string
  readonly dependants?: string
}

/** What stands plain beside them, for lists and counts. */
export interface PlainParts {
  readonly employer?: string
  readonly skill?: string
  readonly homeTown?: string
  readonly employerTown?: string
  readonly place?: string
  readonly formStep?: string
  readonly people?: number
}

export interface StepStart {
  readonly id: StepId
  readonly dueOn?: string
}

/** Every reason and text in an event is sealed. */
export type DirectEvent =
  | {
      readonly kind: 'direct.started'
      readonly pack: string
      readonly packVersion: string
      readonly channel: DirectChannel
      readonly owner?: string
      readonly batch?: string
      readonly on: string
      readonly sealed: SealedParts
      readonly plain: PlainParts
    }
  | { readonly kind: 'direct.saved'; readonly sealed: SealedParts; readonly plain: PlainParts }
  | {
      readonly kind: 'direct.submitted'
      readonly number: string
      readonly on: string
      readonly town: string
      readonly district: string
      /** The clause by which it was routed. */
      readonly clause: string
      readonly identityIndex: string
      readonly nameIndex: string
      readonly sealed: SealedParts
      readonly plain: PlainParts
      readonly step: StepStart
    }
  | { readonly kind: 'direct.ticked'; readonly ticks: readonly MaterialTick[] }
  | { readonly kind: 'direct.scanned'; readonly scan: string; readonly document: string; readonly dependant?: string }
  | { readonly kind: 'direct.scan_removed'; readonly scan: string }
  | {
      readonly kind: 'direct.correction_requested'
      readonly on: string
      readonly dueOn: string
      readonly days: number
      readonly items: readonly {
        readonly target: { readonly document: string; readonly dependant?: string } | { readonly field: string }
        readonly clause: string
        readonly reason: string
      }[]
    }
  | {
      readonly kind: 'direct.correction_supplied'
      readonly on: string
      readonly note?: string
      readonly identityIndex: string
      readonly nameIndex: string
      readonly sealed: SealedParts
      readonly plain: PlainParts
      readonly step: StepStart
    }
  | { readonly kind: 'direct.accepted'; readonly on: string; readonly byName: string; readonly step: StepStart }
  | {
      readonly kind: 'direct.found'
      readonly findings: string
      readonly facts: readonly string[]
      readonly skill?: string
    }
  | {
      readonly kind: 'direct.proposed'
      readonly on: string
      readonly byName: string
      readonly outcome: 'approve' | 'refuse'
      readonly clause?: string
      readonly reason?: string
      readonly step: StepStart
    }
  | {
      readonly kind: 'direct.approved'
      readonly on: string
      readonly byName: string
      /** The routes and conditions that hold by the findings, with their clauses. */
      readonly grounds: readonly string[]
      readonly step: StepStart
    }
  | {
      readonly kind: 'direct.refused'
      readonly on: string
      readonly byName: string
      readonly clause: string
      readonly reason: string
    }
  | {
      readonly kind: 'direct.transferred'
      readonly on: string
      readonly byName: string
      readonly toTown: string
      readonly toDistrict: string
      readonly reason: string
      readonly step: StepStart
    }
  | {
      readonly kind: 'direct.settled'
      readonly on: string
      readonly byName: string
      readonly place?: string
      readonly addressId?: string
      readonly address: string
      readonly office: string
      readonly dependants: readonly string[]
      readonly people: number
    }
  | {
      readonly kind: 'direct.sent_back'
      readonly on: string
      readonly byName: string
      readonly clause: string
      readonly reason: string
      readonly step: StepStart
    }
  | {
      readonly kind: 'direct.cancelled'
      readonly on: string
      readonly byName: string
      readonly clause: string
      readonly reason: string
      readonly bar?: { readonly id: string; readonly until: string }
    }
  | {
      readonly kind: 'direct.cancel_proposed'
      readonly on: string
      readonly byName: string
      readonly clause: string
      readonly reason: string
    }
  | { readonly kind: 'direct.cancel_dropped'; readonly on: string; readonly byName: string }
  | { readonly kind: 'direct.revoked'; readonly on: string; readonly byName: string; readonly office: string }
  | {
      readonly kind: 'direct.objected'
      readonly id: string
      readonly against: 'refused' | 'cancelled'
      readonly on: string
      readonly text: string
    }
  | {
      readonly kind: 'direct.objection_answered'
      readonly id: string
      readonly on: string
      readonly byName: string
      readonly upheld: boolean
      readonly clause: string
      readonly reason: string
      /** Upheld: the status that comes back, and the step it waits in. */
      readonly back?: DirectStatus
      readonly step?: StepStart
    }
  | { readonly kind: 'direct.step_overdue'; readonly step: StepId; readonly on: string }
  | { readonly kind: 'direct.withdrawn'; readonly on: string }
  | {
      readonly kind: 'direct.wish_recorded'
      readonly on: string
      readonly town: string
      readonly district: string
      readonly nameIndex: string
    }
