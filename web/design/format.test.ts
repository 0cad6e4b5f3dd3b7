import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatCount, formatDate, formatGain, formatInstant, formatMoney, formatMonths, formatPoints, formatRange } from './format.ts'

test('points lose no hundredth and show none that is not there', () => {
  assert.equal(formatPoints(6000), '60')
  assert.equal(formatPoints(6050), '60.5')
  assert.equal(formatPoints(5), '0.05')
  assert.equal(formatPoints(-5000), '−50')
  fc.assert(fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), points => {
    assert.equal(Math.round(Number(formatPoints(points).replace('−', '-')) * 100), points)
  }))
})

test('a range of one value is that value', () => {
  assert.equal(formatRange({ min: 2000, max: 2000 }), '20')
  assert.equal(formatRange({ min: 2000, max: 6050 }), '20–60.5')
  assert.equal(formatGain(400), '+4')
  assert.equal(formatGain(-5000), '−50')
})

test('dates are read as they stand, instants in Asia/Shanghai', () => {
  assert.equal(formatDate('2014-09-01', 'zh'), '2014年9月1日')
  assert.equal(formatDate('2014-09-01', 'en'), '1 Sep 2014')
  assert.equal(formatDate('soon', 'zh'), 'soon')
  assert.deepEqual([formatDate('2016', 'zh'), formatDate('2016', 'en')], ['2016年', '2016'])
  assert.equal(formatInstant('2013-12-31T16:05:00Z', 'zh'), '2014年1月1日 00:05')
  assert.equal(formatInstant('2013-12-31T16:05:00Z', 'en'), '1 Jan 2014, 00:05')
})

test('money, counts and months', () => {
  assert.equal(formatMoney(2_000_050, 'zh'), '20,000.50 元')
  assert.equal(formatMoney(-5, 'en'), 'CNY −0.05')
  assert.equal(formatCount(1_237_000), '1,237,000')
  assert.equal(formatMonths(26, 'zh'), '2年2个月')
  assert.equal(formatMonths(24, 'zh'), '2年')
  assert.equal(formatMonths(0, 'en'), '0 months')
  assert.equal(formatMonths(13, 'en'), '1 year 1 month')
})
