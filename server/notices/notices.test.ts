import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { rebuild } from '#platform/aggregate.ts'
import { systemActor } from '#platform/platform.ts'
import { CITY, DISTRICT } from '#platform/testing.ts'
import type { Facts } from '#policy'
import type { Result } from '#platform/result.ts'
import type { Ranking } from '#server/ranking/index.ts'
import { applicant, BACHELOR, DECEMBER, ELIGIBLE, openRound, world, type World } from '../ranking/testing.ts'
import { noticeAggregate } from './decide.ts'
import { createNotices, leaksIn, type Notice, type Notices } from './index.ts'
import { leak } from './leaks.ts'

const codes = (result: Result<unknown>): string[] => (result.ok ? [] : result.refusals.map(refusal => refusal.code))

describe('notices', () => {
  let w: World
  let notices: Notices
  const place = DISTRICT
  let roundId = ''

  before(async () => {
    w = await world()
    notices = createNotices(w.platform, w)
  })
  after(() => w.close())
  beforeEach(async () => {
    for (const table of ['objections', 'notices', 'ranking_entries', 'rankings', 'rounds', 'outbox'] as const) {
      await w.platform.db.deleteFrom(table).execute()
    }
    await w.platform.db.deleteFrom('case_facts').execute()
    await w.platform.db.deleteFrom('applications').execute()
    w.clock.set('2014-06-01T02:00:00.000Z')
    roundId = await openRound(w, { quota: 2 }, place)
  })

  const preparer = (commandId?: string) => w.ctx({ ...w.preparer, district: place }, commandId)
  const approver = (commandId?: string) => w.ctx({ ...w.approver, district: place }, commandId)
  async function frozen(
    people: readonly Facts[] = [BACHELOR, { ...ELIGIBLE, education: 'college' }]
  ): Promise<Ranking> {
    for (const [n, facts] of people.entries()) await applicant(w, n + 1, { facts }, place)
    w.clock.set(DECEMBER)
    const made = await w.rankings.freeze(preparer(), roundId)
    assert.ok(made.ok, JSON.stringify(made))
    return made.value
  }
  async function published(): Promise<Notice> {
    const { id } = await frozen()
    const made = await notices.publish(approver(), id, { signature: '审批人' })
    assert.ok(made.ok, JSON.stringify(made))
    return made.value
  }

  it('runs for ten working days counted from the day after publication, across a make-up day and New Year', async () => {
    const ranking = await frozen()
    w.clock.set('2014-12-24T02:00:00.000Z')
    const made = await notices.publish(approver(), ranking.id, { signature: '审批人' })
    assert.ok(made.ok)
    // 25 26 29 30 31 December, 4 January (a Sunday worked in exchange), 5 6 7 8 January.
    assert.deepEqual(
      [made.value.publishedOn, made.value.toOn, made.value.shownUntil], ['2014-12-24', '2015-01-08', '2015-03-09'],
    )
    assert.equal((await w.rounds.get(roundId))?.state.status, 'published')
    assert.deepEqual(
      await rebuild(w.platform.db, noticeAggregate, CITY, made.value.id),
      (({ id: _, version: __, ...state }) => state)(made.value),
    )
  })

  it('is signed by another officer than the one who froze the list, with their own name', async () => {
    const { id } = await frozen()
    assert.deepEqual(codes(await notices.publish(preparer(), id, { signature: '经办人' })), ['access.same_person'])
    assert.deepEqual(codes(await notices.publish(approver(), id, { signature: '经办人' })), ['notices.signature'])
    assert.deepEqual(
      codes(await notices.publish(w.ctx(w.actor('officer', { district: '440608' })), id, { signature: 'officer' })),
      ['access.other_patch'],
    )
    assert.deepEqual(
      codes(await notices.publish(w.ctx(w.actor('administrator')), id, { signature: 'administrator' })),
      ['access.not_allowed'],
    )
    assert.equal(await notices.ofRound(roundId), undefined)
  })

  it('publishes only the latest version, once', async () => {
    const first = await frozen()
    const second = await w.rankings.freeze(preparer(), roundId)
    assert.ok(second.ok)
    assert.deepEqual(codes(await notices.publish(approver(), first.id, { signature: '审批人' })), ['notices.old_ranking'])
    const answers = await Promise.all(
      ['a', 'b'].map(id => notices.publish(approver(id), second.value.id, { signature: '审批人' }))
    )
    assert.equal(answers.filter(one => one.ok).length, 1)
    assert.equal((await notices.list('2014-12-01')).length, 1)
    assert.deepEqual(codes(await w.rankings.freeze(preparer(), roundId)), ['rounds.stage_published'])
  })

  it('shows list number, masked name, town, points, rank and admission, and nothing else', async () => {
    const notice = await published()
    const page = await notices.page(notice.id, 1, '', '2014-12-01')
    assert.deepEqual(page?.entries, [
      { position: 1, maskedName: '钱**', town: '440604012', points: 8000, rank: 1, admitted: true, held: false },
      { position: 2, maskedName: '孙**', town: '440604012', points: 6000, rank: 2, admitted: true, held: false },
    ])
    assert.deepEqual(leaksIn(JSON.stringify(page?.entries.map(({ town: _, ...entry }) => entry))), [])
  })

  it('does not go out with a row that gives something away', async () => {
    const ranking = await frozen()
    const spoil = (column: 'masked_name' | 'town', value: string) => w.platform.db.updateTable('ranking_entries')
      .set({ [column]: value }).where('ranking_id', '=', ranking.id).where('position', '=', 2).execute()
    for (const name of ['孙测试', '孙** 430102198501011234', '孙** 1985', '*a3f5b2c1d4']) {
      await spoil('masked_name', name)
      const refused = await notices.publish(approver(), ranking.id, { signature: '审批人' })
      assert.deepEqual(
        refused, { ok: false, refusals: [{ code: 'notices.leak', params: { position: 2, column: 'maskedName' } }] },
        name,
      )
    }
    await spoil('masked_name', '孙**')
    await spoil('town', '430102198')
    assert.deepEqual(codes(await notices.publish(approver(), ranking.id, { signature: '审批人' })), ['notices.leak'])
    await spoil('town', '440604012')
    assert.ok((await notices.publish(approver(), ranking.id, { signature: '审批人' })).ok)
  })

  it('tells every applicant once, by message, where they stand and until when to object', async () => {
    await applicant(w, 50, { facts: ELIGIBLE }, place)
    await published()
    const rows = await w.platform.db.selectFrom('outbox').select('payload').execute()
    const texts = rows.map(
      row => JSON.parse(
        w.platform.vault.open('message', (row.payload as { sealed: string }).sealed)
      ) as { text: string }
    )
      .map(message => message.text).toSorted()
    assert.equal(texts.length, 3)
    assert.match(texts.join('\n'), /序号 1，得分 80 分，第 1 名，在入户名额之内。如有异议请于2014年12月15日前（含当日）登录提出/)
    assert.match(texts.join('\n'), /440604-2014-000050）得分 0 分，未进入排名/)
  })

  it('finds a row by list number or by a part of the mask, and pages by a hundred', async () => {
    const people = Array.from(
      { length: 205 }, (_, n) => ({ ...ELIGIBLE, education: 'college', blood_donations: n % 5 }),
    )
    const ranking = await frozen(people)
    const made = await notices.publish(approver(), ranking.id, { signature: '审批人' })
    assert.ok(made.ok)
    const { id } = made.value
    const page = (n: number, q = '') => notices.page(id, n, q, '2014-12-01')
    assert.deepEqual(
      [(await page(1))?.entries.length, (await page(3))?.entries.length, (await page(3))?.pages], [100, 5, 3],
    )
    assert.deepEqual((await page(9))?.entries.map(entry => entry.position), [201, 202, 203, 204, 205])
    assert.deepEqual((await page(1, '204'))?.entries.map(entry => entry.position), [204])
    assert.deepEqual((await page(1, '999'))?.entries, [])
    assert.equal((await page(1, '钱'))?.total, 26)
    assert.equal((await page(1, '%'))?.total, 0)
    assert.equal((await notices.all(id, '2014-12-01'))?.entries.length, 205)
  })

  it('tells an applicant where they stand, also when they are not on the list', async () => {
    const low = await applicant(w, 60, { facts: ELIGIBLE }, place)
    const notice = await published()
    const [first] = (await w.rankings.entries(notice.rankingId)).entries
    assert.equal((await notices.entryFor(first?.applicationId ?? ''))?.entry?.rank, 1)
    assert.deepEqual(await notices.entryFor(low), { notice, entry: undefined })
  })

  it('ends by itself after its last day, names who may get a card, and is taken down after the time for remedies', async () => {
    const notice = await published()
    const at = async (day: string) => {
      w.clock.set(`${day}T02:00:00.000Z`)
      await notices.due(w.ctx(systemActor(CITY)))
      return (await notices.get(notice.id))?.status
    }
    assert.equal(await at('2014-12-15'), 'published', 'the last day still counts')
    assert.equal(await w.rankings.admitted(roundId), undefined)
    assert.equal(await at('2014-12-16'), 'ended')
    assert.equal(await at('2014-12-16'), 'ended', 'once is enough')
    assert.equal((await w.rounds.get(roundId))?.state.status, 'issuing')
    const admitted = await w.rankings.admitted(roundId)
    assert.deepEqual([admitted?.seats, admitted?.ready.length, admitted?.waiting], [2, 2, []])
    assert.equal(await at('2015-02-13'), 'ended')
    assert.ok(await notices.page(notice.id, 1, '', '2015-02-13'))
    assert.equal(
      await notices.page(notice.id, 1, '', '2015-02-14'), undefined, 'gone even before anybody takes it down',
    )
    assert.equal(await at('2015-02-14'), 'taken_down')
    assert.deepEqual(await notices.list('2015-02-14'), [])
  })

  it('says so when the State Council has not published the year', async () => {
    const ranking = await frozen()
    w.clock.set('2026-12-25T02:00:00.000Z')
    assert.deepEqual(
      codes(await notices.publish(approver(), ranking.id, { signature: '审批人' })), ['calendar.not_published'],
    )
  })

  it('refuses a list nobody is on', async () => {
    const ranking = await frozen([ELIGIBLE])
    assert.deepEqual(codes(await notices.publish(approver(), ranking.id, { signature: '审批人' })), ['notices.nobody'])
  })

  it('has no page for an address that is none', async () => {
    assert.equal(await notices.page("1' or '1'='1", 1, '', '2014-12-01'), undefined)
    assert.equal(await notices.get('..'), undefined)
  })
})

