import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { syntheticIdNumber } from '#identity'
import { rebuild } from '#platform/aggregate.ts'
import { refuse } from '#platform/result.ts'
import { testPlatform, type TestPlatform } from '#platform/testing.ts'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { barAggregate, decide, MOST_YEARS, standingOf } from './decide.ts'
import { barringClauses, createBars, type BarInput, type Bars } from './index.ts'
import type { BarCommand } from './types.ts'

const packs = createPacks()

function person(sequence: number) {
  return { name: '测试甲', idNumber: syntheticIdNumber({ region: '431103', birthDate: '1985-03-12', sequence }) }
}

function input(sequence: number, more: Partial<BarInput> = {}): BarInput {
  return {
    ...person(sequence),
    until: '2019-06-01',
    clause: 'GD-7',
    reason: '人口计生部门核查：2013年违反政策生育',
    ...more,
  }
}

const codes = (answer: { ok: boolean; refusals?: readonly { code: string; field?: string }[] }) =>
  answer.ok ? [] : answer.refusals?.map(({ code, field }) => `${code} ${field ?? ''}`.trim())

describe('bars: rules', () => {
  const ctx = {
    actor: { id: 'o', role: 'officer', city: '440600', name: '李', district: '440604' },
    now: '',
    today: '2014-06-01',
    commandId: 'c',
    newId: () => 'n',
  } as const
  const command: BarCommand = {
    kind: 'place',
    pack: FOSHAN,
    district: '440604',
    identityIndex: '00',
    maskedName: '测**',
    person: 'v1.',
    until: '2019-06-01',
    clause: 'GD-7',
    reason: '核查',
    sealedReason: 'v1.',
  }

  it('asks for a published clause, an end within five years and a reason, all at once', () => {
    assert.deepEqual(
      codes(decide(packs.find, undefined, { ...command, clause: '', until: '2019-06-02', reason: ' ' }, ctx)),
      ['bars.clause clause', 'bars.until until', 'field.required reason'],
    )
    assert.deepEqual(
      codes(decide(packs.find, undefined, { ...command, clause: 'QY-5' }, ctx)),
      ['bars.clause clause'],
      'a clause of another document',
    )
    assert.deepEqual(
      codes(decide(packs.find, undefined, { ...command, until: '2014-06-01' }, ctx)),
      ['bars.until until'],
      'today would bar nobody',
    )
    assert.deepEqual(codes(decide(packs.find, undefined, { ...command, until: '2014-02-30' }, ctx)), [
      'field.date until',
    ])
    assert.ok(decide(packs.find, undefined, { ...command, until: '2014-06-02' }, ctx).ok)
    assert.equal(MOST_YEARS, 5)
  })

  it('ends by itself on its day', () => {
    assert.equal(standingOf({ until: '2019-06-01' }, '2019-05-31'), 'in_force')
    assert.equal(standingOf({ until: '2019-06-01' }, '2019-06-01'), 'over')
  })
})

