/**
 * The closed list of nodes a rule is made of. No loops, no user functions, no text that could become code: a node
 * is data.
 * Every quantity that a document prints is an `Amount`, so that its number, its source and its grade stay together.
 */
import type { Points } from './types.ts'

/** A number of points: printed in the rule itself, or a parameter of the pack (`{ parameter: 'blood_per_time' }`). */
export type Amount = { readonly points: Points } | { readonly parameter: string }

/** Answers yes, no or (when a fact it reads is unknown) maybe. */
export type Condition =
  /** The fact has exactly this value. */
  | { readonly kind: 'is'; readonly fact: string; readonly value: boolean | number | string }
  /** The choice is one of these. */
  | { readonly kind: 'in'; readonly fact: string; readonly values: readonly string[] }
  /** 以上 and 以下 include the number itself (`min`, `max`); `above` and `below` do not. */
  | {
      readonly kind: 'range'
      readonly fact: string
      readonly min?: number
      readonly max?: number
      readonly above?: number
      readonly below?: number
    }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'at_least'; readonly count: number; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }

/** One row of a choice table: any of `values` gives `points`. */
export interface TableRow {
  readonly values: readonly string[]
  readonly points: Amount
}

/** One half-open band of a number: `from` ≤ number < `below`. */
export interface Band {
  readonly from: number
  readonly below?: number
  readonly points: Amount
}

/** Yields points (hundredths, may be negative), an interval while facts are unknown. */
export type Rule =
  | { readonly kind: 'give'; readonly points: Amount }
  | { readonly kind: 'when'; readonly if: Condition; readonly gives: Rule; readonly otherwise?: Rule }
  /** Looks a choice up; a choice in no row gives 0. */
  | { readonly kind: 'table'; readonly fact: string; readonly rows: readonly TableRow[] }
  /** Looks a number up; a number in no band gives 0. */
  | { readonly kind: 'bands'; readonly fact: string; readonly rows: readonly Band[] }
  /** 每满 `every` 积 `points`: only full units count. */
  | { readonly kind: 'per'; readonly fact: string; readonly every: number; readonly points: Amount }
  | { readonly kind: 'sum'; readonly of: readonly Rule[] }
  /** 只取最高分，不累计. */
  | { readonly kind: 'best'; readonly of: readonly Rule[] }
  /** 最高不超过 `most`. A parameter without a value means no cap. */
  | { readonly kind: 'cap'; readonly most: Amount; readonly of: Rule }

export type Node = Condition | Rule
