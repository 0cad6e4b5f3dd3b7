import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, addWorkingDays, calendarErrors, isWorkingDay, weekday, workingDaysBetween } from './index.ts'

/** facts.md 6.4: the weekend days worked in exchange, every one of five years. */
const WORKED = {
  2011: '12-31',
  2012: '01-21 01-29 03-31 04-01 04-28 09-29',
  2013: '01-05 01-06 02-16 02-17 04-07 04-27 04-28 06-08 06-09 09-22 09-29 10-12',
  2014: '01-26 02-08 05-04 09-28 10-11',
  2025: '01-26 02-08 04-27 09-28 10-11',
  2026: '01-04 02-14 02-28 05-09 09-20 10-10',
}

const dates = (from: string, days: number) => fc.integer({ min: 0, max: days }).map(n => addDays(from, n))
/** Days whose neighbourhood is published: 2004-07-01 to 2025-12-31. */
const known = dates('2004-07-01', 7853)

function valueOf<T>(result: { ok: true; value: T } | { ok: false }): T {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

function weekendDaysWorked(year: number): string {
  const days = Array.from({ length: 366 }, (_, n) => addDays(`${year}-01-01`, n))
  const worked = days.filter(date => date.startsWith(`${year}`) && weekday(date) > 5 && valueOf(isWorkingDay(date)))
  return worked.map(date => date.slice(5)).join(' ')
}

for (const [year, list] of Object.entries(WORKED)) {
  test(`weekend days worked in ${year}`, () => {
    for (const day of list.split(' ')) assert.equal(valueOf(isWorkingDay(`${year}-${day}`)), true, day)
    if (year !== '2011') assert.equal(weekendDaysWorked(Number(year)), list)
  })
}

test('statutory holidays stop the clock, days for some groups do not', () => {
  const off = ['2014-10-01', '2014-10-07', '2014-05-02', '2015-09-03', '2015-09-04', '2020-01-31', '2025-10-08']
  for (const date of off) assert.equal(valueOf(isWorkingDay(date)), false, date)
  for (const date of ['2013-03-08', '2012-05-04', '2012-06-01', '2014-08-01', '2014-12-01']) {
    assert.equal(valueOf(isWorkingDay(date)), true, date)
  }
})

const ENDS = [
  ['2014-09-26', 10, '2014-10-15'], ['2014-04-30', 5, '2014-05-08'], ['2014-12-01', 10, '2014-12-15'],
  ['2014-12-31', 1, '2015-01-04'], ['2011-12-30', 1, '2011-12-31'], ['2011-12-30', 2, '2012-01-04'],
  ['2014-10-15', -10, '2014-09-26'], ['2014-10-01', 0, '2014-10-01'],
] as const
for (const [from, count, to] of ENDS) {
  test(`${count} working days from ${from} end on ${to}`, () => {
    assert.deepEqual(addWorkingDays(from, count), { ok: true, value: to })
  })
}

test('a year the State Council has not published is refused, with the year', () => {
  const refused = { ok: false, refusals: [{ code: 'calendar.not_published', params: { year: 2027 } }] }
  assert.deepEqual(isWorkingDay('2027-01-04'), refused)
  assert.deepEqual(addWorkingDays('2026-12-30', 2), refused)
  assert.deepEqual(workingDaysBetween('2026-12-30', '2027-01-01'), refused)
  assert.deepEqual(addWorkingDays('2026-12-30', 1), { ok: true, value: '2026-12-31' })
  assert.deepEqual(addWorkingDays('2027-01-01', -1), { ok: true, value: '2026-12-31' })
  assert.equal(isWorkingDay('2003-12-31').ok, false)
  assert.deepEqual(addWorkingDays('2004-01-02', -2), {
    ok: false, refusals: [{ code: 'calendar.not_covered', params: { year: 2003, first: 2004 } }],
  })
})

test('what is no date or no whole number of days is a programming error', () => {
  assert.throws(() => isWorkingDay('2014-02-29'), RangeError)
  assert.throws(() => addWorkingDays('2014-02-28', 1.5), RangeError)
  assert.throws(() => addWorkingDays('2014-02-28', Number.NaN), RangeError)
})

test('the end of a limit is a working day that many working days away', () => {
  fc.assert(fc.property(known, fc.integer({ min: 1, max: 60 }), (date, count) => {
    const end = valueOf(addWorkingDays(date, count))
    assert.equal(valueOf(isWorkingDay(end)), true)
    assert.equal(valueOf(workingDaysBetween(date, end)), count)
    assert.equal(valueOf(workingDaysBetween(end, date)), -count)
    assert.equal(valueOf(workingDaysBetween(date, addDays(end, -1))), count - 1)
  }))
})

test('limits add up, and a later start never ends earlier', () => {
  const count = fc.integer({ min: 0, max: 30 })
  fc.assert(fc.property(known, count, count, fc.integer({ min: 0, max: 20 }), (date, first, second, later) => {
    const stepped = valueOf(addWorkingDays(valueOf(addWorkingDays(date, first)), second))
    assert.equal(stepped, valueOf(addWorkingDays(date, first + second)))
    if (first === 0) return
    assert.ok(valueOf(addWorkingDays(addDays(date, later), first)) >= valueOf(addWorkingDays(date, first)))
  }))
})

test('every refusal has a sentence in both languages that says what to do', () => {
  for (const { zh, en } of Object.values(calendarErrors)) {
    assert.match(zh, /请/)
    assert.match(en, /(Wait|Check|Enter)/)
  }
})
