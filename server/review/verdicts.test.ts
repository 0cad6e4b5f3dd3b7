import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Fact, FactValue } from '#policy'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { establish, parseValue, valueText, valueWhenFalse, verdicts, verdictsFor, wrongValue } from './verdicts.ts'

const pack = createPacks().get(FOSHAN)
const fact = (id: string): Fact => {
  const found = pack.facts.find(each => each.id === id)
  assert.ok(found)
  return found
}

/** Any value a fact of the vocabulary can have. */
function valueOf(fact: Fact): fc.Arbitrary<FactValue> {
  if (fact.type === 'boolean') return fc.boolean()
  if (fact.type === 'choice') return fc.constantFrom(...(fact.options ?? []).map(({ value }) => value))
  if (fact.type === 'date') return fc.constantFrom('1959-12-31', '1980-02-29', '1999-09-01')
  const whole = fc.integer({ min: fact.min ?? 0, max: Math.min(fact.max ?? 1000, 1_000_000) })
  return fact.type === 'decimal' ? whole.map(value => value / 100) : whole
}

const anyFact = fc.constantFrom(...pack.facts)
const claimed = anyFact.chain(of =>
  fc.record({ of: fc.constant(of), claim: fc.option(valueOf(of), { nil: undefined }), value: valueOf(of) }),
)

describe('verdicts', () => {
  test('true establishes the claim and nothing else', () => {
    fc.assert(fc.property(claimed, ({ of, claim }) => {
      const said = establish(of, claim, 'true', undefined)
      assert.equal(said.ok, claim !== undefined)
      if (said.ok) assert.equal(said.value, claim)
    }))
  })

  test('what could not be verified establishes nothing', () => {
    fc.assert(fc.property(claimed, ({ of, claim }) => {
      assert.deepEqual(establish(of, claim, 'unverifiable', undefined), { ok: true, value: undefined })
    }))
  })

  test('false never leaves the claim standing, and where something was claimed it earns nothing', () => {
    const compiled = createPacks().evaluator(FOSHAN)
    fc.assert(fc.property(claimed, ({ of, claim }) => {
      const value = valueWhenFalse(of, claim)
      if (value === undefined) return
      assert.notEqual(value, claim)
      if (claim !== false) assert.ok(compiled.score({ [of.id]: value }).total <= 0)
      assert.equal(wrongValue(of, value), undefined)
    }))
  })

  test('a false denial of a punishment establishes the punishment', () => {
    assert.equal(valueWhenFalse(fact('punishment_5y'), false), true)
    assert.equal(valueWhenFalse(fact('registered_locally'), false), true)
  })

  test('false does not apply to an age, a marital status, or a claim of nothing', () => {
    assert.equal(establish(fact('age'), 30, 'false', undefined).ok, false)
    assert.equal(establish(fact('marital_status'), 'married', 'false', undefined).ok, false)
    assert.equal(establish(fact('blood_donations'), 0, 'false', undefined).ok, false)
    assert.equal(establish(fact('education'), 'none', 'false', undefined).ok, false)
  })

  test('adjusted needs another value of the fact’s own kind', () => {
    fc.assert(fc.property(claimed, ({ of, claim, value }) => {
      const said = establish(of, claim, 'adjusted', value)
      assert.equal(said.ok, value !== claim)
      if (said.ok) assert.equal(said.value, value)
    }))
    assert.equal(establish(fact('education'), 'college', 'adjusted', undefined).ok, false)
  })

  test('values outside the vocabulary’s bounds are refused', () => {
    const code = (id: string, value: FactValue): string | undefined => wrongValue(fact(id), value)?.code
    assert.equal(code('pension_months', 721), 'field.whole_number')
    assert.equal(code('pension_months', -1), 'field.whole_number')
    assert.equal(code('pension_months', 1.5), 'field.whole_number')
    assert.equal(code('pension_months', Number.NaN), 'field.whole_number')
    assert.equal(code('pension_months', '24'), 'field.whole_number')
    assert.equal(code('home_area', 80.125), 'review.value_decimals')
    assert.equal(code('home_area', 80.12), undefined)
    assert.equal(code('education', 'doctor'), 'review.value_option')
    assert.equal(code('punishment_5y', 'no'), 'review.value_yes_no')
  })

  test('a value beside a verdict that has its own is refused unless it says the same', () => {
    assert.equal(establish(fact('blood_donations'), 3, 'true', 2).ok, false)
    assert.equal(establish(fact('blood_donations'), 3, 'true', 3).ok, true)
    assert.equal(establish(fact('blood_donations'), 3, 'unverifiable', 2).ok, false)
  })

  test('every verdict offered can be given', () => {
    fc.assert(fc.property(claimed, ({ of, claim, value }) => {
      for (const verdict of verdictsFor(of, claim)) {
        if (verdict === 'adjusted' && value === claim) continue
        assert.ok(
          establish(of, claim, verdict, verdict === 'adjusted' ? value : undefined).ok,
          `${of.id} ${String(claim)} ${verdict}`,
        )
      }
    }))
    assert.equal(verdicts.length, 4)
  })

  test('what a page or a cell shows can be typed back', () => {
    fc.assert(fc.property(claimed, ({ of, value }) => {
      const shown = typeof value === 'number' ? String(value) : valueText(of, value, 'zh')
      assert.deepEqual(parseValue(of, shown), { ok: true, value })
    }))
  })

  test('full-width digits, blanks and thousands are read, words are not', () => {
    assert.deepEqual(parseValue(fact('pension_months'), ' ２４ '), { ok: true, value: 24 })
    assert.deepEqual(parseValue(fact('donation_yuan'), '12,000'), { ok: true, value: 12000 })
    assert.deepEqual(parseValue(fact('punishment_5y'), '否'), { ok: true, value: false })
    assert.equal(parseValue(fact('pension_months'), '两年').ok, false)
    assert.equal(parseValue(fact('pension_months'), '24个月').ok, false)
    assert.equal(parseValue(fact('pension_months'), '1e2').ok, false)
  })
})
