import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#platform/access.ts'
import type { Result } from '#platform/result.ts'
import { decideBoard, evolveBoard } from './decide-board.ts'
import { decideReport, evolveReport, isLate, standing } from './decide-report.ts'
import { decideTask, evolveTask, scoreOf } from './decide-task.ts'
import { namesIn } from './organisations.ts'
import { addressedIn, expanded } from './regions.ts'
import { reminderText } from './remind.ts'
import { clausesInWords } from './view.ts'
import type { BoardState, Content, Period, ReportCommand, ReportState, TaskCommand, TaskState } from './types.ts'

const actor: Actor = { id: 'b', role: 'bureau', city: '440700', name: '钱' }
const on = (today: string, who: Actor = actor) => ({ today, actor: who })
const period: Period = { number: 1, name: '首次报送', from: '2012-11-27', dueOn: '2012-12-03', quote: '' }
const closed: Period = { ...period, closed: { on: '2012-12-10', by: 'b', tasks: [] } }
const codes = (answer: Result<unknown>) =>
  answer.ok ? [] : answer.refusals.map(({ code, field }) => `${code} ${field ?? ''}`.trim())

describe('a board', () => {
  const create = {
    kind: 'create',
    title: '意见',
    number: '',
    issued: '',
    source: '',
    rest: [],
    period,
    tasks: 1,
  } as const
  it('needs a title, a period that does not end before it begins, and a task: everything wrong at once', () => {
    const wrong = { ...create, title: ' ', tasks: 0, period: { ...period, name: '', dueOn: '2012-11-26' } }
    assert.deepEqual(codes(decideBoard(undefined, wrong, on('2012-11-28'))), [
      'field.required title',
      'field.required period',
      'board.period dueOn',
      'board.no_tasks',
    ])
    assert.deepEqual(
      codes(decideBoard(undefined, { ...create, period: { ...period, dueOn: '2012-02-30' } }, on('2012-11-28'))),
      ['field.date dueOn'],
    )
    assert.deepEqual(codes(decideBoard(undefined, { ...create, tasks: 301 }, on('2012-11-28'))), [
      'board.too_many_tasks',
    ])
  })

  const state: BoardState = { title: '意见', number: '', issued: '', source: '', rest: [], periods: [period] }
  it('is closed after the report day with every score in, and only then goes on to the next period', () => {
    const close = { kind: 'close_period', tasks: [], unassessed: 0 } as const
    assert.deepEqual(codes(decideBoard(state, close, on('2012-12-03'))), ['board.not_over'])
    assert.deepEqual(codes(decideBoard(state, { ...close, unassessed: 2 }, on('2012-12-04'))), ['board.unassessed'])
    assert.deepEqual(
      codes(
        decideBoard(
          state,
          { kind: 'add_period', name: '二', from: '2012-12-04', dueOn: '2013-01-05' },
          on('2012-12-04'),
        ),
      ),
      ['board.period_open'],
    )
    const done = decideBoard(state, close, on('2012-12-04'))
    assert.ok(done.ok)
    const after = done.value.reduce<BoardState>(
      (one, event) => evolveBoard(one, event, { id: 'x', actor: 'b', at: '' }),
      state,
    )
    assert.deepEqual(codes(decideBoard(after, close, on('2012-12-05'))), ['board.period_closed'])
    assert.ok(
      decideBoard(after, { kind: 'add_period', name: '二', from: '2012-12-04', dueOn: '2013-01-05' }, on('2012-12-05'))
        .ok,
    )
  })

  it('takes full marks from the bureau only as a whole number, and not under scores', () => {
    for (const typed of ['', '0', '1001', '99.5', '一百']) {
      assert.deepEqual(
        codes(decideBoard(state, { kind: 'set_scale', typed, used: false }, on('2012-12-04'))),
        ['board.scale scale'],
        typed,
      )
    }
    assert.deepEqual(codes(decideBoard(state, { kind: 'set_scale', typed: '100', used: true }, on('2012-12-04'))), [
      'board.scale_used scale',
    ])
    const done = decideBoard(state, { kind: 'set_scale', typed: '100', used: false }, on('2012-12-04'))
    assert.deepEqual(done.ok && done.value, [{ kind: 'scale_set', scale: 10_000 }])
  })
})

