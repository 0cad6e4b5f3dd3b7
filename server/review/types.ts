import type { Answer } from '#policy'

/** What a department can say about a claim (FS-7). */
export type Verdict = 'true' | 'false' | 'adjusted' | 'unverifiable'

/** What a reviewer enters about one fact. `value` only with `adjusted`; `reason` whenever the verdict is not `true`. */
export interface FindingInput {
  readonly fact: string
  readonly verdict: Verdict
  readonly value?: Answer | undefined
  /** The value as typed on a page, in place of `value`. */
  readonly text?: string | undefined
  readonly reason?: string | undefined
}

/** A finding as stored. `value` is what it establishes; absent where nothing could be established. */
export interface Finding {
  readonly fact: string
  readonly verdict: Verdict
  readonly value?: Answer
  /** Sealed (kind `reason`): a reason may name people. */
  readonly reason?: string
  readonly by: string
  /** ISO-8601 UTC. */
  readonly at: string
}

/** One fact of a task: what the duty matrix (FS-11) gives the department to check. */
export interface TaskFact {
  readonly fact: string
  readonly documents: readonly string[]
  readonly finding?: Finding
  /** Earlier findings, oldest first: a correction replaces nothing. */
  readonly earlier: readonly Finding[]
  /** An officer asked for it to be checked again; the finding stands until then. */
  readonly recheck: boolean
}

/** `cancelled`: the application was withdrawn. */
export type TaskStatus = 'open' | 'done' | 'escalated' | 'cancelled'

/** One department's part of the joint review of one application. */
export interface TaskState {
  readonly application: string
  readonly number: string
  readonly pack: string
  readonly district: string
  readonly town: string
  readonly year: number
  readonly department: string
  readonly status: TaskStatus
  /** The review period (FS-7), both days inclusive. */
  readonly from: string
  readonly to: string
  /** Last day to record: `to`, or what the officer extended it to. */
  readonly dueOn: string
  readonly facts: readonly TaskFact[]
  readonly escalatedOn?: string
  readonly reopened?: { readonly by: string; readonly on: string; readonly reason: string; readonly until: string }
}

export interface OpenedFact {
  readonly fact: string
  readonly documents: readonly string[]
}

export type TaskCommand =
  | {
      readonly kind: 'open'
      readonly application: string
      readonly number: string
      readonly pack: string
      readonly district: string
      readonly town: string
      readonly year: number
      readonly department: string
      readonly from: string
      readonly to: string
      readonly facts: readonly OpenedFact[]
    }
  /** `claims` are the application's; `reason` is sealed already (blank ones left out). */
  | { readonly kind: 'record'; readonly findings: readonly FindingInput[]; readonly claims: Claims }
  | { readonly kind: 'escalate' }
  | { readonly kind: 'cancel' }
  | {
      readonly kind: 'reopen'
      readonly reason: string
      readonly until: string
      readonly facts?: readonly string[] | undefined
    }

export type TaskEvent =
  | Omit<Extract<TaskCommand, { kind: 'open' }>, 'kind'> & { readonly kind: 'opened' }
  | { readonly kind: 'recorded'; readonly finding: Omit<Finding, 'by' | 'at'> }
  | { readonly kind: 'completed' }
  | { readonly kind: 'escalated'; readonly on: string }
  | { readonly kind: 'cancelled'; readonly on: string }
  | {
      readonly kind: 'reopened'
      readonly on: string
      readonly reason: string
      readonly until: string
      readonly facts: readonly string[]
    }

export type Claims = Readonly<Record<string, Answer | undefined>>

/** What review needs to know of an accepted application; handed over by `applications` at composition. */
export interface CaseFile {
  readonly id: string
  readonly number: string
  readonly pack: string
  readonly district: string
  readonly town: string
  readonly year: number
  readonly maskedName: string
  readonly name: string
  readonly idNumber: string
  readonly employer?: string | undefined
  readonly address?: string | undefined
  readonly claims: Claims
  readonly dependants: number
  readonly documents: readonly CaseDocument[]
}

/** An application that was just accepted, as far as opening its tasks needs it. */
export type AcceptedCase = Pick<
  CaseFile,
  'id' | 'number' | 'pack' | 'district' | 'town' | 'year' | 'claims' | 'dependants'
>

export interface CaseDocument {
  readonly document: string
  readonly originalSeen: boolean
  readonly copyKept: boolean
  readonly evidence: readonly CaseEvidence[]
}

export interface CaseEvidence {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
}
