import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { rebuild } from '#platform/aggregate.ts'
import { relayMessages, sentMessages } from '#platform/messages.ts'
import { systemActor } from '#platform/platform.ts'
import { codes, directTest, dongguanEntry, must, PLACES, reviewed, type DirectTest } from '#server/direct/testing.ts'
import { createAccounts } from '#server/accounts/index.ts'
import { readSheet } from '#server/sheets/index.ts'
import { createTargets } from '#server/targets/index.ts'
import { reportAggregate } from './decide.ts'
import { createReports, type Reports } from './index.ts'

/** The smallest picture there is, with a tail that makes it long enough to look for in the database. */
const picture = Buffer.concat([
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  Buffer.alloc(512, 7),
])
const CITY = '441900'
const { town, district } = PLACES[CITY]

describe('monthly reports of Dongguan (DG-13)', () => {
  let t: DirectTest
  let reports: Reports
  let clerk: Actor
  let second: Actor
  let elsewhere: Actor
  let officer: Actor
  let bureau: Actor
  let settled: string
  before(async () => {
    t = await directTest(CITY)
    const { platform, packs, direct } = t
    const accounts = createAccounts(platform)
    reports = createReports(platform, { packs, direct, targets: createTargets(platform, { packs, direct }), accounts })
    const add = async (name: string, at: string): Promise<Actor> => {
      const { id } = await accounts.addStaff({
        username: name,
        name,
        role: 'clerk',
        district,
        town: at,
        password: 'not a secret of anybody',
      })
      return t.actor('clerk', { id, name, town: at })
    }
    clerk = await add('陈窗口', town)
    elsewhere = await add('别镇窗口', '441900122')
    officer = t.actor('officer')
    bureau = t.actor('bureau', { name: '钱市局' })
    settled = await approved(1)
    await approved(2)
    t.test.clock.set('2012-11-05T02:00:00.000Z')
  })
  after(() => t.close())

  async function approved(sequence: number): Promise<string> {
    const id = await reviewed(t, dongguanEntry(sequence), clerk)
    must(await t.direct.propose(t.ctx(clerk), id, { outcome: 'approve' }))
    must(await t.direct.decide(t.ctx(officer), id, { outcome: 'approve' }))
    return id
  }

  it('drafts from the cases; only a month that is over, only one’s own unit, only a unit there is', async () => {
    const typed = { remark: '', reason: '' }
    assert.deepEqual(codes(await reports.draft(t.ctx(clerk), '2012-11', town, typed)), ['reports.month_open month'])
    assert.deepEqual(codes(await reports.draft(t.ctx(clerk), '2012-10', '441900999', typed)), ['reports.unit unit'])
    assert.deepEqual(codes(await reports.draft(t.ctx(clerk), '2012-10', '441900122', typed)), ['access.other_patch'])
    assert.deepEqual(
      codes(await reports.draft(t.ctx(bureau), '2012-10', town, typed)),
      ['access.not_allowed'],
      'the bureau signs for nobody',
    )
    assert.deepEqual(codes(await reports.draft(t.ctx(officer), '2012-10', town, typed)), ['access.not_allowed'])
    assert.deepEqual(codes(await reports.months(t.ctx(t.actor('police')))), ['access.not_allowed'])
    const { state } = must(await reports.draft(t.ctx(clerk), '2012-10', town, { remark: '虚构说明', reason: '' }))
    assert.deepEqual(
      [state.draft?.numbers.month.submitted, state.draft?.numbers.month.approved, state.draft?.numbers.year.accepted],
      [2, 2, 2],
    )
  })

  it('an office of one signs alone; of two the other signs; nobody twice', async () => {
    const accounts = createAccounts(t.platform)
    const { id } = await accounts.addStaff({
      username: '第二人',
      name: '第二人',
      role: 'clerk',
      district,
      town,
      password: 'not a secret of anybody',
    })
    second = t.actor('clerk', { id, name: '第二人' })
    assert.deepEqual(codes(await reports.sign(t.ctx(clerk), '2012-10', town)), ['reports.second_person'])
    const { id: report, state } = must(await reports.sign(t.ctx(second), '2012-10', town))
    assert.deepEqual([state.issues[0]?.byName, state.issues[0]?.signedByName], ['陈窗口', '第二人'])
    assert.deepEqual(codes(await reports.sign(t.ctx(second), '2012-10', town)), ['reports.signed'])
    assert.deepEqual(await rebuild(t.platform.db, reportAggregate, CITY, report), state)
    assert.deepEqual(codes(await reports.sign(t.ctx(elsewhere), '2012-10', '441900122')), ['reports.no_draft'])
  })

  it('every town and park owes one; who is late is listed, chased once a day and by the calendar once', async () => {
    const months = must(await reports.months(t.ctx(bureau)))
    assert.deepEqual(
      months.map(({ month }) => month),
      ['2012-10', '2012-09'],
    )
    assert.ok((months[0]?.units ?? 0) >= 32, String(months[0]?.units))
    assert.equal(months[0]?.signed, 1)
    assert.equal(must(await reports.month(t.ctx(clerk), '2012-10')).lines.length, 1, 'a town sees its own')
    must(await reports.setPhone(t.ctx(elsewhere), '441900122', '13900000071'))
    assert.deepEqual(codes(await reports.setPhone(t.ctx(clerk), '441900122', '13900000071')), ['access.other_patch'])
    assert.deepEqual(codes(await reports.saveDueDay(t.ctx(bureau), '31')), ['reports.due_day dueDay'])
    assert.deepEqual(
      codes(await reports.chase(t.ctx(bureau), '2012-10', ['441900122'])),
      ['reports.reminded unit'],
      'not late yet',
    )
    assert.equal(must(await reports.saveDueDay(t.ctx(bureau), '3')).dueDay, 3)
    const view = must(await reports.month(t.ctx(bureau), '2012-10'))
    assert.equal(view.lines.find(({ unit }) => unit.id === town)?.late, false)
    assert.equal(view.lines.find(({ unit }) => unit.id === '441900122')?.late, true)
    assert.deepEqual(must(await reports.chase(t.ctx(bureau), '2012-10', ['441900122', town])), {
      reminded: 1,
      messages: 1,
    })
    assert.deepEqual(codes(await reports.chase(t.ctx(bureau), '2012-10', ['441900122'])), ['reports.reminded unit'])
    assert.deepEqual(codes(await reports.chase(t.ctx(clerk), '2012-10', ['441900122'])), ['access.not_allowed'])
    t.test.clock.set('2012-11-06T02:00:00.000Z')
    for (let n = 0; n < 2; n++) await reports.due(t.ctx(systemActor(CITY)))
    await relayMessages(t.platform)
    const sent = (await sentMessages(t.platform)).filter(({ kind }) => kind === 'report_reminder')
    assert.equal(sent.length, 2, 'one by hand, one for October; the scheme is of 27 September, that month is not owed')
    assert.ok(sent.every(({ phone, text }) => phone === '13900000071' && [...text].length <= 70))
  })

  it('is compiled by the bureau; a correction leads to a report that says what changed, and to a compilation that does', async () => {
    assert.deepEqual(codes(await reports.compile(t.ctx(officer), '2012-10', '')), ['access.not_allowed'])
    assert.deepEqual(codes(await reports.compile(t.ctx(bureau), '2012-09', '')), ['reports.nothing_signed'])
    assert.deepEqual(codes(await reports.compiledFile(t.ctx(bureau), '2012-10', 'city')), ['reports.not_compiled'])
    assert.equal(must(await reports.compile(t.ctx(bureau), '2012-10', '')).state.issues[0]?.sum.month.approved, 2)
    assert.deepEqual(codes(await reports.draft(t.ctx(clerk), '2012-10', town, { remark: '虚构说明', reason: '' })), [
      'reports.unchanged',
    ])
    must(await t.direct.sendBack(t.ctx(t.actor('police')), settled, { clause: 'DG-2', reason: '证书系伪造（虚构）' }))
    const changed = must(await reports.unit(t.ctx(clerk), '2012-10', town)).line
    assert.equal(changed.status, 'changed')
    assert.deepEqual(
      changed.changes.map(({ period, measure, before: was, after: is }) => [period, measure, was, is]),
      [
        ['month', 'approved', 2, 1],
        ['year', 'approved', 2, 1],
      ],
    )
    const listed = async (who: Actor) => must(await reports.months(t.ctx(who))).find(({ month: at }) => at === '2012-10')
    const [own, whole] = [await listed(clerk), await listed(bureau)]
    assert.deepEqual([own?.signed, own?.changed, own?.outdated], [1, 1, false], 'the list tells the unit')
    assert.deepEqual([whole?.changed, whole?.outdated], [1, true], 'and the bureau that what it compiled is outdated')
    must(await reports.draft(t.ctx(clerk), '2012-10', town, { remark: '', reason: '一件因假证取消（虚构）' }))
    const issue = must(await reports.sign(t.ctx(second), '2012-10', town)).state.issues.at(-1)
    assert.deepEqual([issue?.number, issue?.reason, issue?.changes.length], [2, '一件因假证取消（虚构）', 2])
    assert.deepEqual(codes(await reports.compile(t.ctx(bureau), '2012-10', '')), ['reports.reason reason'])
    const again = must(await reports.compile(t.ctx(bureau), '2012-10', '镇街重报（虚构）')).state.issues.at(-1)
    assert.deepEqual(
      again?.changes.map(({ unit, before: was, after: is }) => [unit, was, is]),
      [
        [town, 2, 1],
        [town, 2, 1],
      ],
    )
    const file = must(await reports.compiledFile(t.ctx(bureau), '2012-10', 'province'))
    const sheet = must(await readSheet(file.content, { sheet: '更正' }))
    assert.deepEqual(sheet.rows[2]?.slice(1), ['本月', '核准', 2, 1])
  })

  it('the bureau gives a report back: told by message, counted as missing until it is signed again (DG-13)', async () => {
    must(await reports.setPhone(t.ctx(clerk), town, '13900000072'))
    assert.deepEqual(codes(await reports.giveBack(t.ctx(officer), '2012-10', town, '请核实')), ['access.not_allowed'])
    assert.deepEqual(codes(await reports.giveBack(t.ctx(bureau), '2012-10', '441900122', '请核实')), [
      'reports.nothing_to_return',
    ])
    must(await reports.giveBack(t.ctx(bureau), '2012-10', town, '入户数请与公安核对（虚构）'))
    await relayMessages(t.platform)
    assert.ok((await sentMessages(t.platform)).some(({ phone, text }) => phone === '13900000072' && /退回/.test(text)))
    const month = must(await reports.month(t.ctx(bureau), '2012-10'))
    const line = month.lines.find(({ unit }) => unit.id === town)
    assert.deepEqual([line?.status, line?.late, line?.stands, month.compileAgain], ['returned', true, undefined, true])
    assert.equal(must(await reports.months(t.ctx(bureau)))[0]?.signed, 0)
    must(await reports.draft(t.ctx(clerk), '2012-10', town, { remark: '', reason: '已核对，无误（虚构）' }))
    const signed = must(await reports.sign(t.ctx(second), '2012-10', town))
    assert.equal(signed.state.issues.length, 3)
    assert.deepEqual(await rebuild(t.platform.db, reportAggregate, CITY, signed.id), signed.state)
    const again = must(await reports.compile(t.ctx(bureau), '2012-10', '退回后重报（虚构）')).state.issues.at(-1)
    assert.deepEqual([again?.changes, again?.rows.find(({ unit }) => unit === town)?.issue], [[], 3])
  })

  it('a department reports its own step of the whole city: the police settlement, others how reviews ended', async () => {
    const accounts = createAccounts(t.platform)
    const member = async (department: string): Promise<Actor> => {
      const staff = { name: department, department, role: 'department' as const, password: 'not a secret of anybody' }
      const { id } = await accounts.addStaff({ username: `dept-${department}`, ...staff })
      return { id, role: 'department', city: CITY, name: department, department }
    }
    const [police, finance] = [await member('police'), await member('finance')]
    assert.equal(must(await reports.units(t.ctx(finance))).length, 0, 'no duty in the scheme, nothing to report')
    const { lines } = must(await reports.month(t.ctx(police), '2012-10'))
    assert.deepEqual(
      lines.map(({ unit }) => unit.measures),
      [['approved', 'refused', 'settled', 'people_settled']],
    )
    const { state } = must(await reports.draft(t.ctx(police), '2012-10', 'police', { remark: '', reason: '' }))
    assert.deepEqual([state.draft?.numbers.month.submitted, state.draft?.numbers.month.approved], [0, 1])
    must(await reports.sign(t.ctx(police), '2012-10', 'police'))
    const row = must(await reports.compile(t.ctx(bureau), '2012-10', '公安已报（虚构）'))
      .state.issues.at(-1)
      ?.rows.at(-1)
    assert.deepEqual([row?.unit, row?.measures?.length], ['police', 4])
  })

  it('a draft that no longer agrees with the cases is not signed', async () => {
    must(await reports.draft(t.ctx(elsewhere), '2012-10', '441900122', { remark: '', reason: '' }))
    const other = { ...elsewhere }
    t.test.clock.set('2012-10-20T02:00:00.000Z')
    const late = t.direct.enter(t.ctx(other), { ...dongguanEntry(7), employerTown: '441900122' })
    must(await late)
    t.test.clock.set('2012-11-07T02:00:00.000Z')
    assert.deepEqual(codes(await reports.sign(t.ctx(other), '2012-10', '441900122')), ['reports.stale'])
  })

  it('inspections: found by the bureau, settled by the unit with a note; in the summary of the year (DG-10)', async () => {
    const finding = { field: 'finding', text: '材料清单未公示（虚构）', clause: 'DG-6', dueOn: '2012-11-20', files: [] }
    const input = { unit: town, on: '2012-11-06', inspectors: '甲、乙（虚构）', scope: '受理', findings: [finding] }
    assert.deepEqual(codes(await reports.hold(t.ctx(clerk), input)), ['access.not_allowed'])
    assert.deepEqual(codes(await reports.hold(t.ctx(bureau), { ...input, unit: '441900999' })), ['reports.unit unit'])
    const held = must(await reports.hold(t.ctx(bureau), input))
    const id = held.state.findings[0]?.id ?? ''
    assert.deepEqual(
      codes(
        await reports.changeInspection(t.ctx(elsewhere), held.id, {
          kind: 'settle',
          finding: id,
          note: '冒',
          files: [],
        }),
      ),
      ['access.other_patch'],
    )
    const before = must(await reports.year(t.ctx(bureau), 2012)).rows.find(({ unit }) => unit.id === town)
    assert.deepEqual([before?.open, before?.closed, before?.signed], [1, 0, 1])
    const settle = (files: readonly { name: string; content: Uint8Array }[]) =>
      reports.changeInspection(t.ctx(clerk), held.id, { kind: 'settle', finding: id, note: '已公示（虚构）', files })
    const photo = { name: 'C:\\照片\\公示栏.png', content: picture }
    assert.deepEqual(codes(await settle([{ name: 'x.png', content: new TextEncoder().encode('<svg/>') }])), [
      `file.type files-${id}`,
    ])
    assert.deepEqual(codes(await settle(Array.from({ length: 6 }, () => photo))), [`reports.files files-${id}`])
    const done = must(await settle([photo]))
    const [file] = done.state.findings[0]?.done?.files ?? []
    assert.ok(file)
    assert.deepEqual([done.open, done.done, done.state.findings[0]?.settled], [1, 1, undefined], 'the bureau accepts')
    const accept = { kind: 'settle', finding: id, note: '', files: [] } as const
    assert.equal(must(await reports.changeInspection(t.ctx(bureau), held.id, accept)).open, 0)
    assert.deepEqual(must(await reports.inspectionFiles(t.ctx(bureau), held.id)), { [file.id]: '公示栏.png' })
    assert.deepEqual(codes(await reports.inspectionFile(t.ctx(elsewhere), file.id)), ['access.other_patch'])
    const read = must(await reports.inspectionFile(t.ctx(bureau), file.id))
    assert.deepEqual([read.name, read.mediaType, read.content.equals(photo.content)], ['公示栏.png', 'image/png', true])
    const rows = await t.platform.db.selectFrom('inspection_files').select(['content', 'name_sealed']).execute()
    assert.deepEqual(
      [rows.length, rows[0]?.content.includes(photo.content.subarray(0, 64))],
      [1, false],
      'sealed, once',
    )
    const reads = t.platform.db.selectFrom('reads').select('object').where('object', '=', `inspection_file:${file.id}`)
    assert.equal((await reads.where('granted', '=', true).execute()).length, 1)
    const view = must(await reports.year(t.ctx(bureau), 2012))
    const row = view.rows.find(({ unit }) => unit.id === town)
    assert.deepEqual([row?.open, row?.closed, row?.counts.submitted, view.over], [0, 1, 2, false])
    assert.ok(view.weak.unsigned.length > 30 && view.weak.unsettled.length === 0 && view.weak.behind.length === 0)
    assert.deepEqual(
      view.grades.map(({ name, counts }) => [name.zh, counts.submitted]),
      [['技师（二级）', view.sum.submitted]],
    )
    assert.deepEqual(codes(await reports.year(t.ctx(bureau), 2011)), ['reports.year year'])
    assert.deepEqual(codes(await reports.year(t.ctx(officer), 2012)), ['access.not_allowed'])
    assert.ok(must(await reports.yearFile(t.ctx(bureau), 2012)).content.length > 0)
  })

  it('the register as a file: recorded, in the patch, opened; views are one’s own (QY-9)', async () => {
    const reads = async () =>
      (await t.platform.db.selectFrom('reads').select('object').where('action', '=', 'direct.ledger').execute()).length
    const earlier = await reads()
    const file = must(await reports.register(t.ctx(officer), { town }))
    assert.equal(await reads(), earlier + 1)
    assert.ok(file.content instanceof Uint8Array)
    assert.equal(reports.exporting(t.ctx(officer))?.state, 'done')
    assert.equal(reports.exporting(t.ctx(bureau)), undefined, 'everybody sees the own one')
    const { rows } = must(await readSheet(file.content, { sheet: '台账' }))
    assert.equal(rows.length, 4, 'keys, headings, two cases')
    assert.match(String(rows[2]?.[2]), /^测试/)
    assert.match(String(rows[2]?.[5]), /^\d{17}[\dX]$/)
    assert.deepEqual(codes(await reports.register(t.ctx(t.actor('police')), {})), ['access.not_allowed'])
    must(await reports.saveView(t.ctx(officer), { name: '本镇已入户', query: `status=settled&town=${town}` }))
    must(await reports.saveView(t.ctx(officer), { name: '本镇已入户', query: 'status=approved' }))
    assert.deepEqual(must(await reports.views(t.ctx(officer))), [{ name: '本镇已入户', query: 'status=approved' }])
    assert.deepEqual(must(await reports.views(t.ctx(bureau))), [])
    assert.deepEqual(codes(await reports.saveView(t.ctx(officer), { name: ' ', query: '' })), [
      'reports.view_name name',
    ])
    must(await reports.removeView(t.ctx(officer), '本镇已入户'))
    assert.deepEqual(must(await reports.views(t.ctx(officer))), [])
  })
})

