import type { Department } from '#policy'

export type ObjectionStatus = 'open' | 'rechecking' | 'upheld' | 'rejected'

export interface ObjectionState {
  readonly noticeId: string
  readonly roundId: string
  readonly district: string
  readonly pack: string
  readonly applicationId: string
  /** The entry's place in the version that was shown then: its list number if it was ranked. */
  readonly position: number
  readonly ranked: boolean
  readonly rankingId: string
  /** The objector's own entry, or somebody else's. */
  readonly about: 'own' | 'other'
  readonly status: ObjectionStatus
  readonly raisedBy: string
  readonly raisedOn: string
  /** Sealed: real name and text. */
  readonly statement: string
  readonly files: readonly ObjectionFile[]
  readonly rechecks: readonly Recheck[]
  readonly decision?: ObjectionDecision
}

export interface ObjectionFile {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
}

export interface Recheck {
  readonly department: string
  readonly by: string
  readonly on: string
  readonly until: string
}

export interface ObjectionDecision {
  readonly upheld: boolean
  /** Sealed: what the objector is told. */
  readonly reason: string
  readonly clause: string
  readonly by: string
  readonly on: string
  /** The version the decision led to; absent when no finding changed. */
  readonly rankingId?: string
}

export interface Objection extends ObjectionState {
  readonly id: string
  readonly version: number
}

/** An objection opened for who may read it. */
export interface OpenedObjection extends Objection {
  readonly name: string
  readonly text: string
  readonly answer: string | undefined
}

/** A department's part of the application objected to, for the officer. */
export interface RecheckState {
  readonly department: Department
  /** Asked to check again because of this objection. */
  readonly asked: boolean
  readonly open: boolean
}

export interface RaiseInput {
  readonly noticeId: string
  /** What is objected to: a list number, or the objector's own application, ranked or not. */
  readonly target: { readonly position: number } | { readonly applicationId: string }
  /** 实名: the objector's real name. */
  readonly name: string
  readonly text: string
  readonly files?: readonly { readonly name: string; readonly content: Uint8Array }[]
}

export interface RecheckInput {
  readonly departments: readonly string[]
  /** The day by which they report. */
  readonly until: string
}

export interface DecideInput {
  readonly upheld: boolean
  readonly reason: string
  readonly clause: string
}

export interface Options {
  /** The version the person was looking at. */
  readonly expected?: number | undefined
}
