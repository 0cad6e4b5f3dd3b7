/** Numbers that follow from others, one after the other. */
import type { Derivation, Pack } from '../pack.ts'
import type { Answer, Fact, Facts, FactValue } from '../types.ts'
import { sourcesOfDerivation } from './sources.ts'

/** The value of one derivation on a day; undefined while what it follows from is unknown. */
export type Deriving = (node: Derivation, facts: Facts, on: string) => Answer | undefined

/** A number outside a fact's domain would make every interval wrong: it counts as the nearest number within. */
function confined(value: Answer, fact: Fact | undefined): Answer {
  // Of 49.5 hours a fact that counts whole hours holds 49: only full units count.
  const whole = (number: number) => (fact?.type === 'integer' ? Math.floor(number) : number)
  const within = (number: number) => Math.min(Math.max(whole(number), fact?.min ?? -Infinity), fact?.max ?? Infinity)
  if (typeof value === 'number') return within(value)
  if (!Array.isArray(value)) return value
  return value.flatMap(each => (typeof each === 'number' ? [within(each)] : [])).slice(0, fact?.most)
}

/** Derivations in an order in which each finds what it reads; those in a circle are left out. */
export function derivationsInOrder(derivations: readonly Derivation[]): readonly Derivation[] {
  const done: Derivation[] = []
  let rest = [...derivations]
  while (rest.length > 0) {
    const waiting = new Set(rest.map(each => each.fact))
    const ready = rest.filter(each => !sourcesOfDerivation(each).some(id => waiting.has(id)))
    if (ready.length === 0) break
    done.push(...ready)
    rest = rest.filter(each => !ready.includes(each))
  }
  return done
}

/** The facts with what follows from them on the day `on`, by `valueOf`. Without a day nothing follows. */
export function following(
  pack: Pick<Pack, 'derivations' | 'facts'>,
  on: string | undefined,
  valueOf: Deriving,
): (facts: Facts) => Facts {
  const derivations = on === undefined ? [] : derivationsInOrder(pack.derivations)
  if (on === undefined || derivations.length === 0) return facts => facts
  const definitions = new Map(pack.facts.map(each => [each.id, each]))
  return facts => {
    const complete: Record<string, Answer | FactValue | undefined> = { ...facts }
    for (const each of derivations) {
      if (complete[each.fact] !== undefined) continue
      const value = valueOf(each, complete, on)
      if (value !== undefined) complete[each.fact] = confined(value, definitions.get(each.fact))
    }
    return complete
  }
}
