/**
 * The vocabulary of the policy language: what a pack is, what goes into an evaluation and what comes out.
 * Pure data; runs in the browser and on the server.
 */

/** A text in both languages. `zh` is 简体中文 as an office writes it. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** Points as an integer number of hundredths: 60 points = 6000. Never a float. */
export type Points = number

/** An inclusive range of points, in hundredths. `min === max` when every fact it depends on is known. */
export interface PointsRange {
  readonly min: Points
  readonly max: Points
}

/**
 * How well a number is attested: A official text, B press quoting officials or an official form, C agreeing
 * copies.
 */
export type Grade = 'A' | 'B' | 'C'

/** Where a number comes from when the pack's own document does not print it. */
export interface Source {
  readonly title: string
  readonly url?: string
  readonly grade: Grade
  /**
   * True when the number stands in for one the scheme's own text does not give: shown as such wherever a score is
   * shown.
   */
  readonly standIn: boolean
}

/** A published clause of the pack's document. `id` is the register's id (`FS-8`) or the pack's own (`GD-3`). */
export interface Clause {
  readonly id: string
  /** As the document numbers it: 「三（三）」. */
  readonly number: string
  /** The official wording, quoted. */
  readonly quote: string
  readonly en: string
  /** `reported`: the wording is not the official text but what the press printed of it; shown as such. */
  readonly wording: 'official' | 'reported'
}

/** An answer in one piece. A date is `YYYY-MM-DD`, a choice its option's value. */
export type FactValue = boolean | number | string

/** A stretch of time, both days inclusive, `YYYY-MM-DD`; no `to` means it goes on. `kind` is one of the fact's `kinds`. */
export interface Period {
  readonly from: string
  readonly to?: string
  readonly kind?: string
}

/** Something that happened on a day, with a number where the fact has one (hours, yuan). */
export interface DatedEvent {
  readonly on: string
  readonly amount?: number
  readonly kind?: string
}

/** Several entries for one fact, by its type: `list`, `periods`, `events`. */
export type Entries = readonly number[] | readonly Period[] | readonly DatedEvent[]
export type Answer = FactValue | Entries

/** Facts by id. A missing key is *unknown*: never zero, never "no". */
export type Facts = Readonly<Record<string, Answer | undefined>>

/** One piece of knowledge about an applicant, from the shared vocabulary `policies/vocabulary.yaml`. */
export interface Fact {
  readonly id: string
  readonly name: Text
  /** What the self-check and the form ask. */
  readonly question: Text
  readonly help?: Text
  /**
   * `list`: numbers of one kind (`min`, `max` and `unit` are an item's). `periods` and `events` are dated and only
   * read through a derivation.
   */
  readonly type: 'boolean' | 'integer' | 'decimal' | 'choice' | 'date' | 'list' | 'periods' | 'events'
  /** e.g. 个月 / months, 次 / times, 小时 / hours, m², 元 / yuan. */
  readonly unit?: Text
  /** From least to most; the first claims nothing and stands for "not established" when only findings score. */
  readonly options?: readonly { readonly value: string; readonly name: Text }[]
  /** The most entries a list, periods or events may have. */
  readonly most?: number
  /** Kinds an entry of periods or events may be of, e.g. 补缴 back-paid, 转入 transferred. */
  readonly kinds?: readonly { readonly value: string; readonly name: Text }[]
  /** Inclusive bounds of a number; the domain over which an unknown fact ranges. */
  readonly min?: number
  readonly max?: number
  /** `personal` or `sensitive` in the sense of PIPL art. 28. */
  readonly sensitivity: 'personal' | 'sensitive'
  /** Computed from the identity number or case data, not asked in an application (age, sex, registered region). */
  readonly derived?: 'age' | 'local'
  /**
   * About the city or zone one applies in, so that an answer holds for one place only. `work`: true of whoever takes up
   * work there; `record`: builds up there, and nobody brings it along from elsewhere.
   */
  readonly local?: 'work' | 'record'
  /**
   * Present when a person can raise it: 「再无偿献血 {n} 次」, 「取得{option}学历」. `{n}` is the difference in the
   * fact's unit, `{option}` the name of the choice.
   */
  readonly improve?: Text
  /** Few people have it: asked after the common ones. */
  readonly rare?: boolean
}

