/** A policy pack: one published document as data, every part citing the clause it comes from. */
import type { Amount, Condition, Rounding, Rule } from './ast.ts'
import type {
  Answer,
  Clause,
  Department,
  DocumentKind,
  Duty,
  Fact,
  Grade,
  Parameter,
  Points,
  Source,
  Text,
} from './types.ts'

/** A day of any year, `MM-DD`. */
export type MonthDay = string

export interface PolicyDocument {
  readonly title: string
  /** 文号; absent when the published page prints none. */
  readonly number?: string
  /** `YYYY-MM-DD`, or `YYYY` where no copy prints the day. */
  readonly issued: string
  readonly issuer: Text
  readonly url?: string
}

/** FS-15: where the two differ, this pack goes before the named document. */
export interface Precedence {
  readonly over: string
  /** Id of that document's pack, when there is one. */
  readonly pack?: string
  readonly clause: string
}

/** A document that this one ends. */
export interface Repeal {
  readonly document: string
  readonly pack?: string
  /** The first day on which it no longer holds. */
  readonly on: string
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

/** The points that admit, held against the first total. */
export interface Threshold {
  readonly points: Points
  readonly clause: string
  /** Whom the threshold does not bind. */
  readonly unless?: Exemption
}

/** Who is admitted whatever their points. What is not established exempts nobody. May not ask for points itself. */
export interface Exemption {
  readonly name: Text
  readonly clause: string
  readonly test: Condition
  readonly interpretation?: Interpretation
}

/** A heading of the score sheet: 个人素质, 参保情况 … The tie chain of Foshan 2014–2020 compares their subtotals. */
export interface Group {
  readonly id: string
  readonly name: Text
  /** Limits of the heading as a whole, after each indicator's own. */
  readonly most?: Amount
  readonly least?: Amount
  readonly clause?: string
}

/** One of the sums a scheme makes of its indicators. */
export interface Total {
  readonly id: string
  readonly name: Text
  /** Ids of the groups it adds up; all of them when absent. */
  readonly groups?: readonly string[]
  readonly rounding?: Rounding
  readonly clause: string
}

/** One of several ways in: whoever meets every condition and one route is eligible. */
export type Route = PackCondition

/** Something a person receives: a subsidy, a service, a title. */
export interface Entitlement {
  readonly id: string
  readonly name: Text
  readonly clause: string
  /** Who receives it; everybody eligible when absent. */
  readonly test?: Condition
  /** How much, in hundredths of `unit`; absent when the document prints no amount. */
  readonly amount?: Rule
  readonly unit?: Text
  readonly note?: Text
}

/** A named set of values with its clause, e.g. the towns of a class or a list of occupations. */
export interface ValueList {
  readonly id: string
  readonly name: Text
  readonly clause: string
  readonly source?: Source
  readonly values: readonly string[]
}

/** Only what lies so far back from the day of evaluation counts (近5年; 近3个纳税年度). */
export type Window = { readonly years: number } | { readonly months: number } | { readonly calendarYears: number }

/**
 * How a number follows from dated facts on the day of evaluation. Used when the person did not state the number
 * itself.
 */
export type Derivation = { readonly fact: string; readonly clause: string; readonly interpretation?: Interpretation } & (
  | {
      readonly kind: 'age'
      readonly from: string
      /**
       * `birthday`: full years (周岁); `calendar_year`: the year minus the year of birth; `part_years`: a year begun
       * counts as one.
       */
      readonly count: 'birthday' | 'calendar_year' | 'part_years'
    }
  /** Full days, months or years since a date. */
  | { readonly kind: 'elapsed'; readonly from: string; readonly in: 'days' | 'months' | 'years' }
  | {
      readonly kind: 'length'
      readonly from: string
      /** `cumulative`: all stretches; `longest`: the longest without a break; `current`: the one that still goes on. */
      readonly count: 'cumulative' | 'longest' | 'current'
      /**
       * `calendar_months`: each month touched counts once. `months`: full months of every unbroken stretch, what is
       * left over adds up to months of 30 days. Overlaps count once in both.
       */
      readonly in: 'days' | 'months' | 'calendar_months'
      /** Entries of these kinds do not count. */
      readonly leaveOut?: readonly string[]
      /** A break of at most so many days (calendar months, when counted in them) does not end a stretch. */
      readonly gap?: number
      readonly within?: Window
    }
  /** How many events there were, or what their numbers add up to. */
  | {
      readonly kind: 'tally'
      readonly from: string
      readonly measure: 'count' | 'amount'
      readonly kinds?: readonly string[]
      readonly within?: Window
    }
  /** The same for every calendar year apart, as a list, the latest year first. */
  | {
      readonly kind: 'by_year'
      readonly from: string
      readonly measure: 'count' | 'amount'
      readonly kinds?: readonly string[]
      readonly within: Window
    }
  /** Several numbers added up. */
  | { readonly kind: 'total'; readonly of: readonly string[] }
)

export interface Indicator {
  readonly id: string
  readonly name: Text
  readonly group: string
  readonly clause: string
  readonly rule: Rule
  /** What a reader must know beside the number, e.g. 「近五年」. */
  readonly note?: Text
  /**
   * When several departments score it: the highest counts, their points add up, or all must give the same points (or
   * it gives none).
   */
  readonly scoredBy?: {
    readonly departments: readonly string[]
    readonly combine: 'highest' | 'sum' | 'must_agree'
  }
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
  | { readonly by: 'total'; readonly total: string }
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
  readonly facts: Readonly<Record<string, Answer>>
  readonly parameters?: Readonly<Record<string, number>>
  /** The day of evaluation; derivations need one. */
  readonly on?: string
  readonly expect: {
    readonly outcome: 'eligible' | 'not_eligible' | 'undecided'
    readonly total?: { readonly min: Points; readonly max: Points }
    readonly totals?: Readonly<Record<string, Points>>
    readonly routes?: Readonly<Record<string, boolean>>
    /** Whether a person receives it. */
    readonly entitlements?: Readonly<Record<string, boolean>>
    /** In hundredths of the entitlement's unit. */
    readonly amounts?: Readonly<Record<string, number>>
    readonly lines?: Readonly<Record<string, Points>>
    readonly open?: readonly string[]
  }
}

export interface Pack {
  readonly id: string
  readonly version: string
  readonly title: Text
  /** The scheme of which this is one edition: editions are compared with one another. */
  readonly scheme: { readonly id: string; readonly name: Text }
  /** GB/T 2260 code of the city or province, or a zone's own id. */
  readonly place: { readonly code: string; readonly name: Text }
  /** `points`: scored and ranked; `direct`: whoever meets the conditions; `awards`: titles and payments. */
  readonly kind: 'points' | 'direct' | 'awards'
  readonly document: PolicyDocument
  /** Civil dates, both inclusive. */
  readonly validity: { readonly from: string; readonly to?: string }
  readonly precedence: readonly Precedence[]
  readonly repeals: readonly Repeal[]
  readonly clauses: readonly Clause[]
  readonly departments: readonly Department[]
  readonly duties: readonly Duty[]
  readonly documents: readonly DocumentKind[]
  /** The shared vocabulary's definitions of every fact this pack uses. */
  readonly facts: readonly Fact[]
  readonly parameters: readonly Parameter[]
  /** How numbers follow from dated facts. */
  readonly derivations: readonly Derivation[]
  readonly lists: readonly ValueList[]
  readonly conditions: readonly PackCondition[]
  readonly routes: readonly Route[]
  readonly groups: readonly Group[]
  readonly indicators: readonly Indicator[]
  /** At least one; the threshold applies to the first. */
  readonly totals: readonly Total[]
  readonly threshold?: Threshold
  /** The total that ranks, when it is not the first. */
  readonly rankedBy?: string
  readonly entitlements: readonly Entitlement[]
  readonly round?: RoundRules
  readonly places: readonly Place[]
  readonly ties: readonly TieRule[]
  readonly services: readonly Service[]
  readonly examples: readonly Example[]
  /** Ids of the packs this one builds on; what they say is already merged in. */
  readonly buildsOn: readonly string[]
}

/** Something wrong with a pack: where (`indicators/blood/rule/points`), what, and how to mend it. */
export interface Problem {
  readonly code: string
  readonly at: string
  readonly message: Text
  /** What to do about it. */
  readonly hint?: Text
  /** The place in a pack's folder; lines and columns count from 1. */
  readonly file?: string
  readonly line?: number
  readonly column?: number
  /** A warning does not stop a pack from being used. */
  readonly level?: 'warning'
}
