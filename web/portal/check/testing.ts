import fc from 'fast-check'
import type { Answer, Fact } from '#policy'

/** A moderate number of a fact's own domain. */
function number(fact: Fact): fc.Arbitrary<number> {
  const [min, max] = [fact.min ?? 0, Math.min(fact.max ?? 1000, fact.unit?.en === 'yuan' ? 200_000 : 300)]
  return fact.type === 'decimal' ? fc.integer({ min: min * 100, max: max * 100 }).map(hundredths => hundredths / 100) : fc.integer({ min, max: Math.max(min, max) })
}

/** An answer the self-check could have taken for a fact; none for what it never asks. */
export function answer(fact: Fact): fc.Arbitrary<Answer> | undefined {
  switch (fact.type) {
    case 'boolean':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...(fact.options ?? []).map(option => option.value))
    case 'date':
      return fc.record({ year: fc.integer({ min: 1950, max: 2013 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
        .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
    case 'list':
      return fc.array(number(fact), { maxLength: Math.min(4, fact.most ?? 4) })
    case 'integer':
    case 'decimal':
      return number(fact)
    default:
      return undefined
  }
}

/** Answers to any of these facts, as many as one likes. */
export function answers(facts: readonly Fact[]): fc.Arbitrary<Record<string, Answer>> {
  const known = facts.flatMap(fact => {
    const arbitrary = answer(fact)
    return arbitrary ? [[fact.id, arbitrary] as const] : []
  })
  return fc.record(Object.fromEntries(known), { requiredKeys: [] }) as fc.Arbitrary<Record<string, Answer>>
}

/** One in ten has what few people have. */
const seldom = <T>(common: T, rare: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(common) }, { weight: 1, arbitrary: rare })

/** What rules people out is as seldom as it is. */
const BARS = /offence|banned|punish|reeducation|excess_birth|false_material$|registered_locally/

/** Somebody's true answers, to everything that may be asked: ordinary lives, not corner cases. */
export function person(facts: readonly Fact[]): fc.Arbitrary<Readonly<Record<string, Answer>>> {
  const lives = facts.flatMap(fact => {
    const any = answer(fact)
    if (!any) return []
    if (fact.type === 'boolean') return [[fact.id, fact.rare || BARS.test(fact.id) ? seldom<Answer>(false, any) : any] as const]
    if (fact.type === 'integer' && fact.rare) return [[fact.id, seldom<Answer>(fact.min ?? 0, any)] as const]
    if (fact.unit?.en === 'months') return [[fact.id, fc.integer({ min: 0, max: 150 }) as fc.Arbitrary<Answer>] as const]
    return [[fact.id, any] as const]
  })
  return fc.record(Object.fromEntries(lives)) as fc.Arbitrary<Record<string, Answer>>
}
