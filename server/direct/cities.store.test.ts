import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { DirectEntry } from './index.ts'
import { codes, directTest, dongguanEntry, idNumber, must, reviewed, type DirectTest } from './testing.ts'

describe('direct settlement in Dongguan', () => {
  let t: DirectTest
  before(async () => {
    t = await directTest('441900')
  })
  after(() => t.close())

  it('is routed by own home, else by the employer; moved with a reason (DG-6)', async () => {
    const { direct } = t
    assert.equal(
      direct.route('dongguan-2012-skilled', { homeTown: '441900119', employerTown: '441900121' })?.town,
      '441900119',
    )
    assert.equal(
      direct.route('dongguan-2012-skilled', { homeTown: 'none', employerTown: '441900121' })?.town,
      '441900121',
    )
    assert.equal(direct.route('dongguan-2012-skilled', { employerTown: '441900121' }), undefined)
    assert.deepEqual(codes(await direct.enter(t.ctx(t.actor('clerk')), dongguanEntry(1, { homeTown: '441900119' }))), [
      'direct.other_window homeTown',
    ])
    const { id } = must(await direct.enter(t.ctx(t.actor('clerk')), dongguanEntry(1)))
    assert.deepEqual(codes(await direct.transfer(t.ctx(t.actor('clerk')), id, '441881001', '')), [
      'direct.route toTown',
      'field.required reason',
    ])
    must(await direct.transfer(t.ctx(t.actor('clerk')), id, '441900119', '已在长安购房'))
    assert.deepEqual(codes(await direct.get(t.ctx(t.actor('clerk')), id)), ['access.other_patch'])
    assert.ok((await direct.get(t.ctx(t.actor('clerk', { town: '441900119' })), id)).ok)
    assert.deepEqual(
      must(
        await direct.counts(t.ctx(t.actor('bureau')), {
          from: '2012-10-01',
          to: '2012-10-31',
          by: ['town'],
          measures: ['submitted'],
        }),
      ),
      [{ town: '441900119', count: 1 }],
    )
  })

  it('needs two people, no condition beyond those published, and no field of another city (DG-1 to DG-4, DG-11)', async () => {
    const { direct } = t
    assert.deepEqual(
      codes(
        await direct.enter(
          t.ctx(t.actor('clerk')),
          dongguanEntry(2, { personal: { ...dongguanEntry(2).personal, politicalStatus: '群众' } }),
        ),
      ),
      ['direct.not_asked politicalStatus'],
    )
    assert.deepEqual(
      codes(
        await direct.enter(
          t.ctx(t.actor('clerk')),
          dongguanEntry(2, { claims: { ...dongguanEntry(2).claims, skill_level: 'junior' } }),
        ),
      ),
      ['direct.no_route'],
    )
    const parent = {
      key: 'p',
      relation: 'parent' as const,
      name: '测试父',
      idNumber: idNumber(450, '1950-01-01'),
      livesTogether: true,
    }
    assert.deepEqual(codes(await direct.enter(t.ctx(t.actor('clerk')), dongguanEntry(2, { dependants: [parent] }))), [
      'direct.relation dependants-p-relation',
    ])
    const id = await reviewed(t, dongguanEntry(2))
    const { entitlements } = must(await direct.get(t.ctx(t.actor('clerk')), id))
    assert.ok(entitlements.length > 0 && entitlements.every(({ clause }) => clause !== 'DG-6'), 'where to apply is nothing one is entitled to')
    assert.equal(direct.scheme('dongguan-2012-skilled')?.desk?.zh, '新莞人服务管理中心')
    const officer = t.actor('officer', { name: '李经办' })
    assert.deepEqual(codes(await direct.decide(t.ctx(t.actor('clerk')), id, { outcome: 'approve' })), [
      'access.not_allowed',
    ])
    assert.deepEqual(codes(await direct.decide(t.ctx(officer), id, { outcome: 'approve' })), ['direct.review_first'])
    must(await direct.propose(t.ctx(officer), id, { outcome: 'approve' }))
    assert.deepEqual(codes(await direct.decide(t.ctx(officer), id, { outcome: 'approve' })), ['access.same_person'])
    must(await direct.decide(t.ctx(t.actor('officer', { name: '周审批' })), id, { outcome: 'approve' }))
  })
})

describe('direct settlement in Jiangmen', () => {
  let t: DirectTest
  before(async () => {
    t = await directTest('440700')
  })
  after(() => t.close())

  const entry = (sequence: number, more: Partial<DirectEntry> = {}) => {
    const { place: _, homeTown: __, ...rest } = dongguanEntry(sequence)
    return {
      ...rest,
      claims: { registered_locally: false, works_here: true, skill_level: 'technician' },
      employerTown: '440781001',
      ...more,
    }
  }

  it('technicians directly, without a list of places; unmarried children who live together move along (JM-3, JM-4)', async () => {
    const { direct } = t
    const grown = {
      key: 'c',
      relation: 'child' as const,
      name: '测试成年子女',
      idNumber: idNumber(460, '1990-01-01'),
      livesTogether: true,
    }
    assert.deepEqual(codes(await direct.enter(t.ctx(t.actor('clerk')), entry(1, { dependants: [grown] }))), [
      'direct.child_married dependants-c-unmarried',
    ])
    assert.deepEqual(codes(await direct.enter(t.ctx(t.actor('clerk')), entry(1, { place: 'own_home' }))), [
      'direct.place place',
    ])
    const id = await reviewed(t, entry(1, { dependants: [{ ...grown, unmarried: true }] }))
    must(await direct.propose(t.ctx(t.actor('clerk')), id, { outcome: 'approve' }))
    must(await direct.decide(t.ctx(t.actor('officer')), id, { outcome: 'approve' }))
    const done = must(
      await direct.settle(t.ctx(t.actor('police')), id, {
        address: '台山市虚构路 3 号',
        office: '虚构派出所',
        dependants: ['c'],
        checked: true,
      }),
    )
    assert.equal(done.state.settled?.people, 2)
  })

  it('what the city has not published keeps a case undecided until the bureau sets it; no text prints a cancellation, so there is none (JM-3, JM-5)', async () => {
    const { direct } = t
    const claims = {
      registered_locally: false,
      works_here: true,
      skill_level: 'none',
      stable_job_months: 40,
      stable_dwelling: 'rented',
      social_insurance_months: 48,
    }
    const id = await reviewed(t, entry(2, { claims }))
    assert.deepEqual(codes(await direct.propose(t.ctx(t.actor('officer')), id, { outcome: 'approve' })), [
      'direct.undecided',
    ])
    must(
      await direct.saveSettings(t.ctx(t.actor('bureau')), {
        pack: 'jiangmen-2012-services',
        limits: {},
        parameters: { jm_insurance_months: 36 },
      }),
    )
    must(await direct.propose(t.ctx(t.actor('officer')), id, { outcome: 'approve' }))
    const why = { clause: 'JM-3', reason: '租赁合同虚假' }
    assert.deepEqual(codes(await direct.cancel(t.ctx(t.actor('officer')), id, why)), ['direct.no_cancel'])
  })
})