export interface Department {
  readonly id: string
  readonly name: Text
  /** What it does besides verifying, in the document's words. */
  readonly role?: Text
}

/** FS-11: one row of the duty matrix. Who verifies a fact, from which documents. */
export interface Duty {
  readonly fact: string
  readonly department: string
  readonly documents: readonly string[]
  readonly clause: string
  /** Which level or which other office: 「区属中职学校毕业证由区教育局验证」. */
  readonly routing?: readonly Text[]
}

export interface DocumentKind {
  readonly id: string
  readonly name: Text
  readonly clause: string
  /** Must every applicant show it, or only who claims one of the facts it proves? */
  readonly required: 'always' | 'with_claim' | 'with_dependant'
}

/** A number the district or city may set when it opens a round; `value` undefined = no published value, not applied. */
export interface Parameter {
  readonly id: string
  readonly name: Text
  readonly unit: 'points' | 'count' | 'option'
  /** In hundredths when `unit` is `points`; the place in `options` when it is `option`. */
  readonly value?: number
  /** What a setting may be. */
  readonly options?: readonly { readonly value: string; readonly name: Text }[]
  readonly source: Source
  readonly clause: string
}

/** One line of a score sheet. */
export interface Line {
  readonly indicator: string
  readonly name: Text
  readonly group: Text
  readonly points: PointsRange
  /** Highest the indicator can ever give. */
  readonly most: Points
  readonly clause: string
  readonly source: Source
  /** Facts this line reads; those not known are in `open`. */
  readonly facts: readonly string[]
  readonly open: readonly string[]
  readonly documents: readonly string[]
  /** False when no value is published for it: it gives nothing, asks nothing and says so. */
  readonly applied: boolean
  /** How the number came about: 「本科及以上：80 分」「24 个月 → 2 年 × 1 分」「封顶 50 分」. */
  readonly how: Text
}

/** One eligibility condition with its answer. */
export interface ConditionLine {
  readonly condition: string
  readonly name: Text
  readonly holds: boolean | undefined
  readonly clause: string
  readonly facts: readonly string[]
  readonly open: readonly string[]
}

/** A change of one fact that would lift the total: 「再无偿献血 2 次：+4 分」. */
export interface Improvement {
  readonly fact: string
  readonly to: FactValue
  readonly gain: Points
  readonly text: Text
}

/** One of a pack's totals: what gates and what ranks may differ (资格分, 排名分). */
export interface TotalLine {
  readonly total: string
  readonly name: Text
  readonly points: PointsRange
}

/** One heading of the score sheet after its own limits. */
export interface GroupLine {
  readonly group: string
  readonly name: Text
  readonly points: PointsRange
  /** True when the heading's limit has taken something away for certain. */
  readonly limited: boolean
}

/** What a person may receive: 「每人一次性补助」. `amount` in hundredths of `unit`. */
export interface EntitlementLine {
  readonly entitlement: string
  readonly name: Text
  readonly clause: string
  readonly holds: boolean | undefined
  readonly amount: PointsRange | undefined
  readonly unit: Text | undefined
  readonly open: readonly string[]
}

export interface Evaluation {
  readonly outcome: 'eligible' | 'not_eligible' | 'undecided'
  readonly conditions: readonly ConditionLine[]
  /** Alternative ways in, of which one must hold; empty when the pack has none. */
  readonly routes: readonly ConditionLine[]
  readonly lines: readonly Line[]
  readonly groups: readonly GroupLine[]
  /** The total that the threshold applies to. */
  readonly total: PointsRange
  readonly totals: readonly TotalLine[]
  /** Absent in schemes without points. */
  readonly threshold: Points | undefined
  /** Whether the threshold does not bind this person; undefined where it binds everybody. */
  readonly exemption: ConditionLine | undefined
  readonly entitlements: readonly EntitlementLine[]
  /** Whether the pack was in force on the day of evaluation; undefined when no day was given. */
  readonly validity: 'in_force' | 'not_yet' | 'expired' | undefined
  /** Unknown facts that can still change the outcome or the total, the one to ask next first. */
  readonly open: readonly string[]
  /** Settings and numbers the city has not published without which the outcome stays open. */
  readonly unset: readonly string[]
}
