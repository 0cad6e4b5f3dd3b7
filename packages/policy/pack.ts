/** A policy pack: one published document as data, every part citing the clause it comes from. */
import type { Condition, Rule } from './ast.ts'
import type {
  Clause,
  Department,
  DocumentKind,
  Duty,
  Fact,
  FactValue,
  Grade,
  Parameter,
  Points,
  Text,
} from './types.ts'

/** A day of any year, `MM-DD`. */
export type MonthDay = string

export interface PolicyDocument {
  readonly title: string
  /** 文号; absent when the published page prints none. */
  readonly number?: string
  readonly issued: string
  readonly issuer: Text
  readonly url?: string
}

/** FS-15: where the two differ, this pack goes before the named document. */
export interface Precedence {
  readonly over: string
  readonly clause: string
}

/** A reading of the text where it leaves something open; shown wherever it matters. */
export interface Interpretation {
  readonly text: Text
}

/** An eligibility condition (a bar is one that must not hold, written with `not`). */
export interface PackCondition {
  readonly id: string
  readonly name: Text
  /** What an applicant is told when it does not hold, with what to do next. */
  readonly refusal: Text
  readonly clause: string
  readonly test: Condition
  readonly interpretation?: Interpretation
}

/** A heading of the score sheet: 个人素质, 参保情况 … The tie chain of Foshan 2014–2020 compares their subtotals. */
export interface Group {
  readonly id: string
  readonly name: Text
}

export interface Indicator {
  readonly id: string
  readonly name: Text
  readonly group: string
  readonly clause: string
  readonly rule: Rule
  /** What a reader must know beside the number, e.g. 「近五年」. */
  readonly note?: Text
}

export interface RoundRules {
  /**
   * FS-6. 「9月1日后」: an application after `monthDay` belongs to next year's round. Whether the day itself does
   * is the setting `cutoffDayCounts`: `next_round` (default) or `this_round`.
   */
  readonly cutoff: {
    readonly monthDay: MonthDay
    readonly cutoffDayCounts: 'next_round' | 'this_round'
    readonly interpretation: Interpretation
    readonly clause: string
  }
  /** FS-7, both days inclusive. */
  readonly review: { readonly from: MonthDay; readonly to: MonthDay; readonly clause: string }
  /** FS-8. */
  readonly notice: { readonly workingDays: number; readonly clause: string }
  /** FS-9, counted from the day of issue. */
  readonly card: { readonly years: number; readonly clause: string }
  /** FS-10, counted from the card's day of issue. */
  readonly mark: { readonly years: number; readonly clause: string }
}

/** FS-3. */
export interface Place {
  readonly id: string
  readonly name: Text
  readonly clause: string
  /** Documents that show the right to settle there. */
  readonly documents: readonly string[]
}

export type TieRuleId = 'all-in' | 'none-in' | 'chain-all-in' | 'chain-earliest'

/** One comparison after the total: more first, except the time of application (earlier first). */
export type TieStep =
  | { readonly by: 'fact'; readonly fact: string }
  | { readonly by: 'group'; readonly group: string }
  | { readonly by: 'submitted' }

/** One of the rules from which a district must choose before it opens a round (the 2014 text has none). */
export interface TieRule {
  readonly id: TieRuleId
  readonly name: Text
  readonly description: Text
  readonly chain: readonly TieStep[]
  readonly mayExceedQuota: boolean
  readonly source: { readonly title: string; readonly grade?: Grade }
}

/** FS-12, FS-13: a service a card holder may apply for, by a day (inclusive) of the year of qualification or later. */
export interface Service {
  readonly id: string
  readonly name: Text
  readonly description: Text
  readonly lastDay: MonthDay
  /** `next`: the year of qualification or the year after; `any_later`: every later year too. */
  readonly years: 'next' | 'any_later'
  readonly office: Text
  readonly clause: string
}

/** A worked example beside the rules; `expect` in hundredths. */
export interface Example {
  readonly id: string
  readonly title: Text
  readonly facts: Readonly<Record<string, FactValue>>
  readonly parameters?: Readonly<Record<string, number>>
  readonly expect: {
    readonly outcome: 'eligible' | 'not_eligible' | 'undecided'
    readonly total: { readonly min: Points; readonly max: Points }
    readonly lines?: Readonly<Record<string, Points>>
    readonly open?: readonly string[]
  }
}

export interface Pack {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly document: PolicyDocument
  /** Civil dates, both inclusive. */
  readonly validity: { readonly from: string; readonly to?: string }
  readonly precedence: readonly Precedence[]
  readonly clauses: readonly Clause[]
  readonly departments: readonly Department[]
  readonly duties: readonly Duty[]
  readonly documents: readonly DocumentKind[]
  /** The shared vocabulary's definitions of every fact this pack uses. */
  readonly facts: readonly Fact[]
  readonly parameters: readonly Parameter[]
  readonly conditions: readonly PackCondition[]
  readonly groups: readonly Group[]
  readonly indicators: readonly Indicator[]
  readonly threshold: { readonly points: Points; readonly clause: string }
  readonly round?: RoundRules
  readonly places: readonly Place[]
  readonly ties: readonly TieRule[]
  readonly services: readonly Service[]
  readonly examples: readonly Example[]
  /** Ids of the packs this one builds on; what they say is already merged in. */
  readonly buildsOn: readonly string[]
}

/** Something wrong with a pack: where (`indicators.blood.rule.points`), what, and how to mend it. */
export interface Problem {
  readonly code: string
  readonly at: string
  readonly message: Text
}
