import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '#platform/access.ts'
import { rebuild } from '#platform/aggregate.ts'
import { createVault } from '#platform/crypto.ts'
import { relayMessages, sentMessages } from '#platform/messages.ts'
import { systemActor, type Platform } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import { testPlatform, testSecrets, type TestPlatform } from '#platform/testing.ts'
import { readSheet } from '#server/sheets/index.ts'
import { reportAggregate } from './decide-report.ts'
import { createBoards, type Boards, type BoardView } from './index.ts'
import { confirmed, liaison, picture, reported } from './testing.ts'

const CITY = '440700'
const codes = (answer: Result<unknown>) =>
  answer.ok ? [] : answer.refusals.map(({ code, field }) => `${code} ${field ?? ''}`.trim())
const value = <T>(answer: Result<T>): T => {
  assert.ok(answer.ok, JSON.stringify(answer))
  return answer.value
}

describe('the board of Jiangmen', () => {
  let test: TestPlatform
  let platform: Platform
  let boards: Boards
  let id: string
  before(async () => {
    test = await testPlatform('2012-11-28T02:00:00.000Z')
    platform = { ...test.platform, city: CITY, vault: createVault(testSecrets, CITY) }
    boards = createBoards(platform)
    const [document] = boards.documents()
    assert.ok(document)
    id = value(await boards.create(by(bureau), confirmed(document.text))).id
  })
  after(() => test.close())

  const bureau: Actor = { id: '00000000-0000-7000-8000-000000000001', role: 'bureau', city: CITY, name: '钱市局' }
  const by = (actor: Actor, command?: string) => test.ctx(actor, command)
  const of = (department: string) => by(liaison(CITY, department))
  const view = async (actor: Actor = bureau): Promise<BoardView> => value(await boards.board(by(actor), id))
  const task = async (number: number) => {
    const line = (await view()).lines[number - 1]
    assert.ok(line)
    return line
  }

  it('shows units that nobody knows, and makes no board before each is confirmed', async () => {
    const source = '1.登陆火星（市教育局、火星办）\n2.返航（火星办）'
    const input = confirmed(source, {
      title: '火星方案（虚构）',
      period: { name: '首次报送', from: '2012-11-28', dueOn: '2012-12-31' },
    })
    assert.deepEqual(await boards.unknown(input.tasks), ['火星办'])
    const refused = await boards.create(by(bureau), { ...input, confirmed: [] })
    assert.deepEqual(codes(refused), ['board.unknown units'])
    assert.deepEqual(codes(await boards.create(by(bureau), { ...input, confirmed: ['火星'] })), ['board.unknown units'])
    const own = await testPlatform('2012-11-28T02:00:00.000Z')
    try {
      const other = createBoards({ ...own.platform, city: CITY, vault: createVault(testSecrets, CITY) })
      const made = value(await other.create(own.ctx(bureau), { ...input, confirmed: ['火星办'] }))
      assert.ok(made.id)
      assert.deepEqual(await other.unknown(input.tasks), [], 'once confirmed it is known')
    } finally {
      await own.close()
    }
  })

  it('holds the 32 tasks and everybody named, with the report day of the document (JM-1, JM-10)', async () => {
    const board = await view()
    assert.equal(board.lines.length, 32)
    const regions = board.organisations.filter(({ organisation }) => organisation.id.startsWith('region-'))
    assert.equal(board.organisations.length - regions.length, 25, 'departments named')
    assert.deepEqual(
      regions.map(({ organisation }) => organisation.zh).toSorted(),
      ['台山市', '开平市', '恩平市', '新会区', '江海区', '蓬江区', '鹤山市'].toSorted(),
      '各市、区 taken apart: each reports',
    )
    assert.deepEqual(
      board.lines
        .filter(({ partners }) => partners.some(({ id: one }) => one === 'region-440781'))
        .map(({ clause }) => clause),
      ['一、15', '一、19', '一、27', '一、30'],
      'where the wording speaks to them',
    )
    assert.deepEqual(
      [board.period.dueOn, board.number, board.issued],
      ['2012-12-03', '江办发〔2012〕23号', '2012-11-27'],
    )
    assert.match(board.period.quote, /12月3日前/)
    assert.ok(board.lines.every(({ verbatim, en }) => verbatim && en))
    assert.deepEqual([board.lines[0]?.lead.id, board.lines[0]?.partners.map(one => one.id)], ['hr', ['finance']])
    assert.deepEqual(board.counts.progress.none, 32)
    assert.ok(board.rest.some(({ text }) => text.startsWith('省委、省政府将把')))
  })

  it('is made by the bureau alone, all or nothing, once for one form', async () => {
    const [document] = boards.documents()
    const input = confirmed(document?.text ?? '')
    assert.deepEqual(codes(await boards.create(of('hr'), input)), ['access.not_allowed'])
    const broken = {
      ...input,
      tasks: input.tasks.map((one, at) =>
        at === 4 ? { ...one, lead: '' } : at === 6 ? { ...one, partners: '甲' } : one,
      ),
    }
    const boardsBefore = value(await boards.list(by(bureau))).length
    assert.deepEqual(codes(await boards.create(by(bureau), broken)), [
      'board.lead t4-lead',
      'board.organisation t6-partners',
    ])
    const twice = by(bureau, 'one form')
    const small = { ...input, title: '两次', tasks: input.tasks.slice(0, 2) }
    const first = value(await boards.create(twice, small))
    assert.equal(value(await boards.create(twice, small)).id, first.id)
    assert.equal(value(await boards.list(by(bureau))).length, boardsBefore + 1)
    const made = value(await boards.board(by(bureau), first.id))
    assert.ok(
      made.rest.some(({ text }) => text.startsWith('3.鼓励有条件的企业')),
      'tasks left out are in the rest',
    )
  })

  it('a department drafts and signs for itself, on its own tasks only', async () => {
    const line = await task(2)
    const input = {
      progress: 'under_way',
      text: '已印发学籍管理办法（虚构）',
      difficulty: '',
      next: '',
      files: [],
      remove: [],
    }
    assert.deepEqual(codes(await boards.saveReport(of('housing'), line.id, input)), ['access.other_patch'])
    assert.deepEqual(codes(await boards.saveReport(by(bureau), line.id, input)), ['access.not_allowed'])
    const saved = value(await boards.saveReport(of('education'), line.id, input))
    assert.equal((await task(2)).progress, undefined, 'a draft is nobody’s but the department’s')
    assert.deepEqual(codes(await boards.sign(of('police'), saved.id)), ['access.other_patch'])
    assert.ok((await boards.sign(of('education'), saved.id)).ok)
    const after = await task(2)
    assert.deepEqual([after.progress, after.reports[0]?.signedOn, after.text], ['under_way', '2012-11-28', input.text])
    assert.equal(
      value(await boards.saveReport(of('education'), line.id, input)).state.draft,
      undefined,
      'nothing changed: no draft',
    )
    const more = value(await boards.saveReport(of('education'), line.id, { ...input, next: '下月检查（虚构）' }))
    assert.deepEqual(await rebuild(platform.db, reportAggregate, CITY, saved.id), more.state)
    value(await boards.discard(of('education'), saved.id))
  })

  it('shows what was written to the bureau and the task’s departments, and to no other', async () => {
    const line = await task(2)
    assert.equal((await view(liaison(CITY, 'police'))).lines[1]?.text, '已印发学籍管理办法（虚构）')
    assert.equal((await view(liaison(CITY, 'housing'))).lines[1]?.text, '')
    assert.deepEqual(codes(await boards.task(of('housing'), line.id)), ['access.other_patch'])
    assert.equal(value(await boards.task(of('police'), line.id)).reports.length, 1)
    const clerk: Actor = { ...bureau, role: 'clerk', district: '440781', town: '440781001' }
    assert.deepEqual(codes(await boards.board(by(clerk), id)), ['access.not_allowed'])
    assert.deepEqual(codes(await boards.board(by({ ...bureau, city: '440600' }), id)), ['access.other_patch'])
  })

  it('keeps evidence sealed, by content, and only while a signed report holds on to it', async () => {
    const line = await task(3)
    const scan = picture()
    const base = { progress: 'done', text: '已建成（虚构）', difficulty: '', next: '' }
    assert.deepEqual(
      codes(
        await boards.saveReport(of('housing'), line.id, {
          ...base,
          files: [{ name: 'a.png', content: Buffer.from('MZ') }],
          remove: [],
        }),
      ),
      ['file.type files'],
    )
    const files = [
      { name: '照片一.png', content: scan },
      { name: 'C:\\x\\照片二.png', content: scan },
    ]
    const saved = value(await boards.saveReport(of('housing'), line.id, { ...base, files, remove: [] }))
    const [one = '', two = ''] = saved.state.draft?.evidence.map(file => file.id) ?? []
    assert.deepEqual(codes(await boards.evidence(by(bureau), one)), ['object.not_found'], 'a draft’s file')
    assert.deepEqual(codes(await boards.evidence(of('education'), one)), ['access.other_patch'])
    const less = value(await boards.saveReport(of('housing'), line.id, { ...base, files: [], remove: [two] }))
    assert.equal(value(await boards.undo(of('housing'), less.id)).state.draft?.evidence.length, 2)
    value(await boards.saveReport(of('housing'), line.id, { ...base, files: [], remove: [two] }))
    value(await boards.sign(of('housing'), saved.id))
    const read = value(await boards.evidence(by(bureau), one))
    assert.deepEqual([read.name, read.mediaType, read.content.equals(scan)], ['照片一.png', 'image/png', true])
    assert.ok((await boards.evidence(of('education'), one)).ok, 'a partner')
    assert.deepEqual(codes(await boards.evidence(of('police'), one)), ['access.other_patch'])
    assert.deepEqual(codes(await boards.evidence(of('housing'), two)), ['object.not_found'])
    const rows = await platform.db.selectFrom('board_evidence').select(['content', 'name_sealed']).execute()
    assert.ok(
      rows.every(
        ({ content, name_sealed }) => !content.includes(scan.subarray(0, 64)) && !name_sealed.includes('照片'),
      ),
    )
  })

  it('reminds by message where there is a phone, in the list where there is none, once a day', async () => {
    assert.deepEqual(codes(await boards.setPhone(of('finance'), '12')), ['identity.phone phone'])
    assert.deepEqual(codes(await boards.setPhone(of('nobody'), '13900000073')), ['object.not_found'])
    assert.ok((await boards.setPhone(of('finance'), '139 0000 0071')).ok)
    assert.equal(await boards.hasPhone(of('finance')), true)
    assert.deepEqual(codes(await boards.remind(of('hr'), id, ['finance'])), ['access.not_allowed'])
    assert.deepEqual(codes(await boards.remind(by(bureau), id, [])), ['board.remind_nobody organisation'])
    assert.deepEqual(value(await boards.remind(by(bureau), id, ['finance', 'court'])), { reminded: 2, messages: 1 })
    assert.deepEqual(codes(await boards.remind(by(bureau), id, ['finance'])), ['board.reminded organisation'])
    await relayMessages(platform)
    const [message] = await sentMessages(platform)
    assert.deepEqual([message?.kind, message?.phone], ['board_reminder', '13900000071'])
    assert.match(message?.text ?? '', /江办发〔2012〕23号：贵单位还有\d+项任务没有签报/)
    const [own] = value(await boards.own(of('court')))
    assert.deepEqual([own?.tasks.length, own?.reminders.map(({ sent }) => sent)], [1, [false]])
  })

  it('reminds everybody who has something missing on the report day and once after it', async () => {
    const due = (instant: string) => {
      test.clock.set(instant)
      return boards.due(by(systemActor(CITY)))
    }
    const count = async () => value(await boards.reminders(by(bureau), id)).filter(({ automatic }) => automatic).length
    await due('2012-12-02T02:00:00.000Z')
    assert.equal(await count(), 0)
    await due('2012-12-03T02:00:00.000Z')
    await due('2012-12-03T03:00:00.000Z')
    const first = await count()
    assert.ok(first >= 20)
    await due('2012-12-05T02:00:00.000Z')
    await due('2012-12-06T02:00:00.000Z')
    assert.equal(await count(), first * 2, 'once late, however late the day after comes')
  })

  it('says who is late and who has reported nothing', async () => {
    const board = await view()
    const { silent, late, reported: signed } = board.counts
    assert.deepEqual([signed, late], [2, 30])
    assert.equal(silent, 23 + 7, 'departments, and 各市、区 one by one')
    assert.deepEqual(board.lines[1]?.lateness, [])
    assert.deepEqual(board.lines[0]?.lateness, ['report'])
    assert.equal(
      board.organisations.find(({ organisation }) => organisation.id === 'hr')?.missing.length,
      board.lines.filter(({ lead, partners }) => [lead, ...partners].some(one => one.id === 'hr')).length,
    )
    const late1 = await task(1)
    value(await reported(boards, () => of('hr'), late1.id, '迟报（虚构）'))
    assert.deepEqual([(await task(1)).lateness, (await task(1)).reports[0]?.late], [[], true])
  })

  it('milestones are the lead’s; one past its day makes the task late', async () => {
    const line = await task(2)
    const add = { kind: 'add_milestone', title: '印发办法', dueOn: '2012-12-04' } as const
    assert.deepEqual(codes(await boards.changeTask(of('police'), line.id, add)), ['access.other_patch'])
    value(await boards.changeTask(of('education'), line.id, add))
    assert.deepEqual((await task(2)).lateness, ['milestone'])
    const [milestone] = value(await boards.task(of('education'), line.id)).milestones
    value(await boards.changeTask(of('education'), line.id, { kind: 'finish_milestone', id: milestone?.id ?? '' }))
    assert.deepEqual((await task(2)).milestones, { total: 1, done: 1, late: 0 })
  })

  it('another department can be put in charge, with a reason; a new name becomes an organisation', async () => {
    const line = await task(31)
    const change = {
      kind: 'reassign',
      lead: '市委宣传部',
      partners: '市文广新局、江门日报社、市网信办',
      reason: '',
    } as const
    assert.deepEqual(codes(await boards.changeTask(by(bureau), line.id, change)), ['field.required reason'])
    value(await boards.changeTask(by(bureau), line.id, { ...change, reason: '机构调整（虚构）' }))
    assert.deepEqual(
      (await task(31)).partners.map(({ zh }) => zh),
      ['市文广新局', '江门日报社', '市网信办'],
    )
  })

  it('is assessed by the bureau with the marks it set, all of a form or none', async () => {
    const [one, two] = [await task(1), await task(2)]
    const scores = [
      { task: one.id, score: '80', comment: '评语甲' },
      { task: two.id, score: '101', comment: '' },
    ]
    assert.deepEqual(codes(await boards.assess(of('hr'), id, scores)), ['access.not_allowed'])
    assert.deepEqual(codes(await boards.assess(by(bureau), id, scores)), [`board.no_scale score-${one.id}`])
    value(await boards.setScale(by(bureau), id, '100'))
    assert.deepEqual(codes(await boards.assess(by(bureau), id, scores)), [`board.score score-${two.id}`])
    assert.equal((await task(1)).score, undefined)
    assert.deepEqual(value(await boards.assess(by(bureau), id, scores.slice(0, 1))), { assessed: 1 })
    assert.deepEqual(codes(await boards.setScale(by(bureau), id, '50')), ['board.scale_used scale'])
    assert.deepEqual(codes(await boards.closePeriod(by(bureau), id)), ['board.unassessed'])
    assert.equal((await view(liaison(CITY, 'hr'))).lines[0]?.score, 8000)
    assert.equal(
      (await view(liaison(CITY, 'finance'))).lines[0]?.score,
      undefined,
      'a partner is not told the lead’s score',
    )
  })

  it('a closed period stays as it was; the next begins empty', async () => {
    const board = await view()
    value(
      await boards.assess(
        by(bureau),
        id,
        board.lines.slice(1).map(line => ({ task: line.id, score: '90.5', comment: '' })),
      ),
    )
    value(await boards.closePeriod(by(bureau), id))
    const closed = await view()
    const hr = closed.organisations.find(({ organisation }) => organisation.id === 'hr')
    assert.equal(hr?.score, Math.round((8000 + 9050 * ((hr?.leads ?? 0) - 1)) / (hr?.leads ?? 1)))
    const seen = JSON.stringify(await view(liaison(CITY, 'finance')))
    assert.equal(
      seen.includes('"score":8000') || seen.includes('评语甲'),
      false,
      'no department is told another’s scores, the closed summary among them',
    )
    assert.deepEqual(codes(await reported(boards, () => of('hr'), closed.lines[6]?.id ?? '', '太迟')), [
      'board.period_closed',
    ])
    value(await boards.addPeriod(by(bureau), id, { name: '2013年第一季度', from: '2013-01-01', dueOn: '2013-04-05' }))
    const next = await view()
    assert.deepEqual([next.period.number, next.counts.reported, next.counts.late], [2, 0, 0])
    assert.equal(next.lines[2]?.progress, 'done', 'the state is carried on')
    value(await reported(boards, () => of('hr'), closed.lines[0]?.id ?? '', '二期（虚构）', 'done'))
    const old = value(await boards.board(by(bureau), id, 1))
    assert.deepEqual([old.lines[0]?.progress, old.lines[0]?.score, old.current], ['under_way', 8000, false])
  })

  it('goes to Excel with every task, department and report', async () => {
    const { content } = value(await boards.workbook(by(bureau), id, 1))
    const sheet = value(await readSheet(content, { sheet: '任务' }))
    assert.equal(sheet.rows.length, 2 + 32)
    assert.deepEqual(sheet.rows[2]?.slice(0, 1), ['一、1'])
    assert.deepEqual(codes(await boards.workbook(of('hr'), id)), ['access.not_allowed'])
  })

  it('answers “not found” for what is not there', async () => {
    for (const nothing of ['x', '00000000-0000-7000-8000-000000000000']) {
      assert.deepEqual(codes(await boards.board(by(bureau), nothing)), ['object.not_found'])
      assert.deepEqual(codes(await boards.task(by(bureau), nothing)), ['object.not_found'])
      assert.deepEqual(codes(await boards.sign(of('hr'), nothing)), ['object.not_found'])
      assert.deepEqual(codes(await boards.evidence(by(bureau), nothing)), ['object.not_found'])
    }
  })
})
