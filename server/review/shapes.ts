import type { Department, DocumentKind, Fact, Answer, Line, Points, Text } from '#policy'
import type { Refusal } from '#platform/result.ts'
import type { CaseDocument, Finding, TaskState, TaskStatus, Verdict } from './types.ts'

/** What review shows: the shapes its readers get, cut to what each may see. */

/** What a department may know of the person: its own patch and no more (FS-11). */
export interface PersonView {
  readonly name: string
  /** Masked unless the duty matrix gives the department a document of identity. */
  readonly idNumber: string
  readonly employer?: string | undefined
  readonly address?: string | undefined
}

export interface FactView {
  readonly fact: Fact
  /** Undefined: not claimed, yet always to be checked. */
  readonly claim: Answer | undefined
  /** The applicant did not answer, which counts as the claim shown. */
  readonly implied: boolean
  readonly clause: string
  readonly routing: readonly Text[]
  readonly documents: readonly (CaseDocument & { readonly kind: DocumentKind })[]
  /** The verdicts that make sense for this claim. */
  readonly verdicts: readonly Verdict[]
  readonly finding: FindingView | undefined
  readonly earlier: readonly FindingView[]
  readonly recheck: boolean
}

/** A finding with its reason opened and the reviewer's name. */
export interface FindingView extends Omit<Finding, 'by'> {
  readonly by: string
}

/** What the department's findings do to the score: an indicator that reads its facts. */
export interface Consequence {
  readonly line: Line
  /** Points if the department found every claim of its own true. */
  readonly claimed: Points
  /** Points its findings give so far; a fact without a finding gives nothing. */
  readonly found: Points
  /** It reads facts of other departments too, which are left out here. */
  readonly shared: boolean
}

export interface TaskView {
  readonly id: string
  readonly version: number
  readonly state: TaskState
  readonly department: Department
  readonly person: PersonView
  readonly facts: readonly FactView[]
  readonly consequences: readonly Consequence[]
  readonly overdue: boolean
  /** Why nothing can be recorded now, if so. */
  readonly closed: Refusal | undefined
}

export type QueueFilter = 'open' | 'overdue' | 'escalated' | 'done'

export interface QueueQuery {
  /** Default `open`. */
  readonly status?: QueueFilter | undefined
  /** Only what is due on or before this day. */
  readonly due?: string | undefined
  /** Counts from 1. */
  readonly page?: number | undefined
  /** Default `due`: oldest deadline first. */
  readonly sort?: 'due' | '-due' | undefined
}

export interface QueueRow {
  readonly id: string
  readonly number: string
  readonly maskedName: string
  readonly town: string
  readonly year: number
  readonly status: TaskStatus
  readonly from: string
  readonly dueOn: string
  readonly overdue: boolean
  readonly reopened: boolean
  readonly facts: readonly { readonly name: Text; readonly done: boolean }[]
}

export interface Queue {
  readonly department: Department
  readonly counts: Readonly<Record<QueueFilter, number>>
  readonly rows: readonly QueueRow[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** For the applicant's timeline and the clerk: who has it, by when; no reasons of others. */
export interface TaskSummary {
  readonly id: string
  readonly department: Department
  readonly status: TaskStatus
  readonly from: string
  readonly dueOn: string
  readonly overdue: boolean
  readonly done: number
  readonly of: number
}

/** For the score sheet: what was established, by whom, why. */
export interface CaseFinding extends FindingView {
  readonly task: string
  readonly department: Department
  /** True while another department found something else: the fact counts as unknown. */
  readonly disputed: boolean
}

export interface DepartmentProgress {
  readonly department: Department
  readonly open: number
  readonly done: number
  readonly escalated: number
  /** Of `open`, those past their deadline and not yet escalated. */
  readonly overdue: number
}

export interface EscalatedRow {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly department: Department
  readonly dueOn: string
  readonly escalatedOn: string
  readonly facts: readonly Text[]
}

export interface Recorded {
  readonly id: string
  readonly version: number
  readonly status: TaskStatus
  /** The next open task of the same queue, for "save and next". */
  readonly next: string | undefined
}

export type ImportMode = 'good' | 'all'

/** One bad row: its line in the sheet, the column's heading where one is to blame, and why. */
export interface RowProblem {
  readonly line: number
  readonly column?: string | undefined
  readonly refusal: Refusal
}

export interface ImportResult {
  readonly id: string
  readonly mode: ImportMode
  readonly fileName: string
  readonly at: string
  readonly by: string
  /** Rows with something in them. */
  readonly rows: number
  /** Findings stored. 0 in mode `all` when any row was bad. */
  readonly saved: number
  /** Rows that say what is recorded already, or nothing yet. */
  readonly unchanged: number
  readonly blank: number
  readonly bad: number
  readonly problems: readonly RowProblem[]
}

export interface Download {
  readonly fileName: string
  readonly bytes: Uint8Array
}
