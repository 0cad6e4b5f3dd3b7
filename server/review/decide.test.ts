import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Actor, Role } from '#platform/access.ts'
import { forbidden } from '#platform/access.ts'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { closedOn, decide, evolve, reviewTasks } from './decide.ts'
import { established } from './facts.ts'
import { claims } from './testing.ts'
import type { FindingInput, TaskCommand, TaskEvent, TaskState } from './types.ts'

const packs = createPacks()
const meta = { id: 't', actor: 'reviewer', at: '2014-09-10T02:00:00.000Z' }
const open: Extract<TaskCommand, { kind: 'open' }> = {
  kind: 'open',
  application: 'a',
  number: '440604-2014-000001',
  pack: FOSHAN,
  district: '440604',
  town: '440604011',
  year: 2014,
  department: 'hr',
  from: '2014-09-01',
  to: '2014-11-30',
  facts: [
    { fact: 'works_here', documents: ['labour_contract'] },
    { fact: 'pension_months', documents: ['insurance_record'] },
  ],
}

const fold = (events: readonly TaskEvent[], state?: TaskState): TaskState => {
  const end = events.reduce<TaskState | undefined>((folded, event) => evolve(folded, event, meta), state)
  assert.ok(end)
  return end
}

function does(state: TaskState | undefined, command: TaskCommand, today = '2014-09-10'): TaskState {
  const decided = decide(state, command, { today }, packs.get)
  assert.ok(decided.ok, JSON.stringify(decided))
  return fold(decided.value, state)
}

function refuses(state: TaskState | undefined, command: TaskCommand, today = '2014-09-10'): string[] {
  const decided = decide(state, command, { today }, packs.get)
  return decided.ok ? [] : decided.refusals.map(({ code }) => code)
}

const record = (...findings: FindingInput[]): TaskCommand => ({ kind: 'record', findings, claims })
const task = does(undefined, open)
const both = record({ fact: 'works_here', verdict: 'true' }, { fact: 'pension_months', verdict: 'true' })

