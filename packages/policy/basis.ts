/** Why a fact is asked at all: the clause of the first rule that reads it (the clause rule, QY-7). */
import type { Pack } from './pack.ts'
import type { Text } from './types.ts'
import { factsOfCondition, factsOfRule } from './walk.ts'

/** The clause a fact is asked by and what it is asked for: a condition, an indicator, an entitlement, a check. */
export interface FactBasis {
  readonly clause: string
  readonly purpose: Text
}

/**
 * What asks for a fact: conditions and routes before indicators, then entitlements, numbers derived from it, and last
 * the duty matrix. Undefined for a fact nothing reads: it may not be asked.
 */
export function basisOfFact(pack: Pack, fact: string): FactBasis | undefined {
  const of = <T extends { readonly clause: string; readonly name: Text }>(all: readonly T[], reads: (one: T) => readonly string[]) => {
    const found = all.find(one => reads(one).includes(fact))
    return found && { clause: found.clause, purpose: found.name }
  }
  return (
    of(pack.conditions, ({ test }) => factsOfCondition(test)) ??
    of(pack.routes, ({ test }) => factsOfCondition(test)) ??
    of(pack.threshold?.unless ? [pack.threshold.unless] : [], ({ test }) => factsOfCondition(test)) ??
    of(pack.indicators, ({ rule }) => factsOfRule(rule)) ??
    of(pack.entitlements, ({ test, amount }) => [...(test ? factsOfCondition(test) : []), ...(amount ? factsOfRule(amount) : [])]) ??
    ofDerivation(pack, fact) ??
    ofDuty(pack, fact)
  )
}

function ofDerivation(pack: Pack, fact: string): FactBasis | undefined {
  const found = pack.derivations.find(each => (each.kind === 'total' ? each.of.includes(fact) : each.from === fact))
  const name = pack.facts.find(({ id }) => id === found?.fact)?.name
  return found && name && { clause: found.clause, purpose: name }
}

function ofDuty(pack: Pack, fact: string): FactBasis | undefined {
  const duty = pack.duties.find(each => each.fact === fact)
  const department = pack.departments.find(({ id }) => id === duty?.department)?.name
  return duty && department && { clause: duty.clause, purpose: department }
}
