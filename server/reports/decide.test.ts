import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Result } from '#platform/result.ts'
import { decideCompile } from './compile.ts'
import { decide, evolve } from './decide.ts'
import { decideInspection, evolveInspection } from './inspect.ts'
import { dueDay, monthsOver } from './months.ts'
import { differences, NO_NUMBERS, NONE, numbersOf, sumOf } from './numbers.ts'
import { reminderText, returnedText } from './remind.ts'
import { decideDueDay } from './settings.ts'
import { standing } from './standing.ts'
import { changedInWords } from './words.ts'
import type { InspectionCommand } from './inspection-types.ts'
import type { Counts, Numbers, ReportCommand, ReportState } from './types.ts'

const by = (name: string, today = '2012-11-05') => ({
  today,
  actor: { id: name, role: 'clerk' as const, city: '441900', name },
})
const at = { unit: '441900121', unitKind: 'town' as const }
const codes = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code }) => code))
const settledTo = (settled: number): Numbers => ({ month: { ...NONE, settled }, year: { ...NONE, settled } })
const drafting = (numbers: Numbers, more: Partial<Extract<ReportCommand, { kind: 'draft' }>> = {}): ReportCommand => ({
  kind: 'draft',
  ...at,
  month: '2012-10',
  begins: '2012-09-27',
  numbers,
  remark: '',
  reason: '',
  ...more,
})
const signing = (numbers: Numbers, two = false): ReportCommand => ({ kind: 'sign', ...at, numbers, two })

function fold(state: ReportState | undefined, command: ReportCommand, who: ReturnType<typeof by>): ReportState {
  const decided = decide(state, command, who)
  assert.ok(decided.ok, JSON.stringify(decided))
  const folded = decided.value.reduce<ReportState | undefined>(
    (now, event) => evolve(now, event, { id: 'r', actor: who.actor.id, at: '' }),
    state,
  )
  assert.ok(folded)
  return folded
}