describe('a review task', () => {
  test('is open until every fact has a finding', () => {
    const half = does(task, record({ fact: 'works_here', verdict: 'true' }))
    assert.equal(half.status, 'open')
    assert.equal(half.facts[0]?.finding?.value, true)
    const whole = does(half, record({ fact: 'pension_months', verdict: 'adjusted', value: 48, reason: '少 12 个月' }))
    assert.equal(whole.status, 'done')
    assert.deepEqual(established([whole]).facts, { pension_months: 48, works_here: true })
  })

  test('takes findings from 1 September to 30 November, both days included (FS-7)', () => {
    assert.deepEqual(refuses(task, both, '2014-08-31'), ['review.not_begun'])
    assert.deepEqual(refuses(task, both, '2014-09-01'), [])
    assert.deepEqual(refuses(task, both, '2014-11-30'), [])
    assert.deepEqual(refuses(task, both, '2014-12-01'), ['review.over'])
  })

  test('every finding but "true" needs its reason; all complaints at once', () => {
    for (const verdict of ['false', 'unverifiable'] as const) {
      assert.deepEqual(refuses(task, record({ fact: 'pension_months', verdict })), ['review.reason_required'])
    }
    assert.deepEqual(refuses(task, record({ fact: 'pension_months', verdict: 'adjusted', value: 12 })), [
      'review.reason_required',
    ])
    assert.deepEqual(
      refuses(
        task,
        record(
          { fact: 'works_here', verdict: 'false' },
          { fact: 'pension_months', verdict: 'adjusted', value: 9999, reason: 'x' },
        ),
      ),
      ['review.reason_required', 'field.whole_number'],
    )
    assert.deepEqual(refuses(task, record()), ['review.nothing'])
  })

  test('a fact of another department or a fact twice is refused', () => {
    assert.deepEqual(refuses(task, record({ fact: 'blood_donations', verdict: 'true' })), ['review.other_fact'])
    assert.deepEqual(
      refuses(task, record({ fact: 'works_here', verdict: 'true' }, { fact: 'works_here', verdict: 'true' })),
      ['review.twice'],
    )
  })

  test('a correction needs a reason and keeps what was found before', () => {
    const done = does(task, both)
    const change = { fact: 'pension_months', verdict: 'adjusted', value: 24 } as const
    assert.deepEqual(refuses(done, record(change)), ['review.correction_reason'])
    const corrected = does(done, record({ ...change, reason: '重新核对' }))
    assert.equal(corrected.status, 'done')
    const row = corrected.facts[1]
    assert.equal(row?.finding?.value, 24)
    assert.deepEqual(row?.earlier.map(({ value }) => value), [60])
  })

  test('saying the same again changes nothing', () => {
    const done = does(task, both)
    const decided = decide(done, both, { today: '2014-10-01' }, packs.get)
    assert.deepEqual(decided, { ok: true, value: [] })
  })

  test('left open it is escalated, never scored, and takes nothing until the officer reopens it', () => {
    assert.deepEqual(does(task, { kind: 'escalate' }, '2014-11-30'), task)
    const late = does(task, { kind: 'escalate' }, '2014-12-01')
    assert.equal(late.status, 'escalated')
    assert.deepEqual(established([late]).facts, {})
    assert.deepEqual(does(late, { kind: 'escalate' }, '2014-12-02'), late)
    assert.deepEqual(refuses(late, both, '2014-12-01'), ['review.escalated'])
    const again = does(late, { kind: 'reopen', reason: '社保系统停机', until: '2014-12-05' }, '2014-12-02')
    assert.deepEqual(refuses(again, both, '2014-12-03'), ['review.late_reason', 'review.late_reason'])
    assert.deepEqual(refuses(again, both, '2014-12-06'), ['review.over'])
    const reasoned = record(
      { fact: 'works_here', verdict: 'true', reason: '补核' },
      { fact: 'pension_months', verdict: 'true', reason: '补核' },
    )
    assert.equal(does(again, reasoned, '2014-12-05').status, 'done')
    assert.equal(does(again, { kind: 'escalate' }, '2014-12-06').status, 'escalated')
  })

  test('after an objection the named facts are checked again and stand until then', () => {
    const done = does(task, both)
    const again = does(
      done,
      { kind: 'reopen', reason: '异议', until: '2014-12-31', facts: ['pension_months'] },
      '2014-12-20',
    )
    assert.deepEqual(again.facts.map(({ recheck }) => recheck), [false, true])
    assert.deepEqual(established([again]).facts, { pension_months: 60, works_here: true })
    const corrected = does(
      again,
      record({ fact: 'pension_months', verdict: 'adjusted', value: 72, reason: '补交流水' }),
      '2014-12-21',
    )
    assert.equal(corrected.status, 'done')
    assert.equal(established([corrected]).facts['pension_months'], 72)
    const confirmed = does(again, record({ fact: 'pension_months', verdict: 'true', reason: '复核无误' }), '2014-12-21')
    assert.equal(confirmed.status, 'done')
    assert.equal(confirmed.facts[1]?.earlier.length, 1)
  })

  test('reopening needs a reason, a day ahead, facts of the task, and a task that is not open anyway', () => {
    const reopen = (more: Partial<Extract<TaskCommand, { kind: 'reopen' }>>): TaskCommand => ({
      kind: 'reopen',
      reason: 'x',
      until: '2014-12-31',
      ...more,
    })
    const late = does(task, { kind: 'escalate' }, '2014-12-01')
    assert.deepEqual(refuses(task, reopen({}), '2014-11-30'), ['review.still_open'])
    assert.deepEqual(refuses(late, reopen({ reason: '' }), '2014-12-02'), ['field.required'])
    assert.deepEqual(refuses(late, reopen({ until: '2014-12-01' }), '2014-12-02'), ['review.until_past'])
    assert.deepEqual(refuses(late, reopen({ until: '2016-01-01' }), '2014-12-02'), ['review.until_too_long'])
    assert.deepEqual(refuses(late, reopen({ facts: ['age'] }), '2014-12-02'), ['review.other_fact'])
  })

  test('a withdrawn case takes nothing any more', () => {
    const gone = does(task, { kind: 'cancel' })
    assert.equal(gone.status, 'cancelled')
    for (const command of [
      both,
      { kind: 'escalate' },
      { kind: 'reopen', reason: 'x', until: '2014-12-31' },
    ] as TaskCommand[]) {
      assert.deepEqual(refuses(gone, command, '2014-12-02'), ['review.withdrawn'])
    }
    assert.equal(closedOn(gone, '2014-09-10')?.code, 'review.withdrawn')
  })

  test('whatever is sent in whatever order: only findings establish, each what its verdict means', () => {
    const input = fc.record({
      fact: fc.constantFrom('works_here', 'pension_months', 'age'),
      verdict: fc.constantFrom('true', 'false', 'adjusted', 'unverifiable'),
      value: fc.option(fc.oneof(fc.boolean(), fc.integer({ min: -5, max: 800 })), { nil: undefined }),
      reason: fc.option(fc.constant('理由'), { nil: undefined }),
    }) as fc.Arbitrary<FindingInput>
    const command: fc.Arbitrary<TaskCommand> = fc.oneof(
      fc.array(input, { maxLength: 3 }).map(findings => ({ kind: 'record' as const, findings, claims })),
      fc.constant({ kind: 'escalate' as const }),
      fc.record({
        kind: fc.constant('reopen' as const),
        reason: fc.constant('复核'),
        until: fc.constantFrom('2014-12-10', '2014-12-31'),
      }),
    )
    const day = fc.constantFrom('2014-08-31', '2014-09-01', '2014-11-30', '2014-12-01', '2014-12-10', '2014-12-11')
    fc.assert(
      fc.property(fc.array(fc.tuple(command, day), { maxLength: 12 }), steps => {
        let state = task
        for (const [each, today] of steps) {
          const decided = decide(state, each, { today }, packs.get)
          if (decided.ok) state = fold(decided.value, state)
        }
        const { facts } = established([state])
        for (const { fact, finding } of state.facts) {
          if (!finding || finding.verdict === 'unverifiable') assert.equal(facts[fact], undefined)
          else if (finding.verdict === 'true') assert.equal(facts[fact], claims[fact])
          else assert.notEqual(facts[fact], claims[fact])
          if (finding && finding.verdict !== 'true') assert.ok(finding.reason)
        }
        if (state.status === 'done') assert.ok(state.facts.every(({ finding, recheck }) => finding && !recheck))
      }),
    )
  })
})

