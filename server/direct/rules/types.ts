import type { Text } from '#policy'
import type { FormField } from '../contract.ts'
import type { Relation, StepRule } from '../types.ts'

/** Who may move along and what must hold of them. */
export interface FamilyRule {
  readonly relation: Relation
  readonly minor?: true
  readonly unmarried?: true
  readonly together?: true
  readonly text: Text
  readonly clause: string
}

/**
 * What the pack's language has no place for: procedure, not conditions. Each entry cites the clause it reads; a test
 * holds every one of them against the pack.
 */
export interface DirectRules {
  readonly pack: string
  readonly window: 'town' | 'county'
  /** What the document calls the office that takes applications in: 「新莞人服务管理中心」 of a town. */
  readonly desk?: Text
  /** Entitlements of the pack that only say where to apply: `routing` does that here. */
  readonly whereabouts?: readonly string[]
  readonly routing: { readonly by: 'work' | 'home_then_work'; readonly clause: string }
  /** Facts that follow from where the case lies: the option named like the district or town. */
  readonly area?: { readonly fact: string }
  readonly towns?: { readonly home: string; readonly work: string }
  /** The fact that says whether the person wants to settle: true of every case handed in. */
  readonly wish?: { readonly fact: string; readonly clause: string }
  readonly needsTwo: boolean
  readonly steps: readonly StepRule[]
  readonly family: readonly FamilyRule[]
  /** Absent where the document prints no such clause: then a cancellation bars nobody. `years` is a parameter of the pack. */
  readonly falseMaterial?: {
    readonly clause: string
    readonly fact: string
    readonly yearsFact: string
    readonly years: string
  }
  /** Places with a list of addresses and their free places. */
  readonly addresses: readonly string[]
  readonly fields: readonly FormField[]
}

export const step = (id: StepRule['id'], zh: string, en: string, clause: string, by: StepRule['by']): StepRule => ({
  id,
  name: { zh, en },
  clause,
  by,
})

export const field = (name: string, zh: string, en: string, clause: string, required = false): FormField => ({
  field: name,
  name: { zh, en },
  clause,
  required,
})
