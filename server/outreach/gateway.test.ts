import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import process from 'node:process'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createVault } from '#platform/crypto.ts'
import { openDatabase, type Db } from '#platform/database.ts'
import { enqueueMessage, relayMessages } from '#platform/messages.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'
import { testDatabase, type TestDatabase } from '#platform/postgres/index.ts'
import type { Result } from '#platform/result.ts'
import { signedHeaders } from '#platform/sms/index.ts'
import { standIn, type StandIn } from '#platform/sms/testing.ts'
import { testSecrets } from '#platform/testing.ts'
import { createAccounts } from '#server/accounts/index.ts'
import { createCaseFeed } from '#server/direct/index.ts'
import { createPacks } from '#server/packs/index.ts'
import { createOutreach, type Outreach } from './index.ts'

const CITY = '441900'
const packs = createPacks()
const child = fileURLToPath(new URL('./deliver.child.ts', import.meta.url))

describe('messages through a gateway over HTTP (DG-8)', () => {
  let database: TestDatabase
  let db: Db
  let sms: StandIn
  let platform: Platform
  let outreach: Outreach
  let now = ''
  beforeEach(async () => {
    now = '2012-11-05T02:00:00.000Z'
    database = await testDatabase()
    db = openDatabase(database.config)
    sms = await standIn()
    const clock = { now: () => now, moveTo: async () => {} }
    platform = { city: CITY, mode: 'production', db, vault: createVault(testSecrets, CITY), clock, sms: sms.gateway() }
    outreach = createOutreach(platform, { packs, codes: createAccounts(platform), cases: createCaseFeed(platform) })
  })
  afterEach(async () => {
    await sms.close()
    await db.destroy()
    await database.drop()
  })

  const phone = (n: number): string => `138${String(n).padStart(8, '0')}`
  const staff = (name: string) => contextFor(platform, { id: name, role: 'bureau', city: CITY, name })
  const value = <T>(result: Result<T>): T => {
    assert.ok(result.ok, JSON.stringify(result))
    return result.value
  }
  const system = () => contextFor(platform, systemActor(CITY))
  const due = () => outreach.due(system())
  const later = (minutes: number) => {
    now = new Date(Date.parse(now) + minutes * 60_000).toISOString()
  }
  const phones = () => sms.sent.map(each => each.phone).sort()

  async function approved(people: number, text = '请到窗口咨询'): Promise<string> {
    for (let n = 1; n <= people; n++) {
      const person = {
        name: `虚构${n}`,
        phone: phone(n),
        town: '441900121',
        employer: '虚构厂',
        grade: 'senior',
        trade: '',
        wish: 'yes',
      }
      value(await outreach.enter(staff('窗口'), person))
    }
    const { id } = value(await outreach.draft(staff('起草'), { text, segment: {} }))
    value(await outreach.approve(staff('审批'), id))
    return id
  }
  const sends = async (id: string) => value(await outreach.message(staff('起草'), id)).sends

  it('hands everything over once, a hundred at a time, signed; answering twice changes nothing', async () => {
    const id = await approved(3)
    assert.deepEqual(await sends(id), { waiting: 3 })
    sms.next = ['answer twice']
    assert.equal(await due(), 3)
    assert.equal(await due(), 0)
    assert.deepEqual(phones(), [1, 2, 3].map(phone))
    assert.deepEqual([await sends(id), sms.forged], [{ handed: 3 }, []])
  })

  for (const how of ['fail before', 'fail after', 'silent after'] as const) {
    it(`reaches everybody once when the gateway does this: ${how}`, async () => {
      const id = await approved(3)
      sms.next = [how]
      assert.equal(await due(), 0)
      assert.deepEqual(await sends(id), { waiting: 3 })
      assert.equal(await due(), 0, 'waits before it looks again')
      later(2)
      assert.equal(await due(), 3)
      assert.deepEqual([phones(), await sends(id)], [[1, 2, 3].map(phone), { handed: 3 }])
    })
  }

  it('messages nobody twice when the process is killed between sending and noting it', async () => {
    const id = await approved(5)
    const killed = await new Promise<string | null>((resolve, reject) => {
      const input = JSON.stringify({ config: database.config, settings: sms.settings, now, city: CITY })
      const running = spawn(process.execPath, [child, input], { stdio: ['ignore', 'ignore', 'inherit'] })
      sms.next = ['silent after']
      sms.onTaken = () => running.kill('SIGKILL')
      running.on('error', reject)
      running.on('close', (_code, signal) => resolve(signal))
    })
    assert.deepEqual([killed, await sends(id), sms.sent.length], ['SIGKILL', { sending: 5 }, 5])
    assert.equal(await due(), 0, 'the other process might be alive')
    later(11)
    assert.equal(await due(), 5)
    assert.deepEqual([phones(), await sends(id)], [[1, 2, 3, 4, 5].map(phone), { handed: 5 }])
  })

  it('what the gateway refuses is not tried again; an outage of hours loses nothing', async () => {
    const refused = await approved(1, '第一条')
    sms.next = ['refuse']
    await due()
    assert.deepEqual(await sends(refused), { failed: 1 })
    const id = await approved(1, '第二条')
    sms.next = Array.from({ length: 6 }, () => 'fail before' as const)
    for (let n = 0; n < 6; n++) {
      await due()
      later(61)
    }
    await due()
    assert.deepEqual([await sends(id), phones()], [{ handed: 1 }, [phone(1)]])
  })

  it('takes receipts and stop replies that the gateway brings, signed and of now only; twice is once', async () => {
    const id = await approved(2)
    await due()
    const reference = sms.sent.find(each => each.phone === phone(1))?.reference ?? ''
    const body = JSON.stringify({
      receipts: [{ reference, state: 'delivered' }],
      replies: [{ phone: phone(2), text: '退订' }],
    })
    const call = (secret: string, told = body) =>
      outreach.called(system(), {
        method: 'POST',
        path: '/sms/news',
        body: told,
        headers: new Headers(
          signedHeaders({ keyId: 'k1', secret }, 'POST', '/sms/news', new Date().toISOString(), told),
        ),
      })
    for (const nonsense of ['', '[', '{"receipts":{}}', '{"receipts":[1]}']) {
      assert.equal(await call('secret of the tests', nonsense), undefined, nonsense)
    }
    assert.equal(await call('another secret'), undefined)
    assert.deepEqual(await sends(id), { handed: 2 })
    assert.equal((await call('secret of the tests'))?.receipts.length, 1)
    assert.ok(await call('secret of the tests'))
    assert.deepEqual(await sends(id), { delivered: 1, handed: 1 })
    const stopped = value(await outreach.people(staff('窗口'), {}, 1)).rows.filter(({ optedOut }) => optedOut)
    assert.equal(stopped.length, 1)
  })

  it('codes and notices go through it too, once, and nothing of them stays', async () => {
    await enqueueMessage(platform, db, system(), { kind: 'case', phone: phone(7), text: '【落户】已受理' })
    sms.next = ['fail after']
    assert.equal(await relayMessages(platform), 0)
    await db.updateTable('outbox').set({ next_at: null }).execute()
    assert.equal(await relayMessages(platform), 1)
    assert.equal(await relayMessages(platform), 0)
    assert.deepEqual(
      sms.sent.map(({ text }) => text),
      ['【落户】已受理'],
    )
    const stored = await db.selectFrom('outbox').select(['payload', 'done_at']).executeTakeFirstOrThrow()
    assert.deepEqual([stored.payload, stored.done_at !== null], [{ kind: 'case' }, true])
    assert.equal((await db.selectFrom('messages').selectAll().execute()).length, 0)
  })

  it('a code nobody can use any more is not sent; without a gateway a real site keeps messages waiting', async () => {
    const code = () =>
      enqueueMessage(platform, db, system(), { kind: 'sign_in_code', phone: phone(8), text: '【落户】验证码' })
    await code()
    later(11)
    assert.equal(await relayMessages(platform), 0)
    await code()
    assert.equal(await relayMessages({ ...platform, sms: undefined }), 0)
    assert.equal(await relayMessages(platform), 1)
    assert.equal(sms.sent.length, 1)
  })
})
