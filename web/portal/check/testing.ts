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