describe('a monthly report (DG-13)', () => {
  it('is only of a month that is over, since the scheme began', () => {
    assert.deepEqual(codes(decide(undefined, drafting(NO_NUMBERS, { month: '2012-11' }), by('甲'))), [
      'reports.month_open',
    ])
    assert.deepEqual(
      codes(decide(undefined, drafting(NO_NUMBERS), by('甲', '2012-10-31'))),
      ['reports.month_open'],
      'the last day is not over',
    )
    assert.deepEqual(codes(decide(undefined, drafting(NO_NUMBERS), by('甲', '2012-11-01'))), [])
    assert.deepEqual(codes(decide(undefined, drafting(NO_NUMBERS, { month: '2012-08' }), by('甲'))), [
      'reports.month_early',
    ])
    for (const month of ['2012-13', '十月', '', '2012-1'])
      assert.deepEqual(codes(decide(undefined, drafting(NO_NUMBERS, { month }), by('甲'))), ['reports.month'])
  })

  it('is signed by a second person where the office has one, once, and only as the cases are', () => {
    const drafted = fold(undefined, drafting(settledTo(3)), by('甲'))
    assert.deepEqual(codes(decide(drafted, signing(settledTo(3), true), by('甲'))), ['reports.second_person'])
    assert.deepEqual(codes(decide(drafted, signing(settledTo(4)), by('乙'))), ['reports.stale'])
    assert.deepEqual(codes(decide(undefined, signing(settledTo(3)), by('乙'))), ['reports.no_draft'])
    const signed = fold(drafted, signing(settledTo(3), true), by('乙'))
    assert.deepEqual([signed.issues[0]?.byName, signed.issues[0]?.signedByName, signed.draft], ['甲', '乙', undefined])
    assert.deepEqual(codes(decide(signed, signing(settledTo(3)), by('丙'))), ['reports.signed'])
    assert.equal(
      fold(fold(undefined, drafting(settledTo(3)), by('甲')), signing(settledTo(3)), by('甲')).issues.length,
      1,
      'an office of one',
    )
  })

  it('is issued again with what changed, number by number, and why; not without a change', () => {
    const first = fold(fold(undefined, drafting(settledTo(3)), by('甲')), signing(settledTo(3)), by('甲'))
    assert.deepEqual(codes(decide(first, drafting(settledTo(3)), by('甲'))), ['reports.unchanged'])
    assert.deepEqual(codes(decide(first, drafting(settledTo(2)), by('甲'))), ['reports.reason'])
    const again = fold(first, drafting(settledTo(2), { reason: '取消一件' }), by('甲'))
    assert.deepEqual(again.draft?.changes, [
      { period: 'month', measure: 'settled', before: 3, after: 2 },
      { period: 'year', measure: 'settled', before: 3, after: 2 },
    ])
    const second = fold(again, signing(settledTo(2)), by('甲'))
    assert.deepEqual(
      second.issues.map(({ number, reason }) => [number, reason]),
      [
        [1, ''],
        [2, '取消一件'],
      ],
    )
    assert.equal(second.issues[0]?.numbers.month.settled, 3, 'the first issue stays')
  })

  it('is given back with a reason, stands no longer, and is answered by a new issue even where no number changes', () => {
    const giving = (reason: string): ReportCommand => ({ kind: 'return', ...at, reason })
    const drafted = fold(undefined, drafting(settledTo(3)), by('甲'))
    assert.deepEqual(codes(decide(drafted, giving('请核实'), by('市局'))), ['reports.nothing_to_return'])
    const signed = fold(drafted, signing(settledTo(3)), by('甲'))
    for (const reason of ['', ' ', '核', 'x'.repeat(501)])
      assert.deepEqual(codes(decide(signed, giving(reason), by('市局'))), ['reports.return_reason'], reason.slice(0, 3))
    const back = fold(signed, giving(' 请核实入户数 '), by('市局'))
    assert.equal(standing(back), undefined)
    assert.deepEqual(
      [back.issues[0]?.returned?.reason, back.issues[0]?.returned?.byName, back.issues[0]?.numbers.month.settled],
      ['请核实入户数', '市局', 3],
    )
    assert.deepEqual(codes(decide(back, giving('再退一次'), by('市局'))), ['reports.nothing_to_return'])
    assert.deepEqual(codes(decide(back, signing(settledTo(3)), by('甲'))), ['reports.no_draft'])
    assert.deepEqual(codes(decide(back, drafting(settledTo(3)), by('甲'))), ['reports.reason'])
    const again = fold(
      fold(back, drafting(settledTo(3), { reason: '已核实，无误' }), by('甲')),
      signing(settledTo(3)),
      by('甲'),
    )
    assert.deepEqual([standing(again)?.number, standing(again)?.returned, again.issues.length], [2, undefined, 2])
  })
})

describe('numbers', () => {
  const measures = (min: number) =>
    fc.record(
      {
        submitted: fc.integer({ min, max: 500 }),
        accepted: fc.integer({ min, max: 500 }),
        approved: fc.integer({ min, max: 500 }),
        refused: fc.integer({ min, max: 500 }),
        settled: fc.integer({ min, max: 500 }),
        people_settled: fc.integer({ min, max: 500 }),
        cancelled: fc.integer({ min, max: 500 }),
      },
      { noNullPrototype: true },
    )
  const numbers: fc.Arbitrary<Numbers> = fc.record(
    { month: measures(-5), year: measures(0) },
    { noNullPrototype: true },
  )

  it('differences carry one report over into the other', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const carried: { month: Counts; year: Counts } = { month: a.month, year: a.year }
        for (const { period, measure, after } of differences(a, b))
          carried[period] = { ...carried[period], [measure]: after }
        assert.deepEqual(carried, b)
        assert.equal(differences(a, a).length, 0)
        assert.deepEqual(sumOf([a, NO_NUMBERS]), a)
      }),
    )
  })

  it('the year counts from January to the month, the month alone', () => {
    const rows = [
      { town: 'a', month: '2012-12', measure: 'settled' as const, count: 9 },
      { town: 'a', month: '2013-01', measure: 'settled' as const, count: 2 },
      { town: 'b', month: '2013-02', measure: 'settled' as const, count: 5 },
      { town: 'a', month: '2013-02', measure: 'settled' as const, count: 1 },
    ]
    const february = numbersOf(rows, '2013-02')
    assert.deepEqual(
      [february.of('a').month.settled, february.of('a').year.settled, february.all.year.settled],
      [1, 3, 8],
    )
    assert.deepEqual(numbersOf(rows, '2012-12').all.year.settled, 9)
    assert.deepEqual(february.of('c'), NO_NUMBERS)
  })

  it('days: due on the bureau’s day, else on the last of the month after; months that are over', () => {
    assert.equal(dueDay('2012-12', 5), '2013-01-05')
    assert.equal(dueDay('2013-01', undefined), '2013-02-28')
    assert.deepEqual(monthsOver('2012-09-27', '2012-12-01'), ['2012-11', '2012-10', '2012-09'])
    assert.deepEqual(monthsOver('2012-09-27', '2012-09-30'), [])
    for (const typed of ['0', '29', '五', '-1', '1.5'])
      assert.deepEqual(codes(decideDueDay(undefined, { kind: 'set', typed }, by('市局'))), ['reports.due_day'], typed)
    assert.ok([...reminderText('2012-12', '2013-01-31')].length <= 70)
    assert.ok([...returnedText('2012-12')].length <= 70)
  })
})

