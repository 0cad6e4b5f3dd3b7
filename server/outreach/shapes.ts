import type { Refusal } from '#platform/result.ts'
import type { Text } from '#policy'
import type { MessageState, Segment, SkilledState, Standing } from './types.ts'

export interface Grade {
  readonly value: string
  readonly name: Text
}

export interface Workbook {
  readonly name: string
  readonly content: Uint8Array
}

/** A survey answer as typed. */
export interface SurveyInput {
  readonly name: string
  readonly phone: string
  readonly town: string
  readonly employer: string
  readonly grade: string
  readonly trade: string
  readonly wish: string
}

/** One line of the register: masked. */
export interface PersonRow {
  readonly id: string
  readonly maskedName: string
  readonly town: string
  readonly employer: string
  readonly grade: string
  readonly trade: string
  readonly wish: string
  readonly source: string
  readonly helper: string | undefined
  readonly tracked: boolean
  /** Of the person's newest case of direct settlement. */
  readonly standing: Standing | undefined
  readonly lastContactOn: string | undefined
  readonly optedOut: boolean
}

/** A person opened; reading it is recorded. Name and phone are absent once forgotten. */
export interface PersonView {
  readonly id: string
  readonly version: number
  readonly state: SkilledState
  readonly name: string
  readonly phone: string
  /** By note id. */
  readonly notes: Readonly<Record<string, string>>
  readonly helpers: readonly { readonly id: string; readonly name: string }[]
  readonly twins: readonly Twin[]
}

/** A row of the same name, town and employer under another number. */
export interface Twin {
  readonly id: string
  readonly maskedPhone: string
  readonly registeredOn: string
  readonly standing: Standing | undefined
}

export interface PersonFilter extends Segment {
  readonly source?: string | undefined
  /** Wishing and not followed up yet. */
  readonly unreached?: boolean | undefined
  readonly standing?: string | undefined
  /** Id of the one who follows up, or `none`. */
  readonly helper?: string | undefined
  /** Whoever a policy message may be for: not who has applied or settled. */
  readonly messaged?: boolean | undefined
}

/** A public answer whose number was not verified: counted nowhere. */
export interface Unverified {
  readonly id: string
  readonly maskedName: string
  readonly town: string
  readonly employer: string
  readonly at: string
}

/** The address an employer sends its list by; the day it closes. */
export interface EmployerLink {
  readonly code: string
  readonly employer: string
  readonly town: string
  readonly closesOn: string
}

/** An employer's file that was answered row by row; `code` is the link it came by. */
export interface ImportedFile {
  readonly id: string
  readonly code: string | null
  readonly employer: string
  readonly town: string
  readonly at: string
  readonly stored: number
  readonly refused: number
}

/** The service rate at a month's end, `YYYY-MM`. */
export interface MonthRate {
  readonly month: string
  readonly wishing: number
  readonly tracked: number
}

/** How many there are, by one thing; who has settled is counted there only. */
export interface Tally {
  readonly settled: number
  readonly key: string
  readonly yes: number
  readonly no: number
  readonly undecided: number
  readonly tracked: number
}

export interface RegisterPage {
  readonly rows: readonly PersonRow[]
  readonly total: number
}

/** What became of one row of an employer's file. */
export interface RowAnswer {
  readonly line: number
  readonly maskedName: string
  readonly outcome: 'added' | 'updated' | 'unchanged' | 'refused'
  readonly refusals: readonly Refusal[]
}

/** Service rate (DG-12): followed up ÷ wishing to settle; who has settled is in neither. */
export interface ServiceRate {
  readonly settled: number
  readonly wishing: number
  readonly tracked: number
  readonly withoutHelper: number
}

export interface MessageView {
  readonly id: string
  readonly version: number
  readonly state: MessageState
  /** As a phone would show it, with a code of the right length. */
  readonly preview: string
  readonly units: number
  /** Who would get it now: not counting who opted out or had the same text. */
  readonly recipients: {
    readonly matching: number
    readonly optedOut: number
    readonly had: number
    readonly would: number
  }
  readonly sends: Readonly<Record<string, number>>
}

/** One line of the log of a message. */
export interface SendRow {
  readonly id: string
  readonly maskedPhone: string
  readonly town: string
  readonly status: string
  readonly at: string
  readonly changedAt: string
}
