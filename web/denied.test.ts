import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { denied, deniedWords } from './denied.ts'

describe('a page of somebody else’s duties', () => {
  it('says in the reader’s language whose it is and with what account one is signed in', () => {
    assert.match(deniedWords('police', ['clerk', 'officer'], 'zh'), /由受理窗口、人力资源社会保障部门使用.*公安机关的账户/)
    assert.match(deniedWords('citizen', ['bureau'], 'en'), /is for the city's human resources bureau.*account of applicants/)
    assert.doesNotMatch(deniedWords('clerk', ['administrator'], 'zh'), /[a-z]/i)
  })

  it('is a refusal, and nothing a browser keeps', () => {
    const { status, headers } = denied('clerk', ['bureau'], 'zh')
    assert.deepEqual([status, headers.get('cache-control')], [403, 'no-store'])
  })
})