describe('what is compiled', () => {
  const rows = [
    { ...at, issue: 1, numbers: settledTo(3) },
    { unit: '441900122', unitKind: 'town' as const },
    { unit: 'police', unitKind: 'department' as const, issue: 1, numbers: settledTo(3) },
  ]
  const compiling = (more: object = {}) => ({
    kind: 'compile' as const,
    month: '2012-10',
    begins: '2012-09-27',
    rows,
    reason: '',
    ...more,
  })

  it('adds towns up, not departments; needs one signature; again only with news and a reason', () => {
    const first = decideCompile(undefined, compiling(), by('市局'))
    assert.ok(first.ok)
    assert.equal(first.value[0]?.sum.month.settled, 3)
    assert.deepEqual(codes(decideCompile(undefined, compiling({ rows: rows.slice(1, 2) }), by('市局'))), [
      'reports.nothing_signed',
    ])
    const [event] = first.value
    assert.ok(event)
    const state = { month: '2012-10', issues: [{ ...event, number: 1, by: 'b' }] }
    assert.deepEqual(codes(decideCompile(state, compiling(), by('市局'))), ['reports.compiled_unchanged'])
    const later = [
      { ...at, issue: 2, numbers: settledTo(2) },
      { unit: '441900122', unitKind: 'town' as const, issue: 1, numbers: settledTo(7) },
      ...rows.slice(2),
    ]
    assert.deepEqual(codes(decideCompile(state, compiling({ rows: later }), by('市局'))), ['reports.reason'])
    const again = decideCompile(state, compiling({ rows: later, reason: '镇街更正' }), by('市局'))
    assert.ok(again.ok)
    assert.deepEqual(again.value[0]?.added, ['441900122'])
    assert.deepEqual(
      again.value[0]?.changes.map(({ unit, period, before, after }) => [unit, period, before, after]),
      [
        ['441900121', 'month', 3, 2],
        ['441900121', 'year', 3, 2],
      ],
    )
    assert.equal(again.value[0]?.sum.month.settled, 9)
    const [next] = again.value
    assert.ok(next)
    const issues = [...state.issues, { ...next, number: 2, by: 'b' }]
    const names = new Map([
      ['441900121', '石龙镇'],
      ['441900122', '茶山镇'],
    ])
    assert.deepEqual(changedInWords(issues, names), [
      '本次为第 2 次汇总，代替 2012-11-05 的第 1 次汇总。重新汇总原因：镇街更正',
      '石龙镇：本月入户由 3 更正为 2，本年累计入户由 3 更正为 2。',
      '新报单位：茶山镇。',
    ])
    assert.deepEqual(changedInWords(state.issues, names), [])
  })

  it('compiled again without the report that was given back, which is named', () => {
    const first = decideCompile(undefined, compiling(), by('市局'))
    assert.ok(first.ok && first.value[0])
    const state = { month: '2012-10', issues: [{ ...first.value[0], number: 1, by: 'b' }] }
    const without = [{ ...at }, ...rows.slice(1)]
    const again = decideCompile(state, compiling({ rows: without, reason: '石龙镇退回更正' }), by('市局'))
    assert.ok(again.ok)
    assert.deepEqual([again.value[0]?.returned, again.value[0]?.sum.month.settled], [[at.unit], 0])
  })
})

