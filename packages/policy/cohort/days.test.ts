import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOfDay, dayNumber, isDate } from '../../calendar/civil.ts'
import { dayInBytes, dayOf } from './days.ts'

const last = dayNumber('9999-12-31')

test('days are counted as the calendar counts them, and days that do not exist are none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: last }), number => {
      const [year = 0, month = 0, day = 0] = dateOfDay(number).split('-').map(Number)
      assert.equal(dayOf(year, month, day), number)
    }),
    { numRuns: 3000 },
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const [y, m, d] = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')]
        assert.equal(dayOf(year, month, day) >= 0, isDate(`${y}-${m}-${d}`))
      },
    ),
    { numRuns: 3000 },
  )
})

test('a date is read from its bytes with any of the three signs, zeros or none', () => {
  const bytes = (text: string) => new TextEncoder().encode(`x${text}y`)
  for (const text of ['2019-01-05', '2019/1/5', '2019.01.5', '2019-1-05']) {
    assert.equal(dayInBytes(bytes(text), 1, 1 + text.length), dayNumber('2019-01-05'), text)
  }
  for (const text of [
    '2019-1/5',
    '2019-001-5',
    '2019/5/004',
    '20190105',
    '2019--1-5',
    '2019-1-',
    '2019-13-1',
    '019-01-05',
    '2019-1-5 ',
    '2019-02-29',
  ]) {
    assert.equal(dayInBytes(bytes(text), 1, 1 + text.length), -1, text)
  }
})
