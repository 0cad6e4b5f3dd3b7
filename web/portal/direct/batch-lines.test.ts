import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BatchResult, RowProblem } from '#server/direct/index.ts'
import { look } from './batch-lines.ts'

const problem = (line: number, birth: string): RowProblem => ({
  line,
  refusal: { code: 'direct.batch_twice', params: { line: birth } },
})
const batch = (problems: readonly RowProblem[], more: Partial<BatchResult> = {}): BatchResult => ({
  id: 'b',
  pack: 'p',
  at: '',
  fileName: '',
  employer: '',
  mode: 'good_rows',
  rows: problems.length,
  made: [],
  kept: [],
  refused: problems.length,
  problems,
  ...more,
})
const causes = (...problems: RowProblem[]) => look(batch(problems), new URLSearchParams(), 'zh').causes

describe('causes of an employer’s file', () => {
  it('are called by what they have in common, never by the first person’s own data', () => {
    const [one] = causes(problem(3, '11'), problem(4, '12'))
    assert.equal(one?.lines, 2)
    assert.match(one?.title ?? '', /第 …… 行/)
    assert.match(causes(problem(3, '11'), problem(4, '11'))[0]?.title ?? '', /第 11 行/)
  })

  it('comes with the sheets nobody read', () => {
    assert.deepEqual(look(batch([], { unread: ['另一张'] }), new URLSearchParams(), 'zh').unread, ['另一张'])
    assert.deepEqual(look(batch([]), new URLSearchParams(), 'zh').unread, [])
  })
})
