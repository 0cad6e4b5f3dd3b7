import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import { sentMessages } from '#platform/messages.ts'
import { skilledAggregate } from './decide.ts'
import type { SkilledState } from './index.ts'
import { CITY, codes, registerTest, TOWN, value, type RegisterTest } from './testing.ts'

describe('who is in the register, by answer and by case', () => {
  let t: RegisterTest
  beforeEach(async () => {
    t = await registerTest()
  })
  afterEach(() => t.close())

  it('who applied is in the register once, and who settled leaves those who wish', async () => {
    value(await t.enter(1))
    value(await t.enter(3))
    const [first] = [await t.apply(1), await t.apply(2)]
    await t.due()
    await t.due()
    assert.deepEqual((await t.people()).map(row => [row.wish, row.standing ?? '', row.source]).sort(), [
      ['yes', '', 'case'],
      ['yes', 'applied', 'case'],
      ['yes', 'applied', 'direct'],
    ])
    assert.deepEqual(value(await t.outreach.rate(t.as('bureau'))), {
      wishing: 3,
      tracked: 0,
      withoutHelper: 3,
      settled: 0,
    })
    await t.settle(first)
    await t.due()
    assert.deepEqual(value(await t.outreach.rate(t.as('bureau'))), {
      wishing: 2,
      tracked: 0,
      withoutHelper: 2,
      settled: 1,
    })
    assert.equal((await t.people({ wish: 'yes' })).length, 2)
    assert.equal((await t.people({ unreached: true })).length, 2)
    assert.equal((await t.people({ standing: 'settled' })).length, 1)
    const [total] = value(await t.outreach.counts(t.as('bureau'), {}, 'town'))
    assert.deepEqual(total, { key: TOWN, yes: 2, no: 0, undecided: 0, tracked: 0, settled: 1 })
    const agg = skilledAggregate(t.outreach.grades.map(each => each.value))
    for (const { id, state } of await t.db.selectFrom('skilled_people').select(['id', 'state']).execute()) {
      assert.deepEqual(state, await rebuild<SkilledState, never, never>(t.db, agg as never, CITY, id))
    }
  })

  it('nobody follows up or writes to somebody who has settled', async () => {
    const { id } = value(await t.enter(1))
    await t.settle(await t.apply(1))
    await t.due()
    assert.deepEqual(codes(await t.outreach.assign(t.as('bureau'), id, t.as('bureau').actor.id)), ['outreach.settled'])
    const draft = value(await t.outreach.preview(t.as('bureau'), { text: '请到窗口', segment: {} }))
    assert.deepEqual(draft.recipients, { matching: 0, optedOut: 0, had: 0, would: 0 })
  })

  it('one helper is named for everybody of a town at once; each has an own list', async () => {
    const clerk = t.as('clerk').actor
    await t.employ(clerk)
    for (const n of [1, 2]) value(await t.enter(n))
    value(await t.enter(3, { wish: 'no' }))
    value(await t.enter(4, { town: '441900122' }))
    assert.deepEqual(codes(await t.outreach.assignOpen(t.as('clerk'), { town: '441900122' }, clerk.id)), [
      'access.other_patch',
    ])
    assert.deepEqual(codes(await t.outreach.assignOpen(t.as('clerk'), { town: TOWN }, t.as('police').actor.id)), [
      'outreach.helper',
    ])
    assert.equal(value(await t.outreach.assignOpen(t.as('clerk'), { town: TOWN }, clerk.id)), 2)
    assert.deepEqual(codes(await t.outreach.assignOpen(t.as('clerk'), { town: TOWN }, clerk.id)), [
      'outreach.all_helped',
    ])
    assert.equal((await t.people({ helper: clerk.id })).length, 2)
    assert.equal((await t.people({ wish: 'yes', helper: 'none' })).length, 1)
    assert.deepEqual(
      value(await t.outreach.helpers(t.as('clerk'), TOWN)).map(each => each.name),
      ['clerk'],
    )
  })

  it('the same person under two numbers is found and joined, with case, contacts and opt-out, once', async () => {
    const staff = t.as('bureau').actor
    await t.employ(staff)
    const employer = '东莞市虚构电子有限公司'
    const keep = value(await t.enter(1, { employer, wish: 'undecided' })).id
    value(await t.enter(2, { employer }))
    await t.apply(1, 9)
    await t.db.updateTable('skilled_contacts').set({ name_index: null }).execute()
    await t.due()
    const [twin] = value(await t.outreach.person(t.as('bureau'), keep)).twins
    assert.deepEqual([twin?.maskedPhone, twin?.standing], ['139****0009', 'applied'])
    const other = twin?.id ?? ''
    value(await t.outreach.assign(t.as('bureau'), other, staff.id))
    const contact = { on: '2012-10-15', way: 'phone', reached: true, blockers: ['home'], note: '已答复' }
    value(await t.outreach.contact(t.as('bureau'), other, contact))
    const stranger = (await t.people()).find(({ id }) => id !== keep && id !== other)?.id ?? ''
    assert.deepEqual(codes(await t.outreach.merge(t.as('bureau'), keep, stranger)), ['outreach.not_same'])
    const ctx = t.as('bureau')
    value(await t.outreach.merge(ctx, keep, other))
    value(await t.outreach.merge(ctx, keep, other))
    const view = value(await t.outreach.person(t.as('bureau'), keep))
    assert.deepEqual([view.twins, view.phone, view.state.case?.standing], [[], t.phone(1), 'applied'])
    assert.deepEqual([Object.values(view.notes), view.state.contacts.length], [['已答复'], 1])
    assert.deepEqual(codes(await t.outreach.person(t.as('bureau'), other)), ['object.not_found'])
    assert.equal((await t.people()).length, 2)
    await t.due()
    assert.equal((await t.people()).length, 2)
  })

  it('who has applied is not told to apply', async () => {
    await t.apply(1)
    value(await t.enter(2))
    await t.due()
    const { recipients } = value(await t.outreach.preview(t.as('bureau'), { text: '请到窗口', segment: {} }))
    assert.equal(recipients.would, 1)
  })

  it('a shared number says nothing of whose case it is; no case brings back who is forgotten', async () => {
    value(await t.enter(2))
    await t.apply(1, 2)
    await t.due()
    assert.deepEqual(
      (await t.people()).map(({ standing }) => standing),
      [undefined],
    )
    const case3 = await t.apply(3)
    await t.due()
    const person = (await t.people({ standing: 'applied' }))[0]?.id ?? ''
    value(await t.outreach.forget(t.as('bureau'), person))
    await t.settle(case3, 'approved')
    await t.due()
    assert.deepEqual(
      (await t.people()).map(({ standing }) => standing),
      [undefined],
    )
  })

  it('a refused case leaves the wish, a recorded unwillingness is one, a withdrawn one says nothing', async () => {
    const cases = [await t.apply(1), await t.apply(2), await t.apply(3)]
    value(await t.enter(3, { wish: 'undecided' }))
    for (const [at, status] of ['refused', 'unwilling', 'withdrawn'].entries()) await t.settle(cases[at] ?? '', status)
    await t.due()
    const rows = await t.db.selectFrom('skilled_people').select(['wish', 'standing']).orderBy('wish').execute()
    assert.deepEqual(rows, [
      { wish: 'no', standing: 'ended' },
      { wish: 'undecided', standing: 'ended' },
      { wish: 'yes', standing: 'ended' },
    ])
  })

  it('a public answer counts once its number is verified; until then it is shown as unverified', async () => {
    const id = await t.begin(1)
    assert.equal((await t.people()).length, 0)
    assert.deepEqual(
      value(await t.outreach.unverified(t.as('clerk'))).map(row => [row.maskedName, row.employer]),
      [['测**', '虚构五金厂']],
    )
    assert.equal(value(await t.outreach.unverified(t.as('clerk', { town: '441900122' }))).length, 0)
    assert.deepEqual(await t.outreach.survey.waiting(id), { maskedPhone: '139****0001' })
    assert.deepEqual(codes(await t.outreach.survey.confirm(id, '000000x', randomUUIDv7())), ['accounts.code_wrong'])
    const command = randomUUIDv7()
    const own = value(await t.outreach.survey.confirm(id, await t.codeSent(1), command)).own
    assert.deepEqual(value(await t.outreach.survey.confirm(id, 'again', command)), { own })
    assert.deepEqual(codes(await t.outreach.survey.confirm(id, 'again', randomUUIDv7())), ['outreach.pending_gone'])
    assert.equal(value(await t.outreach.person(t.as('bureau'), (await t.people())[0]?.id ?? '')).state.verified, true)
    assert.equal(value(await t.outreach.unverified(t.as('clerk'))).length, 0)
    await t.begin(2)
    t.on('2012-11-05')
    await t.due()
    assert.equal((await t.db.selectFrom('survey_pending').selectAll().execute()).length, 0)
  })

  it('somebody who types another’s number changes nothing of theirs', async () => {
    await t.answer(1)
    const id = await t.begin(1, { wish: 'no', employer: '冒填厂' })
    assert.deepEqual(codes(await t.outreach.survey.confirm(id, '123456', randomUUIDv7())).length, 1)
    assert.deepEqual(
      (await t.people()).map(({ wish, employer }) => [wish, employer]),
      [['yes', '虚构五金厂']],
    )
  })

  it('only the person lifts the opt-out, by a code to the number; it is recorded', async () => {
    const own = await t.answer(1)
    value(await t.outreach.own.stop(own, randomUUIDv7()))
    value(await t.enter(1, { trade: '电工' }))
    assert.equal((await t.outreach.own.behind(own))?.optedOut, true)
    value(await t.outreach.own.askResume(own))
    assert.deepEqual(codes(await t.outreach.own.resume(own, '12', randomUUIDv7())), ['accounts.code_wrong'])
    assert.deepEqual(codes(await t.outreach.own.resume('NOBODY', '12', randomUUIDv7())), ['object.not_found'])
    value(await t.outreach.own.resume(own, await t.codeSent(1), randomUUIDv7()))
    assert.equal((await t.outreach.own.behind(own))?.optedOut, false)
    const kinds = await t.db
      .selectFrom('events')
      .select('kind')
      .where('stream', 'like', 'skilled-person:%')
      .orderBy('version')
      .execute()
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['answered', 'opted_out', 'answered', 'opted_in'],
    )
    value(await t.outreach.own.stop(own, randomUUIDv7()))
    assert.equal((await t.outreach.own.behind(own))?.optedOut, true)
  })

  it('being forgotten removes every copy: register, unverified answers, outbox, messages, log of sends', async () => {
    const own = await t.answer(1)
    const { id } = value(
      await t.outreach.draft(t.as('bureau', { name: '起草' }), {
        text: '请到窗口',
        segment: {},
        link: 'luohu.example',
      }),
    )
    value(await t.outreach.approve(t.as('bureau', { name: '审批' }), id))
    await t.begin(1, { trade: '再填' })
    assert.equal((await sentMessages(t.platform)).length > 0, true)
    value(await t.outreach.own.forget(own, randomUUIDv7()))
    const { db, vault } = t.platform
    const [messages, pending, sends, waiting] = await Promise.all([
      db.selectFrom('messages').selectAll().execute(),
      db.selectFrom('survey_pending').selectAll().execute(),
      db.selectFrom('outreach_sends').select(['phone_sealed', 'text_sealed']).execute(),
      db.selectFrom('outbox').selectAll().where('done_at', 'is', null).execute(),
    ])
    assert.deepEqual([messages, pending, waiting], [[], [], []])
    assert.deepEqual(sends, [{ phone_sealed: '', text_sealed: '' }])
    const done = JSON.stringify(await db.selectFrom('outbox').select('payload').execute())
    assert.equal(done.includes('sealed') || done.includes(vault.index('phone', t.phone(1)).toString('hex')), false)
  })

  it('number and text of what was sent go after ninety days, the count stays', async () => {
    value(await t.enter(1))
    const { id } = value(await t.outreach.draft(t.as('bureau', { name: '起草' }), { text: '请到窗口', segment: {} }))
    value(await t.outreach.approve(t.as('bureau', { name: '审批' }), id))
    t.on('2013-01-30')
    await t.due()
    const rows = await t.db.selectFrom('outreach_sends').select(['status', 'phone_sealed', 'text_sealed']).execute()
    assert.deepEqual(rows, [{ status: 'handed', phone_sealed: '', text_sealed: '' }])
  })

  it('the rate by month is as it was then', async () => {
    const staff = t.as('bureau').actor
    await t.employ(staff)
    const [one, two] = [value(await t.enter(1)).id, value(await t.enter(2)).id]
    t.on('2012-11-10')
    value(await t.outreach.assign(t.as('bureau'), one, staff.id))
    value(
      await t.outreach.contact(t.as('bureau'), one, {
        on: '2012-11-10',
        way: 'phone',
        reached: true,
        blockers: [],
        note: '',
      }),
    )
    value(await t.enter(3))
    t.on('2012-12-03')
    value(await t.enter(2, { wish: 'no' }))
    value(await t.outreach.forget(t.as('bureau'), two))
    const history = async () => value(await t.outreach.history(t.as('bureau'), { wish: 'yes' }))
    assert.deepEqual(await history(), [
      { month: '2012-10', wishing: 2, tracked: 0 },
      { month: '2012-11', wishing: 3, tracked: 1 },
      { month: '2012-12', wishing: 2, tracked: 1 },
    ])
    assert.deepEqual(value(await t.outreach.history(t.as('clerk', { town: '441900122' }))), [])
  })
})
