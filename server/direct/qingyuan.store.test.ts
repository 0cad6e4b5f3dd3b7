import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import { directAggregate } from './aggregate.ts'
import { createScheme, type Scheme } from './scheme.ts'
import { codes, directTest, idNumber, inventedEntry, must, reviewed, type DirectTest } from './testing.ts'

function schemesOf({ packs }: DirectTest): (pack: string) => Scheme {
  return pack => {
    const scheme = createScheme(packs.get(pack))
    if (!scheme) throw new Error(pack)
    return scheme
  }
}

const child = (key: string, birthDate: string, sequence: number) => ({
  key,
  relation: 'child' as const,
  name: '测试小童',
  idNumber: idNumber(sequence, birthDate),
})
const settled = { place: 'own_home', address: '英德市虚构路 2 号', office: '虚构派出所', dependants: [], checked: true }

describe('direct settlement in Qingyuan', () => {
  let t: DirectTest
  before(async () => {
    t = await directTest('441800')
  })
  after(() => t.close())

  it('goes from the window to the settlement, with family, counts and annex 2 (QY-3 to QY-6, QY-11)', async () => {
    const { direct } = t
    const clerk = t.actor('clerk')
    const dependants = [
      { key: 's', relation: 'spouse' as const, name: '测试配偶', idNumber: idNumber(401, '1986-01-01') },
      child('c', '2005-05-05', 402),
      {
        key: 'p',
        relation: 'parent' as const,
        name: '测试父亲',
        idNumber: idNumber(403, '1955-05-05'),
        livesTogether: true,
      },
    ]
    const id = await reviewed(t, inventedEntry(1, { dependants }), clerk)
    const open = must(await direct.get(t.ctx(clerk), id))
    assert.equal(open.found.outcome, 'eligible')
    assert.deepEqual(
      open.materials
        .filter(({ because }) => because === 'dependant')
        .map(({ document, dependant }) => `${document.id} ${dependant?.key}`),
      [
        'dependant_household_book s',
        'dependant_household_book c',
        'dependant_household_book p',
        'marriage_certificate s',
        'spouse_id_card s',
        'birth_certificate c',
      ],
    )
    must(await direct.decide(t.ctx(clerk), id, { outcome: 'approve' }))
    const police = t.actor('police')
    assert.deepEqual(codes(await direct.sendBack(t.ctx(police), id, { clause: 'FS-1', reason: '' })), [
      'direct.clause clause',
      'field.required reason',
    ])
    must(await direct.sendBack(t.ctx(police), id, { clause: 'QY-6', reason: '户口本地址与系统不一致' }))
    assert.equal(must(await direct.get(t.ctx(clerk), id)).state.sentBack?.reason, '户口本地址与系统不一致')
    must(await direct.decide(t.ctx(clerk), id, { outcome: 'approve' }))
    assert.deepEqual(codes(await direct.settle(t.ctx(police), id, { ...settled, checked: false, place: 'castle' })), [
      'direct.not_checked checked',
      'direct.place place',
    ])
    const done = must(await direct.settle(t.ctx(police), id, { ...settled, dependants: ['s', 'c'] }))
    assert.equal(done.state.status, 'settled')
    const range = { from: '2012-09-01', to: '2012-09-30', by: ['measure'] as const, town: '441881001' }
    assert.deepEqual(
      must(await direct.counts(t.ctx(t.actor('officer')), range)).map(({ measure, count }) => [measure, count]),
      [
        ['accepted', 1],
        ['approved', 1],
        ['people_settled', 3],
        ['settled', 1],
        ['submitted', 1],
      ],
    )
    const form = must(await direct.annex2(t.ctx(clerk), id))
    assert.deepEqual([form.sex, form.birthDate, form.grade, form.moveTo.county], ['男', '1985-03-12', '技师', '英德市'])
    assert.equal(form.dependants.length, 3)
    assert.deepEqual([form.hr?.name, form.police?.name, form.hr?.on], ['clerk', 'police', '2012-09-18'])
    const state = await rebuild(t.platform.db, directAggregate(schemesOf(t)), '441800', id)
    assert.deepEqual(state, done.state)
  })

  it('refuses only by a published clause and with a reason; approves nothing undecided (QY-7)', async () => {
    const { direct } = t
    const clerk = t.actor('clerk')
    const id = await reviewed(t, inventedEntry(2), clerk)
    assert.deepEqual(codes(await direct.decide(t.ctx(clerk), id, { outcome: 'refuse', clause: 'FS-1', reason: ' ' })), [
      'direct.clause clause',
      'field.required reason',
    ])
    must(
      await direct.recordFindings(t.ctx(clerk), id, [
        { fact: 'works_here', verdict: 'not_established', reason: '单位查无此人', department: 'hr' },
      ]),
    )
    assert.deepEqual(codes(await direct.decide(t.ctx(clerk), id, { outcome: 'approve' })), ['direct.undecided'])
    must(
      await direct.recordFindings(t.ctx(clerk), id, [
        { fact: 'works_here', verdict: 'differs', value: false, reason: '在佛山就业', department: 'hr' },
      ]),
    )
    assert.deepEqual(codes(await direct.decide(t.ctx(clerk), id, { outcome: 'approve' })), ['direct.not_eligible'])
    assert.deepEqual(
      codes(
        await direct.recordFindings(t.ctx(clerk), id, [
          { fact: 'age', verdict: 'confirmed', value: 30, department: 'hr' },
        ]),
      ),
      ['direct.other_fact age'],
    )
    const done = must(
      await direct.decide(t.ctx(clerk), id, { outcome: 'refuse', clause: 'QY-2', reason: '就业地不在清远市' }),
    )
    assert.equal(done.state.status, 'refused')
    assert.ok(!JSON.stringify(done.state).includes('就业地不在清远市'), 'the reason is sealed')
    assert.equal(must(await direct.get(t.ctx(clerk), id)).state.decision?.reason, '就业地不在清远市')
  })

  it('takes one live case a person, however the number is spelt, ten at once', async () => {
    const { direct } = t
    const entry = inventedEntry(3)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => {
        const spelt = n % 2 === 0 ? entry.personal.idNumber?.toLowerCase() : ` ${entry.personal.idNumber} `
        return direct.enter(t.ctx(t.actor('clerk')), {
          ...entry,
          personal: { ...entry.personal, idNumber: spelt ?? '' },
        })
      }),
    )
    assert.equal(answers.filter(({ ok }) => ok).length, 1)
    for (const answer of answers.filter(({ ok }) => !ok)) assert.match(codes(answer).join(), /^direct\.already_live/)
    const same = t.ctx(t.actor('clerk'), 'the same form')
    const twins = await Promise.all(Array.from({ length: 10 }, () => direct.enter(same, inventedEntry(4))))
    assert.equal(new Set(twins.map(twin => must(twin).id)).size, 1)
    const [row] = must(
      await direct.counts(t.ctx(t.actor('bureau')), {
        from: '2012-09-18',
        to: '2012-09-18',
        by: [],
        measures: ['submitted'],
      }),
    )
    const { n } = await t.platform.db
      .selectFrom('direct_cases')
      .select(eb => eb.fn.countAll<string>().as('n'))
      .where('number', 'is not', null)
      .executeTakeFirstOrThrow()
    assert.equal(row?.count, Number(n))
  })

  it('false material after settlement: revoked, barred five years whatever the spelling, told, objected, lifted (QY-5)', async () => {
    const { direct } = t
    const clerk = t.actor('clerk')
    const police = t.actor('police')
    const place = must(
      await direct.saveAddress(t.ctx(police), {
        place: 'designated',
        name: '人才公寓集体户',
        address: '虚构路 9 号',
        capacity: 2,
      }),
    )
    const id = await reviewed(
      t,
      inventedEntry(5, {
        place: 'designated',
        dependants: [child('c', '2005-05-05', 405), child('d', '2006-05-05', 406)],
      }),
      clerk,
    )
    must(await direct.decide(t.ctx(clerk), id, { outcome: 'approve' }))
    const where = { place: 'designated', addressId: place.id, office: '虚构派出所', checked: true }
    assert.deepEqual(codes(await direct.settle(t.ctx(police), id, { ...where, dependants: ['c', 'd'] })), [
      'direct.address_full addressId',
    ])
    assert.deepEqual(codes(await direct.settle(t.ctx(police), id, { ...where, addressId: id, dependants: [] })), [
      'direct.address_unknown addressId',
    ])
    must(await direct.settle(t.ctx(police), id, { ...where, dependants: ['c'] }))
    assert.equal(must(await direct.addresses(t.ctx(police)))[0]?.free, 0)

    t.test.clock.set('2013-03-01T02:00:00.000Z')
    const officer = t.actor('officer', { name: '李经办' })
    assert.deepEqual(codes(await direct.cancel(t.ctx(officer), id, { clause: '', reason: '' })), [
      'direct.clause clause',
      'field.required reason',
    ])
    const why = { clause: 'QY-5', reason: '职业资格证书系伪造' }
    const second = t.actor('officer', { name: '王经办' })
    assert.deepEqual(codes(await direct.cancel(t.ctx(officer), id, why)), ['direct.second_cancels'])
    must(await direct.proposeCancel(t.ctx(second), id, why))
    assert.deepEqual(codes(await direct.cancel(t.ctx(second), id, why)), ['access.same_person'])
    const cancelled = must(await direct.cancel(t.ctx(officer), id, why))
    const toRevoke = async () => must(await direct.list(t.ctx(police), { revoking: true })).rows.map(row => row.id)
    assert.deepEqual(await toRevoke(), [id], 'the police get it to do')
    assert.equal(cancelled.state.cancelled?.bar?.until, '2018-03-01')
    assert.equal(must(await direct.addresses(t.ctx(police)))[0]?.free, 2)
    const number = idNumber(5)
    for (const spelling of [
      number,
      ` ${number.toLowerCase()}`,
      [...number].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
      `${number.slice(0, 6)}${number.slice(8, 17)}`,
    ]) {
      const other = t.actor('clerk', { district: '441802', town: '441802006' })
      assert.equal(must(await direct.check(t.ctx(other), spelling)).barred?.until, '2018-03-01', spelling)
      const again = await direct.enter(
        t.ctx(other),
        inventedEntry(5, { employerTown: '441802006', personal: { ...inventedEntry(5).personal, idNumber: spelling } }),
      )
      assert.match(codes(again).join(), /direct\.barred idNumber/)
    }
    const asOf = { from: '2012-09-01', to: '2012-09-30', by: [], measures: ['settled'] as const, skill: 'technician' }
    const before2013 = must(await direct.counts(t.ctx(officer), { ...asOf, asOf: '2012-12-31' }))[0]?.count ?? 0
    const now = must(await direct.counts(t.ctx(officer), asOf))[0]?.count ?? 0
    assert.equal(before2013 - now, 1, 'a report of then says what was known then')

    const owner = t.actor('citizen', { id: cancelled.state.owner ?? '' })
    must(await direct.object(t.ctx(owner), id, '证书是真的，请向发证机关核实'))
    assert.deepEqual(codes(await direct.object(t.ctx(owner), id, '再次')), ['direct.objection_open'])
    const waiting = async () => must(await direct.list(t.ctx(officer), { objected: true })).rows.map(row => row.id)
    assert.deepEqual(await waiting(), [id], 'an objection is found without knowing its number')
    const answer = { upheld: true, clause: 'QY-5', reason: '发证机关确认证书属实' }
    assert.deepEqual(codes(await direct.answerObjection(t.ctx(officer), id, answer)), ['access.same_person'])
    const restored = must(await direct.answerObjection(t.ctx(t.actor('officer', { name: '周审批' })), id, answer))
    assert.equal(restored.state.status, 'settled')
    assert.deepEqual(await toRevoke(), [])
    assert.deepEqual(await waiting(), [])
    assert.equal(must(await direct.check(t.ctx(clerk), number)).barred, undefined)
    assert.equal(must(await direct.addresses(t.ctx(police)))[0]?.free, 0)
    const sent = await t.platform.db.selectFrom('outbox').select('payload').where('topic', '=', 'message').execute()
    assert.ok(sent.some(({ payload }) => (payload as { kind: string }).kind === 'direct_cancelled'))
  })

  it('the bar lapses by itself', async () => {
    const { direct } = t
    const officer = t.actor('officer')
    const id = await reviewed(t, inventedEntry(6))
    must(await direct.cancel(t.ctx(officer), id, { clause: 'QY-5', reason: '证明虚假' }))
    t.test.clock.set('2018-02-28T15:00:00.000Z')
    assert.deepEqual(codes(await direct.enter(t.ctx(t.actor('clerk')), inventedEntry(6))), ['direct.barred idNumber'])
    t.test.clock.set('2018-02-28T16:00:00.000Z')
    assert.ok((await direct.enter(t.ctx(t.actor('clerk')), inventedEntry(6))).ok)
  })

  it("limits are the office's; amber before, red after, flagged once (DG-9)", async () => {
    const { direct } = t
    t.test.clock.set('2012-09-18T02:00:00.000Z')
    assert.equal(must(await direct.enter(t.ctx(t.actor('clerk')), inventedEntry(7))).state.step?.dueOn, undefined)
    const bureau = t.actor('bureau')
    assert.deepEqual(
      codes(
        await direct.saveSettings(t.ctx(bureau), {
          pack: 'qingyuan-2012-skilled',
          limits: { decision: 3 },
          parameters: { qy_bar_years: 2 },
        }),
      ),
      ['direct.limit limit-decision', 'direct.parameter parameter-qy_bar_years'],
      'a step the scheme does not have, a number it has published',
    )
    must(
      await direct.saveSettings(t.ctx(bureau), {
        pack: 'qingyuan-2012-skilled',
        limits: { acceptance: 5 },
        parameters: { qy_living_yingde: 200000 },
      }),
    )
    const { id, state } = must(await direct.enter(t.ctx(t.actor('clerk')), inventedEntry(8)))
    assert.equal(state.step?.dueOn, '2012-09-25')
    const light = async () => must(await direct.get(t.ctx(t.actor('clerk')), id)).row.light
    assert.equal(await light(), 'in_time')
    t.test.clock.set('2012-09-24T02:00:00.000Z')
    assert.equal(await light(), 'due_soon')
    t.test.clock.set('2012-09-26T02:00:00.000Z')
    assert.equal(await light(), 'overdue')
    const system = { id: 'system', role: 'system' as const, city: '441800', name: '系统' }
    assert.equal(await direct.due(t.ctx(system)), 1)
    assert.equal(await direct.due(t.ctx(system)), 0)
    const rows = must(await direct.list(t.ctx(bureau), { overdue: true }))
    assert.deepEqual(
      rows.rows.map(row => row.id),
      [id],
    )
    const subsidy = must(await direct.get(t.ctx(t.actor('clerk')), id)).entitlements.find(
      ({ entitlement }) => entitlement === 'living_subsidy',
    )
    assert.deepEqual(subsidy?.amount, { min: 200000, max: 200000 })
  })

  it('each sees their own patch; reads and refusals are recorded; nothing personal lies open', async () => {
    const { direct } = t
    const { id, state } = must(await direct.enter(t.ctx(t.actor('clerk')), inventedEntry(9)))
    assert.deepEqual(codes(await direct.get(t.ctx(t.actor('clerk', { district: '441802', town: '441802006' })), id)), [
      'access.other_patch',
    ])
    assert.deepEqual(codes(await direct.get(t.ctx(t.actor('citizen', { name: '别人' })), id)), ['access.other_patch'])
    assert.deepEqual(codes(await direct.get(t.ctx(t.actor('bureau')), id)), ['access.not_allowed'])
    assert.ok(
      (await direct.get(t.ctx(t.actor('clerk', { name: '同县另一窗口', town: '441881101' })), id)).ok,
      "the county's window",
    )
    assert.ok((await direct.get(t.ctx(t.actor('citizen', { id: state.owner ?? '' })), id)).ok)
    const reads = await t.platform.db
      .selectFrom('reads')
      .select('granted')
      .where('object', '=', `direct:${id}`)
      .execute()
    assert.deepEqual(reads.map(({ granted }) => granted).sort(), [false, false, false, true, true])
    const dump = JSON.stringify([
      await t.platform.db.selectFrom('direct_cases').selectAll().execute(),
      await t.platform.db.selectFrom('events').selectAll().execute(),
    ])
    for (const secret of [idNumber(9), '测试壬', '冷水滩区', '13900000009'])
      assert.equal(dump.includes(secret), false, secret)
  })

  it('a wish not to settle is kept and the services open are listed; it bars no later case (QY-1)', async () => {
    const { direct } = t
    const wish = must(await direct.recordWish(t.ctx(t.actor('clerk')), inventedEntry(10)))
    assert.ok(wish.open.some(({ entitlement }) => entitlement === 'public_services'))
    assert.ok((await direct.enter(t.ctx(t.actor('clerk')), inventedEntry(10))).ok)
  })

  it('a draft is saved in parts, told everything that is wrong at once, corrected once', async () => {
    const { direct } = t
    const citizen = t.actor('citizen')
    const { id } = must(await direct.createDraft(t.ctx(citizen), { personal: { name: '测试甲' } }))
    assert.deepEqual(codes(await direct.submit(t.ctx(citizen), id)), [
      'field.required idNumber',
      'field.required employer',
      'field.required phone',
      'field.required household',
      'direct.answer skill_level',
      'direct.answer employed_by_enterprise',
      'direct.answer works_here',
      'direct.place place',
      'direct.route employerTown',
    ])
    const entry = inventedEntry(11)
    must(await direct.saveDraft(t.ctx(citizen), id, entry))
    must(await direct.submit(t.ctx(citizen), id))
    const clerk = t.actor('clerk')
    const item = { target: { field: 'trade' }, clause: 'QY-11', reason: '工种与证书不符' }
    assert.deepEqual(codes(await direct.requestCorrection(t.ctx(clerk), id, [{ ...item, clause: 'XX' }])), [
      'direct.clause items-0-clause',
    ])
    must(await direct.requestCorrection(t.ctx(clerk), id, [item]))
    const supplied = must(
      await direct.supplyCorrection(t.ctx(citizen), id, {
        personal: { ...entry.personal, trade: '焊工', name: '换了名字' },
      }),
    )
    assert.equal(supplied.state.status, 'submitted')
    const { personal } = must(await direct.get(t.ctx(citizen), id)).file
    assert.deepEqual([personal.trade, personal.name], ['焊工', entry.personal.name], 'only what was asked for changes')
    assert.deepEqual(codes(await direct.requestCorrection(t.ctx(clerk), id, [item])), ['direct.correction_once'])
  })
})