describe('bars', () => {
  let test: TestPlatform
  let bars: Bars
  before(async () => {
    test = await testPlatform()
    bars = createBars(test.platform, { packs })
  })
  after(() => test.close())
  const officer = () => test.actor('officer')

  async function placed(sequence: number) {
    const made = await bars.place(test.ctx(officer()), input(sequence))
    assert.ok(made.ok)
    return made.value
  }

  it('rests on a clause that prints a term, not on any published one (QY-7)', async () => {
    const ctx = test.ctx(test.actor('officer'))
    for (const clause of ['FS-1', 'FS-14']) {
      assert.deepEqual(codes(await bars.place(ctx, input(81, { clause }))), ['bars.clause clause'], clause)
    }
  })

  it('has a clause to rest on wherever a text prints a term, while it is in force, and nowhere else', () => {
    for (const pack of packs.ids.map(id => packs.get(id))) {
      const printing = pack.clauses.filter(({ quote }) => /[五5]年内不/.test(quote)).map(({ id }) => id)
      assert.deepEqual(barringClauses(pack, pack.validity.from).map(({ id }) => id), printing, pack.id)
      assert.deepEqual(barringClauses(pack, '2009-12-31'), [], pack.id)
    }
  })

  it("rests on this city's texts only: another city's clause is none here (QY-7)", async () => {
    const officer = test.ctx(test.actor('officer'))
    const elsewhere = await bars.place(officer, input(80, { pack: 'qingyuan-2012-skilled', clause: 'QY-5' }))
    assert.deepEqual(codes(elsewhere), ['bars.clause clause'])
  })

  it('is found by the number however it is typed, by clerks of any town, and the read is recorded', async () => {
    const { id } = await placed(1)
    const clerk = test.actor('clerk', { town: '440604011' })
    const found = await bars.check(test.ctx(clerk), `  ${person(1).idNumber.toLowerCase()} `)
    assert.ok(found.ok && found.value)
    assert.equal(found.value.id, id)
    assert.equal(found.value.until, '2019-06-01')
    const reads = await test.platform.db.selectFrom('reads').selectAll().where('object', '=', `bar:${id}`).execute()
    assert.deepEqual(
      reads.map(({ actor, granted }) => [actor, granted]),
      [[clerk.id, true]],
    )
    assert.deepEqual(await bars.check(test.ctx(clerk), person(99).idNumber), { ok: true, value: undefined })
  })

  it('keeps name, number and reason unreadable in the database', async () => {
    await placed(2)
    const dump = JSON.stringify([
      await test.platform.db.selectFrom('bars').selectAll().execute(),
      await test.platform.db.selectFrom('events').selectAll().execute(),
    ])
    for (const secret of [person(2).idNumber, '测试甲', '违反政策']) assert.equal(dump.includes(secret), false, secret)
  })

  it('refuses a second bar that ends no later, and takes a longer one', async () => {
    await placed(3)
    const again = await bars.place(test.ctx(officer()), input(3, { until: '2019-05-01' }))
    assert.deepEqual(again, refuse('bars.already', { field: 'idNumber', params: { until: '2019-06-01' } }))
    test.clock.set('2014-07-01T02:00:00.000Z')
    assert.ok((await bars.place(test.ctx(officer()), input(3, { until: '2019-07-01' }))).ok)
  })

  it('says everything that is wrong with a form at once', async () => {
    const answer = await bars.place(test.ctx(officer()), {
      name: ' ',
      idNumber: '12',
      until: '',
      clause: 'FS-99',
      reason: '',
    })
    assert.deepEqual(codes(answer), [
      'field.required name',
      'identity.length idNumber',
      'bars.clause clause',
      'field.date until',
      'field.required reason',
    ])
  })

  it('only officers place, only the placing district lifts', async () => {
    assert.deepEqual(codes(await bars.place(test.ctx(test.actor('clerk')), input(4))), ['access.not_allowed'])
    const { id } = await placed(4)
    const nanhai = test.actor('officer', { district: '440605' })
    assert.deepEqual(codes(await bars.lift(test.ctx(nanhai), id, '核查有误')), ['access.other_patch'])
    assert.deepEqual(codes(await bars.lift(test.ctx(officer()), id, ' ')), ['field.required reason'])
    assert.ok((await bars.lift(test.ctx(officer()), id, '核查有误，予以解除')).ok)
    assert.deepEqual(await bars.check(test.ctx(test.actor('clerk')), person(4).idNumber), {
      ok: true,
      value: undefined,
    })
    assert.deepEqual(codes(await bars.lift(test.ctx(officer()), id, '再解除')), ['bars.over'])
    const view = await bars.read(test.ctx(officer()), id)
    assert.ok(view.ok)
    assert.deepEqual(
      [view.value.standing, view.value.lifted?.reason, view.value.name],
      ['lifted', '核查有误，予以解除', '测试甲'],
    )
  })

  it('lists masked, what is in force apart from what is over', async () => {
    const list = await bars.list(test.ctx(officer()))
    assert.ok(list.ok)
    assert.ok(list.value.total >= 3)
    assert.ok(
      list.value.rows.every(
        row => row.standing === 'in_force' && row.maskedName === '测**' && /^\*{14}\w{4}$/.test(row.maskedIdNumber),
      ),
    )
    const over = await bars.list(test.ctx(officer()), { standing: 'over' })
    assert.deepEqual(over.ok && over.value.rows.map(row => row.standing), ['lifted'])
    assert.deepEqual(codes(await bars.list(test.ctx(test.actor('police')))), ['access.not_allowed'])
  })

  it('sent twice, is placed once; the state is what its events say', async () => {
    const ctx = test.ctx(officer(), 'same form')
    const first = await bars.place(ctx, input(5, { until: '2015-01-01' }))
    const second = await bars.place(ctx, input(5, { until: '2015-01-01' }))
    assert.ok(first.ok && second.ok)
    assert.deepEqual([second.value.id, second.value.replayed], [first.value.id, true])
    assert.deepEqual(
      await rebuild(test.platform.db, barAggregate(packs.find), '440600', first.value.id),
      first.value.state,
    )
  })
})
