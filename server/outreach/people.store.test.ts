import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import type { Actor, Role } from '#platform/access.ts'
import { relayMessages, sentMessages } from '#platform/messages.ts'
import type { Result } from '#platform/result.ts'
import { createAccounts } from '#server/accounts/index.ts'
import { createCaseFeed } from '#server/direct/index.ts'
import { directTest, dongguanEntry, type DirectTest } from '#server/direct/testing.ts'
import { readSheet, writeWorkbook } from '#server/sheets/index.ts'
import { skilledAggregate } from './decide.ts'
import { createOutreach, type Outreach, type SkilledState } from './index.ts'
import { MOST_FILES } from './links.ts'

const CITY = '441900'
const TOWN = '441900121'

describe('who is in the register, by answer, by case, by an employer’s link', () => {
  let tested: DirectTest
  let outreach: Outreach
  beforeEach(async () => {
    tested = await directTest(CITY)
    const { platform, packs } = tested
    outreach = createOutreach(platform, { packs, codes: createAccounts(platform), cases: createCaseFeed(platform) })
  })
  afterEach(() => tested.close())

  const value = <T>(result: Result<T>): T => {
    assert.ok(result.ok, JSON.stringify(result))
    return result.value
  }
  const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(({ code }) => code))
  const as = (role: Role, more: Partial<Actor> = {}, command?: string) => tested.ctx(tested.actor(role, more), command)
  const system = () => as('system', { id: 'system', name: '系统' })
  const due = () => outreach.due(system())
  const on = (day: string) => tested.test.clock.set(`${day}T02:00:00.000Z`)
  const phone = (n: number): string => `139${String(n).padStart(8, '0')}`
  const name = (n: number): string => `测试${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`
  const form = (n: number, more: object = {}) =>
    ({ name: name(n), phone: phone(n), town: TOWN, employer: '虚构五金厂', grade: 'senior', trade: '', wish: 'yes', consent: true, ...more })
  const codeSent = async (n: number): Promise<string> => {
    await relayMessages(tested.platform)
    const sent = await sentMessages(tested.platform, 1000)
    return /\d{6}/.exec(sent.find(each => each.kind === 'sign_in_code' && each.phone === phone(n))?.text ?? '')?.[0] ?? ''
  }
  const begin = async (n: number, more: object = {}) => value(await outreach.survey.begin(form(n, more), randomUUIDv7())).id
  const answer = async (n: number, more: object = {}) =>
    value(await outreach.survey.confirm(await begin(n, more), await codeSent(n), randomUUIDv7())).own
  const enter = (n: number, more: object = {}) => outreach.enter(as('bureau'), form(n, more))
  const people = async (filter: object = {}) => value(await outreach.people(as('bureau'), filter, 1)).rows
  const rate = async () => value(await outreach.rate(as('bureau')))
  const entry = (n: number) => dongguanEntry(n, { employerTown: TOWN, homeTown: 'none' })
  const apply = async (n: number) => value(await tested.direct.enter(as('clerk'), entry(n))).id
  /** What the police do, without the steps before: only where the case stands matters here. */
  const settle = async (id: string, status = 'settled') => {
    const row = await tested.platform.db.selectFrom('direct_cases').select(['version', 'state']).where('id', '=', id).executeTakeFirstOrThrow()
    const state = { ...(row.state as object), status, settled: { on: '2012-11-20' } }
    await tested.platform.db.updateTable('direct_cases').set({ status, version: row.version + 1, state: JSON.stringify(state) })
      .where('id', '=', id).execute()
  }

  it('who applied is in the register once, and who settled leaves those who wish', async () => {
    value(await enter(1))
    value(await enter(3))
    const [first] = [await apply(1), await apply(2)]
    await due()
    await due()
    assert.deepEqual((await people()).map(row => [row.wish, row.standing ?? '', row.source]).sort(), [
      ['yes', '', 'case'], ['yes', 'applied', 'case'], ['yes', 'applied', 'direct'],
    ])
    assert.deepEqual(await rate(), { wishing: 3, tracked: 0, withoutHelper: 3, settled: 0 })
    await settle(first)
    await due()
    assert.deepEqual(await rate(), { wishing: 2, tracked: 0, withoutHelper: 2, settled: 1 })
    assert.equal((await people({ wish: 'yes' })).length, 2)
    assert.equal((await people({ unreached: true })).length, 2)
    assert.equal((await people({ standing: 'settled' })).length, 1)
    const [total] = value(await outreach.counts(as('bureau'), {}, 'town'))
    assert.deepEqual(total, { key: TOWN, yes: 2, no: 0, undecided: 0, tracked: 0, settled: 1 })
    const agg = skilledAggregate(outreach.grades.map(each => each.value))
    for (const { id, state } of await tested.platform.db.selectFrom('skilled_people').select(['id', 'state']).execute()) {
      assert.deepEqual(state, await rebuild<SkilledState, never, never>(tested.platform.db, agg as never, CITY, id))
    }
  })

  it('nobody follows up or writes to somebody who has settled', async () => {
    const { id } = value(await enter(1))
    await settle(await apply(1))
    await due()
    assert.deepEqual(codes(await outreach.assign(as('bureau'), id, as('bureau').actor.id)), ['outreach.settled'])
    const draft = value(await outreach.preview(as('bureau'), { text: '请到窗口', segment: {} }))
    assert.deepEqual(draft.recipients, { matching: 0, optedOut: 0, had: 0, would: 0 })
  })

  it('one helper is named for everybody of a town at once; each has an own list', async () => {
    const clerk = as('clerk').actor
    await tested.platform.db.insertInto('staff').values({
      city: CITY, id: clerk.id, username: 'c', name: '窗口', role: 'clerk', district: CITY, town: TOWN, department: null, password_hash: '',
      totp_sealed: null,
    }).execute()
    for (const n of [1, 2]) value(await enter(n))
    value(await enter(3, { wish: 'no' }))
    value(await enter(4, { town: '441900122' }))
    assert.deepEqual(codes(await outreach.assignOpen(as('clerk'), { town: '441900122' }, clerk.id)), ['access.other_patch'])
    assert.deepEqual(codes(await outreach.assignOpen(as('clerk'), { town: TOWN }, as('police').actor.id)), ['outreach.helper'])
    assert.equal(value(await outreach.assignOpen(as('clerk'), { town: TOWN }, clerk.id)), 2)
    assert.deepEqual(codes(await outreach.assignOpen(as('clerk'), { town: TOWN }, clerk.id)), ['outreach.all_helped'])
    assert.equal((await people({ helper: clerk.id })).length, 2)
    assert.equal((await people({ wish: 'yes', helper: 'none' })).length, 1)
    assert.deepEqual(value(await outreach.helpers(as('clerk'), TOWN)).map(each => each.name), ['窗口'])
  })

  it('who has applied is not told to apply', async () => {
    await apply(1)
    value(await enter(2))
    await due()
    const { recipients } = value(await outreach.preview(as('bureau'), { text: '请到窗口', segment: {} }))
    assert.equal(recipients.would, 1)
  })

  it('a number several people share says nothing of whose case it is; a forgotten person’s case brings nobody back', async () => {
    const shared = { ...entry(1), personal: { ...entry(1).personal, phone: phone(2) } }
    value(await enter(2))
    value(await tested.direct.enter(as('clerk'), shared))
    await due()
    assert.deepEqual((await people()).map(({ standing }) => standing), [undefined])
    const case3 = await apply(3)
    await due()
    const person = (await people({ standing: 'applied' }))[0]?.id ?? ''
    value(await outreach.forget(as('bureau'), person))
    await settle(case3, 'approved')
    await due()
    assert.deepEqual((await people()).map(({ standing }) => standing), [undefined])
  })

  it('a refused case leaves the wish, a recorded unwillingness is one, a withdrawn one says nothing', async () => {
    const cases = [await apply(1), await apply(2), await apply(3)]
    value(await enter(3, { wish: 'undecided' }))
    for (const [at, status] of ['refused', 'unwilling', 'withdrawn'].entries()) await settle(cases[at] ?? '', status)
    await due()
    const rows = await tested.platform.db.selectFrom('skilled_people').select(['wish', 'standing']).orderBy('wish').execute()
    assert.deepEqual(rows, [
      { wish: 'no', standing: 'ended' }, { wish: 'undecided', standing: 'ended' }, { wish: 'yes', standing: 'ended' },
    ])
  })

  it('a public answer counts once its number is verified, and is shown as unverified until then, for a week', async () => {
    const id = await begin(1)
    assert.equal((await people()).length, 0)
    assert.deepEqual(value(await outreach.unverified(as('clerk'))).map(row => [row.maskedName, row.employer]), [['测**', '虚构五金厂']])
    assert.equal(value(await outreach.unverified(as('clerk', { town: '441900122' }))).length, 0)
    assert.deepEqual(await outreach.survey.waiting(id), { maskedPhone: '139****0001' })
    assert.deepEqual(codes(await outreach.survey.confirm(id, '000000x', randomUUIDv7())), ['accounts.code_wrong'])
    const command = randomUUIDv7()
    const own = value(await outreach.survey.confirm(id, await codeSent(1), command)).own
    assert.deepEqual(value(await outreach.survey.confirm(id, 'again', command)), { own })
    assert.deepEqual(codes(await outreach.survey.confirm(id, 'again', randomUUIDv7())), ['outreach.pending_gone'])
    assert.equal(value(await outreach.person(as('bureau'), (await people())[0]?.id ?? '')).state.verified, true)
    assert.equal(value(await outreach.unverified(as('clerk'))).length, 0)
    await begin(2)
    on('2012-11-05')
    await due()
    assert.equal((await tested.platform.db.selectFrom('survey_pending').selectAll().execute()).length, 0)
  })

  it('somebody who types another’s number changes nothing of theirs', async () => {
    await answer(1)
    const id = await begin(1, { wish: 'no', employer: '冒填厂' })
    assert.deepEqual(codes(await outreach.survey.confirm(id, '123456', randomUUIDv7())).length, 1)
    assert.deepEqual((await people()).map(({ wish, employer }) => [wish, employer]), [['yes', '虚构五金厂']])
  })

  it('only the person lifts the opt-out, by a code to the number; it is recorded', async () => {
    const own = await answer(1)
    value(await outreach.own.stop(own, randomUUIDv7()))
    value(await enter(1, { trade: '电工' }))
    assert.equal((await outreach.own.behind(own))?.optedOut, true)
    value(await outreach.own.askResume(own))
    assert.deepEqual(codes(await outreach.own.resume(own, '12', randomUUIDv7())), ['accounts.code_wrong'])
    assert.deepEqual(codes(await outreach.own.resume('NOBODY', '12', randomUUIDv7())), ['object.not_found'])
    value(await outreach.own.resume(own, await codeSent(1), randomUUIDv7()))
    assert.equal((await outreach.own.behind(own))?.optedOut, false)
    const kinds = await tested.platform.db.selectFrom('events').select('kind').where('stream', 'like', 'skilled-person:%').orderBy('version').execute()
    assert.deepEqual(kinds.map(({ kind }) => kind), ['answered', 'opted_out', 'answered', 'opted_in'])
    value(await outreach.own.stop(own, randomUUIDv7()))
    assert.equal((await outreach.own.behind(own))?.optedOut, true)
  })

  it('being forgotten removes every copy: register, unverified answers, outbox, messages, log of sends', async () => {
    const own = await answer(1)
    const { id } = value(await outreach.draft(as('bureau', { name: '起草' }), { text: '请到窗口', segment: {}, link: 'luohu.example' }))
    value(await outreach.approve(as('bureau', { name: '审批' }), id))
    await begin(1, { trade: '再填' })
    assert.equal((await sentMessages(tested.platform)).length > 0, true)
    value(await outreach.own.forget(own, randomUUIDv7()))
    const { db, vault } = tested.platform
    const [messages, pending, sends, waiting] = await Promise.all([
      db.selectFrom('messages').selectAll().execute(), db.selectFrom('survey_pending').selectAll().execute(),
      db.selectFrom('outreach_sends').select(['phone_sealed', 'text_sealed']).execute(),
      db.selectFrom('outbox').selectAll().where('done_at', 'is', null).execute(),
    ])
    assert.deepEqual([messages, pending, waiting], [[], [], []])
    assert.deepEqual(sends, [{ phone_sealed: '', text_sealed: '' }])
    const done = JSON.stringify(await db.selectFrom('outbox').select('payload').execute())
    assert.equal(done.includes('sealed') || done.includes(vault.index('phone', phone(1)).toString('hex')), false)
  })

  it('number and text of what was sent go after ninety days, the count stays', async () => {
    value(await enter(1))
    const { id } = value(await outreach.draft(as('bureau', { name: '起草' }), { text: '请到窗口', segment: {} }))
    value(await outreach.approve(as('bureau', { name: '审批' }), id))
    on('2013-01-30')
    await due()
    const rows = await tested.platform.db.selectFrom('outreach_sends').select(['status', 'phone_sealed', 'text_sealed']).execute()
    assert.deepEqual(rows, [{ status: 'handed', phone_sealed: '', text_sealed: '' }])
  })

  it('the rate by month is as it was then', async () => {
    const staff = as('bureau').actor
    await tested.platform.db.insertInto('staff').values({
      city: CITY, id: staff.id, username: 'b', name: '局', role: 'bureau', district: null, town: null, department: null,
      password_hash: '', totp_sealed: null,
    }).execute()
    const [one, two] = [value(await enter(1)).id, value(await enter(2)).id]
    on('2012-11-10')
    value(await outreach.assign(as('bureau'), one, staff.id))
    value(await outreach.contact(as('bureau'), one, { on: '2012-11-10', way: 'phone', reached: true, blockers: [], note: '' }))
    value(await enter(3))
    on('2012-12-03')
    value(await enter(2, { wish: 'no' }))
    value(await outreach.forget(as('bureau'), two))
    const history = async () => value(await outreach.history(as('bureau'), { wish: 'yes' }))
    assert.deepEqual(await history(), [
      { month: '2012-10', wishing: 2, tracked: 0 }, { month: '2012-11', wishing: 3, tracked: 1 }, { month: '2012-12', wishing: 2, tracked: 1 },
    ])
    assert.deepEqual(value(await outreach.history(as('clerk', { town: '441900122' }))), [])
  })

  const columns = ['name', 'phone', 'grade', 'trade', 'wish'].map(key => ({ key, heading: key, width: 10, kind: 'text' as const }))
  const sheet = (...rows: string[][]) => writeWorkbook({ name: '表', columns, rows })

  it('an employer answers by its link; every row’s answer can be downloaded, by the link and at the window', async () => {
    const grade = outreach.grades[0]?.name.zh ?? ''
    const made = value(await outreach.makeLink(as('clerk'), { employer: ' 示例电子厂 ', town: TOWN }))
    assert.deepEqual(value(await outreach.makeLink(as('clerk'), { employer: '示例电子厂', town: TOWN })), made)
    assert.deepEqual(codes(await outreach.makeLink(as('clerk'), { employer: '', town: '441900122' })), ['field.required'])
    assert.deepEqual(codes(await outreach.makeLink(as('clerk'), { employer: '厂', town: '441900122' })), ['access.other_patch'])
    const bytes = await sheet(['测试甲', phone(1), grade, '', '愿意'], ['测试乙', '12', grade, '', '愿意'])
    assert.deepEqual(codes(await outreach.employers.upload(made.code, false, bytes, 'u')), ['outreach.consent'])
    assert.deepEqual(codes(await outreach.employers.upload('NOBODY', true, bytes, 'u')), ['object.not_found'])
    const upload = async () => value(await outreach.employers.upload(made.code, true, bytes, 'u1')).file
    const file = await upload()
    assert.equal(await upload(), file)
    const behind = await outreach.employers.behind(made.code)
    assert.deepEqual(behind?.files.map(({ stored, refused }) => [stored, refused]), [[1, 1]])
    assert.deepEqual((await people()).map(({ employer, source }) => [employer, source]), [['示例电子厂', 'excel']])
    const answers = await outreach.employers.answers(made.code, file)
    const { rows } = value(await readSheet((await answers?.workbook())?.content ?? new Uint8Array()))
    assert.deepEqual(rows.slice(-2).map(([line, who, outcome]) => [line, who, outcome]), [[3, '测**', '已登记'], [4, '测**', '没有登记']])
    assert.match(String(rows.at(-1)?.[3]), /手机号码/)
    const other = value(await outreach.makeLink(as('clerk'), { employer: '另一厂', town: TOWN }))
    assert.equal(await outreach.employers.answers(other.code, file), undefined)
    value(await outreach.fileAnswers(as('clerk'), file))
    assert.deepEqual(codes(await outreach.fileAnswers(as('clerk', { town: '441900122' }), file)), ['access.other_patch'])
    value(await outreach.closeLink(as('clerk'), made.code))
    assert.equal(await outreach.employers.behind(made.code), undefined)
    assert.equal(value(await outreach.links(as('bureau'))).links.length, 1)
  })

  it('a link takes so many files a day, and its list does not change what a person said and verified', async () => {
    const grade = outreach.grades.find(each => each.value === 'senior')?.name.zh ?? ''
    await answer(1)
    const { code } = value(await outreach.makeLink(as('clerk'), { employer: '示例电子厂', town: TOWN }))
    const bytes = await sheet([name(1), phone(1), grade, '', '不愿意'])
    for (let n = 0; n < MOST_FILES; n++) value(await outreach.employers.upload(code, true, bytes, `u${n}`))
    assert.deepEqual(codes(await outreach.employers.upload(code, true, bytes, 'more')), ['outreach.link_busy'])
    assert.deepEqual((await people()).map(({ wish, employer }) => [wish, employer]), [['yes', '示例电子厂']])
    assert.equal(value(await outreach.person(as('bureau'), (await people())[0]?.id ?? '')).state.verified, true)
  })
})