describe('a task', () => {
  const state: TaskState = {
    board: 'x',
    position: 1,
    clause: '一、1',
    quote: '做',
    assigned: '',
    verbatim: true,
    lead: 'hr',
    partners: [],
    milestones: [],
    assessments: [],
  }
  const assess = (more: Partial<Extract<TaskCommand, { kind: 'assess' }>> = {}) =>
    ({ kind: 'assess', period, scale: 10_000, typed: '87.5', comment: '', signers: ['s'], ...more }) as const

  it('is scored after the report day, within the full marks, by nobody who signed', () => {
    assert.deepEqual(codes(decideTask(state, assess(), on('2012-12-03'))), ['board.not_over'])
    assert.deepEqual(codes(decideTask(state, assess({ scale: undefined }), on('2012-12-04'))), ['board.no_scale'])
    assert.deepEqual(codes(decideTask(state, assess({ signers: ['b'] }), on('2012-12-04'))), ['access.same_person'])
    assert.deepEqual(codes(decideTask(state, assess({ period: closed }), on('2012-12-11'))), ['board.period_closed'])
    for (const typed of ['100.01', '-1', '9.999', 'x', '']) {
      assert.deepEqual(codes(decideTask(state, assess({ typed }), on('2012-12-04'))), ['board.score'], typed)
    }
    const done = decideTask(state, assess(), on('2012-12-04'))
    assert.deepEqual(done.ok && done.value, [{ kind: 'assessed', period: 1, score: 8750, comment: '' }])
  })

  it('a changed score says why, and the earlier one is kept', () => {
    const after = evolveTask(
      state,
      { kind: 'assessed', period: 1, score: 8750, comment: '' },
      { id: 't', actor: 'b', at: 'now' },
    )
    assert.deepEqual(codes(decideTask(after, assess({ typed: '90' }), on('2012-12-04'))), ['board.score_reason'])
    assert.deepEqual(decideTask(after, assess(), on('2012-12-04')), { ok: true, value: [] })
    const again = evolveTask(
      after,
      { kind: 'assessed', period: 1, score: 9000, comment: '补报' },
      { id: 't', actor: 'b', at: 'later' },
    )
    assert.deepEqual(
      again.assessments.map(({ score }) => score),
      [8750, 9000],
    )
  })

  it('scores are exact hundredths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), score => {
        const typed = `${Math.floor(score / 100)}.${String(score % 100).padStart(2, '0')}`
        assert.equal(scoreOf(typed, 10_000), score)
      }),
    )
    assert.equal(scoreOf('９0．５', 10_000), 9050)
  })

  it('its milestones are finished, opened again, removed; none twice', () => {
    const add = decideTask(state, { kind: 'add_milestone', id: 'm', title: ' ', dueOn: 'x' }, on('2012-12-04'))
    assert.deepEqual(codes(add), ['field.required title', 'field.date dueOn'])
    const meta = { id: 't', actor: 'd', at: '' }
    const one = evolveTask(
      state,
      { kind: 'milestone_added', milestone: { id: 'm', title: '印发方案', dueOn: '2012-12-20' } },
      meta,
    )
    const done = decideTask(one, { kind: 'finish_milestone', id: 'm' }, on('2012-12-10'))
    assert.deepEqual(done.ok && done.value, [{ kind: 'milestone_finished', id: 'm', on: '2012-12-10' }])
    assert.deepEqual(codes(decideTask(one, { kind: 'remove_milestone', id: 'n' }, on('2012-12-10'))), [
      'board.milestone',
    ])
    const finished = evolveTask(one, { kind: 'milestone_finished', id: 'm', on: '2012-12-10' }, meta)
    assert.equal(evolveTask(finished, { kind: 'milestone_reopened', id: 'm' }, meta).milestones[0]?.doneOn, undefined)
  })
})

