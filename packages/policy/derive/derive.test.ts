import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Derivation } from '../pack.ts'
import type { DatedEvent, Fact, Period } from '../types.ts'
import { addMonths, dateOf, dayNumber, fullMonths } from './days.ts'
import { deriver } from './index.ts'

const name = { zh: '示例', en: 'sample' }
const fact = (id: string, type: Fact['type'], rest: Partial<Fact> = {}): Fact => ({
  id,
  name,
  question: name,
  type,
  sensitivity: 'personal',
  ...rest,
})
const FACTS = [
  fact('born', 'date'),
  fact('paid', 'periods'),
  fact('given', 'events'),
  fact('age', 'integer', { min: 0, max: 130 }),
  fact('months', 'integer', { min: 0, max: 720 }),
  fact('amount', 'decimal', { min: 0, max: 1000 }),
  fact('hours', 'list', { min: 0, max: 9000, most: 6 }),
]
const cited = { clause: 'TE-1' }

function derived(node: Derivation, facts: Parameters<ReturnType<typeof deriver>>[0], on = '2025-09-30') {
  return deriver({ derivations: [node], facts: FACTS }, on)(facts)[node.fact]
}

describe('ages', () => {
  const age = (count: 'birthday' | 'calendar_year' | 'part_years', born: string, on: string) =>
    derived({ ...cited, fact: 'age', kind: 'age', from: 'born', count }, { born }, on)

  test('on the birthday, the day before and the day after', () => {
    assert.equal(age('birthday', '1985-06-15', '2025-06-14'), 39)
    assert.equal(age('birthday', '1985-06-15', '2025-06-15'), 40)
    assert.equal(age('part_years', '1985-06-15', '2025-06-15'), 40)
    assert.equal(age('part_years', '1985-06-15', '2025-06-16'), 41)
    assert.equal(age('calendar_year', '1979-12-31', '2025-01-01'), 46)
  })
  test('what was stated stays; without a day or a date of birth nothing follows', () => {
    const node: Derivation = { ...cited, fact: 'age', kind: 'age', from: 'born', count: 'birthday' }
    assert.equal(derived(node, { born: '1985-06-15', age: 33 }), 33)
    assert.equal(derived(node, {}), undefined)
    assert.equal(deriver({ derivations: [node], facts: FACTS }, undefined)({ born: '1985-06-15' }).age, undefined)
  })
})

describe('lengths', () => {
  const node = (rest: Partial<Extract<Derivation, { kind: 'length' }>>): Derivation => ({
    ...cited,
    fact: 'months',
    kind: 'length',
    from: 'paid',
    count: 'cumulative',
    in: 'calendar_months',
    ...rest,
  })
  const paid: readonly Period[] = [
    { from: '2020-01-01', to: '2020-06-30' },
    { from: '2020-06-01', to: '2020-08-31' },
    { from: '2021-01-01', to: '2021-03-31', kind: 'back_paid' },
    { from: '2025-08-01' },
  ]
  const months = (rest: Parameters<typeof node>[0], on?: string) => derived(node(rest), { paid }, on)

  test('overlaps count once, gaps do not count, what is left out does not count', () => {
    assert.equal(months({}), 8 + 3 + 2)
    assert.equal(months({ leaveOut: ['back_paid'] }), 8 + 2)
  })
  test('continuous: the longest stretch, and the one that still goes on', () => {
    assert.equal(months({ count: 'longest' }), 8)
    assert.equal(months({ count: 'current' }), 2)
    assert.equal(months({ count: 'current' }, '2020-09-15'), 0)
    assert.equal(months({ count: 'current', gap: 1 }, '2020-09-15'), 8)
    assert.equal(months({ count: 'longest', gap: 4 }), 11)
  })
  test('only what lies in the window counts', () => {
    assert.equal(months({ within: { months: 57 } }), 3 + 2)
    assert.equal(months({ within: { calendarYears: 5 } }), 8 + 3)
  })
  test('full months of each stretch, what is left over in months of 30 days', () => {
    const stretches: readonly Period[] = [
      { from: '2024-01-15', to: '2024-03-20' },
      { from: '2024-05-01', to: '2024-05-25' },
    ]
    assert.equal(derived(node({ in: 'months' }), { paid: stretches }), 2 + 1)
    assert.equal(derived(node({ in: 'days' }), { paid: stretches }), 66 + 25)
  })
})

describe('events', () => {
  const given: readonly DatedEvent[] = [
    { on: '2020-09-29', amount: 60 },
    { on: '2020-09-30', amount: 0.1, kind: 'blood' },
    { on: '2024-03-01', amount: 0.2 },
    { on: '2025-09-30', amount: 40 },
    { on: '2025-10-01', amount: 99 },
  ]
  test('both ends of the window count, tenths stay tenths, kinds are told apart', () => {
    const tally: Derivation = { ...cited, fact: 'amount', kind: 'tally', from: 'given', measure: 'amount', within: { years: 5 } }
    assert.equal(derived(tally, { given }), 40.3)
    assert.equal(derived({ ...tally, fact: 'months' }, { given }), 40, 'a fact of whole units holds full ones only')
    assert.equal(derived({ ...tally, measure: 'count' }, { given }), 3)
    assert.equal(derived({ ...tally, measure: 'count', kinds: ['blood'] }, { given }), 1)
  })
  test('by year: one number for each calendar year the window touches, the latest first', () => {
    const node: Derivation = { ...cited, fact: 'hours', kind: 'by_year', from: 'given', measure: 'amount', within: { years: 5 } }
    assert.deepEqual(derived(node, { given }), [40, 0.2, 0, 0, 0, 0.1])
  })
})

test('derivations find what other derivations made; those in a circle yield nothing', () => {
  const total = (target: string, of: readonly string[]): Derivation => ({ ...cited, fact: target, kind: 'total', of })
  const facts = [...FACTS, fact('a', 'integer'), fact('b', 'integer'), fact('c', 'integer')]
  const both = deriver({ derivations: [total('c', ['b', 'a']), total('b', ['a', 'a'])], facts }, '2025-01-01')
  assert.equal(both({ a: 2 }).c, 6)
  const circle = deriver({ derivations: [total('b', ['c']), total('c', ['b'])], facts }, '2025-01-01')
  assert.equal(circle({}).b, undefined)
})

describe('days', () => {
  const day = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2060-12-31') })
  test('a date is its day number and back', () => {
    fc.assert(fc.property(day, each => assert.equal(dayNumber(dateOf(each)), each)))
  })
  test('full months and the days left over lead from one date to the other', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = [dateOf(Math.min(a, b)), dateOf(Math.max(a, b))]
        const { months, days } = fullMonths(from, to)
        assert.equal(dayNumber(addMonths(from, months)) + days, dayNumber(to))
        assert.ok(days >= 0 && days < 31 && months >= 0)
      }),
    )
  })
})