describe('own patch only (ground rule 7)', () => {
  const agg = reviewTasks(packs.get)
  const roles: Role[] = ['citizen', 'clerk', 'reviewer', 'officer', 'police', 'administrator']
  const actor = fc.record({
    id: fc.constant('x'),
    name: fc.constant('x'),
    role: fc.constantFrom(...roles),
    city: fc.constantFrom('440600', '441900'),
    district: fc.constantFrom('440604', '440605'),
    department: fc.constantFrom('hr', 'health', 'police'),
    town: fc.constant('440604011'),
  }) as fc.Arbitrary<Actor>

  test('any actor, any task: only the department’s reviewer in its district records, only its officer reopens', () => {
    fc.assert(
      fc.property(
        actor,
        fc.constantFrom('hr', 'health', 'police'),
        fc.constantFrom('440604', '440605'),
        (who, department, district) => {
          const state = { ...task, department, district }
          const may = (command: TaskCommand): boolean => {
            const patch = { ...agg.patch(state, command, { actor: who } as never), city: '440600' }
            return forbidden(who, agg.action(command), patch) === undefined
          }
          const here = who.city === '440600' && who.district === district
          assert.equal(may(both), here && who.role === 'reviewer' && who.department === department)
          assert.equal(may({ kind: 'reopen', reason: 'x', until: '2014-12-31' }), here && who.role === 'officer')
          for (const command of [open, { kind: 'escalate' }, { kind: 'cancel' }] as TaskCommand[])
            assert.equal(may(command), false)
        },
      ),
    )
  })
})

describe('what departments establish together', () => {
  const found = (value: boolean | number | undefined): Pick<TaskState, 'facts'> => ({
    facts: [
      {
        fact: 'home_area',
        documents: [],
        earlier: [],
        recheck: false,
        finding: {
          fact: 'home_area',
          verdict: 'adjusted',
          by: 'x',
          at: 'y',
          ...(value === undefined ? {} : { value }),
        },
      },
    ],
  })

  test('agreement establishes, contradiction is in dispute and counts as unknown, silence does not contradict', () => {
    assert.deepEqual(established([found(80), found(80)]), { facts: { home_area: 80 }, disputed: [] })
    assert.deepEqual(established([found(80), found(70)]), { facts: {}, disputed: ['home_area'] })
    assert.deepEqual(established([found(80), found(undefined)]), { facts: { home_area: 80 }, disputed: [] })
    assert.deepEqual(established([]), { facts: {}, disputed: [] })
  })

  test('the order of departments does not matter', () => {
    fc.assert(fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined })), values => {
      const tasks = values.map(found)
      assert.deepEqual(established(tasks), established(tasks.toReversed()))
    }))
  })
})
