import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { codes, directTest, idNumber, inventedEntry, must, reviewed, type DirectTest } from './testing.ts'

/** The smallest real PNG: one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('what the window does for who applies on paper', () => {
  let t: DirectTest
  before(async () => {
    t = await directTest('441800')
  })
  after(() => t.close())

  const spouse = { key: 'd1', relation: 'spouse', name: '测试小配', idNumber: idNumber(801) } as const
  const child = { key: 'd2', relation: 'child', name: '测试小童', idNumber: idNumber(802, '2005-01-01') } as const
  const marriage = { target: { field: 'dependants' }, clause: 'QY-6', reason: '配偶应为另一人' } as const

  it('keys the correction in on their behalf; only what was asked for changes, and each item keeps its reason', async () => {
    const { direct } = t
    const clerk = t.actor('clerk')
    const { id } = must(await direct.enter(t.ctx(clerk), inventedEntry(20)))
    const items = [
      { target: { field: 'trade' }, clause: 'QY-11', reason: '工种与证书不符' },
      { target: { document: 'id_card' }, clause: 'QY-4.id_card', reason: '复印件不清楚' },
    ]
    must(await direct.requestCorrection(t.ctx(clerk), id, items, { days: 5 }))
    const asked = must(await direct.get(t.ctx(clerk), id)).state.correction
    assert.deepEqual(
      asked?.items.map(({ clause, reason }) => [clause, reason]),
      [
        ['QY-11', '工种与证书不符'],
        ['QY-4.id_card', '复印件不清楚'],
      ],
    )
    assert.equal(asked?.days, 5)
    const elsewhere = t.actor('clerk', { district: '441802', town: '441802006' })
    const draft = { personal: { ...inventedEntry(20).personal, trade: '焊工', employer: '别的公司' } }
    assert.deepEqual(codes(await direct.supplyCorrection(t.ctx(elsewhere), id, draft)), ['access.other_patch'])
    must(await direct.supplyCorrection(t.ctx(clerk), id, draft))
    const { file, state } = must(await direct.get(t.ctx(clerk), id))
    assert.deepEqual(
      [state.status, file.personal.trade, file.personal.employer],
      ['submitted', '焊工', inventedEntry(20).personal.employer],
    )
    const events = await t.platform.db
      .selectFrom('events')
      .select(['data', 'actor'])
      .where('stream', '=', `direct:${id}`)
      .execute()
    const supplied = events.find(({ data }) => (data as { kind: string }).kind === 'direct.correction_supplied')
    assert.equal(supplied?.actor, clerk.id, 'who keyed it in is on record')
  })

  it('a correction that changes nothing is not taken, unless it says in words what was done', async () => {
    const { direct } = t
    const clerk = t.actor('clerk')
    const entry = inventedEntry(27)
    const { id } = must(await direct.enter(t.ctx(clerk), entry))
    must(await direct.requestCorrection(t.ctx(clerk), id, [{ target: { field: 'trade' }, clause: 'QY-11', reason: '看不清' }]))
    const same = { personal: entry.personal }
    assert.deepEqual(codes(await direct.supplyCorrection(t.ctx(clerk), id, same)), ['direct.unchanged note'])
    assert.deepEqual(codes(await direct.supplyCorrection(t.ctx(clerk), id, { ...same, note: ' ' })), ['direct.unchanged note'])
    const done = must(await direct.supplyCorrection(t.ctx(clerk), id, { ...same, note: '已向窗口出示原件' }))
    assert.ok(!JSON.stringify(done.state).includes('出示原件'), 'what was said is sealed')
    assert.equal(must(await direct.get(t.ctx(clerk), id)).state.correction?.note, '已向窗口出示原件')
  })

  it('nobody inherits what was ticked for another relative', async () => {
    const { direct } = t
    const clerk = t.actor('clerk')
    const { id } = must(await direct.enter(t.ctx(clerk), inventedEntry(21, { dependants: [spouse, child] })))
    const { materials } = must(await direct.get(t.ctx(clerk), id))
    const ticks = materials.map(({ document, dependant }) => ({
      document: document.id,
      ...(dependant ? { dependant: dependant.key } : {}),
      originalSeen: true,
      copyKept: true,
    }))
    must(await direct.tick(t.ctx(clerk), id, ticks))
    must(await direct.requestCorrection(t.ctx(clerk), id, [marriage]))
    const other = { ...spouse, name: '测试另人', idNumber: idNumber(803) }
    must(await direct.supplyCorrection(t.ctx(clerk), id, { dependants: [other, child] }))
    const after = must(await direct.get(t.ctx(clerk), id)).materials.filter(({ dependant }) => dependant)
    for (const line of after) assert.equal(line.originalSeen, line.dependant?.name === '测试小童', line.document.id)
  })

  it('pictures are taken back by whoever sent them, until the original was compared with them', async () => {
    const { direct } = t
    const clerk = t.actor('clerk')
    const { id, state } = must(await direct.enter(t.ctx(clerk), inventedEntry(22)))
    const owner = t.actor('citizen', { id: state.owner ?? '' })
    const picture = { document: 'id_card', name: '身份证.png', content: new Uint8Array(PIXEL) }
    const sent = async (who: typeof clerk) =>
      must(await direct.addScan(t.ctx(who), id, picture)).state.scans.at(-1)?.id ?? ''
    const [theirs, ours] = [await sent(owner), await sent(clerk)]
    assert.deepEqual(codes(await direct.removeScan(t.ctx(clerk), id, theirs)), ['direct.scan_of_another file'])
    assert.deepEqual(codes(await direct.removeScan(t.ctx(owner), id, ours)), ['direct.scan_of_another file'])
    assert.deepEqual(codes(await direct.removeScan(t.ctx(t.actor('citizen')), id, theirs)), ['access.other_patch'])
    must(await direct.removeScan(t.ctx(clerk), id, ours))
    assert.deepEqual(codes(await direct.readScan(t.ctx(clerk), ours)), ['object.not_found'])
    assert.deepEqual(codes(await direct.removeScan(t.ctx(clerk), id, ours)), ['object.not_found'])
    must(await direct.tick(t.ctx(clerk), id, [{ document: 'id_card', originalSeen: true, copyKept: true }]))
    assert.deepEqual(codes(await direct.removeScan(t.ctx(owner), id, theirs)), ['direct.scan_compared file'])
    for (let n = 1; n < 6; n++) await sent(clerk)
    assert.deepEqual(codes(await direct.addScan(t.ctx(clerk), id, picture)), ['direct.too_many_scans file'])
  })

  it('reads 民族 and 文化程度 as they are written and keeps them as the standards have them', async () => {
    const { direct } = t
    const clerk = t.actor('clerk')
    const personal = { ...inventedEntry(23).personal, nation: '穿青人', education: '中专', maritalStatus: '离异' }
    const { id } = must(await direct.enter(t.ctx(clerk), inventedEntry(23, { personal })))
    const { personal: kept } = must(await direct.get(t.ctx(clerk), id)).file
    assert.deepEqual([kept.nation, kept.education, kept.maritalStatus], ['其他', '中等职业', '离婚'])
    const wrong = { ...inventedEntry(24).personal, nation: '火星族' }
    assert.deepEqual(codes(await direct.enter(t.ctx(clerk), inventedEntry(24, { personal: wrong }))), [
      'direct.choice nation',
    ])
  })
})

describe('what the bureau sees (DG-13)', () => {
  let t: DirectTest
  before(async () => {
    t = await directTest('441800')
  })
  after(() => t.close())

  it('has its register without who it is about; the officer of the county has it in full (QY-9)', async () => {
    const { direct } = t
    const entry = inventedEntry(34, { dependants: [{ key: 'd1', relation: 'spouse', name: '测试小配', idNumber: idNumber(834) }] })
    await reviewed(t, entry)
    const rows = async (who: ReturnType<typeof t.actor>) => {
      const page = must(await direct.ledger(t.ctx(who), { search: entry.personal.idNumber }))
      return JSON.stringify(page.rows)
    }
    const secrets = [entry.personal.name, entry.personal.idNumber, entry.personal.phone, '测试小配', idNumber(834), '1985-03-12']
    const [masked, full] = [await rows(t.actor('bureau')), await rows(t.actor('officer'))]
    assert.match(masked, /测\*+/)
    for (const secret of secrets) {
      assert.ok(secret)
      assert.ok(!masked.includes(secret), secret)
      assert.ok(full.includes(secret), secret)
    }
  })

  it('opens every case of its registers with the person masked, on record; a draft is its writer’s alone', async () => {
    const { direct } = t
    const entry = inventedEntry(30)
    const id = await reviewed(t, entry)
    const bureau = t.actor('bureau')
    const view = must(await direct.oversee(t.ctx(bureau), id))
    const shown = JSON.stringify([view.file, view.row, view.materials, view.steps])
    for (const secret of [entry.personal.name, entry.personal.idNumber, entry.personal.phone, '冷水滩区'])
      assert.equal(shown.includes(secret ?? '测试'), false, secret ?? 'unknown')
    assert.equal(view.file.personal.employer, entry.personal.employer)
    assert.ok(must(await direct.history(t.ctx(bureau), id)).length > 3)
    for (const role of ['clerk', 'officer', 'police'] as const)
      assert.deepEqual(codes(await direct.oversee(t.ctx(t.actor(role)), id)), ['access.not_allowed'])
    const reads = await t.platform.db
      .selectFrom('reads')
      .select('granted')
      .where('action', '=', 'direct.oversee')
      .where('actor', '=', bureau.id)
      .execute()
    assert.deepEqual(
      reads.map(({ granted }) => granted),
      [true, true],
    )
    const draft = must(await direct.createDraft(t.ctx(t.actor('citizen')), { personal: { name: '测试丁' } }))
    assert.deepEqual(codes(await direct.oversee(t.ctx(bureau), draft.id)), ['object.not_found'])
  })
})
