import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Facts } from '#policy'
import type { Actor } from '#platform/access.ts'
import { rebuild } from '#platform/aggregate.ts'
import { systemActor } from '#platform/platform.ts'
import { CITY, DISTRICT } from '#platform/testing.ts'
import type { Result } from '#platform/result.ts'
import { personFor } from '#server/accounts/index.ts'
import { createNotices, type Notice, type Notices } from '#server/notices/index.ts'
import { applicant, BACHELOR, DECEMBER, ELIGIBLE, openRound, task, world, type World } from '../ranking/testing.ts'
import { objectionAggregate } from './decide.ts'
import { createObjections, type Objection, type Objections, type RaiseInput } from './index.ts'

const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(refusal => refusal.code))
const COLLEGE: Facts = { ...ELIGIBLE, education: 'college' }
/** Two within the quota of two, one ranked below them, one under the threshold. */
const PEOPLE: readonly Facts[] = [
  BACHELOR, { ...COLLEGE, blood_donations: 2 }, COLLEGE, { ...ELIGIBLE, education: 'senior' },
]
const TABLES = [
  'objection_files', 'objections', 'notices', 'ranking_entries', 'rankings', 'rounds', 'outbox', 'case_facts', 'applications',
] as const
const TEXT = '该申请人的学历证书我认为有问题，请核实。'
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')

