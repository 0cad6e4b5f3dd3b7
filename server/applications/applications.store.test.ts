import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import type { Actor } from '#platform/access.ts'
import { relayMessages, sentMessages } from '#platform/messages.ts'
import { CITY, DISTRICT, TOWN, testPlatform, type TestPlatform } from '#platform/testing.ts'
import type { Result } from '#platform/result.ts'
import { createPacks } from '#server/packs/index.ts'
import { createRounds } from '#server/rounds/index.ts'
import { applicationAggregate } from './aggregate.ts'
import type { Applications } from './contract.ts'
import { createApplications } from './create.ts'
import { completeDraft, inventedChild, inventedFile, PIXEL, submitted } from './testing.ts'

describe('applications on PostgreSQL', () => {
  let test: TestPlatform
  let applications: Applications
  const accepted: string[] = []
  let sequence = 0
  const packs = createPacks()
  before(async () => {
    test = await testPlatform('2014-06-03T02:00:00.000Z')
    const hooks = { onAccepted: async (_trx: unknown, { id }: { id: string }) => { accepted.push(id) } }
    applications = createApplications(test.platform, { packs, rounds: createRounds(test.platform, { packs }), hooks })
  })
  after(() => test.close())

  const citizen = (name = 'a') => test.actor('citizen', { name })
  const clerk = () => test.actor('clerk')
  const newFile = () => inventedFile(sequence += 1)
  const file = (actor: Actor = citizen()) => submitted(applications, () => test.ctx(actor), newFile(), TOWN)
  const codes = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code }) => code))
  const rowsOf = async (id: string) => Number((await test.platform.db.selectFrom('applications')
    .select(eb => eb.fn.countAll().as('n')).where('id', '=', id).executeTakeFirstOrThrow()).n)

  it('saves a draft with anything missing, and resumes it', async () => {
    const made = await applications.createDraft(test.ctx(citizen()), { claims: { education: 'college' } })
    assert.ok(made.ok)
    const saved = await applications.saveDraft(test.ctx(citizen()), made.value.id, { personal: { name: '测试甲' }, step: 'work' })
    assert.ok(saved.ok)
    const resumed = await applications.get(test.ctx(citizen()), made.value.id)
    assert.ok(resumed.ok)
    assert.deepEqual(resumed.value.file, { personal: { name: '测试甲' }, claims: { education: 'college' }, dependants: [] })
    assert.equal(resumed.value.state.step, 'work')
  })

  it('numbers applications of a district and year one after the other', async () => {
    const [one, two] = [await file(), await file()]
    assert.match(one.state.number ?? '', /^440604-2014-\d{6}$/)
    assert.equal(Number(two.state.number?.slice(-6)), Number(one.state.number?.slice(-6)) + 1)
  })

  it('makes one application and one answer of ten submissions at once, under one number', async () => {
    const id = await completeDraft(applications, () => test.ctx(citizen()), newFile(), TOWN)
    const ctx = test.ctx(citizen(), `submit ${id}`)
    const answers = await Promise.all(Array.from({ length: 10 }, () => applications.submit(ctx, id)))
    assert.deepEqual(answers.flatMap(codes), [])
    const numbers = new Set(answers.map(answer => answer.ok && answer.value.state.number))
    assert.equal(numbers.size, 1)
    const next = await file()
    assert.equal(Number(next.state.number?.slice(-6)), Number([...numbers].join('').slice(-6)) + 1, 'no number was burnt')
  })

  it('makes one application of ten entries at the window at once', async () => {
    const { personal, claims, dependants } = newFile()
    const ctx = test.ctx(clerk(), 'the same paper')
    const entry = { personal, claims, dependants, place: 'relatives', ticks: [{ document: 'id_card', originalSeen: true, copyKept: true }] }
    const answers = await Promise.all(Array.from({ length: 10 }, () => applications.enter(ctx, entry)))
    assert.deepEqual(answers.flatMap(codes), [])
    const ids = [...new Set(answers.map(answer => (answer.ok ? answer.value.id : '')))]
    assert.equal(ids.length, 1)
    assert.equal(await rowsOf(ids[0] ?? ''), 1)
  })

  it('lets one of two forms for the same person through, and tells the other what to do', async () => {
    const person = newFile()
    const drafts = [await completeDraft(applications, () => test.ctx(citizen('a')), person, TOWN),
      await completeDraft(applications, () => test.ctx(citizen('b')), person, TOWN)] as const
    const answers = await Promise.all([applications.submit(test.ctx(citizen('a')), drafts[0]), applications.submit(test.ctx(citizen('b')), drafts[1])])
    assert.deepEqual(answers.flatMap(codes), ['applications.duplicate'])
    const refused = answers.find(answer => !answer.ok)
    assert.equal(refused && !refused.ok && refused.refusals[0]?.params?.['year'], 2014)
  })

  it('takes a new application after the earlier one was withdrawn', async () => {
    const person = newFile()
    const first = await submitted(applications, () => test.ctx(citizen()), person, TOWN)
    assert.ok((await applications.withdraw(test.ctx(citizen()), first.id)).ok)
    assert.equal((await submitted(applications, () => test.ctx(citizen()), person, TOWN)).state.status, 'submitted')
  })

  it('puts an application of 1 September into the next year and says so (FS-6)', async () => {
    test.clock.set('2014-08-31T15:59:00.000Z')
    assert.deepEqual([(await file()).state.year, (await file()).state.deferred], [2014, false])
    test.clock.set('2014-08-31T16:00:00.000Z')
    const { state } = await file()
    assert.deepEqual([state.year, state.deferred, state.number?.slice(0, 11)], [2015, true, '440604-2015'])
    test.clock.set('2014-06-03T02:00:00.000Z')
  })

  it('counts paper from the day it was handed in, not from when it was typed in (FS-6)', async () => {
    test.clock.set('2014-09-02T02:00:00.000Z')
    const entry = { ...newFile(), place: 'relatives', ticks: [] }
    const early = await applications.enter(test.ctx(clerk()), { ...entry, receivedOn: '2014-08-29' })
    assert.ok(early.ok)
    const { year, deferred, submittedAt, answerBy } = early.value.state
    assert.deepEqual({ year, deferred, submittedAt, answerBy },
      { year: 2014, deferred: false, submittedAt: '2014-08-29T15:59:59.000Z', answerBy: '2014-09-05' })
    const late = await applications.enter(test.ctx(clerk()), { ...newFile(), place: 'relatives', ticks: [] })
    assert.deepEqual(late.ok && [late.value.state.year, late.value.state.deferred], [2015, true])
    const wrong = (receivedOn: string) => applications.enter(test.ctx(clerk()), { ...newFile(), place: 'relatives', ticks: [], receivedOn })
    assert.deepEqual(codes(await wrong('2014-09-03')), ['applications.received_later'])
    assert.deepEqual(codes(await wrong('2014-02-30')), ['field.date'])
    assert.deepEqual(codes(await wrong('2014-04-15')), ['applications.not_in_force'])
    const agg = applicationAggregate(id => packs.evaluator(id))
    assert.deepEqual(await rebuild(test.platform.db, agg, CITY, early.value.id), (await applications.find(test.platform.db, early.value.id))?.state)
    test.clock.set('2014-06-03T02:00:00.000Z')
  })

  it('refuses a barred person with the day the bar ends', async () => {
    const person = newFile()
    const id = await completeDraft(applications, () => test.ctx(citizen()), person, TOWN)
    const index = test.platform.vault.index('identity', person.personal.idNumber ?? '')
    await test.platform.db.insertInto('bars').values({
      city: CITY, id: crypto.randomUUID(), version: 1, state: '{}', identity_index: index, from_on: '2013-01-01', until_on: '2018-01-01', clause: 'QY-5',
      reason_sealed: 'v1.', placed_by: 'x',
    }).execute()
    const answer = await applications.submit(test.ctx(citizen()), id)
    assert.deepEqual(!answer.ok && answer.refusals, [
      { code: 'applications.barred', field: 'idNumber', clause: 'QY-5', params: { until: '2018-01-01' } },
    ])
    const check = await applications.check(test.ctx(clerk()), person.personal.idNumber ?? '')
    assert.deepEqual(check.ok && check.value.barredUntil, { on: '2018-01-01', clause: 'QY-5' })
  })

  it('shows the window a duplicate at once', async () => {
    const person = newFile()
    const made = await submitted(applications, () => test.ctx(citizen()), person, TOWN)
    const check = await applications.check(test.ctx(clerk()), person.personal.idNumber ?? '')
    assert.equal(check.ok && check.value.live?.number, made.state.number)
  })

  it('stores nothing of a refused submission', async () => {
    const made = await applications.createDraft(test.ctx(citizen()))
    assert.ok(made.ok)
    const before = await test.platform.db.selectFrom('application_numbers').selectAll().orderBy('year').execute()
    assert.notDeepEqual(codes(await applications.submit(test.ctx(citizen()), made.value.id)), [])
    assert.deepEqual(await test.platform.db.selectFrom('application_numbers').selectAll().orderBy('year').execute(), before)
    const after = await applications.get(test.ctx(citizen()), made.value.id)
    assert.deepEqual(after.ok && [after.value.version, after.value.state.status], [1, 'draft'])
  })

  it('corrects once: only what was asked changes, and the case goes on under its number', async () => {
    const made = await file()
    const item = { target: { field: 'employer' }, reason: '单位名称与合同不一致', clause: 'FS-6' }
    const asked = await applications.requestCorrection(test.ctx(clerk()), made.id, [item])
    assert.ok(asked.ok)
    assert.equal(asked.value.state.correction?.dueOn, '2014-06-17')
    assert.ok(!JSON.stringify(asked.value.state).includes('单位名称'), 'reasons are sealed')
    const supplied = await applications.supplyCorrection(test.ctx(citizen()), made.id,
      { personal: { employer: '佛山市虚构建材有限公司', name: '改名' }, claims: { pension_months: 700 } })
    assert.ok(supplied.ok)
    const now = applications.open(supplied.value.state)
    assert.deepEqual([now.personal.employer, now.claims['pension_months']], ['佛山市虚构建材有限公司', 50])
    assert.notEqual(now.personal.name, '改名')
    assert.equal(supplied.value.state.number, made.state.number)
    assert.deepEqual(codes(await applications.requestCorrection(test.ctx(clerk()), made.id, [item])), ['applications.correction_once'])
  })

  it('flags a correction not supplied in time, once, and tells the applicant', async () => {
    const made = await file()
    await applications.requestCorrection(test.ctx(clerk()), made.id, [{ target: { document: 'diploma' }, reason: '看不清', clause: 'FS-6' }])
    test.clock.set('2014-06-18T02:00:00.000Z')
    const system = test.actor('system')
    assert.ok(await applications.due(test.ctx(system)) >= 1)
    assert.equal(await applications.due(test.ctx(system)), 0)
    const now = await applications.get(test.ctx(clerk()), made.id)
    assert.deepEqual(now.ok && [now.value.state.status, now.value.state.correction?.overdueSince], ['correction', '2014-06-18'])
    test.clock.set('2014-06-03T02:00:00.000Z')
  })

  it('accepts a complete case: facts begin empty, review is told, a message goes out', async () => {
    const made = await file()
    assert.ok((await applications.accept(test.ctx(clerk()), made.id)).ok)
    assert.ok(accepted.includes(made.id))
    const facts = await test.platform.db.selectFrom('case_facts').selectAll().where('application_id', '=', made.id).executeTakeFirstOrThrow()
    assert.deepEqual([facts.district, facts.year, facts.facts], [DISTRICT, 2014, {}])
    await relayMessages(test.platform)
    const sent = await sentMessages(test.platform, 200)
    assert.ok(sent.some(({ kind, text }) => kind === 'application_accepted' && text.includes(made.state.number ?? '?')))
  })

  it('folds its events to the state it stored', async () => {
    const made = await submitted(applications, () => test.ctx(citizen()),
      { ...newFile(), dependants: [inventedChild('2010-02-03', 503)] }, TOWN)
    await applications.requestCorrection(test.ctx(clerk()), made.id, [{ target: { document: 'diploma' }, reason: '看不清', clause: 'FS-6' }])
    await applications.addEvidence(test.ctx(citizen()), made.id, { document: 'diploma', name: 'b.png', content: PIXEL })
    await applications.supplyCorrection(test.ctx(citizen()), made.id, {})
    await applications.accept(test.ctx(clerk()), made.id)
    const agg = applicationAggregate(id => packs.evaluator(id))
    const stored = await applications.find(test.platform.db, made.id)
    assert.equal(stored?.state.status, 'accepted')
    assert.deepEqual(await rebuild(test.platform.db, agg, CITY, made.id), stored?.state)
  })

  it('keeps nothing personal readable in its tables, events, commands and outbox', async () => {
    const person = newFile()
    await submitted(applications, () => test.ctx(citizen()), person, TOWN)
    const { personal } = person
    for (const table of ['applications', 'events', 'commands', 'outbox', 'evidence'] as const) {
      const rows = JSON.stringify(await test.platform.db.selectFrom(table).selectAll().execute())
      for (const secret of [personal.idNumber, personal.phone, personal.name, personal.address, personal.employer, '1985-03-12']) {
        assert.ok(!rows.includes(secret ?? '?'), `${table} holds ${secret}`)
      }
    }
  })
})
