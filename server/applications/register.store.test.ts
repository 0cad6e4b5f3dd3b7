import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { testPlatform, TOWN, type TestPlatform } from '#platform/testing.ts'
import type { Result } from '#platform/result.ts'
import { createAccounts } from '#server/accounts/index.ts'
import { createPacks } from '#server/packs/index.ts'
import { createRounds } from '#server/rounds/index.ts'
import { createApplications, type Applications, type Saved } from './index.ts'
import { inventedFile, PIXEL, submitted } from './testing.ts'

const NEXT_TOWN = '440604011'

describe("the window's register", () => {
  let test: TestPlatform
  let applications: Applications
  let sequence = 100
  before(async () => {
    test = await testPlatform('2014-06-03T02:00:00.000Z')
    const packs = createPacks()
    applications = createApplications(test.platform, { packs, rounds: createRounds(test.platform, { packs }) })
  })
  after(() => test.close())

  const citizen = () => test.actor('citizen')
  const clerk = () => test.actor('clerk')
  const nextClerk = () => test.actor('clerk', { town: NEXT_TOWN })
  const officer = () => test.actor('officer')
  const file = (town = TOWN): Promise<Saved> =>
    submitted(applications, () => test.ctx(citizen()), inventedFile((sequence += 1)), town)
  const must = <T>(result: Result<T>): T => (result.ok ? result.value : assert.fail(JSON.stringify(result.refusals)))
  const codes = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code }) => code))
  const ask = async (id: string) =>
    must(
      await applications.requestCorrection(
        test.ctx(clerk()),
        id,
        [{ target: { field: 'employer' }, reason: '与劳动合同不一致', clause: 'FS-1' }],
        { days: 3 },
      ),
    )
  const idsOf = async (filter: Parameters<Applications['queue']>[1]) =>
    must(await applications.queue(test.ctx(clerk()), filter)).rows.map(({ id }) => id)

  it('counts what waits in the own town, what came back corrected, and what is late', async () => {
    const [, asked, back] = [await file(), await file(), await file()]
    await file(NEXT_TOWN)
    await ask(asked.id)
    await ask(back.id)
    must(
      await applications.supplyCorrection(test.ctx(clerk()), back.id, {
        personal: { employer: '佛山市虚构机械有限公司' },
      }),
    )
    assert.deepEqual(must(await applications.counts(test.ctx(clerk()))), {
      waiting: 2,
      supplied: 1,
      overdue: 0,
      correction: 1,
      correctionOverdue: 0,
    })
    assert.deepEqual(must(await applications.counts(test.ctx(nextClerk()))).waiting, 1)
    assert.equal(
      must(await applications.counts(test.ctx(officer()))).waiting,
      3,
      'the district is the sum of its towns',
    )
    assert.deepEqual(await idsOf({ supplied: true }), [back.id])
    assert.deepEqual(await idsOf({ overdue: true }), [])

    test.clock.set('2014-06-11T02:00:00.000Z')
    assert.deepEqual(must(await applications.counts(test.ctx(clerk()))), {
      waiting: 2,
      supplied: 1,
      overdue: 2,
      correction: 1,
      correctionOverdue: 1,
    })
    assert.equal((await idsOf({ overdue: true })).length, 3)
    assert.deepEqual(await idsOf({ overdue: true, status: ['correction'] }), [asked.id])
    test.clock.set('2014-06-03T02:00:00.000Z')
  })

  it('is for windows and officers', async () => {
    for (const role of ['citizen', 'reviewer', 'police', 'administrator'] as const) {
      assert.deepEqual(codes(await applications.counts(test.ctx(test.actor(role)))), ['access.not_allowed'], role)
    }
  })

  it('is ordered by due date, by number, or by the time of receipt either way', async () => {
    const numbers = must(await applications.queue(test.ctx(clerk()), { sort: 'number' })).rows.map(
      ({ number }) => number,
    )
    assert.deepEqual(numbers, numbers.toSorted())
    const due = must(await applications.queue(test.ctx(clerk()), {})).rows.map(row => row.dueOn ?? '9999')
    assert.deepEqual(due, due.toSorted())
    test.clock.set('2014-06-04T02:00:00.000Z')
    const latest = await file()
    assert.equal((await idsOf({ sort: '-submitted' }))[0], latest.id)
    assert.equal((await idsOf({ sort: 'submitted' })).at(-1), latest.id)
  })

  it('tells what was done by whom, and nothing that is sealed', async () => {
    const { id } = await file()
    const staff = await createAccounts(test.platform).addStaff({
      username: 'chen',
      name: '陈窗口',
      role: 'clerk',
      district: '440604',
      town: TOWN,
      password: 'x',
    })
    const chen = test.actor('clerk', { id: staff.id, name: '陈窗口' })
    must(await applications.tick(test.ctx(chen), id, [{ document: 'diploma', originalSeen: true, copyKept: false }]))
    must(await applications.refuse(test.ctx(chen), id, { clause: 'FS-1', reason: '户籍已在本市' }))
    const history = await applications.history(id)
    assert.deepEqual(
      [...new Set(history.map(({ kind }) => kind))],
      ['started', 'evidence_added', 'submitted', 'ticked', 'refused'],
    )
    assert.deepEqual(history.at(-2)?.documents, ['diploma'])
    assert.deepEqual([history.at(-1)?.by, history.at(-1)?.clause], [{ staff: '陈窗口' }, 'FS-1'])
    assert.equal(history[0]?.by, 'applicant')
    assert.equal(JSON.stringify(history).includes('户籍已在本市'), false)
    assert.deepEqual(await applications.history('nobody'), [])
  })

  it("lets the window take back its own scan, never the applicant's", async () => {
    const { id, state } = await file()
    const theirs = state.documents[0]?.evidenceIds[0] ?? ''
    assert.deepEqual(codes(await applications.removeEvidence(test.ctx(clerk()), id, theirs)), [
      'applications.scan_of_applicant',
    ])
    const added = must(
      await applications.addEvidence(test.ctx(clerk()), id, { document: 'diploma', name: '补扫.png', content: PIXEL }),
    )
    const ours = added.state.documents.find(({ document }) => document === 'diploma')?.evidenceIds.at(-1) ?? ''
    must(await applications.removeEvidence(test.ctx(clerk()), id, ours))
    const opened = must(await applications.get(test.ctx(clerk()), id))
    assert.deepEqual(opened.evidence.map(each => each.id).includes(ours), false)
    assert.deepEqual(opened.evidence.map(each => each.id).includes(theirs), true)
    assert.deepEqual(codes(await applications.removeEvidence(test.ctx(citizen()), id, theirs)), [
      'applications.not_now',
    ])
  })

  it('says what is wrong with a paper form before anything is stored', async () => {
    const before = await test.platform.db.selectFrom('applications').select('id').execute()
    const { personal, claims } = inventedFile(150)
    const entry = {
      personal: { ...personal, phone: '12' },
      claims: { ...claims, works_here: false },
      dependants: [],
      place: 'x',
      ticks: [],
    }
    assert.deepEqual(
      applications.entryProblems(test.ctx(clerk()), entry).map(({ code, field }) => [code, field]),
      [
        ['accounts.phone', 'phone'],
        ['applications.condition', 'works_here'],
        ['applications.place', 'place'],
      ],
    )
    assert.deepEqual(
      applications.entryProblems(test.ctx(clerk()), { ...entry, personal, claims, place: 'relatives' }),
      [],
    )
    assert.deepEqual(await test.platform.db.selectFrom('applications').select('id').execute(), before)
  })
})
