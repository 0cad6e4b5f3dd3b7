import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { codes, directTest, idNumber, inventedEntry, must, reviewed, type DirectTest } from './testing.ts'

const child = (key: string, birthDate: string, sequence: number) => ({
  key,
  relation: 'child' as const,
  name: '测试小童',
  idNumber: idNumber(sequence, birthDate),
})
const settled = { place: 'own_home', address: '英德市虚构路 2 号', office: '虚构派出所', dependants: [], checked: true }

describe('how a case of Qingyuan ends', () => {
  let t: DirectTest
  before(async () => {
    t = await directTest('441800')
  })
  after(() => t.close())

  it('a revocation is recorded by the police; upheld afterwards, the household is settled anew (QY-5)', async () => {
    const { direct } = t
    const [clerk, police, officer] = [t.actor('clerk'), t.actor('police'), t.actor('officer')]
    const id = await reviewed(t, inventedEntry(31), clerk)
    must(await direct.decide(t.ctx(clerk), id, { outcome: 'approve' }))
    must(await direct.settle(t.ctx(police), id, settled))
    const why = { clause: 'QY-5', reason: '证书系伪造' }
    assert.deepEqual(codes(await direct.revoke(t.ctx(police), id, '虚构派出所')), ['direct.not_now'])
    must(await direct.proposeCancel(t.ctx(t.actor('officer', { name: '王经办' })), id, why))
    must(await direct.cancel(t.ctx(officer), id, why))
    assert.deepEqual(codes(await direct.revoke(t.ctx(officer), id, '虚构派出所')), ['access.not_allowed'])
    assert.deepEqual(codes(await direct.revoke(t.ctx(police), id, ' ')), ['field.required office'])
    const revoked = must(await direct.revoke(t.ctx(police), id, '虚构派出所'))
    assert.deepEqual([revoked.state.cancelled?.revoked?.byName, revoked.state.step], ['police', undefined])
    const rows = must(await direct.list(t.ctx(police), { revoking: true })).rows
    assert.ok(!rows.some(row => row.id === id))
    const sent = await t.platform.db.selectFrom('outbox').select('payload').where('topic', '=', 'message').execute()
    assert.ok(sent.some(({ payload }) => (payload as { kind: string }).kind === 'direct_revoked'), 'the person is told')
    const owner = t.actor('citizen', { id: revoked.state.owner ?? '' })
    must(await direct.object(t.ctx(owner), id, '证书是真的'))
    const upheld = { upheld: true, clause: 'QY-5', reason: '确认属实' }
    const back = must(await direct.answerObjection(t.ctx(t.actor('officer', { name: '周审批' })), id, upheld))
    assert.deepEqual([back.state.status, back.state.step?.id, back.state.settled], ['approved', 'settlement', undefined])
  })

  it('only the chosen place is taken: a list left open beside an own home costs nobody a place (QY-6)', async () => {
    const { direct } = t
    const [clerk, police] = [t.actor('clerk'), t.actor('police')]
    const where = { place: 'designated', name: '只有一个名额的集体户', address: '虚构路 10 号', capacity: 1 }
    const { id: addressId } = must(await direct.saveAddress(t.ctx(police), where))
    const id = await reviewed(t, inventedEntry(33, { dependants: [child('c', '2008-05-05', 433)] }), clerk)
    must(await direct.decide(t.ctx(clerk), id, { outcome: 'approve' }))
    const done = must(await direct.settle(t.ctx(police), id, { ...settled, addressId, dependants: ['c'] }))
    assert.deepEqual([done.state.settled?.place, done.state.settled?.addressId], ['own_home', undefined])
    const free = must(await direct.addresses(t.ctx(police))).find(each => each.id === addressId)?.free
    assert.equal(free, 1)
  })

  it('each new decision is objected to once (QY-7)', async () => {
    const { direct } = t
    const clerk = t.actor('clerk')
    const id = await reviewed(t, inventedEntry(32), clerk)
    const differs = { fact: 'works_here', verdict: 'differs', value: false, reason: '在佛山就业', department: 'hr' } as const
    must(await direct.recordFindings(t.ctx(clerk), id, [differs]))
    const why = { clause: 'QY-2', reason: '就业地不在清远市' }
    const refused = must(await direct.decide(t.ctx(clerk), id, { outcome: 'refuse', ...why }))
    const owner = t.actor('citizen', { id: refused.state.owner ?? '' })
    const may = async () => must(await direct.get(t.ctx(owner), id)).mayObject
    const answer = (upheld: boolean) =>
      direct.answerObjection(t.ctx(t.actor('officer', { name: '周审批' })), id, { upheld, ...why })
    assert.equal(await may(), true)
    must(await direct.object(t.ctx(owner), id, '我在清远就业'))
    assert.equal(await may(), false)
    must(await answer(true))
    must(await direct.decide(t.ctx(clerk), id, { outcome: 'refuse', ...why }))
    assert.equal(await may(), true, 'a new decision')
    must(await direct.object(t.ctx(owner), id, '再次说明'))
    must(await answer(false))
    assert.equal(await may(), false)
    assert.deepEqual(codes(await direct.object(t.ctx(owner), id, '第三次')), ['direct.objected_once'])
  })
})
