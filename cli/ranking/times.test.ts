import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { compareDecimals, normaliseDecimal } from '../../packages/policy/ranking/index.ts'
import { readTime } from './times.ts'

function compare(a: string, b: string): number {
  const [first, second] = [a, b].map(text => normaliseDecimal(readTime(text)?.value ?? 'none'))
  return Math.sign(compareDecimals(first ?? 'NaN', second ?? 'NaN'))
}

test('the same moment in any spelling is equal', () => {
  const spellings = ['2014-09-01 08:30', '2014/9/1 8:30', '2014-09-01T08:30:00', '2014-09-01T00:30:00Z',
    '2014-09-01 08:30:00.000', '2014-08-31T16:30-08:00', '2014-09-01T08:30:00+0800']
  for (const text of spellings) assert.equal(compare(text, '2014-09-01 08:30'), 0, text)
  assert.equal(readTime('2014-9-1')?.value, readTime('2014/09/01')?.value)
})

test('fractions of a second of any length count', () => {
  assert.equal(compare('2014-09-01 08:30:00.1000000000000000001', '2014-09-01 08:30:00.1'), 1)
  assert.equal(compare('1969-12-31 23:59:59.25', '1969-12-31 23:59:59.75'), -1)
})

test('what is no time is none', () => {
  const wrong = ['', '2014', '20140901', '2014-09-31', '2014-9/1', '2014-09-01 24:00',
    '2014-09-01 08:60', '2014-09-01 8',
    '2014-09-01 08:30:60', '2014-09-01T08:30+15:00', '14-09-01', '2014-09-01Z', '2014-09-01 08:30 am', '2014年9月1日']
  for (const text of wrong) assert.equal(readTime(text), undefined, text)
})

test('times order as their instants do', () => {
  const instant = fc.date({ min: new Date('0002-01-01'), max: new Date('9998-12-31'), noInvalidDate: true })
  fc.assert(fc.property(instant, instant, (a, b) => {
    assert.equal(compare(a.toISOString(), b.toISOString()), Math.sign(a.getTime() - b.getTime()))
  }))
})
