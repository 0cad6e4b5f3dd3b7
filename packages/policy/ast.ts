/**
 * The closed list of nodes a rule is made of. No loops, no user functions, no text that could become code: a node
 * is data.
 * Every quantity that a document prints is an `Amount` or a `Bound`, so that its number, its source and its grade stay
 * together. What the files of a pack may write beside these (`use`, `list`) is gone once a pack is assembled.
 */
import type { Points } from './types.ts'

/** A number of points: printed in the rule itself, or a parameter of the pack (`{ parameter: 'blood_per_time' }`). */
export type Amount = { readonly points: Points } | { readonly parameter: string }

/** A number in the fact's own unit, or a `count` parameter of the pack. Without a value it leaves the answer open. */
export type Bound = number | { readonly parameter: string }

/** How a number of points is rounded: to a multiple of `to` hundredths (1 = 0.01, 100 = whole points). */
export interface Rounding {
  readonly to: Points
  /** Halves go away from zero (四舍五入), or what is left over is dropped towards zero (不考虑四舍五入). */
  readonly mode: 'half_up' | 'truncate'
}

/** Answers yes, no or (when a fact it reads is unknown) maybe. */
export type Condition =
  /** The fact has exactly this value. */
  | { readonly kind: 'is'; readonly fact: string; readonly value: boolean | number | string }
  /** The choice is one of these. */
  | { readonly kind: 'in'; readonly fact: string; readonly values: readonly string[] }
  /** 以上 and 以下 include the number itself (`min`, `max`); `above` and `below` (超过, 不满) do not. */
  | {
      readonly kind: 'range'
      readonly fact: string
      readonly min?: Bound
      readonly max?: Bound
      readonly above?: Bound
      readonly below?: Bound
    }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'at_least'; readonly count: number; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** A setting of the city or district has this option; open while it has chosen none. */
  | { readonly kind: 'setting'; readonly parameter: string; readonly value: string }
  /** An indicator or a group has given at least so many points. Only among a pack's conditions and routes. */
  | { readonly kind: 'scores'; readonly indicator?: string; readonly group?: string; readonly min: Amount }

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

/** One rung: gives its points when the condition holds. */
export interface Rung {
  readonly if: Condition
  readonly points: Amount
}

/** From the `from`-th unit on (the first is 1), a unit earns `points`. */
export interface Rate {
  readonly from: number
  readonly points: Amount
}

/** One alternative of a `switch`. */
export interface Case {
  readonly values: readonly string[]
  readonly gives: Rule
}

/** The name by which the rule inside an `each` reads one number of the list. */
export const ITEM = 'item'

/** Yields points (hundredths, may be negative), an interval while facts are unknown. */
export type Rule =
  | { readonly kind: 'give'; readonly points: Amount }
  | { readonly kind: 'when'; readonly if: Condition; readonly gives: Rule; readonly otherwise?: Rule }
  /** Looks a choice up; a choice in no row gives 0. */
  | { readonly kind: 'table'; readonly fact: string; readonly rows: readonly TableRow[] }
  /** Looks a number up; a number in no band gives 0. */
  | { readonly kind: 'bands'; readonly fact: string; readonly rows: readonly Band[] }
  /** 每满 `every` 积 `points`: only full units count, of what exceeds `above` where that is given. */
  | {
      readonly kind: 'per'
      readonly fact: string
      readonly every: number
      readonly above?: number
      readonly points: Amount
    }
  /**
   * A rate that changes with the number of full units. `each`: every unit earns the rate of its own place; `all`: all
   * units earn the rate of the last one.
   */
  | {
      readonly kind: 'steps'
      readonly fact: string
      readonly every: number
      readonly apply: 'each' | 'all'
      readonly rates: readonly Rate[]
    }
  /** 组合档次: the highest rung that holds; none gives 0. */
  | { readonly kind: 'ladder'; readonly rows: readonly Rung[] }
  /** Which rule applies follows a choice: of the applicant (二选一), or of a class a town belongs to. */
  | { readonly kind: 'switch'; readonly fact: string; readonly cases: readonly Case[]; readonly otherwise?: Rule }
  | { readonly kind: 'sum'; readonly of: readonly Rule[] }
  /** 只取最高分，不累计. */
  | { readonly kind: 'best'; readonly of: readonly Rule[] }
  /** 最高不超过 `most`, not less than `least`. A parameter without a value means no limit. */
  | { readonly kind: 'cap'; readonly most?: Amount; readonly least?: Amount; readonly of: Rule }
  /** Points ÷ a number of people (发明人数). Fewer than one counts as one. */
  | { readonly kind: 'divide'; readonly by: string; readonly round: Rounding; readonly of: Rule }
  /** So many hundredths of the points: a share of a home, of a company. The fact is in per cent, at most 100. */
  | { readonly kind: 'percent'; readonly fact: string; readonly round: Rounding; readonly of: Rule }
  | { readonly kind: 'round'; readonly round: Rounding; readonly of: Rule }
  /** The sum over a list's numbers; the rule reads one number as the fact `item`. Per year, per patent, per home. */
  | { readonly kind: 'each'; readonly fact: string; readonly of: Rule }

export type Node = Condition | Rule
