import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { sentMessages } from '#platform/messages.ts'
import { refuse } from '#platform/result.ts'
import { testPlatform, type TestPlatform } from '#platform/testing.ts'
import { createAccounts, type Accounts } from './index.ts'

const PHONE = '13800138001'

describe('accounts', () => {
  let test: TestPlatform
  let accounts: Accounts
  before(async () => {
    test = await testPlatform()
    accounts = createAccounts(test.platform)
  })
  after(() => test.close())

  async function newestCode(phone: string): Promise<string> {
    const message = (await sentMessages(test.platform)).find(sent => sent.phone === phone)
    return message?.text.match(/\d{6}/)?.[0] ?? ''
  }

  it('signs a person in by the code sent, once, and knows them again', async () => {
    assert.ok((await accounts.requestCode(` +86 ${PHONE}`)).ok)
    const code = await newestCode(PHONE)
    const wrong = await accounts.signInWithCode(PHONE, code === '000000' ? '000001' : '000000')
    assert.deepEqual(wrong, refuse('accounts.code_wrong', { field: 'code', params: { left: 4 } }))
    const session = await accounts.signInWithCode(PHONE, code)
    assert.ok(session.ok)
    assert.equal((await accounts.actorOf(session.value.token))?.role, 'citizen')
    assert.deepEqual(await accounts.signInWithCode(PHONE, code), refuse('accounts.code_expired', { field: 'code' }))
    await accounts.signOut(session.value.token)
    assert.equal(await accounts.actorOf(session.value.token), undefined)
  })

  it('accepts no code after five wrong ones, not even the right one', async () => {
    const phone = '13800138002'
    await accounts.requestCode(phone)
    const code = await newestCode(phone)
    const wrong = code === '111111' ? '111112' : '111111'
    for (let n = 0; n < 5; n++) await accounts.signInWithCode(phone, wrong)
    assert.deepEqual(await accounts.signInWithCode(phone, code), refuse('accounts.code_expired', { field: 'code' }))
  })

  it('sends at most one code each half minute', async () => {
    await accounts.requestCode('13800138003')
    const again = await accounts.requestCode('13800138003')
    assert.equal(!again.ok && again.refusals[0]?.code, 'accounts.too_soon')
  })

  it('refuses a number that is no mobile number, naming the field', async () => {
    assert.deepEqual(await accounts.requestCode('12345'), refuse('accounts.phone', { field: 'phone' }))
  })

  it('signs staff in with password and second factor, and not without', async () => {
    const totp = new TOTP({ secret: new Secret() })
    await accounts.addStaff({
      username: 'zhang', name: '张审核', role: 'reviewer', district: '440604', department: 'police', password: 'correct horse', totp: totp.secret.base32,
    })
    const refused = refuse('accounts.password', { field: 'username' })
    assert.deepEqual(await accounts.signInStaff('zhang', 'correct horse'), refused)
    assert.deepEqual(await accounts.signInStaff('zhang', 'wrong', totp.generate()), refused)
    assert.deepEqual(await accounts.signInStaff('nobody', 'wrong'), refused)
    const session = await accounts.signInStaff('zhang', 'correct horse', totp.generate())
    assert.ok(session.ok)
    assert.deepEqual(await accounts.actorOf(session.value.token), session.value.actor)
    assert.equal(session.value.actor.department, 'police')
  })

  it('locks a name after five failures', async () => {
    for (let n = 0; n < 5; n++) await accounts.signInStaff('li', 'wrong')
    assert.deepEqual(await accounts.signInStaff('li', 'wrong'), refuse('accounts.locked', { params: { minutes: 15 } }))
  })

  it('judges no more than five guesses however many come at once', async () => {
    const phone = '13800138019'
    await accounts.requestCode(phone)
    const code = await newestCode(phone)
    const codes = Array.from({ length: 30 }, (_, n) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0'))
    const guessed = await Promise.all(codes.map(each => accounts.signInWithCode(phone, each)))
    assert.equal(guessed.filter(one => !one.ok && one.refusals[0]?.code === 'accounts.code_wrong').length, 5)
    await accounts.addStaff({ username: 'many', name: '众人', role: 'administrator', password: 'correct horse' })
    const tried = await Promise.all(codes.map(each => accounts.signInStaff('many', each)))
    const judged = tried.filter(one => !one.ok && one.refusals[0]?.code === 'accounts.password').length
    assert.ok(judged <= 5, `${judged} judged`)
  })

  it('strikes out the count of whoever signs in: their own right tries lock nobody', async () => {
    await accounts.addStaff({ username: 'often', name: '常来', role: 'administrator', password: 'correct horse' })
    for (let n = 0; n < 7; n++) assert.ok((await accounts.signInStaff('often', 'correct horse')).ok)
  })

  it('keeps no phone number, code or token readable in the database', async () => {
    await accounts.requestCode('13800138009')
    const code = await newestCode('13800138009')
    const session = await accounts.signInWithCode('13800138009', code)
    assert.ok(session.ok)
    for (const table of ['people', 'sign_in_codes', 'sessions', 'messages', 'outbox'] as const) {
      const dump = JSON.stringify(await test.platform.db.selectFrom(table).selectAll().execute())
      for (const secret of ['13800138009', session.value.token]) assert.equal(dump.includes(secret), false, table)
    }
  })
})
