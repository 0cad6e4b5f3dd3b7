import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import {
  addDays, addMonths, addYears, civilDate, civilMinute, daysBetween, endOfDay, isDate, parseDate, startOfDay, weekday,
} from './index.ts'

const date = fc.integer({ min: -200_000, max: 200_000 }).map(n => addDays('2000-01-01', n))

function monthIndex(of: string): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
}

test('only days that exist are dates', () => {
  for (const text of ['2014-02-28', '2012-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
    assert.ok(isDate(text), text)
  }
  const days = ['2014-02-29', '1900-02-29', '2014-13-01', '2014-00-10', '2014-04-31', '0000-01-01']
  for (const text of [...days, '2014-1-1', '20140101', '', '2014-01-01T']) assert.equal(isDate(text), false, text)
  assert.deepEqual(parseDate(' 2014-09-01 '), { ok: true, value: '2014-09-01' })
  const refusals = [{ code: 'calendar.bad_date', params: { text: '2014-9-1' } }]
  assert.deepEqual(parseDate('2014-9-1'), { ok: false, refusals })
})

test('day arithmetic agrees with the platform over 1,100 years', () => {
  fc.assert(fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
    const expected = new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
    assert.equal(addDays(from, days), expected)
    assert.equal(daysBetween(from, expected), days)
    assert.equal(weekday(from), new Date(`${from}T00:00:00Z`).getUTCDay() || 7)
  }))
})

test('a month or year without the corresponding day ends on its last', () => {
  assert.equal(addMonths('2014-01-31', 1), '2014-02-28')
  assert.equal(addMonths('2011-12-31', 2), '2012-02-29')
  assert.equal(addMonths('2014-03-31', -1), '2014-02-28')
  assert.equal(addYears('2012-02-29', 1), '2013-02-28')
  assert.equal(addYears('2012-02-29', 4), '2016-02-29')
  assert.equal(addYears('2013-02-28', -1), '2012-02-28')
  assert.equal(addYears('2014-12-20', 1), '2015-12-20')
})

test('months keep the day or fall to the end of the month, never into the next', () => {
  fc.assert(fc.property(date, fc.integer({ min: -600, max: 600 }), (from, months) => {
    const to = addMonths(from, months)
    assert.equal(monthIndex(to) - monthIndex(from), months)
    assert.ok(to.slice(8) === from.slice(8) || (to.slice(8) < from.slice(8) && addDays(to, 1).endsWith('-01')))
  }))
})

test('the day in Shanghai begins at 16:00 UTC the day before', () => {
  assert.equal(civilDate('2014-08-31T15:59:59.999Z'), '2014-08-31')
  assert.equal(civilDate('2014-08-31T16:00:00.000Z'), '2014-09-01')
  assert.equal(civilDate('2014-09-01T00:30:00+08:00'), '2014-09-01')
  assert.equal(civilMinute('2014-08-31T16:05:00Z'), '2014-09-01 00:05')
  assert.equal(civilMinute('1969-12-31T15:59:00Z'), '1969-12-31 23:59')
  assert.equal(startOfDay('2014-09-01'), '2014-08-31T16:00:00.000Z')
  assert.equal(endOfDay('2014-09-01'), startOfDay('2014-09-02'))
  assert.throws(() => civilDate('2014-09-01'), RangeError)
  assert.throws(() => civilDate('2014-09-01T00:00:00'), RangeError)
  assert.throws(() => startOfDay('2014-09-31'), RangeError)
})

test('a day holds its start and every instant before its end', () => {
  fc.assert(fc.property(date, fc.integer({ min: 0, max: 86_399_999 }), (day, ms) => {
    assert.equal(civilDate(new Date(Date.parse(startOfDay(day)) + ms).toISOString()), day)
    assert.equal(civilDate(endOfDay(day)), addDays(day, 1))
  }))
})
