import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { systemActor } from '#platform/platform.ts'
import { CITY, DISTRICT } from '#platform/testing.ts'
import { describe as sentence } from '#platform/errors/index.ts'
import type { Result } from '#platform/result.ts'
import { reviewBench, type ReviewBench } from './testing.ts'

let bench: ReviewBench
before(async () => { bench = await reviewBench() })
after(() => bench.close())

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusals))
  return result.value
}
const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(({ code }) => code))

async function caseFacts(application: string): Promise<unknown> {
  const row = await bench.platform.db
    .selectFrom('case_facts')
    .select('facts')
    .where('application_id', '=', application)
    .executeTakeFirst()
  return row?.facts
}

describe('deadlines on a database', () => {
  test('queue, escalation, officer, late finding', async () => {
    const own = await reviewBench('2014-08-20T02:00:00.000Z')
    try {
      const { review, clock } = own
      const first = await own.addCase()
      await own.addCase()
      const id = await own.taskOf(first, 'health')
      const finding = [{ fact: 'blood_donations', verdict: 'true' as const }]
      const early = await review.record(own.reviewer('health'), id, finding)
      assert.deepEqual(codes(early), ['review.not_begun'])
      assert.ok(!early.ok && early.refusals[0] && sentence(early.refusals[0], 'zh').includes('2014年9月1日'))
      clock.set('2014-11-30T15:59:00.000Z')
      assert.equal(await review.due(own.ctx(systemActor(CITY))), 0)
      clock.set('2014-11-30T16:00:00.000Z')
      const overdue = value(await review.queue(own.reviewer('health'), { status: 'overdue' }))
      assert.deepEqual(overdue.counts, { open: 2, overdue: 2, escalated: 0, done: 0 })
      assert.ok(overdue.rows.every(row => row.overdue))
      assert.equal(await review.due(own.ctx(systemActor(CITY))), 10)
      assert.equal(await review.due(own.ctx(systemActor(CITY))), 0)
      assert.deepEqual(codes(await review.record(own.reviewer('health'), id, finding)), ['review.escalated'])
      assert.deepEqual(
        (await own.platform.db.selectFrom('case_facts').select('facts').execute()).map(({ facts }) => facts),
        [{}, {}],
        'nothing scored silently',
      )
      const progress = value(await review.progress(own.officer(), DISTRICT, 2014))
      assert.deepEqual(progress.map(({ department, escalated, open }) => [department.id, open, escalated]),
        [['hr', 0, 2], ['police', 0, 2], ['education', 0, 2], ['health', 0, 2], ['family_planning', 0, 2]])
      assert.deepEqual(codes(await review.progress(own.reviewer('health'), DISTRICT, 2014)), ['access.other_patch'])
      assert.equal(value(await review.escalated(own.officer(), DISTRICT, 2014)).length, 10)
      assert.deepEqual(codes(await review.reopen(own.reviewer('health'), id, { reason: 'x', until: '2014-12-10' })), [
        'access.not_allowed',
      ])
      value(await review.reopen(own.officer(), id, { reason: '证书送检', until: '2014-12-10' }))
      assert.deepEqual(codes(await review.record(own.reviewer('health'), id, finding)), ['review.late_reason'])
      const late = value(
        await review.record(own.reviewer('health'), id, [
          { fact: 'blood_donations', verdict: 'true', reason: '检验报告 12 月 1 日送达' },
        ]),
      )
      assert.equal(late.status, 'done')
      const waiting = value(await review.escalated(own.officer(), DISTRICT, 2014)).map(row => row.id)
      const back = { reason: '系统停机', until: '2014-12-12' }
      const all = [...waiting, '00000000-0000-7000-8000-000000000000']
      assert.deepEqual(codes(await review.reopenAll(own.officer(), all, back)), ['object.not_found'])
      assert.equal(value(await review.escalated(own.officer(), DISTRICT, 2014)).length, 9, 'all or none')
      value(await review.reopenAll(own.officer(), waiting, back))
      assert.equal(value(await review.escalated(own.officer(), DISTRICT, 2014)).length, 0)
    } finally {
      await own.close()
    }
  })

  test('a queue is one department’s in one district, in order, page by page', async () => {
    const own = await reviewBench()
    try {
      for (let n = 0; n < 53; n++)
        await own.addCase(n === 5 ? { year: 2013 } : n === 6 ? { district: '440605', town: '440605011' } : {})
      const first = value(await own.review.queue(own.reviewer('health')))
      assert.deepEqual([first.total, first.pages, first.rows.length], [52, 2, 50])
      assert.equal(first.rows[0]?.year, 2013)
      assert.deepEqual(first.rows.map(({ dueOn }) => dueOn), first.rows.map(({ dueOn }) => dueOn).sort())
      const second = value(await own.review.queue(own.reviewer('health'), { page: 2 }))
      assert.equal(second.rows.length, 2)
      assert.equal(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size, 52)
      assert.equal(value(await own.review.queue(own.reviewer('health'), { page: 99 })).page, 2)
      assert.equal(value(await own.review.queue(own.reviewer('health'), { due: '2013-12-31' })).total, 1)
      assert.equal(value(await own.review.queue(own.reviewer('health'), { sort: '-due' })).rows.at(-1)?.year, 2014)
      assert.equal(value(await own.review.queue(own.reviewer('land'))).total, 0)
      assert.equal(value(await own.review.queue(own.reviewer('health', { district: '440605' }))).total, 1)
      assert.deepEqual(codes(await own.review.queue(own.officer())), ['access.not_allowed'])
      const current = first.rows[3]
      assert.ok(current)
      const saved = value(
        await own.review.record(own.reviewer('health'), current.id, [{ fact: 'blood_donations', verdict: 'true' }]),
      )
      assert.equal(saved.next, first.rows[4]?.id)
    } finally {
      await own.close()
    }
  })

  test('a withdrawn case leaves queue and facts', async () => {
    const application = await bench.addCase()
    value(
      await bench.review.record(bench.reviewer('health'), await bench.taskOf(application, 'health'), [
        { fact: 'blood_donations', verdict: 'true' },
      ]),
    )
    await bench.platform.db
      .transaction()
      .execute(trx => bench.review.cancelTasks(trx, application, bench.ctx(bench.actor('citizen'))))
    assert.equal(await caseFacts(application), undefined)
    assert.deepEqual(
      [...new Set((await bench.review.forApplication(application, '2014-09-10')).map(({ status }) => status))],
      ['cancelled'],
    )
  })
})
