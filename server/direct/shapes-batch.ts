/** What goes in and comes out with an employer's file (QY-3). */
import type { Refusal, Result } from '#platform/result.ts'

export interface RowProblem {
  /** As Excel counts. */
  readonly line: number
  /** Heading of the column, where the refusal is about one cell. */
  readonly column?: string
  /** The cell as Excel names it, `F7`. */
  readonly cell?: string
  readonly refusal: Refusal
}

export type BatchMode = 'good_rows' | 'all_or_nothing'

/** What became of an employer's file. Every row is in `made`, in `kept` or in `problems`. */
export interface BatchResult {
  readonly id: string
  readonly pack: string
  readonly at: string
  readonly fileName: string
  readonly employer: string
  readonly mode: BatchMode
  readonly rows: number
  readonly made: readonly BatchLine[]
  /** Rows an earlier file of the same employer has made already: left as they are, not made twice. */
  readonly kept: readonly BatchLine[]
  /** Rows refused; with `all_or_nothing` and one bad row the others are refused as `direct.batch_other_rows`. */
  readonly refused: number
  readonly problems: readonly RowProblem[]
  /** Sheets of the workbook that were not read, by name; absent when there is none. */
  readonly unread?: readonly string[]
  /** Whom a line is about, masked; files taken in earlier do not say. */
  readonly names?: readonly { readonly line: number; readonly name: string }[]
}

export interface BatchLine {
  readonly line: number
  readonly number: string
  readonly id: string
}

/** One file in the list of those handed in. */
export interface BatchSummary {
  readonly id: string
  readonly at: string
  readonly employer: string
  readonly fileName: string
  /** Of the staff; undefined for an employer's own account. */
  readonly by: string | undefined
  readonly rows: number
  readonly made: number
  readonly kept: number
  readonly refused: number
}

/** Reading the file, checking its rows, making the cases: how far it has come, in rows. */
export interface BatchProgress {
  readonly stage: 'reading' | 'checking' | 'making'
  readonly done: number
  /** 0 while the file is being read. */
  readonly of: number
}

/** `lost`: the server was stopped before the file was through; nothing of it was stored. */
export type BatchRun =
  | { readonly state: 'running'; readonly progress: BatchProgress }
  | { readonly state: 'done'; readonly result: Result<BatchResult> }
  | { readonly state: 'lost' }

export interface Workbook {
  readonly name: string
  readonly content: Uint8Array
}

export interface EmployerFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface EmployerInput {
  readonly name: string
  readonly phone: string
  readonly address: string
  /** Where the workers of the file work: nine-digit code of the town. */
  readonly town: string
}