describe('the check before publication', () => {
  const row = { position: 1, maskedName: '张**', town: '440604012', points: 8000, rank: 1, admitted: true }

  it('lets masks through and nothing that names a person', () => {
    for (const name of ['张**', '欧阳*', '买**·**', '*', 'J***']) assert.equal(
      leak([{ ...row, maskedName: name }], '440604'), undefined, name,
    )
    for (const name of ['张三', '张*三', '', '张', '张**1', '欧阳修*']) {
      assert.equal(leak([{ ...row, maskedName: name }], '440604')?.code, 'notices.leak', name)
    }
  })

  it('refuses columns the list does not have and towns of elsewhere', () => {
    assert.deepEqual(leak(
      [{ ...row, idNumber: '430102198501011234' } as never], '440604',
    )?.params, { position: 1, column: 'idNumber' })
    assert.equal(leak([{ ...row, town: '440605011' }], '440604')?.params?.column, 'town')
    assert.equal(leak([{ ...row, points: 60.5 }], '440604')?.params?.column, 'points')
  })

  it('knows what a finished page must not hold', () => {
    const found = (text: string) => leaksIn(text)[0]
    assert.equal(found('430102198501011234'), 'identity number')
    assert.equal(found('43010219850101123X'), 'identity number')
    assert.equal(found('出生 1985-01-02'), 'birth date')
    assert.equal(found('13912345678'), 'phone')
    assert.equal(found('d41d8cd98f00b204e9800998ecf8427e'), 'hash')
    assert.equal(found('440604-2014-000123'), 'case number')
    assert.equal(found('公示期至 2014-12-15，第 1 页，钱** 80 分'), undefined)
  })
})
