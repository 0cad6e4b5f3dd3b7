import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { DirectFilter } from './index.ts'
import { codes, directTest, idNumber, inventedEntry, must, type DirectTest } from './testing.ts'

describe('lists and the register', () => {
  let t: DirectTest
  before(async () => {
    t = await directTest('441800')
  })
  after(() => t.close())

  it('pages by key, filters, searches in any spelling, and totals agree with the counts (QY-9, QY-10)', async () => {
    const { direct } = t
    for (let n = 0; n < 7; n++)
      must(
        await direct.enter(
          t.ctx(t.actor('clerk')),
          inventedEntry(500 + n, n % 2 === 0 ? {} : { claims: { ...inventedEntry().claims, skill_level: 'senior' } }),
        ),
      )
    const clerk = t.ctx(t.actor('clerk'))
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = must(await direct.list(clerk, {}, { size: 3, after }))
      assert.deepEqual(page.total, { count: 7, capped: false })
      seen.push(...page.rows.map(({ number }) => number))
      after = page.next
    } while (after)
    assert.deepEqual([seen.length, new Set(seen).size], [7, 7])
    const total = async (filter: DirectFilter) => must(await direct.list(clerk, filter)).rows.length
    assert.equal(await total({ skill: 'senior' }), 3)
    assert.equal(await total({ search: ` ${idNumber(503).toLowerCase()}` }), 1)
    assert.equal(await total({ search: seen[2]?.toLowerCase() ?? '' }), 1)
    assert.equal(await total({ search: '测试乙' }), 1)
    assert.equal(await total({ status: 'settled' }), 0)
    assert.equal(await total({ by: 'accepted', from: '2012-01-01' }), 0)
    assert.deepEqual(codes(await direct.list(clerk, { district: '441802' })), ['access.other_patch'])
    assert.deepEqual(codes(await direct.list(clerk, { from: '2013-01-01', to: '2012-01-01' })), ['direct.range from'])
    const ledger = must(await direct.ledger(clerk, { skill: 'technician' }))
    assert.deepEqual(
      ledger.rows.map(({ personal }) => personal.idNumber).sort(),
      [500, 502, 504, 506].map(n => idNumber(n)).sort(),
    )
    assert.deepEqual(codes(await direct.ledger(t.ctx(t.actor('police')))), ['access.not_allowed'])
    const bySkill = must(
      await direct.counts(clerk, {
        from: '2012-09-01',
        to: '2012-09-30',
        by: ['month', 'skill'],
        measures: ['submitted'],
      }),
    )
    assert.deepEqual(bySkill, [
      { month: '2012-09', skill: 'senior', count: 3 },
      { month: '2012-09', skill: 'technician', count: 4 },
    ])
  })
})
