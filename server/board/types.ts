import type { Points } from '#policy'
import type { ReadRest } from './read-document.ts'

/** 未开始、进行中、已完成、有困难. */
export const PROGRESS = ['not_started', 'under_way', 'done', 'difficult'] as const
export type Progress = (typeof PROGRESS)[number]

/** One stretch of time departments report on (JM-10). Dates are civil days. */
export interface Period {
  /** From 1. */
  readonly number: number
  readonly name: string
  readonly from: string
  /** The last day in time. */
  readonly dueOn: string
  /** The sentence of the document that sets the day; empty where the bureau set it. */
  readonly quote: string
  readonly closed?: Closed
}

/** A period whose assessment is done: the summary as it stood that day. */
export interface Closed {
  readonly on: string
  readonly by: string
  readonly tasks: readonly ClosedTask[]
}

export interface ClosedTask {
  readonly clause: string
  readonly lead: string
  readonly progress: Progress | undefined
  readonly signedOn: string | undefined
  readonly late: boolean
  readonly score: Points
  readonly comment: string
}

export interface BoardState {
  readonly title: string
  /** 江办发〔2012〕23号; may be empty. */
  readonly number: string
  readonly issued: string
  /** The text it was made from, as pasted. */
  readonly source: string
  /** What of it is in no task. */
  readonly rest: readonly ReadRest[]
  readonly periods: readonly Period[]
  /** Full marks; undefined until the bureau sets them: no document does. */
  readonly scale?: Points
}

export type BoardCommand =
  | {
      readonly kind: 'create'
      readonly title: string
      readonly number: string
      readonly issued: string
      readonly source: string
      readonly rest: readonly ReadRest[]
      readonly period: Omit<Period, 'number' | 'closed'>
      readonly tasks: number
    }
  /** As typed. `used`: the open period has scores. */
  | { readonly kind: 'set_scale'; readonly typed: string; readonly used: boolean }
  | { readonly kind: 'add_period'; readonly name: string; readonly from: string; readonly dueOn: string }
  | { readonly kind: 'close_period'; readonly tasks: readonly ClosedTask[]; readonly unassessed: number }

export type BoardEvent =
  | (Omit<Extract<BoardCommand, { kind: 'create' }>, 'kind' | 'tasks'> & { readonly kind: 'created' })
  | { readonly kind: 'scale_set'; readonly scale: Points }
  | { readonly kind: 'period_added'; readonly period: Omit<Period, 'closed'> }
  | {
      readonly kind: 'period_closed'
      readonly number: number
      readonly on: string
      readonly tasks: readonly ClosedTask[]
    }

export interface Milestone {
  readonly id: string
  readonly title: string
  readonly dueOn: string
  readonly doneOn?: string
}

export interface Assessment {
  readonly period: number
  readonly score: Points
  readonly comment: string
  readonly by: string
  readonly at: string
}

/** One task of a board. Organisations by id. */
export interface TaskState {
  readonly board: string
  /** Place on the board, from 1. */
  readonly position: number
  readonly clause: string
  /** The document's own words. */
  readonly quote: string
  /** Departments and remark as they stand behind the words. */
  readonly assigned: string
  /** Whether `quote` stands in the document letter by letter; false where the person who confirmed changed it. */
  readonly verbatim: boolean
  readonly lead: string
  readonly partners: readonly string[]
  readonly dueOn?: string
  readonly milestones: readonly Milestone[]
  /** Oldest first; the last of a period stands. */
  readonly assessments: readonly Assessment[]
}

export type NewTask = Omit<TaskState, 'milestones' | 'assessments' | 'dueOn'>

export type TaskCommand =
  | ({ readonly kind: 'add'; readonly field: string } & NewTask)
  | { readonly kind: 'schedule'; readonly dueOn: string }
  | { readonly kind: 'reassign'; readonly lead: string; readonly partners: readonly string[]; readonly reason: string }
  | { readonly kind: 'add_milestone'; readonly id: string; readonly title: string; readonly dueOn: string }
  | { readonly kind: 'finish_milestone' | 'reopen_milestone' | 'remove_milestone'; readonly id: string }
  | {
      readonly kind: 'assess'
      readonly period: Period
      readonly scale: Points | undefined
      readonly typed: string
      readonly comment: string
      /** Accounts that signed reports on this task: none of them may assess it. */
      readonly signers: readonly string[]
    }

export type TaskEvent =
  | ({ readonly kind: 'added' } & NewTask)
  | { readonly kind: 'scheduled'; readonly dueOn: string }
  | {
      readonly kind: 'reassigned'
      readonly lead: string
      readonly partners: readonly string[]
      readonly reason: string
    }
  | { readonly kind: 'milestone_added'; readonly milestone: Milestone }
  | { readonly kind: 'milestone_finished'; readonly id: string; readonly on: string }
  | { readonly kind: 'milestone_reopened' | 'milestone_removed'; readonly id: string }
  | { readonly kind: 'assessed'; readonly period: number; readonly score: Points; readonly comment: string }

/** What a report says. Evidence by id. */
export interface Content {
  readonly progress: Progress | undefined
  readonly text: string
  readonly difficulty: string
  readonly next: string
  readonly evidence: readonly Evidence[]
}

export interface Evidence {
  readonly id: string
  readonly mediaType: string
  readonly bytes: number
}

export interface Signed {
  readonly content: Content
  /** Account and name of who signed for the department. */
  readonly by: string
  readonly name: string
  readonly on: string
  readonly returned?: { readonly on: string; readonly by: string; readonly reason: string }
}

/** One department's report on one task in one period. */
export interface ReportState {
  readonly board: string
  readonly task: string
  readonly period: number
  readonly organisation: string
  readonly dueOn: string
  /** Not submitted: seen by the department alone. */
  readonly draft?: Content
  /** What the draft was before each change, oldest first; `null` where there was none. */
  readonly undo: readonly (Content | null)[]
  /** Oldest first; the last stands unless it was returned. */
  readonly signed: readonly Signed[]
}

export type ReportCommand =
  | {
      readonly kind: 'save'
      readonly board: string
      readonly task: string
      readonly period: Period
      readonly organisation: string
      readonly content: Omit<Content, 'evidence' | 'progress'> & { readonly progress: string }
      readonly add: readonly Evidence[]
      readonly remove: readonly string[]
    }
  | { readonly kind: 'undo' | 'discard' | 'sign'; readonly period: Period }
  | { readonly kind: 'return'; readonly period: Period; readonly reason: string }

export type ReportEvent =
  | {
      readonly kind: 'saved'
      readonly board: string
      readonly task: string
      readonly period: number
      readonly organisation: string
      readonly dueOn: string
      readonly content: Content
    }
  | { readonly kind: 'undone' | 'discarded' }
  | { readonly kind: 'signed'; readonly name: string; readonly on: string }
  | { readonly kind: 'returned'; readonly on: string; readonly reason: string }
