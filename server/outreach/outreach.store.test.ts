import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import type { Actor, Role } from '#platform/access.ts'
import { createVault } from '#platform/crypto.ts'
import { relayMessages, sentMessages } from '#platform/messages.ts'
import type { Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import { GatewayError, type Outgoing, type SmsGateway } from '#platform/sms/index.ts'
import { testPlatform, testSecrets, type TestPlatform } from '#platform/testing.ts'
import { createAccounts } from '#server/accounts/index.ts'
import { createCaseFeed } from '#server/direct/index.ts'
import { createPacks } from '#server/packs/index.ts'
import { writeWorkbook } from '#server/sheets/index.ts'
import { skilledAggregate } from './decide.ts'
import { createOutreach, type Outreach, type SkilledState } from './index.ts'
import { MOST_OF_NUMBER } from './survey.ts'

const CITY = '441900'
const TOWN = '441900121'
const packs = createPacks()

describe('survey, messages and tracking on the database', () => {
  let tested: TestPlatform
  let platform: Platform
  let outreach: Outreach
  beforeEach(async () => {
    tested = await testPlatform('2012-11-05T02:00:00.000Z')
    platform = { ...tested.platform, city: CITY, vault: createVault(testSecrets, CITY) }
    outreach = createOutreach(platform, { packs, codes: createAccounts(platform), cases: createCaseFeed(platform) })
  })
  afterEach(() => tested.close())

  const phone = (n: number): string => `138${String(n).padStart(8, '0')}`
  const person = (n: number, more: object = {}) => ({
    name: `虚构${n}`,
    phone: phone(n),
    town: TOWN,
    employer: '虚构五金厂',
    grade: 'senior',
    trade: '电工',
    wish: 'yes',
    consent: true,
    ...more,
  })
  const who = (role: Role, name: string = role, more: Partial<Actor> = {}): Actor =>
    tested.actor(role, {
      city: CITY,
      name,
      ...(role === 'bureau' ? {} : { district: CITY }),
      ...(role === 'clerk' ? { town: TOWN } : {}),
      ...more,
    })
  const as = (role: Role, name?: string, more?: Partial<Actor>, command?: string) =>
    tested.ctx(who(role, name, more), command)
  const value = <T>(result: Result<T>): T => {
    assert.ok(result.ok, JSON.stringify(result))
    return result.value
  }
  const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(({ code }) => code))
  const codeSent = async (n: number): Promise<string> => {
    await relayMessages(platform)
    const message = (await sentMessages(platform, 1000)).find(
      each => each.kind === 'sign_in_code' && each.phone === phone(n),
    )
    return /\d{6}/.exec(message?.text ?? '')?.[0] ?? ''
  }
  /** As a person does: the form, then the code that came. */
  const answer = async (n: number, more: object = {}): Promise<Result<unknown>> => {
    const begun = await outreach.survey.begin(person(n, more), randomUUIDv7())
    return begun.ok ? outreach.survey.confirm(begun.value.id, await codeSent(n), randomUUIDv7()) : begun
  }
  const sent = async () => {
    while ((await relayMessages(platform)) > 0);
    return (await sentMessages(platform, 1000)).filter(({ kind }) => kind === 'outreach')
  }
  const codeOf = async (n: number) =>
    (
      await platform.db
        .selectFrom('skilled_contacts')
        .select('code')
        .where('phone_index', '=', platform.vault.index('phone', phone(n)))
        .executeTakeFirstOrThrow()
    ).code
  const drafted = async (text: string, segment = {}, link?: string) =>
    value(await outreach.draft(as('officer', '李经办'), { text, segment, link })).id
  const approve = (id: string, name = '周审批') => outreach.approve(as('officer', name), id)
  const first = async () => value(await outreach.people(as('bureau'), {}, 1)).rows[0]?.id ?? ''

  it('one row a person by phone, however typed; nothing readable is stored; state equals its events', async () => {
    value(await answer(1))
    value(await answer(1, { phone: '+86 138-0000-0001', wish: 'no' }))
    const { rows, total } = value(await outreach.people(as('bureau'), {}, 1))
    assert.deepEqual([total, rows[0]?.maskedName, rows[0]?.wish], [1, '虚**', 'no'])
    const stored = JSON.stringify([
      await platform.db.selectFrom('events').selectAll().execute(),
      await platform.db.selectFrom('skilled_people').selectAll().execute(),
      await platform.db.selectFrom('skilled_contacts').selectAll().execute(),
      await platform.db.selectFrom('survey_answers').selectAll().execute(),
      await platform.db.selectFrom('survey_pending').selectAll().execute(),
      await platform.db.selectFrom('outbox').selectAll().execute(),
    ])
    for (const secret of ['虚构1', phone(1)]) assert.equal(stored.includes(secret), false, secret)
    const grades = outreach.grades.map(each => each.value)
    const row = await platform.db.selectFrom('skilled_people').select(['id', 'state']).executeTakeFirstOrThrow()
    assert.deepEqual(
      row.state,
      await rebuild<SkilledState, never, never>(platform.db, skilledAggregate(grades) as never, CITY, row.id),
    )
  })

  it('twins sent at once make one row', async () => {
    const twins = await Promise.all([1, 1].map(n => outreach.survey.begin(person(n), randomUUIDv7())))
    const code = await codeSent(1)
    await Promise.all(twins.map(each => outreach.survey.confirm(value(each).id, code, randomUUIDv7())))
    assert.equal(value(await outreach.people(as('bureau'), {}, 1)).total, 1)
  })

  it('the public form asks for consent, is bounded, and tells nothing about a number', async () => {
    assert.deepEqual(codes(await answer(1, { consent: false })), ['outreach.consent'])
    for (let n = 0; n < MOST_OF_NUMBER; n++) value(await answer(1, { trade: `工${n}` }))
    assert.deepEqual(codes(await answer(1, { trade: '再次' })), ['outreach.busy'])
    value(await answer(2))
    tested.clock.set('2012-11-05T04:00:00.000Z')
    value(await answer(1, { trade: '再次' }))
  })

  it('an employer’s file: every row is answered, bad ones stop no other, and again answers the same', async () => {
    value(await answer(2))
    const columns = ['name', 'phone', 'grade', 'trade', 'wish'].map(key => ({
      key,
      heading: key,
      width: 10,
      kind: 'text' as const,
    }))
    const file = (...rows: string[][]) => writeWorkbook({ name: '表', columns, rows })
    const bytes = await file(
      ['虚构一', phone(1), outreach.grades[0]?.name.zh ?? '', '电工', '愿意'],
      ['虚构二', phone(2), outreach.grades[0]?.name.zh ?? '', '', '不愿意'],
      ['虚构三', '123', '大师', '', '也许'],
      ['虚构四', phone(1), outreach.grades[0]?.name.zh ?? '', '', '未定'],
    )
    const employer = { name: '示例电子厂', town: TOWN, told: true }
    const outcome = async () =>
      value(await outreach.importFile(as('clerk', 'c', {}, 'file-1'), employer, bytes)).rows.map(
        ({ line, outcome: what, refusals }) => [line, what, ...refusals.map(({ code }) => code)],
      )
    const expected = [
      [3, 'added'],
      [4, 'updated'],
      [5, 'refused', 'identity.phone', 'outreach.grade', 'outreach.wish'],
      [6, 'refused', 'outreach.twice_in_file'],
    ]
    assert.deepEqual(await outcome(), expected)
    assert.deepEqual(await outcome(), expected)
    assert.equal(value(await outreach.people(as('bureau'), {}, 1)).total, 2)
    assert.deepEqual(codes(await outreach.importFile(as('clerk'), { ...employer, told: false }, bytes)), [
      'outreach.consent',
    ])
    assert.deepEqual(codes(await outreach.importFile(as('clerk'), { ...employer, town: '441900122' }, bytes)), [
      'access.other_patch',
    ])
    assert.deepEqual(codes(await outreach.importFile(as('clerk'), employer, await file())), ['outreach.no_rows'])
    assert.deepEqual(
      codes(
        await outreach.importFile(
          as('clerk'),
          employer,
          await writeWorkbook({ name: '表', columns: columns.slice(1), rows: [['x', '', '', '']] }),
        ),
      ),
      ['outreach.template'],
    )
    const own = await outreach.template()
    assert.deepEqual(codes(await outreach.importFile(as('clerk'), employer, own.content)), ['outreach.no_rows'])
  })

  it('two people send a message once: not to who stopped, not again under another spacing or segment', async () => {
    for (const n of [1, 2, 3]) value(await answer(n))
    value(await outreach.own.stop(await codeOf(3), randomUUIDv7()))
    const id = await drafted('技师可直接入户东莞，请到窗口咨询。')
    assert.deepEqual(value(await outreach.message(as('officer'), id)).recipients, {
      matching: 3,
      optedOut: 1,
      had: 0,
      would: 2,
    })
    const waiting = async (name: string) => value(await outreach.toApprove(as('officer', name)))
    assert.deepEqual([await waiting('李经办'), await waiting('周审批')], [0, 1], 'for somebody else than who drafted')
    assert.deepEqual(codes(await approve(id, '李经办')), ['access.same_person'])
    assert.equal((await sent()).length, 0)
    value(await approve(id))
    assert.deepEqual(codes(await approve(id)), ['outreach.decided'])
    assert.deepEqual((await sent()).map(message => message.phone).sort(), [phone(1), phone(2)])
    assert.match((await sent())[0]?.text ?? '', /^【落户】.*退订回R$/)
    const again = await drafted('技师可 直接入户东莞,请到窗口咨询', { wish: 'yes' })
    assert.deepEqual(codes(await approve(again)), ['outreach.nobody'])
    assert.equal(value(await outreach.message(as('officer'), again)).state.status, 'drafted')
    assert.equal((await sent()).length, 2)
  })

  it('the same text approved twice at once reaches everybody once', async () => {
    for (const n of [1, 2, 3, 4]) value(await answer(n))
    const [one, two] = [await drafted('请到窗口咨询'), await drafted('请到窗口咨询', { town: TOWN })]
    await Promise.all([approve(one), approve(two, '吴审批')])
    assert.deepEqual((await sent()).map(message => message.phone).sort(), [1, 2, 3, 4].map(phone))
  })

  it('whoever opts out while a message is sent either stopped it or had it before, never after', async () => {
    for (const n of [1, 2, 3]) value(await answer(n))
    const code = await codeOf(2)
    const id = await drafted('请到窗口咨询')
    await Promise.all([outreach.own.stop(code, randomUUIDv7()), approve(id)])
    const later = await drafted('另一条消息')
    value(await approve(later))
    assert.equal((await sent()).filter(message => message.text.includes('另一条')).length, 2)
  })

  it('the link in a message is the person’s own: it stops messages, and it forgets', async () => {
    value(await answer(1))
    value(await answer(2))
    value(await approve(await drafted('请到窗口', {}, 'luohu.example')))
    const mine = (await sent()).find(message => message.phone === phone(1))?.text ?? ''
    const code = /luohu\.example\/s\/([0-9A-Z]+)/.exec(mine)?.[1] ?? ''
    assert.deepEqual(await outreach.own.behind(code), {
      maskedName: '虚**',
      maskedPhone: '138****0001',
      optedOut: false,
    })
    value(await outreach.own.forget(code, randomUUIDv7()))
    assert.equal(await outreach.own.behind(code), undefined)
    assert.equal(value(await outreach.people(as('bureau'), {}, 1)).total, 1)
    assert.deepEqual(
      await platform.db.selectFrom('skilled_contacts').select('masked_name').where('code', '=', code).execute(),
      [],
    )
    // Back by an employer's list: registered anew, but still without messages.
    tested.clock.set('2012-11-05T05:00:00.000Z')
    value(await answer(1))
    const id = await drafted('又一条')
    assert.deepEqual(value(await outreach.message(as('officer'), id)).recipients, {
      matching: 2,
      optedOut: 1,
      had: 0,
      would: 1,
    })
    assert.deepEqual(codes(await outreach.own.forget('NOBODY', randomUUIDv7())), ['object.not_found'])
  })

  it('follows people up in the own patch; the rate and the list of those not reached agree', async () => {
    const staff = await platform.db
      .insertInto('staff')
      .values({
        city: CITY,
        id: who('clerk').id,
        username: 'clerk',
        name: '陈窗口',
        role: 'clerk',
        district: CITY,
        town: TOWN,
        department: null,
        password_hash: '',
        totp_sealed: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    value(await answer(1))
    value(await answer(2, { wish: 'no' }))
    assert.deepEqual(value(await outreach.rate(as('bureau'))), { wishing: 1, tracked: 0, withoutHelper: 1, settled: 0 })
    const id = value(await outreach.people(as('clerk'), { unreached: true }, 1)).rows[0]?.id ?? ''
    const contact = { on: '2012-11-05', way: 'phone', reached: true, blockers: ['school'], note: '孩子上学的事已答复' }
    assert.deepEqual(codes(await outreach.contact(as('clerk'), id, contact)), ['outreach.no_helper'])
    assert.deepEqual(codes(await outreach.assign(as('clerk'), id, who('police').id)), ['outreach.helper'])
    value(await outreach.assign(as('clerk'), id, staff.id))
    value(await outreach.contact(as('clerk'), id, contact))
    assert.deepEqual(value(await outreach.rate(as('bureau'))), { wishing: 1, tracked: 1, withoutHelper: 0, settled: 0 })
    assert.equal(value(await outreach.people(as('clerk'), { unreached: true }, 1)).total, 0)
    const view = value(await outreach.person(as('clerk'), id))
    assert.deepEqual([view.name, view.phone, Object.values(view.notes)], ['虚构1', phone(1), ['孩子上学的事已答复']])
    assert.equal(
      (await platform.db.selectFrom('reads').selectAll().where('object', '=', `skilled-person:${id}`).execute()).length,
      1,
    )
  })

  it('keeps other windows and other posts out, and lists show each their own town', async () => {
    value(await answer(1))
    value(await answer(2, { town: '441900122' }))
    const other = { town: '441900122' }
    const id = value(await outreach.people(as('clerk'), {}, 1)).rows[0]?.id ?? ''
    assert.equal(value(await outreach.people(as('clerk', 'd', other), {}, 1)).total, 1)
    assert.deepEqual(codes(await outreach.person(as('clerk', 'd', other), id)), ['access.other_patch'])
    assert.deepEqual(codes(await outreach.people(as('police'), {}, 1)), ['access.not_allowed'])
    assert.deepEqual(codes(await outreach.draft(as('clerk'), { text: '你好', segment: {} })), ['access.not_allowed'])
    assert.deepEqual(codes(await outreach.optOut(as('clerk'), phone(9))), ['outreach.number_unknown'])
    value(await outreach.optOut(as('clerk'), phone(2)))
    assert.equal(value(await outreach.people(as('bureau'), other, 1)).rows[0]?.optedOut, true)
    assert.deepEqual(codes(await outreach.forget(as('clerk', 'd', other), id)), ['access.other_patch'])
    value(await outreach.forget(as('clerk'), id))
    assert.deepEqual(codes(await outreach.person(as('clerk'), id)), ['object.not_found'])
    assert.notEqual(await first(), id)
  })

  it('through a gateway: waits while it is away, sends each once, takes receipts and stop replies', async () => {
    const given: Outgoing[] = []
    let away = true
    let replies: { phone: string; text: string }[] = []
    const gateway: SmsGateway = {
      async send(messages) {
        if (away) throw new GatewayError('away', true)
        given.push(...messages)
        return new Set(messages.filter(each => each.phone !== phone(3)).map(({ reference }) => reference))
      },
      receipts: async () => ({
        items: given
          .filter(each => each.phone === phone(1))
          .map(({ reference }) => ({ reference, state: 'delivered' as const })),
        next: '1',
      }),
      replies: async () => ({ items: replies, next: '1' }),
      known: async references =>
        new Set(given.map(({ reference }) => reference).filter(each => references.includes(each))),
      read: () => undefined,
    }
    outreach = createOutreach(
      { ...platform, sms: gateway },
      { packs, codes: createAccounts(platform), cases: createCaseFeed(platform) },
    )
    for (const n of [1, 2, 3]) value(await answer(n))
    const id = await drafted('请到窗口咨询')
    value(await approve(id))
    const due = () => outreach.due(tested.ctx({ ...who('bureau'), role: 'system' }))
    assert.equal(await due(), 0)
    assert.deepEqual(value(await outreach.message(as('officer'), id)).sends, { waiting: 3 })
    away = false
    tested.clock.set('2012-11-05T02:02:00.000Z')
    replies = [
      { phone: phone(2), text: 'r' },
      { phone: phone(1), text: '好的' },
    ]
    await Promise.all([due(), due()])
    await due()
    assert.deepEqual(given.map(each => each.phone).sort(), [phone(1), phone(3)])
    assert.deepEqual(value(await outreach.message(as('officer'), id)).sends, { delivered: 1, failed: 1, dropped: 1 })
    assert.equal((await sent()).length, 0)
    const stored = JSON.stringify(await platform.db.selectFrom('outreach_sends').selectAll().execute())
    assert.equal(stored.includes(phone(1)), false)
  })
})
