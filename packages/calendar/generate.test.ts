import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { weekday } from './civil.ts'
import { moduleText, tableOf, type ChineseDays } from './generate.ts'

const require = createRequire(import.meta.url)
const source = require('chinese-days/dist/chinese-days.json') as ChineseDays
const { version } = require('chinese-days/package.json') as { version: string }

test('the table is what the installed chinese-days makes of the notices', async () => {
  const kept = await readFile(new URL('holidays.ts', import.meta.url), 'utf8')
  assert.equal(kept.replaceAll('\r\n', '\n'), moduleText(tableOf(source), version))
})

test('every day of the source is kept under its own year', () => {
  const table = tableOf(source)
  const work = Object.entries(table).flatMap(([year, days]) => days.work.map(day => `${year}-${day}`))
  assert.deepEqual(work, Object.keys(source.workdays).sort())
  const off = Object.entries(table).flatMap(([year, days]) => days.off.map(day => `${year}-${day}`))
  const weekdays = Object.keys(source.holidays).filter(date => weekday(date) < 6)
  assert.deepEqual(off.sort(), weekdays.sort())
  assert.ok(table['2011']?.work.includes('12-31'), 'the notice for 2012 moved a day of 2011')
})

test('a year whose notice only moved days of the year before is not taken for published', () => {
  const table = tableOf({ holidays: { '2026-01-01': 'x' }, workdays: { '2026-12-26': 'x', '2027-01-09': 'x' } })
  assert.deepEqual(table, { 2026: { off: ['01-01'], work: ['12-26'] } })
})
