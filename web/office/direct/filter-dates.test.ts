import assert from 'node:assert/strict'
import { it } from 'node:test'
import { typedDates } from './filter-dates.ts'

const wrong = (query: string) =>
  typedDates(new URLSearchParams(query)).wrong.map(({ code, field }) => `${code} ${field ?? ''}`)

it('dates of the register’s filter that make no sense are named, with what was typed kept (QY-9)', () => {
  assert.deepEqual(wrong(''), [])
  assert.deepEqual(wrong('from=2012-09-01&to=2012-09-01'), [])
  assert.deepEqual(wrong('from=2012-09-30&to=2012-09-01'), ['direct.range from'])
  assert.deepEqual(wrong('from=2012-13-45'), ['field.date from'])
  assert.deepEqual(wrong('from=2012-09-01&to=明天'), ['field.date to'])
  assert.equal(typedDates(new URLSearchParams('to=2012-02-30')).to, '2012-02-30')
})