describe('a report', () => {
  const clerk: Actor = { id: 'd', role: 'department', city: '440700', name: '吴', department: 'hr' }
  const save = (
    content: Partial<Extract<ReportCommand, { kind: 'save' }>['content']>,
    more: Partial<Extract<ReportCommand, { kind: 'save' }>> = {},
  ) =>
    ({
      kind: 'save',
      board: 'x',
      task: 't',
      period,
      organisation: 'hr',
      add: [],
      remove: [],
      ...more,
      content: { progress: 'under_way', text: '已起草方案', difficulty: '', next: '', ...content },
    }) as const
  const meta = { id: 'r', actor: 'd', at: '' }
  const apply = (state: ReportState | undefined, command: ReportCommand, today = '2012-12-01'): ReportState => {
    const done = decideReport(state, command, on(today, clerk))
    assert.ok(done.ok, JSON.stringify(done))
    const after = done.value.reduce<ReportState | undefined>((one, event) => evolveReport(one, event, meta), state)
    assert.ok(after)
    return after
  }

  it('may be saved unfinished, but is signed only when complete', () => {
    const draft = apply(undefined, save({ progress: '', text: '一半' }))
    assert.deepEqual(codes(decideReport(draft, { kind: 'sign', period }, on('2012-12-01', clerk))), [
      'board.progress progress',
    ])
    const difficult = apply(draft, save({ progress: 'difficult', text: '一半' }))
    assert.deepEqual(codes(decideReport(difficult, { kind: 'sign', period }, on('2012-12-01', clerk))), [
      'board.difficulty difficulty',
    ])
    assert.deepEqual(codes(decideReport(undefined, save({ progress: '', text: '' }), on('2012-12-01', clerk))), [
      'board.empty_report text',
    ])
    assert.deepEqual(codes(decideReport(undefined, save({ progress: 'half' }), on('2012-12-01', clerk))), [
      'board.progress progress',
    ])
  })

  it('every change of a draft can be taken back, throwing it away among them', () => {
    const one = apply(undefined, save({ text: '一' }))
    const two = apply(one, save({ text: '二' }))
    const gone = apply(two, { kind: 'discard', period })
    assert.equal(gone.draft, undefined)
    const back = apply(gone, { kind: 'undo', period })
    assert.equal(back.draft?.text, '二')
    const first = apply(back, { kind: 'undo', period })
    assert.equal(first.draft?.text, '一')
    const none = apply(first, { kind: 'undo', period })
    assert.equal(none.draft, undefined)
    assert.deepEqual(codes(decideReport(none, { kind: 'undo', period }, on('2012-12-01', clerk))), [
      'board.nothing_to_undo',
    ])
  })

  it('undo is the inverse of any number of changes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 15 }), texts => {
        const drafts: (Content | undefined)[] = [undefined]
        let state: ReportState | undefined
        for (const text of texts) {
          const before = state?.draft
          state = apply(state, save({ text }))
          if (state.draft !== before) drafts.push(state.draft)
        }
        for (const draft of drafts.slice(0, -1).toReversed()) {
          state = apply(state, { kind: 'undo', period })
          assert.deepEqual(state.draft, draft)
        }
      }),
    )
  })

  it('stands once signed, until the bureau returns it with a reason; late by its first signature', () => {
    const signed = apply(apply(undefined, save({})), { kind: 'sign', period }, '2012-12-03')
    assert.equal(standing(signed)?.name, '吴')
    assert.equal(isLate(signed, '2012-12-20'), false, 'the report day is in time')
    assert.deepEqual(codes(decideReport(signed, { kind: 'undo', period }, on('2012-12-03', clerk))), [
      'board.nothing_to_undo',
    ])
    assert.deepEqual(codes(decideReport(signed, { kind: 'return', period, reason: ' ' }, on('2012-12-05'))), [
      'field.required reason',
    ])
    const returned = apply(signed, { kind: 'return', period, reason: '没有数据' }, '2012-12-05')
    assert.equal(standing(returned), undefined)
    assert.deepEqual(codes(decideReport(returned, { kind: 'return', period, reason: '再退' }, on('2012-12-05'))), [
      'board.nothing_signed',
    ])
    const anew = apply(apply(returned, save({ text: '补充数据' })), { kind: 'sign', period }, '2012-12-06')
    assert.equal(standing(anew)?.content.text, '补充数据')
    assert.equal(isLate(anew, '2012-12-20'), false)
    assert.equal(isLate(apply(apply(undefined, save({})), { kind: 'sign', period }, '2012-12-04'), '2012-12-20'), true)
  })

  it('takes five files, keeps those not removed, and nothing once the period is closed', () => {
    const file = (id: string) => ({ id, mediaType: 'image/png', bytes: 1 })
    const five = apply(undefined, save({}, { add: ['1', '2', '3', '4', '5'].map(file) }))
    assert.deepEqual(codes(decideReport(five, save({}, { add: [file('6')] }), on('2012-12-01', clerk))), [
      'board.too_many_files files',
    ])
    const kept = apply(five, save({}, { add: [file('6')], remove: ['1'] }))
    assert.deepEqual(
      kept.draft?.evidence.map(({ id }) => id),
      ['2', '3', '4', '5', '6'],
    )
    for (const command of [
      save({}, { period: closed }),
      { kind: 'sign', period: closed },
      { kind: 'return', period: closed, reason: 'x' },
    ] as const) {
      assert.deepEqual(codes(decideReport(kept, command, on('2012-12-11', clerk))), ['board.period_closed'])
    }
  })
})

describe('words', () => {
  it('names apart as a person types them', () => {
    assert.deepEqual(namesIn(' 市公安局、市财政局，各市、区；市公安局 '), ['市公安局', '市财政局', '各市、区'])
    assert.deepEqual(namesIn('市公安局（户政）、各县（市、区）政府'), ['市公安局（户政）', '各县（市、区）政府'])
    const seven = ['市公安局', '蓬江区', '江海区', '新会区', '台山市', '开平市', '鹤山市', '恩平市']
    for (const all of ['各市、区', '各市、区政府', '各县级市（区）', '各县（市、区）人民政府'])
      assert.deepEqual(expanded('440700', ['市公安局', all, '台山市']).toSorted(), seven.toSorted(), all)
    assert.deepEqual(expanded('441900', ['各市、区']), ['各市、区'], 'a city without a county level')
    assert.deepEqual(['各市、区要认真贯彻', '加强市本级、各县级市(区)服务', '市、区政府可依法'].map(addressedIn), [
      '各市、区',
      '各县级市(区)',
      '',
    ])
    assert.deepEqual(namesIn(''), [])
  })

  it('clause numbers with what they share said once', () => {
    assert.equal(clausesInWords(['一、4', '一、7', '一、11', '二、（一）3', '5']), '一、4、7、11；二、（一）3；5')
    assert.equal(clausesInWords([]), '')
  })

  it('a reminder fits one message', () => {
    const board = { id: '', title: '很长的标题'.repeat(10), number: '', period, organisations: [] }
    for (const number of ['江办发〔2012〕23号', '']) {
      for (const today of ['2012-12-03', '2012-12-04']) {
        const text = reminderText({ ...board, number }, 32, today)
        assert.ok([...text].length <= 70, `${[...text].length} ${text}`)
      }
    }
  })
})
