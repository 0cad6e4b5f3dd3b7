import type { FileRef } from '#server/files/index.ts'
import type { OfUnit, UnitKind } from './types.ts'

/** What was done about a finding, by whom, and what shows it. */
export interface Remedy {
  readonly on: string
  readonly by: string
  readonly byName: string
  readonly note: string
  readonly files?: readonly FileRef[]
}

/** What an inspection found, and how it was settled (DG-10). `files` are absent where none is attached. */
export interface InspectionFinding {
  readonly id: string
  readonly text: string
  /** A clause of a published text, or empty. */
  readonly clause: string
  readonly dueOn: string
  readonly files?: readonly FileRef[]
  /** The unit says that it has been put right; the bureau has not accepted it yet. */
  readonly done?: Remedy
  /** Accepted by the bureau. Findings of before units only reported carry what the unit wrote. */
  readonly settled?: Remedy
  /** Settlements the bureau did not take as enough, oldest first. */
  readonly reopened: readonly {
    readonly on: string
    readonly byName: string
    readonly reason: string
    /** What had been said and shown. */
    readonly note?: string
    readonly files?: readonly FileRef[]
  }[]
}

export interface InspectionState {
  readonly unit: string
  readonly unitKind: UnitKind
  readonly on: string
  readonly inspectors: string
  readonly scope: string
  readonly findings: readonly InspectionFinding[]
  readonly byName: string
}

export interface NewFinding {
  /** Begins the names of the form's fields: `finding-1`. */
  readonly field: string
  readonly id: string
  readonly text: string
  readonly clause: string
  readonly dueOn: string
  readonly files: readonly FileRef[]
}

export type InspectionCommand = OfUnit &
  (
    | {
        readonly kind: 'hold'
        readonly on: string
        readonly begins: string
        readonly inspectors: string
        readonly scope: string
        readonly findings: readonly NewFinding[]
        /** Ids of the clauses that are published. */
        readonly clauses: readonly string[]
      }
    | { readonly kind: 'add_finding'; readonly finding: NewFinding; readonly clauses: readonly string[] }
    | { readonly kind: 'settle'; readonly finding: string; readonly note: string; readonly files: readonly FileRef[] }
    | { readonly kind: 'reopen'; readonly finding: string; readonly reason: string }
  )

type StoredFinding = Pick<InspectionFinding, 'id' | 'text' | 'clause' | 'dueOn' | 'files'>

export type InspectionEvent =
  | (OfUnit & {
      readonly kind: 'held'
      readonly on: string
      readonly inspectors: string
      readonly scope: string
      readonly findings: readonly StoredFinding[]
      readonly byName: string
    })
  | { readonly kind: 'found'; readonly finding: StoredFinding }
  | {
      /** `remedied`: by the unit. `settled`: by the bureau. */
      readonly kind: 'remedied' | 'settled'
      readonly finding: string
      readonly note: string
      readonly files?: readonly FileRef[]
      readonly on: string
      readonly byName: string
    }
  | {
      readonly kind: 'reopened'
      readonly finding: string
      readonly reason: string
      readonly on: string
      readonly byName: string
    }
