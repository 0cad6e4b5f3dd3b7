import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writtenDate } from './index.ts'

describe('a date as people write it', () => {
  it('is year, month and day in Chinese, day, month and year in English, without leading zeros', () => {
    assert.equal(writtenDate('2014-09-01', 'zh'), '2014年9月1日')
    assert.equal(writtenDate('2014-09-01', 'en'), '1 Sep 2014')
    assert.equal(writtenDate('2012-12-31', 'en'), '31 Dec 2012')
  })

  it('takes the day of an instant, and nothing that is no date', () => {
    assert.equal(writtenDate('2014-09-01T08:00:00Z', 'zh'), '2014年9月1日')
    for (const text of ['', '2014', '01-09-2014', 'GD-7']) assert.equal(writtenDate(text, 'zh'), undefined)
  })
})
