import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Amount, Condition, Rule } from '../ast.ts'
import { define } from '../environment.ts'
import { points, truth } from './index.ts'
import { FACTS } from '../testing/arbitrary.ts'
import { samplePack } from '../testing/sample.ts'
import type { Facts, Parameter } from '../types.ts'

const cap: Parameter = {
  id: 'cap',
  name: { zh: '封顶', en: 'cap' },
  unit: 'points',
  clause: 'TE-1',
  source: { title: 'invented', grade: 'C', standIn: true },
}
const definitions = define(samplePack({ facts: FACTS, parameters: [cap] }), {})

const holds = (node: Condition, facts: Facts = {}) => truth(node, facts, definitions)
const gives = (node: Rule, facts: Facts = {}) => {
  const { min, max } = points(node, facts, definitions)
  return min === max ? min : [min, max]
}
const worth = (number: number): Amount => ({ points: number })
const give = (number: number): Rule => ({ kind: 'give', points: worth(number) })
const yesA: Condition = { kind: 'is', fact: 'yes_a', value: true }
const yesB: Condition = { kind: 'is', fact: 'yes_b', value: true }

describe('conditions', () => {
  test('an unknown fact leaves a leaf open: missing is never no', () => {
    assert.equal(holds(yesA), undefined)
    assert.equal(holds(yesA, { yes_a: false }), false)
    assert.equal(holds({ kind: 'in', fact: 'grade', values: ['low', 'high'] }), undefined)
    assert.equal(holds({ kind: 'in', fact: 'grade', values: ['low', 'high'] }, { grade: 'none' }), false)
    assert.equal(holds({ kind: 'is', fact: 'grade', value: 'low' }, { grade: 'low' }), true)
  })

  test('以上 and 以下 include the number, above and below do not', () => {
    assert.equal(holds({ kind: 'range', fact: 'count_a', min: 18 }, { count_a: 18 }), true)
    assert.equal(holds({ kind: 'range', fact: 'count_a', above: 18 }, { count_a: 18 }), false)
    assert.equal(holds({ kind: 'range', fact: 'count_a', max: 35 }, { count_a: 35 }), true)
    assert.equal(holds({ kind: 'range', fact: 'count_a', below: 35 }, { count_a: 35 }), false)
    assert.equal(holds({ kind: 'range', fact: 'area', min: 0.3 }, { area: 0.1 + 0.2 }), true, 'hundredths, not floats')
  })

  test('an unknown number is decided when its whole domain lies on one side', () => {
    assert.equal(holds({ kind: 'range', fact: 'count_c', min: 3 }), true)
    assert.equal(holds({ kind: 'range', fact: 'count_c', max: 2 }), false)
    assert.equal(holds({ kind: 'range', fact: 'count_c', above: 9 }), false)
    assert.equal(holds({ kind: 'range', fact: 'count_c', min: 4 }), undefined)
  })

  test('all, any, at_least and not decide as soon as they can', () => {
    assert.equal(holds({ kind: 'all', of: [yesA, yesB] }, { yes_a: false }), false)
    assert.equal(holds({ kind: 'all', of: [yesA, yesB] }, { yes_a: true }), undefined)
    assert.equal(holds({ kind: 'any', of: [yesA, yesB] }, { yes_a: true }), true)
    assert.equal(holds({ kind: 'any', of: [yesA, yesB] }, { yes_a: false }), undefined)
    const two: Condition = { kind: 'at_least', count: 2, of: [yesA, yesB, { kind: 'not', of: yesA }] }
    assert.equal(holds(two, { yes_b: true }), undefined)
    assert.equal(holds(two, { yes_a: true, yes_b: true }), true)
    assert.equal(holds(two, { yes_a: true, yes_b: false }), false)
    assert.equal(holds({ kind: 'not', of: yesA }), undefined)
  })
})

describe('rules', () => {
  test('per counts full units only', () => {
    const rule: Rule = { kind: 'per', fact: 'count_a', every: 12, points: worth(100) }
    assert.deepEqual(
      [0, 11, 12, 23, 24].map(count => gives(rule, { count_a: count })),
      [0, 0, 100, 100, 200],
    )
    assert.deepEqual(gives(rule), [0, 300])
    assert.deepEqual(gives({ kind: 'per', fact: 'count_a', every: 12, points: worth(-100) }), [-300, 0])
    assert.equal(gives({ kind: 'per', fact: 'area', every: 0.5, points: worth(100) }, { area: 1.49 }), 200)
  })

  test('a table gives the first row that lists the choice, else nothing', () => {
    const rule: Rule = {
      kind: 'table',
      fact: 'grade',
      rows: [
        { values: ['low'], points: worth(500) },
        { values: ['high', 'low'], points: worth(900) },
      ],
    }
    assert.deepEqual(
      ['none', 'low', 'high'].map(grade => gives(rule, { grade })),
      [0, 500, 900],
    )
    assert.deepEqual(gives(rule), [0, 900])
  })

  test('bands are half open', () => {
    const rule: Rule = {
      kind: 'bands',
      fact: 'count_a',
      rows: [
        { from: 10, below: 30, points: worth(400) },
        { from: 30, points: worth(800) },
      ],
    }
    assert.deepEqual(
      [9, 10, 29, 30, 40].map(count => gives(rule, { count_a: count })),
      [0, 400, 400, 800, 800],
    )
    assert.deepEqual(gives(rule), [0, 800])
  })

  test('when hangs on its condition; both branches bound it while that is open', () => {
    const rule: Rule = { kind: 'when', if: yesA, gives: give(300), otherwise: give(-100) }
    assert.equal(gives(rule, { yes_a: true }), 300)
    assert.equal(gives(rule, { yes_a: false }), -100)
    assert.deepEqual(gives(rule), [-100, 300])
    assert.deepEqual(gives({ kind: 'when', if: yesA, gives: give(300) }), [0, 300])
  })

  test('sum adds, best takes the highest, cap cuts', () => {
    assert.equal(gives({ kind: 'sum', of: [give(300), give(-100)] }), 200)
    assert.equal(gives({ kind: 'best', of: [give(-300), give(-100)] }), -100)
    assert.equal(gives({ kind: 'cap', most: worth(250), of: give(300) }), 250)
    assert.equal(gives({ kind: 'cap', most: worth(250), of: give(-300) }), -300)
  })

  test('a number without a published value gives nothing, and caps nothing', () => {
    assert.equal(gives({ kind: 'give', points: { parameter: 'cap' } }), 0)
    assert.equal(gives({ kind: 'cap', most: { parameter: 'cap' }, of: give(300) }), 300)
  })

  test('no negative zero comes out', () => {
    assert.ok(Object.is(gives({ kind: 'per', fact: 'count_a', every: 12, points: worth(-100) }, { count_a: 3 }), 0))
  })
})