describe('objections', () => {
  let w: World
  let notices: Notices
  let objections: Objections
  let roundId = ''
  let notice: Notice
  let ids: string[]

  before(async () => {
    w = await world()
    notices = createNotices(w.platform, w)
    objections = createObjections(w.platform, { ...w, notices })
  })
  after(() => w.close())
  beforeEach(async () => {
    for (const table of TABLES) {
      await w.platform.db.deleteFrom(table).execute()
    }
    w.review.tasks = [task('done')]
    w.review.reopened = []
    w.clock.set('2014-06-01T02:00:00.000Z')
    roundId = await openRound(w, { quota: 2 })
    ids = []
    for (const [n, facts] of PEOPLE.entries()) {
      ids.push(await applicant(w, n + 1, { facts }))
    }
    w.clock.set(DECEMBER)
    const ranking = await w.rankings.freeze(w.ctx(w.preparer), roundId)
    assert.ok(ranking.ok)
    const made = await notices.publish(w.ctx(w.approver), ranking.value.id, { signature: '审批人' })
    assert.ok(made.ok)
    notice = made.value
    await w.platform.db.deleteFrom('outbox').execute()
  })

  const person = async (phone: string): Promise<Actor> =>
    w.actor('citizen', { id: await personFor(w.platform, w.platform.db, phone) })
  const stranger = () => person('13700000000')
  const day = (date: string) => w.clock.set(`${date}T02:00:00.000Z`)
  const input = (more: Partial<RaiseInput> = {}): RaiseInput => ({
    noticeId: notice.id, target: { position: 1 }, name: '异议人', text: TEXT, ...more
  })
  async function raised(more: Partial<RaiseInput> = {}): Promise<Objection> {
    const made = await objections.raise(w.ctx(await stranger()), input(more))
    assert.ok(made.ok, JSON.stringify(made))
    return made.value
  }
  const decide = (id: string, upheld: boolean, actor = w.approver, reason = '经复核，学历证书属实。') =>
    objections.decide(w.ctx(actor), id, { upheld, reason, clause: 'FS-8' })
  const finds = (id: string, facts: Facts) => w.platform.db.updateTable('case_facts')
    .set({ facts: JSON.stringify(facts) as never })
    .where('application_id', '=', id).execute()
  async function endNotice(): Promise<void> {
    day('2014-12-16')
    await notices.due(w.ctx(systemActor(CITY)))
  }
  async function messages(): Promise<string[]> {
    const rows = await w.platform.db.selectFrom('outbox').select('payload').execute()
    return rows.map(
      row => (
        JSON.parse(w.platform.vault.open('message', (row.payload as { sealed: string }).sealed)) as { text: string }
      ).text
    )
  }

  it('holds the entry while the list goes on', async () => {
    const one = await raised()
    assert.deepEqual([one.status, one.about, one.position, one.raisedOn], ['open', 'other', 1, '2014-12-01'])
    const page = await notices.page(notice.id, 1, '', '2014-12-01')
    assert.deepEqual(page?.entries.map(entry => entry.held), [true, false, false])
    assert.deepEqual(
      await rebuild(w.platform.db, objectionAggregate(w.packs.find), CITY, one.id),
      (({ id: _, version: __, ...state }) => state)(one),
    )
    await endNotice()
    const admitted = await w.rankings.admitted(roundId)
    assert.deepEqual(admitted?.ready.map(entry => entry.position), [2])
    assert.deepEqual(admitted?.waiting.map(({ entry, because }) => [entry.position, because]), [[1, 'objection']])
  })

  it('holds back the last place, too, while somebody below it might still move up', async () => {
    await objections.raise(
      w.ctx(await person('13900000003')), input({ target: { position: 3 }, text: '我的献血证没有计算，请重新核查我的得分。' }),
    )
    await endNotice()
    const admitted = await w.rankings.admitted(roundId)
    assert.deepEqual(admitted?.ready.map(entry => entry.position), [1])
    assert.deepEqual(admitted?.waiting.map(({ entry, because }) => [entry.position, because]), [[2, 'cut_off']])
  })

  it('knows one\'s own entry from another\'s', async () => {
    const own = await objections.raise(w.ctx(await person('13900000003')), input({ target: { position: 3 } }))
    assert.ok(own.ok)
    assert.equal(own.value.about, 'own')
  })

  it('can be to one\'s own result that is not on the list, by nobody else', async () => {
    const applicationId = ids[3] ?? ''
    const own = await objections.raise(w.ctx(await person('13900000004')), input({ target: { applicationId } }))
    assert.ok(own.ok)
    assert.deepEqual([own.value.about, own.value.ranked], ['own', false])
    assert.deepEqual(
      codes(await objections.raise(w.ctx(await stranger()), input({ target: { applicationId } }))),
      ['access.other_patch'],
    )
    await endNotice()
    assert.deepEqual(
      (await w.rankings.admitted(roundId))?.waiting.map(({ entry, because }) => [entry.position, because]),
      [[2, 'cut_off']],
    )
    await finds(applicationId, { ...BACHELOR, blood_donations: 5 })
    assert.ok((await decide(own.value.id, true)).ok)
    const admitted = await w.rankings.admitted(roundId)
    assert.deepEqual(admitted?.ready.map(entry => entry.points), [9000, 8000])
  })

  it('is taken from the day of publication to the last day of the notice, and says what to do after it', async () => {
    day('2014-12-15')
    await raised()
    day('2014-12-16')
    const late = await objections.raise(w.ctx(await person('13700000009')), input())
    assert.deepEqual(late, { ok: false, refusals: [{ code: 'objections.closed', params: { until: '2014-12-15' } }] })
    day('2014-11-30')
    assert.deepEqual(
      codes(await objections.raise(w.ctx(await person('13700000009')), input())), ['objections.not_begun'],
    )
  })

  it('asks for a real name, reasons and a number on the list; nothing half-saved', async () => {
    const ctx = w.ctx(await stranger())
    assert.deepEqual(
      codes(await objections.raise(ctx, input({ name: ' ', text: '不服' }))), ['objections.name', 'objections.text'],
    )
    assert.deepEqual(codes(await objections.raise(ctx, input({ text: '长'.repeat(2001) }))), ['field.too_long'])
    assert.deepEqual(
      codes(await objections.raise(ctx, input({ target: { position: 4 } }))), ['objections.no_entry'],
      'the fourth is not ranked',
    )
    assert.deepEqual(codes(await objections.raise(ctx, input({ target: { position: 99 } }))), ['objections.no_entry'])
    assert.deepEqual(
      codes(await objections.raise(ctx, input({ files: [{ name: 'a.png', content: Buffer.from('<script>') }] }))),
      ['file.type'],
    )
    assert.deepEqual(codes(await objections.raise(w.ctx(w.preparer), input())), ['access.not_allowed'])
    assert.equal(await objections.openCount(notice.id), 0)
  })

  it('is one at a time for one person and entry, also when sent ten times at once', async () => {
    const actor = await stranger()
    const ctx = w.ctx(actor, 'ten times')
    const answers = await Promise.all(Array.from({ length: 10 }, () => objections.raise(ctx, input())))
    assert.ok(answers.every(answer => answer.ok))
    assert.equal(await objections.openCount(notice.id), 1)
    assert.deepEqual(codes(await objections.raise(w.ctx(actor), input())), ['objections.twice'])
    assert.ok((await objections.raise(w.ctx(actor), input({ target: { position: 2 } }))).ok)
  })

  it('lets nobody hold up a whole list', async () => {
    const actor = await stranger()
    const first = w.ctx(actor, 'the first')
    assert.ok((await objections.raise(first, input())).ok)
    // Four more to entries of a longer list.
    for (let n = 0; n < 4; n += 1) {
      await sql`insert into objections select city, gen_random_uuid(), version, state, notice_id, gen_random_uuid(), status,
        raised_by from objections limit 1`.execute(w.platform.db)
    }
    assert.deepEqual(codes(await objections.raise(w.ctx(actor), input({ target: { position: 2 } }))), ['objections.too_many'])
    assert.ok((await objections.raise(first, input())).ok, 'the same form again is no sixth')
    assert.ok((await objections.raise(w.ctx(await person('13700000009')), input({ target: { position: 2 } }))).ok)
  })

  it('keeps what is handed in sealed, for the officer and the objector alone, and records who reads', async () => {
    const one = await raised({ files: [{ name: '证明.png', content: PNG }] })
    const stored = await w.platform.db.selectFrom('objections').select('state').executeTakeFirstOrThrow()
    assert.ok(!JSON.stringify(stored).includes('异议人') && !JSON.stringify(stored).includes('学历证书'))
    const opened = await objections.read(w.ctx(w.approver), one.id)
    assert.ok(opened.ok)
    assert.deepEqual([opened.value.name, opened.value.text], ['异议人', TEXT])
    const file = await objections.file(w.ctx(await stranger()), one.files[0]?.id ?? '')
    assert.ok(file.ok)
    assert.deepEqual(
      [file.value.name, file.value.mediaType, file.value.content.equals(PNG)], ['证明.png', 'image/png', true],
    )
    const others = [w.actor('officer', { district: '440605' }), w.actor('clerk'), w.actor('police')]
    for (const actor of [await person('13900000001'), ...others]) {
      assert.match(codes(await objections.read(w.ctx(actor), one.id))[0] ?? '', /^access\./)
      assert.match(codes(await objections.file(w.ctx(actor), one.files[0]?.id ?? ''))[0] ?? '', /^access\./)
    }
    const reads = await w.platform.db.selectFrom('reads').selectAll().where('object', '=', one.id).execute()
    assert.equal(reads.filter(read => read.granted).length, 2)
    assert.equal(reads.filter(read => !read.granted).length, 8)
  })

  it('goes back to departments, and is not answered before they have reported', async () => {
    const one = await raised()
    const ask = (departments: readonly string[], until = '2014-12-10', actor = w.approver) =>
      objections.recheck(w.ctx(actor), one.id, { departments, until })
    assert.deepEqual(codes(await ask([])), ['objections.department'])
    assert.deepEqual(codes(await ask(['police'])), ['objections.department'])
    assert.deepEqual(codes(await ask(['education'], '2014-11-01')), ['objections.until'])
    assert.deepEqual(
      codes(await ask(['education'], '2014-12-10', w.actor('officer', { district: '440605' }))), ['access.other_patch'],
    )
    assert.deepEqual(w.review.reopened, [])
    const asked = await ask(['education'])
    assert.ok(asked.ok)
    assert.equal(asked.value.status, 'rechecking')
    assert.deepEqual(w.review.reopened, [{ id: 'task', by: w.approver.id }])
    assert.deepEqual(
      await objections.rechecks(asked.value, '2014-12-02'),
      [{ department: { id: 'education', name: { zh: '教育部门', en: 'Education' } }, asked: true, open: true }],
    )
    assert.deepEqual(codes(await decide(one.id, false)), ['objections.rechecks_open'])
    w.review.tasks = [task('done')]
    assert.ok((await decide(one.id, false)).ok)
  })

  it('is answered with reason and clause, by another officer than the one who froze the list, once', async () => {
    const one = await raised()
    assert.deepEqual(codes(await decide(one.id, false, w.preparer)), ['access.same_person'])
    assert.deepEqual(
      codes(await decide(one.id, false, w.actor('officer', { district: '440605' }))), ['access.other_patch'],
    )
    assert.deepEqual(
      codes(await objections.decide(w.ctx(w.approver), one.id, { upheld: false, reason: '不', clause: 'XX-1' })),
      ['objections.reason', 'objections.clause'],
    )
    const done = await decide(one.id, false)
    assert.ok(done.ok)
    assert.deepEqual(
      [done.value.status, done.value.decision?.clause, done.value.decision?.by], ['rejected', 'FS-8', w.approver.id],
    )
    assert.deepEqual(codes(await decide(one.id, true)), ['objections.decided'])
    const [mine] = await objections.mine(w.ctx(await stranger()))
    assert.equal(mine?.answer, '经复核，学历证书属实。')
    assert.match((await messages()).join(), /异议不成立。.*60 日内依法申请行政复议/)
    assert.equal((await notices.get(notice.id))?.versions.length, 1, 'nothing changed, no new version')
    assert.equal((await notices.page(notice.id, 1, '', '2014-12-01'))?.entries[0]?.held, false)
  })

  it('ranks again in a new version that says what changed, where a finding changed; the notice runs on', async () => {
    const one = await raised()
    await finds(ids[0] ?? '', { ...ELIGIBLE, education: 'senior' })
    assert.deepEqual(
      codes(await decide(one.id, false)), ['objections.changed'], 'a changed finding cannot be waved away',
    )
    const done = await decide(one.id, true, w.approver, '经复核，学历证书不属实。')
    assert.ok(done.ok, JSON.stringify(done))
    const after = await notices.get(notice.id)
    assert.deepEqual(
      [after?.toOn, after?.versions.length, after?.entries, after?.rankingId === notice.rankingId],
      [notice.toOn, 2, 2, false],
    )
    assert.deepEqual(after?.versions[1]?.changes, [
      {
        maskedName: '李**', town: '440604012', before: { position: 3, points: 6000, rank: 3, admitted: false },
        after: { position: 2, points: 6000, rank: 2, admitted: true },
      },
      { maskedName: '钱**', town: '440604012', before: { position: 1, points: 8000, rank: 1, admitted: true } },
    ])
    assert.equal(after?.versions[1]?.moved, 1, 'the second moved up to first')
    const versions = await w.rankings.versions(roundId)
    assert.deepEqual(versions.map(
      version => [version.number, version.frozenBy, version.summary.correction?.objectionId]
    ),
      [[2, w.preparer.id, one.id], [1, w.preparer.id, undefined]])
    assert.deepEqual(
      (await w.rankings.entries(notice.rankingId)).entries.map(entry => entry.points), [8000, 6400, 6000, 2000],
      'version 1 stays',
    )
    const reopened = await objections.read(w.ctx(w.approver), one.id)
    assert.equal(reopened.ok && reopened.value.decision?.rankingId, versions[0]?.id)
    assert.equal((await messages()).length, 2, 'the objector and the applicant')
    assert.equal((await w.rounds.get(roundId))?.state.status, 'published')
  })

  it('takes only the decided application\'s new findings into the new version', async () => {
    const [one] = [await raised(), await raised({ target: { position: 2 } })]
    await finds(ids[0] ?? '', COLLEGE)
    await finds(ids[1] ?? '', ELIGIBLE)
    assert.ok((await decide(one.id, true)).ok)
    const current = (await notices.get(notice.id))?.rankingId ?? ''
    assert.deepEqual((await w.rankings.entries(current)).entries.map(entry => entry.points), [6400, 6000, 6000, 2000])
  })

  it('upholds without a new version where nothing changed', async () => {
    const one = await raised()
    const done = await decide(one.id, true)
    assert.ok(done.ok && done.value.decision?.rankingId === undefined)
    assert.equal((await w.rankings.versions(roundId)).length, 1)
  })

  it('is still answered after the notice; a held entry then goes its way', async () => {
    const one = await raised()
    await endNotice()
    await finds(ids[0] ?? '', COLLEGE)
    assert.ok((await decide(one.id, true)).ok)
    const admitted = await w.rankings.admitted(roundId)
    assert.deepEqual(
      [admitted?.ready.map(entry => entry.points), admitted?.waiting, admitted?.seats], [[6400, 6000, 6000], [], 3],
    )
  })

  it('makes one version for two answers at the same moment, each with the other\'s change or after it', async () => {
    const [a, b] = [await raised(), await raised({ target: { position: 2 } })]
    await finds(ids[0] ?? '', COLLEGE)
    await finds(ids[1] ?? '', { ...COLLEGE, blood_donations: 5 })
    const both = await Promise.all([decide(a.id, true), decide(b.id, true)])
    assert.ok(both.every(one => one.ok), JSON.stringify(both))
    const current = (await notices.get(notice.id))?.rankingId ?? ''
    assert.deepEqual((await w.rankings.entries(current)).entries.map(entry => entry.points), [7000, 6000, 6000, 2000])
    assert.deepEqual((await w.rankings.versions(roundId)).map(version => version.number), [3, 2, 1])
  })

  it('lists a district\'s for its officers, unanswered ones first', async () => {
    const [a, b] = [await raised(), await raised({ target: { position: 2 } })]
    await decide(b.id, false)
    const listed = await objections.list(w.ctx(w.approver), { district: DISTRICT })
    assert.deepEqual(listed.ok && listed.value.map(one => one.id), [a.id, b.id])
    assert.deepEqual(
      codes(await objections.list(w.ctx(w.actor('officer', { district: '440605' })), { district: DISTRICT })),
      ['access.other_patch'],
    )
    assert.deepEqual(
      codes(await objections.list(w.ctx(await stranger()), { district: DISTRICT })), ['access.other_patch'],
    )
  })
})
