import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Fact } from './types.ts'
import { formatPoints, formatRange, formatValue, singular } from './words.ts'

test('points read as people write them', () => {
  assert.deepEqual([6000, 250, 205, 5, 0, -5000, -50].map(formatPoints), [
    '60',
    '2.5',
    '2.05',
    '0.05',
    '0',
    '−50',
    '−0.5',
  ])
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), points => {
      assert.equal(Math.round(Number(formatPoints(points).replace('−', '-')) * 100), points)
    }),
  )
})

test('a range says from and to, one number only itself', () => {
  assert.deepEqual(formatRange({ min: -5000, max: 0 }), { zh: '−50 至 0', en: '−50 to 0' })
  assert.deepEqual(formatRange({ min: 300, max: 300 }), { zh: '3', en: '3' })
})

test('a value shows its unit, its option or yes and no', () => {
  const fact: Fact = {
    id: 'a',
    name: { zh: '甲', en: 'a' },
    question: { zh: '甲？', en: 'a?' },
    type: 'integer',
    unit: { zh: '个月', en: 'months' },
    sensitivity: 'personal',
  }
  assert.deepEqual(formatValue(fact, 1), { zh: '1 个月', en: '1 month' })
  assert.deepEqual(formatValue(fact, 26), { zh: '26 个月', en: '26 months' })
  assert.deepEqual(formatValue({ ...fact, type: 'boolean' }, true), { zh: '是', en: 'yes' })
  const choice: Fact = { ...fact, type: 'choice', options: [{ value: 'x', name: { zh: '大专', en: 'college' } }] }
  assert.deepEqual(formatValue(choice, 'x'), { zh: '大专', en: 'college' })
  assert.deepEqual(formatValue(choice, 'gone'), { zh: 'gone', en: 'gone' })
  assert.deepEqual(['hours', 'm²', 'yuan', 'times'].map(singular), ['hour', 'm²', 'yuan', 'time'])
})
