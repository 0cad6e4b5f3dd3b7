import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { TOWN, testPlatform, type TestPlatform } from '#platform/testing.ts'
import type { Result } from '#platform/result.ts'
import { createPacks } from '#server/packs/index.ts'
import { createRounds } from '#server/rounds/index.ts'
import type { Applications } from './contract.ts'
import { createApplications } from './create.ts'
import { inventedFile, PIXEL, submitted } from './testing.ts'

describe('who sees and does what with an application', () => {
  let test: TestPlatform
  let applications: Applications
  let id: string
  let evidence: string
  const packs = createPacks()
  const owner = () => test.actor('citizen', { name: 'owner' })
  before(async () => {
    test = await testPlatform('2014-06-03T02:00:00.000Z')
    const mayReadDocument = async (_ctx: unknown, _id: string, document: string) => document === 'diploma'
    applications = createApplications(test.platform, { packs, rounds: createRounds(test.platform, { packs }), hooks: { mayReadDocument, mayWithdraw: async () => false } })
    const made = await submitted(applications, () => test.ctx(owner()), inventedFile(900), TOWN)
    id = made.id
    evidence = made.state.documents.find(({ document }) => document === 'diploma')?.evidenceIds[0] ?? ''
  })
  after(() => test.close())

  const codes = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code }) => code))
  const reads = (object: string, actor: Actor) => test.platform.db.selectFrom('reads').select(['action', 'granted'])
    .where('object', '=', object).where('actor', '=', actor.id).execute()

  it('opens to its owner, its window, its district officer and police, and writes each read down', async () => {
    for (const actor of [owner(), test.actor('clerk'), test.actor('officer'), test.actor('police')]) {
      assert.deepEqual(codes(await applications.get(test.ctx(actor), id)), [], actor.role)
      assert.deepEqual(await reads(id, actor), [{ action: 'application.read', granted: true }])
    }
  })

  it('stays shut for others, and writes the refusal down', async () => {
    const strangers = [
      test.actor('citizen', { name: 'stranger' }), test.actor('clerk', { town: '440604100', name: 'c2' }),
      test.actor('officer', { district: '440605' }), test.actor('reviewer'), test.actor('administrator'),
    ]
    for (const actor of strangers) {
      const answer = await applications.get(test.ctx(actor), id)
      assert.match(codes(answer).join(), /^access\./, actor.role)
      assert.deepEqual(await reads(id, actor), [{ action: 'application.read', granted: false }])
    }
  })

  it('keeps a draft from all staff, even of the town it names', async () => {
    const made = await applications.createDraft(test.ctx(owner()))
    assert.ok(made.ok)
    await applications.saveDraft(test.ctx(owner()), made.value.id, { town: TOWN })
    for (const role of ['clerk', 'officer', 'police'] as const) {
      assert.match(codes(await applications.get(test.ctx(test.actor(role)), made.value.id)).join(), /^access\./)
    }
    const queue = await applications.queue(test.ctx(test.actor('officer')))
    assert.ok(queue.ok && queue.value.rows.every(row => row.id !== made.value.id))
  })

  it('shows a scan to a reviewer only where the duty matrix gives the document to the department (FS-11)', async () => {
    assert.deepEqual(codes(await applications.readEvidence(test.ctx(test.actor('reviewer')), evidence)), [])
    const other = (await applications.find(test.platform.db, id))?.state.documents.find(({ document }) => document === 'id_card')?.evidenceIds[0]
    assert.match(codes(await applications.readEvidence(test.ctx(test.actor('reviewer')), other ?? '')).join(), /^access\./)
    const elsewhere = test.actor('reviewer', { district: '440605' })
    assert.match(codes(await applications.readEvidence(test.ctx(elsewhere), evidence)).join(), /^access\./)
  })

  it('returns a scan as it was uploaded', async () => {
    const read = await applications.readEvidence(test.ctx(owner()), evidence)
    assert.ok(read.ok)
    assert.deepEqual([read.value.content, read.value.mediaType, read.value.name], [PIXEL, 'image/png', 'diploma.png'])
  })

  it('refuses what is disguised, empty or too large, and keeps nothing of it (bad input)', async () => {
    const made = await applications.createDraft(test.ctx(owner()))
    assert.ok(made.ok)
    const add = (content: Buffer) =>
      applications.addEvidence(test.ctx(owner()), made.value.id, { document: 'id_card', name: '身份证.jpg', content })
    assert.deepEqual(codes(await add(Buffer.from('MZ this is a program'))), ['file.type'])
    assert.deepEqual(codes(await add(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))), ['file.type'])
    assert.deepEqual(codes(await add(Buffer.alloc(0))), ['file.empty'])
    assert.deepEqual(codes(await add(Buffer.concat([PIXEL, Buffer.alloc(10 * 2 ** 20)]))), ['file.too_large'])
    const kept = await test.platform.db.selectFrom('evidence').select('id').where('application_id', '=', made.value.id).execute()
    assert.deepEqual(kept, [])
  })

  it('forgets the content of a removed scan', async () => {
    const made = await applications.createDraft(test.ctx(owner()))
    assert.ok(made.ok)
    const added = await applications.addEvidence(test.ctx(owner()), made.value.id, { document: 'id_card', name: 'a.png', content: PIXEL })
    const scan = added.ok ? added.value.state.documents[0]?.evidenceIds[0] ?? '' : ''
    assert.deepEqual(codes(await applications.removeEvidence(test.ctx(owner()), made.value.id, scan)), [])
    assert.deepEqual(codes(await applications.readEvidence(test.ctx(owner()), scan)), ['object.not_found'])
    const row = await test.platform.db.selectFrom('evidence').select('content').where('id', '=', scan).executeTakeFirstOrThrow()
    assert.equal(row.content.length, 0)
  })

  it('lets only the window of the town decide', async () => {
    const other = test.actor('clerk', { town: '440604100', name: 'c2' })
    for (const actor of [owner(), other, test.actor('officer')]) {
      assert.match(codes(await applications.accept(test.ctx(actor), id)).join(), /^access\./, actor.role)
    }
  })

  it('cannot be withdrawn once its card is out, and tells that to nobody else', async () => {
    assert.deepEqual(codes(await applications.withdraw(test.ctx(owner()), id)), ['applications.card_out'])
    assert.match(codes(await applications.withdraw(test.ctx(test.actor('citizen', { name: 'stranger' })), id)).join(), /^access\./)
  })

  it('tells the slower of two clerks that the case has changed', async () => {
    const at = (await applications.find(test.platform.db, id))?.version ?? 0
    const answers = await Promise.all([
      applications.accept(test.ctx(test.actor('clerk')), id, { expected: at }),
      applications.refuse(test.ctx(test.actor('clerk', { name: 'c3' })), id, { clause: 'FS-1', reason: '不符合' }, { expected: at }),
    ])
    assert.deepEqual(answers.flatMap(codes), ['command.changed'])
  })
})
