import type { Clause, Pack, Text } from '#policy'
import type { PublishedReason } from '#server/direct/index.ts'

/** What a rule in force is: what must hold, what is asked, what is handed in, where to, who with, how it goes, why not. */
export const RULE_KINDS = ['condition', 'field', 'document', 'place', 'step', 'reason'] as const
export type RuleKind = (typeof RULE_KINDS)[number]

/** One thing that may be required, asked, done or refused by, with the published clause it rests on (QY-7, DG-11, JM-5). */
export interface RuleInForce {
  /** The same thing in the same scheme has the same id: `field/idNumber`. */
  readonly id: string
  readonly kind: RuleKind
  readonly name: Text
  /** How it is judged, who must hand it in, how long it may take. */
  readonly detail?: Text | undefined
  readonly clause: Clause
}

/** A scheme of the city on a day, with everything that is in force under it. Not in force: no rules. */
export interface SchemeInForce extends Pick<Pack, 'title' | 'document' | 'validity' | 'kind'> {
  readonly pack: string
  readonly standing: 'in_force' | 'expired' | 'not_yet'
  readonly rules: readonly RuleInForce[]
}

/** A rule as its source names it: the clause by its id only. */
export interface Cited extends Omit<RuleInForce, 'id' | 'clause'> {
  readonly id: string
  readonly clause: string
}

/** The lists show what decisions rest on (QY-7): one source for both. */
export const asReason = ({ id, name, detail, clause }: PublishedReason): Cited => ({ kind: 'reason', id, name, detail, clause })

export const KIND_WORDS: Readonly<Record<RuleKind, Text>> = {
  condition: { zh: '申请条件', en: 'Condition' },
  field: { zh: '填写内容', en: 'Asked in the form' },
  document: { zh: '提交材料', en: 'Document' },
  place: { zh: '落户和随迁', en: 'Where and with whom' },
  step: { zh: '办理步骤', en: 'Step' },
  reason: { zh: '不予办理的理由', en: 'Reason for refusal' },
}

/** What of the list a reader wants to see: a scheme, a kind, words of any column. */
export interface RuleFilter {
  readonly scheme?: string | undefined
  readonly kind?: RuleKind | undefined
  readonly words?: string | undefined
}