describe('an inspection (DG-10)', () => {
  const finding = { field: 'f1', id: 'f1', text: '材料清单未公示', clause: 'DG-6', dueOn: '2012-11-20', files: [] }
  const held: InspectionCommand = {
    kind: 'hold',
    ...at,
    on: '2012-11-01',
    begins: '2012-09-27',
    inspectors: '甲、乙',
    scope: '受理',
    findings: [finding],
    clauses: ['DG-6'],
  }

  it('takes no day to come, no unknown clause, no limit before the day', () => {
    assert.deepEqual(codes(decideInspection(undefined, { ...held, on: '2012-11-06' }, by('市局'))), [
      'reports.inspection_day',
    ])
    assert.deepEqual(
      codes(
        decideInspection(
          undefined,
          { ...held, inspectors: ' ', findings: [{ ...finding, text: '', clause: 'DG-99', dueOn: '2012-10-01' }] },
          by('市局'),
        ),
      ),
      ['field.required', 'field.required', 'reports.due_on', 'reports.clause'],
    )
  })

  it('a unit reports what it did; the bureau alone settles, once, and may reopen with a reason', () => {
    const state = decideInspection(undefined, held, by('市局'))
    assert.ok(state.ok)
    const meta = { id: 'i', actor: 'a', at: '' }
    const opened = state.value.reduce<ReturnType<typeof evolveInspection> | undefined>(
      (now, event) => evolveInspection(now, event, meta),
      undefined,
    )
    assert.ok(opened)
    const settle = { kind: 'settle', ...at, finding: 'f1', files: [], note: '已公示，附照片' } as const
    assert.deepEqual(codes(decideInspection(opened, { ...settle, note: ' ' }, by('镇'))), ['field.required'])
    assert.deepEqual(codes(decideInspection(opened, { ...settle, finding: 'x' }, by('镇'))), ['reports.finding'])
    assert.deepEqual(
      codes(decideInspection(opened, { kind: 'reopen', ...at, finding: 'f1', reason: '未见' }, by('市局'))),
      ['reports.finding_open'],
    )
    const done = decideInspection(opened, settle, by('镇'))
    assert.ok(done.ok)
    const told = done.value.reduce((now, event) => evolveInspection(now, event, meta), opened)
    assert.deepEqual([told.findings[0]?.done?.note, told.findings[0]?.settled], ['已公示，附照片', undefined])
    const sent = decideInspection(told, { kind: 'reopen', ...at, finding: 'f1', reason: '照片不清' }, by('市局'))
    assert.ok(sent.ok)
    assert.deepEqual(
      sent.value.reduce((now, event) => evolveInspection(now, event, meta), told).findings[0]?.reopened[0]?.note,
      '已公示，附照片',
    )
    const bureau = { ...by('市局'), actor: { ...by('市局').actor, role: 'bureau' as const } }
    const accepted = decideInspection(told, { ...settle, note: '' }, bureau)
    assert.ok(accepted.ok, 'what the unit reported is accepted without words of one’s own')
    const settled = accepted.value.reduce((now, event) => evolveInspection(now, event, meta), told)
    assert.equal(settled.findings[0]?.settled?.note, '已公示，附照片')
    assert.deepEqual(codes(decideInspection(settled, settle, by('镇'))), ['reports.finding_settled'])
    const back = decideInspection(settled, { kind: 'reopen', ...at, finding: 'f1', reason: '照片不清' }, by('市局'))
    assert.ok(back.ok)
    const again = back.value.reduce((now, event) => evolveInspection(now, event, meta), settled)
    assert.equal(again.findings[0]?.settled, undefined)
    assert.equal(again.findings[0]?.reopened[0]?.reason, '照片不清')
  })
})
