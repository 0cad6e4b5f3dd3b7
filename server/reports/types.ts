import type { Text } from '#policy'
import type { Measure } from '#server/direct/index.ts'

/** The measures of a report in the order of the paper: intake, review, settlement (DG-13). */
export const MEASURES = [
  'submitted',
  'accepted',
  'approved',
  'refused',
  'settled',
  'people_settled',
  'cancelled',
] as const satisfies readonly Measure[]
export type { Measure }

/**
 * Cases (persons for `people_settled`); whole numbers, negative where a month only took back what an earlier one
 * counted.
 */
export type Counts = Readonly<Record<Measure, number>>

/** The month itself, and the year up to its end. */
export interface Numbers {
  readonly month: Counts
  readonly year: Counts
}

/** One number that is another now. */
export interface Change {
  readonly period: keyof Numbers
  readonly measure: Measure
  readonly before: number
  readonly after: number
}

export type UnitKind = 'town' | 'district' | 'department'

/** Who reports: a town or park where the city has no counties, else a county; and departments of the city. */
export interface ReportUnit {
  /** Code of the town or district, id of the department. */
  readonly id: string
  readonly kind: UnitKind
  readonly name: Text
  /** What it reports: a town or county everything, a department its own step. In the order of the paper. */
  readonly measures: readonly Measure[]
}

export interface Draft {
  readonly numbers: Numbers
  readonly remark: string
  /** Why it is issued again, and every number that changed; empty on the first issue. */
  readonly reason: string
  readonly changes: readonly Change[]
  readonly by: string
  readonly byName: string
  /** The numbers are as known on the evening of that day. `YYYY-MM-DD` */
  readonly on: string
}

export interface Issue extends Draft {
  /** From 1. */
  readonly number: number
  readonly signedBy: string
  readonly signedByName: string
  readonly signedOn: string
  /** Given back by the bureau: it no longer stands, and the unit mends it and signs again. */
  readonly returned?: Returned
}

export interface Returned {
  readonly on: string
  readonly by: string
  readonly byName: string
  readonly reason: string
}

/** One unit's report of one month. Issues stay, the last one holds. */
export interface ReportState {
  /** `YYYY-MM` */
  readonly month: string
  readonly unit: string
  readonly unitKind: UnitKind
  readonly draft?: Draft
  readonly issues: readonly Issue[]
}

/** Of which unit something is. */
export interface OfUnit {
  readonly unit: string
  readonly unitKind: UnitKind
}

export type ReportCommand =
  | (OfUnit & {
      readonly kind: 'draft'
      readonly month: string
      /** The day the scheme began to hold. */
      readonly begins: string
      readonly numbers: Numbers
      readonly remark: string
      readonly reason: string
    })
  | (OfUnit & {
      readonly kind: 'sign'
      /** As counted now. */
      readonly numbers: Numbers
      /** Whether the office has a second person who could sign. */
      readonly two: boolean
    })
  | (OfUnit & { readonly kind: 'return'; readonly reason: string })

export type ReportEvent =
  | (OfUnit & {
      readonly kind: 'drafted'
      readonly month: string
      readonly numbers: Numbers
      readonly remark: string
      readonly reason: string
      readonly changes: readonly Change[]
      readonly on: string
      readonly byName: string
    })
  | { readonly kind: 'signed'; readonly on: string; readonly byName: string }
  | { readonly kind: 'returned'; readonly reason: string; readonly on: string; readonly byName: string }

/** What a unit had signed when the bureau compiled; without `issue` it had not reported. */
export interface CompiledRow extends OfUnit {
  readonly issue?: number
  readonly numbers?: Numbers
  /** Of a department: what it reports. Absent in rows of before departments reported their own step. */
  readonly measures?: readonly Measure[]
}

export interface UnitChange extends Change {
  readonly unit: string
}

export interface Compilation {
  /** From 1. */
  readonly number: number
  readonly rows: readonly CompiledRow[]
  /** Towns or counties together; departments speak of the same cases and are not added. */
  readonly sum: Numbers
  readonly reason: string
  readonly changes: readonly UnitChange[]
  /** Units that had not reported at the issue before. */
  readonly added: readonly string[]
  /**
   * Units whose report stood at the issue before and was given back since. Absent in issues of before there was that.
   */
  readonly returned?: readonly string[]
  readonly on: string
  readonly by: string
  readonly byName: string
}

export interface CompilationState {
  readonly month: string
  readonly issues: readonly Compilation[]
}

export interface CompileCommand {
  readonly kind: 'compile'
  readonly month: string
  readonly begins: string
  readonly rows: readonly CompiledRow[]
  readonly reason: string
}

export type CompileEvent = { readonly kind: 'compiled'; readonly month: string } & Omit<Compilation, 'number' | 'by'>

/** `dueDay`: day of the month after on which reports are due, set by the bureau; the text names none (DG-13). */
export interface ReportSettings {
  readonly dueDay: number | undefined
}
export interface SettingsState {
  readonly dueDay?: number
  readonly byName: string
  readonly on: string
}
export interface SettingsCommand {
  readonly kind: 'set'
  readonly typed: string
}
export interface SettingsEvent {
  readonly kind: 'set'
  readonly dueDay?: number
  readonly on: string
  readonly byName: string
}
