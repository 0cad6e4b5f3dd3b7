import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import { CITY } from '#platform/testing.ts'
import type { Result } from '#platform/result.ts'
import { reviewTasks } from './decide.ts'
import { established, tasksOf } from './facts.ts'
import { claims, reviewBench, type ReviewBench } from './testing.ts'

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

/** State and facts as stored equal what the events say. */
async function assertRebuilds(application: string): Promise<void> {
  const { platform: { db }, packs } = bench
  const tasks = await tasksOf(db, CITY, [application])
  for (const { id, ...state } of tasks) assert.deepEqual(await rebuild(db, reviewTasks(packs.get), CITY, id), state)
  assert.deepEqual(await caseFacts(application), established(tasks).facts)
}

describe('joint review on a database', () => {
  test('accepting opens one task a department, with nothing established yet', async () => {
    const application = await bench.addCase()
    const summary = await bench.review.forApplication(application, '2014-09-10')
    assert.deepEqual(
      summary.map(({ department, status, dueOn, done, of }) => [department.id, status, dueOn, done, of]),
      [
        ['education', 'open', '2014-11-30', 0, 1],
        ['family_planning', 'open', '2014-11-30', 0, 1],
        ['health', 'open', '2014-11-30', 0, 1],
        ['hr', 'open', '2014-11-30', 0, 3],
        ['police', 'open', '2014-11-30', 0, 4],
      ],
    )
    assert.deepEqual(await caseFacts(application), {})
    await assertRebuilds(application)
  })

  test('a reviewer sees the claim, its documents and as much of the person as the duty matrix gives', async () => {
    const application = await bench.addCase({ name: '欧阳测试' })
    const file = bench.cases.get(application)
    const health = value(await bench.review.task(bench.reviewer('health'), await bench.taskOf(application, 'health')))
    assert.deepEqual(health.person, { name: '欧阳测试', idNumber: `**************${file?.idNumber.slice(-4)}` })
    assert.deepEqual(
      health.facts.map(({ fact, claim, documents }) => [
        fact.id,
        claim,
        documents.map(({ document, evidence }) => [document, evidence.length]),
      ]),
      [['blood_donations', 3, [['blood_certificate', 1]]]],
    )
    assert.deepEqual(
      health.consequences.map(({ line, claimed, found }) => [line.indicator, claimed, found]),
      [['blood', 600, 0]],
    )
    const police = value(await bench.review.task(bench.reviewer('police'), await bench.taskOf(application, 'police')))
    assert.equal(police.person.idNumber, file?.idNumber)
    assert.equal(police.person.address, file?.address)
    assert.equal(police.person.employer, undefined)
    assert.ok(!JSON.stringify(health).includes(file?.idNumber ?? ''))
    assert.ok(!JSON.stringify(health).includes('pension'))
  })

  test('opening a task is recorded as a read, a refusal too', async () => {
    const application = await bench.addCase()
    const id = await bench.taskOf(application, 'health')
    assert.deepEqual(codes(await bench.review.task(bench.reviewer('hr'), id)), ['access.other_patch'])
    assert.deepEqual(codes(await bench.review.task(bench.reviewer('health', { district: '440605' }), id)), [
      'access.other_patch',
    ])
    assert.deepEqual(codes(await bench.review.task(bench.officer(), id)), ['access.not_allowed'])
    value(await bench.review.task(bench.reviewer('health'), id))
    const reads = await bench.platform.db.selectFrom('reads').select(['role', 'granted'])
      .where('object', '=', `review_task:${id}`).execute()
    assert.deepEqual(reads.map(({ role, granted }) => `${role} ${granted}`).sort(), [
      'officer false', 'reviewer false', 'reviewer false', 'reviewer true',
    ])
    assert.deepEqual(codes(await bench.review.task(bench.reviewer('health'), 'x')), ['object.not_found'])
  })

  test('a finding establishes its fact in the same transaction; points follow', async () => {
    const application = await bench.addCase()
    const id = await bench.taskOf(application, 'health')
    const saved = value(
      await bench.review.record(bench.reviewer('health'), id, [
        { fact: 'blood_donations', verdict: 'adjusted', value: 2, reason: '第三次超过五年' },
      ]),
    )
    assert.equal(saved.status, 'done')
    assert.deepEqual(await caseFacts(application), { blood_donations: 2 })
    const view = value(await bench.review.task(bench.reviewer('health'), id))
    assert.equal(view.facts[0]?.finding?.reason, '第三次超过五年')
    assert.deepEqual(view.consequences.map(({ found }) => found), [400])
    const stored = await bench.platform.db
      .selectFrom('events')
      .select('data')
      .where('stream', '=', `review_task:${id}`)
      .execute()
    assert.ok(!JSON.stringify(stored).includes('五年'), 'reasons are sealed')
    const [finding] = await bench.review.findings(application)
    assert.deepEqual(
      [finding?.fact, finding?.value, finding?.department.id, finding?.reason],
      ['blood_donations', 2, 'health', '第三次超过五年'],
    )
    await assertRebuilds(application)
  })

  test('partly saved, sent twice, sent again with the same key: stored once', async () => {
    const application = await bench.addCase()
    const id = await bench.taskOf(application, 'hr')
    const ctx = bench.reviewer('hr')
    const half = [{ fact: 'works_here', verdict: 'true' as const }]
    assert.equal(value(await bench.review.record(ctx, id, half)).status, 'open')
    assert.equal(value(await bench.review.record(ctx, id, half)).version, 2)
    assert.equal(value(await bench.review.record(bench.reviewer('hr'), id, half)).version, 2)
    const rest = [
      { fact: 'pension_months', verdict: 'true' as const },
      { fact: 'medical_months', verdict: 'unverifiable' as const, reason: '外市记录未回' },
    ]
    assert.equal(value(await bench.review.record(bench.reviewer('hr'), id, rest)).status, 'done')
    assert.deepEqual(await caseFacts(application), { works_here: true, pension_months: 60 })
    await assertRebuilds(application)
  })

  test('a record nobody declared is confirmed or denied by the department that keeps it', async () => {
    const { punishment_5y: _, ...silent } = claims
    const application = await bench.addCase({ claims: silent })
    const id = await bench.taskOf(application, 'police')
    const view = value(await bench.review.task(bench.reviewer('police'), id))
    const row = view.facts.find(({ fact }) => fact.id === 'punishment_5y')
    assert.deepEqual([row?.claim, row?.implied, row?.verdicts.length], [false, true, 4])
    value(await bench.review.record(bench.reviewer('police'), id, [
      { fact: 'reeducation_5y', verdict: 'true' }, { fact: 'punishment_5y', verdict: 'false', reason: '查有记录' },
    ]))
    assert.deepEqual(await caseFacts(application), { punishment_5y: true, reeducation_5y: false })
    const [minus] = value(await bench.review.task(bench.reviewer('police'), id)).consequences.filter(
      ({ line }) => line.indicator === 'punishment',
    )
    assert.deepEqual([minus?.claimed, minus?.found], [0, -10000])
  })

  test('a refused finding stores nothing of what came with it', async () => {
    const application = await bench.addCase()
    const id = await bench.taskOf(application, 'hr')
    const mixed = [
      { fact: 'works_here', verdict: 'true' as const },
      { fact: 'pension_months', verdict: 'adjusted' as const, value: 9999, reason: 'x' },
    ]
    assert.deepEqual(codes(await bench.review.record(bench.reviewer('hr'), id, mixed)), ['field.whole_number'])
    assert.deepEqual(await caseFacts(application), {})
    assert.deepEqual(
      codes(
        await bench.review.record(bench.reviewer('hr'), id, [
          { fact: 'works_here', verdict: 'false', reason: '字'.repeat(501) },
        ]),
      ),
      ['field.too_long'],
    )
  })

  test('two reviewers on one task: the second is told', async () => {
    const application = await bench.addCase()
    const id = await bench.taskOf(application, 'police')
    const one = (fact: string) => [{ fact, verdict: 'true' as const }]
    const answers = await Promise.all(['age', 'registered_locally', 'punishment_5y'].map(fact =>
      bench.review.record(bench.reviewer('police'), id, one(fact), { expected: 1 })))
    assert.deepEqual(answers.map(codes).sort(), [[], ['command.changed'], ['command.changed']])
    await assertRebuilds(application)
  })

  test('departments recording at the same time lose nothing of each other', async () => {
    const application = await bench.addCase()
    const findings = {
      health: 'blood_donations',
      education: 'education',
      hr: 'works_here',
      police: 'age',
      family_planning: 'excess_birth_5y',
    }
    await Promise.all(
      Object.entries(findings).map(async ([department, fact]) =>
        value(
          await bench.review.record(bench.reviewer(department), await bench.taskOf(application, department), [
            { fact, verdict: 'true' },
          ]),
        ),
      ),
    )
    assert.deepEqual(await caseFacts(application), {
      age: 30,
      blood_donations: 3,
      education: 'college',
      excess_birth_5y: false,
      works_here: true,
    })
    await assertRebuilds(application)
  })

  test('only the department’s scans are open to it', async () => {
    const application = await bench.addCase()
    assert.equal(await bench.review.mayReadDocument(bench.reviewer('health'), application, 'blood_certificate'), true)
    assert.equal(await bench.review.mayReadDocument(bench.reviewer('health'), application, 'id_card'), false)
    assert.equal(
      await bench.review.mayReadDocument(
        bench.reviewer('health', { district: '440605' }),
        application,
        'blood_certificate',
      ),
      false,
    )
    assert.equal(
      await bench.review.mayReadDocument(bench.reviewer('health'), application, 'marrow_certificate'),
      false,
      'not claimed, so not in the task',
    )
  })
})
