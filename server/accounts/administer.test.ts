import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { recordRead } from '#platform/reads.ts'
import { refuse } from '#platform/result.ts'
import { testPlatform, type TestPlatform } from '#platform/testing.ts'
import { createAccounts, type Accounts, type NewPost } from './index.ts'

const clerk: NewPost = {
  username: 'wang',
  name: '王窗口',
  role: 'clerk',
  town: '440604012',
  district: '440605',
  department: 'police',
}

describe('accounts: the administrator', () => {
  let test: TestPlatform
  let accounts: Accounts
  before(async () => {
    test = await testPlatform()
    accounts = createAccounts(test.platform, { isDepartment: id => id === 'police' })
  })
  after(() => test.close())
  const admin = (commandId?: string) => test.ctx(test.actor('administrator'), commandId)
  const codes = (answer: { ok: boolean; refusals?: readonly { code: string; field?: string }[] }) =>
    answer.ok ? [] : answer.refusals?.map(({ code, field }) => `${code} ${field ?? ''}`.trim())

  async function appointed(username: string) {
    const made = await accounts.appoint(admin(), { ...clerk, username })
    assert.ok(made.ok)
    return made.value
  }

  const codeOf = (totp: string) => new TOTP({ secret: Secret.fromBase32(totp) }).generate()

  it('appoints with a password and a second factor that work, and only what the role needs', async () => {
    const { id, password, totp } = await appointed('wang')
    assert.match(password, /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    const session = await accounts.signInStaff('wang', password, codeOf(totp))
    assert.ok(session.ok)
    assert.deepEqual(session.value.actor, {
      id,
      role: 'clerk',
      city: '440600',
      name: '王窗口',
      district: '440604',
      town: '440604012',
    })
    assert.equal((await accounts.signInStaff('wang', password)).ok, false, 'not without the second factor, demo or not')
  })

  it('shows secrets once: the same form again makes nothing and shows nothing', async () => {
    const first = await accounts.appoint(admin('one form'), { ...clerk, username: 'once' })
    assert.ok(first.ok)
    assert.deepEqual(
      await accounts.appoint(admin('one form'), { ...clerk, username: 'once' }),
      refuse('accounts.done_already'),
    )
    const dump =
      JSON.stringify(await test.platform.db.selectFrom('staff').selectAll().execute()) +
      JSON.stringify(await test.platform.db.selectFrom('events').selectAll().execute())
    for (const secret of [first.value.password, first.value.totp]) assert.equal(dump.includes(secret), false)
  })

  it('names everything that is wrong with a form', async () => {
    assert.deepEqual(codes(await accounts.appoint(admin(), { username: 'A', name: ' ', role: 'citizen' })), [
      'accounts.username username',
      'field.required name',
      'field.choice role',
    ])
    assert.deepEqual(
      codes(
        await accounts.appoint(admin(), {
          username: 'abc',
          name: '李',
          role: 'reviewer',
          district: '禅城',
          department: 'x',
        }),
      ),
      ['field.choice district', 'field.choice department'],
    )
    await appointed('taken')
    assert.deepEqual(
      await accounts.appoint(admin(), { ...clerk, username: 'taken' }),
      refuse('accounts.username_taken', { field: 'username' }),
    )
  })

  it('disables at once, open sessions too; enables again', async () => {
    const { id, password, totp } = await appointed('leaver')
    const session = await accounts.signInStaff('leaver', password, codeOf(totp))
    assert.ok(session.ok)
    assert.ok((await accounts.disable(admin(), id)).ok)
    assert.equal(await accounts.actorOf(session.value.token), undefined)
    assert.equal((await accounts.signInStaff('leaver', password, codeOf(totp))).ok, false)
    assert.ok((await accounts.enable(admin(), id)).ok)
    assert.equal(await accounts.actorOf(session.value.token), undefined, 'the old session stays ended')
    const register = await accounts.register(admin())
    assert.equal(register.ok && register.value.find(row => row.id === id)?.disabled, false)
    const kinds = await test.platform.db
      .selectFrom('events')
      .select('kind')
      .where('stream', '=', `staff:${id}`)
      .orderBy('version')
      .execute()
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['appointed', 'disabled', 'enabled'],
    )
  })

  it('renews what was lost: the old password ends', async () => {
    const { id, password, totp } = await appointed('forgetful')
    const fresh = await accounts.renew(admin(), id)
    assert.ok(fresh.ok)
    assert.equal((await accounts.signInStaff('forgetful', password, codeOf(totp))).ok, false)
    assert.ok((await accounts.signInStaff('forgetful', fresh.value.password, codeOf(fresh.value.totp))).ok)
  })

  it('is for administrators, and not against themselves', async () => {
    const { id } = await appointed('target')
    for (const role of ['clerk', 'reviewer', 'officer', 'police', 'citizen'] as const) {
      const ctx = () => test.ctx(test.actor(role))
      const tried = [
        await accounts.appoint(ctx(), { ...clerk, username: 'intruder' }),
        await accounts.appoint(ctx(), { username: '', name: '', role: '' }),
        await accounts.disable(ctx(), id),
        await accounts.enable(ctx(), id),
        await accounts.renew(ctx(), id),
        await accounts.register(ctx()),
        await accounts.accessLog(ctx()),
      ]
      for (const answer of tried) assert.deepEqual(codes(answer), ['access.not_allowed'], role)
    }
    const ctx = admin()
    assert.deepEqual(await accounts.disable(ctx, ctx.actor.id), refuse('accounts.own_account'))
    assert.deepEqual(await accounts.disable(admin(), ctx.newId()), refuse('object.not_found'))
  })

  it('shows who read what and who was refused, newest first, by person, day and outcome', async () => {
    const { id } = await appointed('reader')
    const reader = test.actor('clerk', { id, name: '王窗口' })
    await recordRead(test.platform.db, test.ctx(reader), 'application.read', 'card:1', true)
    test.clock.set('2014-06-02T02:00:00.000Z')
    await recordRead(test.platform.db, test.ctx(reader), 'application.decide', 'x', false)
    const all = await accounts.accessLog(admin(), { staff: id })
    assert.ok(all.ok)
    assert.deepEqual(
      all.value.entries.map(({ name, action, object, granted }) => [name, action, object, granted]),
      [
        ['王窗口', 'application.decide', 'x', false],
        ['王窗口', 'application.read', 'card:1', true],
      ],
    )
    assert.equal(all.value.more, false)
    const refused = await accounts.accessLog(admin(), { staff: id, refused: true })
    assert.deepEqual(refused.ok && refused.value.entries.map(({ object }) => object), ['x'])
    const day = await accounts.accessLog(admin(), { staff: id, on: '2014-06-01' })
    assert.deepEqual(day.ok && day.value.entries.map(({ object }) => object), ['card:1'])
    const none = await accounts.accessLog(admin(), { staff: id, number: '440604-2014-000001' })
    assert.deepEqual(none.ok && none.value.entries, [])
  })
})