it('Qingyuan reports by county, and its officers sign', async () => {
  const t = await directTest('441800')
  try {
    const { platform, packs, direct } = t
    const reports = createReports(platform, {
      packs,
      direct,
      targets: createTargets(platform, { packs, direct }),
      accounts: createAccounts(platform),
    })
    t.test.clock.set('2012-10-05T02:00:00.000Z')
    const officer = t.actor('officer')
    assert.deepEqual(
      must(await reports.months(t.ctx(officer))).map(({ month, owed, late }) => [month, owed, late]),
      [
        ['2012-09', true, false],
        ['2012-08', true, true],
        ['2012-07', false, false],
      ],
      'in force from 30 July: August is the first whole month',
    )
    const july = must(await reports.month(t.ctx(officer), '2012-07'))
    assert.ok(july.lines.every(({ late }) => !late))
    const view = must(await reports.month(t.ctx(t.actor('bureau')), '2012-09'))
    assert.deepEqual([view.lines.length, view.lines.every(({ unit }) => unit.kind === 'district')], [8, true])
    must(await reports.draft(t.ctx(officer), '2012-09', '441881', { remark: '', reason: '' }))
    assert.equal(must(await reports.sign(t.ctx(officer), '2012-09', '441881')).state.issues.length, 1)
    assert.deepEqual(codes(await reports.draft(t.ctx(officer), '2012-09', '441802', { remark: '', reason: '' })), [
      'access.other_patch',
    ])
  } finally {
    await t.close()
  }
})
