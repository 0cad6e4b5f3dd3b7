import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#platform/access.ts'
import type { Ctx } from '#platform/context.ts'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { inventedFile } from './testing.ts'
import type { ApplicationCommand, ApplicationEvent, ApplicationState, Filing } from './types.ts'

const packs = createPacks()
const compiled = (id: string) => packs.evaluator(id)
const citizen: Actor = { id: 'me', role: 'citizen', city: '440600', name: '' }
const clerk: Actor = { id: 'clerk', role: 'clerk', city: '440600', name: '', district: '440604', town: '440604012' }
const ctx = (actor: Actor, today = '2014-06-03'): Ctx =>
  ({ actor, today, now: `${today}T02:00:00.000Z`, commandId: 'c', newId: () => 'id' })

const file = inventedFile()
const sealed = { personal: 'sealed', claims: 'sealed', dependants: 'sealed', maskedName: '测**' }
const filing: Filing = {
  file, sealed, identityIndex: 'aa', nameIndex: 'bb', year: 2014, deferred: false, number: '440604-2014-000001',
  answerBy: '2014-06-10', duplicate: false,
}
const item = { target: { document: 'diploma' }, reason: '看不清', clause: 'FS-6' } as const

const apply = (state: ApplicationState | undefined, command: ApplicationCommand, actor = citizen, today?: string) => {
  const decided = decide(compiled, state, command, ctx(actor, today))
  const events = decided.ok ? decided.value : []
  const after = events.reduce<ApplicationState | undefined>(
    (folded, event) => evolve(folded, event, { id: 'x', actor: actor.id, at: ctx(actor, today).now }), state)
  return { codes: decided.ok ? [] : decided.refusals.map(({ code }) => code), state: after, events }
}

const entered = (): ApplicationState => {
  const ticks = ['id_card', 'household_book', 'labour_contract', 'diploma', 'insurance_record', 'blood_certificate']
    .map(document => ({ document, originalSeen: true, copyKept: true }))
  const { state } = apply(undefined, {
    kind: 'enter', pack: FOSHAN, packVersion: '1', owner: 'me', town: '440604012', district: '440604', place: 'relatives', ticks, receivedOn: '2014-06-03', ...filing,
  }, clerk)
  assert.ok(state)
  return state
}

const correction = (days = 10) =>
  ({ kind: 'request_correction', days, dueOn: '2014-06-17', items: [item], sealedItems: [{ ...item, reason: 'sealed' }] }) as const
const refusal = (clause: string, reason = '材料不实') => ({ kind: 'refuse', clause, reason, sealedReason: 'sealed' }) as const

describe('what may be done when', () => {
  it('enters a paper application whole, with the year and the number it was given', () => {
    const { status, number, year, channel, owner } = entered()
    assert.deepEqual({ status, number, year, channel, owner },
      { status: 'submitted', number: '440604-2014-000001', year: 2014, channel: 'window', owner: 'me' })
  })

  it('answers a second submission with the number of the first', () => {
    assert.deepEqual(apply(entered(), { kind: 'submit', ...filing }).codes, ['applications.already_submitted'])
  })

  it('refuses a barred person and a second application of the year at the ID number', () => {
    const decided = decide(compiled, undefined, {
      kind: 'enter', pack: FOSHAN, packVersion: '1', owner: 'me', town: '440604012', district: '440604', place: 'relatives', ticks: [],
      receivedOn: '2014-06-03', ...filing, barred: { until: '2017-01-01', clause: 'QY-5' }, duplicate: true,
    }, ctx(clerk))
    assert.deepEqual(!decided.ok && decided.refusals.map(({ code, field, clause }) => [code, field, clause]),
      [['applications.barred', 'idNumber', 'QY-5'], ['applications.duplicate', 'idNumber', 'FS-6']])
  })

  it('accepts only what is complete', () => {
    const bare = { ...entered(), documents: [] }
    assert.deepEqual(new Set(apply(bare, { kind: 'accept', file }, clerk).codes), new Set(['applications.document_missing']))
    assert.equal(apply(entered(), { kind: 'accept', file }, clerk).state?.status, 'accepted')
  })

  it('lets an applicant change papers in a draft, and after submission only those asked for', () => {
    const add = (document: string) => ({ kind: 'add_evidence', evidence: 'e', document }) as const
    const asked = apply(entered(), correction(), clerk).state
    assert.deepEqual(apply(entered(), add('diploma')).codes, ['applications.not_now'])
    assert.deepEqual(apply(entered(), add('diploma'), clerk).codes, [])
    assert.deepEqual(apply(asked, add('diploma')).codes, [])
    assert.deepEqual(apply(asked, add('id_card')).codes, ['applications.not_now'])
    assert.deepEqual(apply(entered(), add('passport'), clerk).codes, ['field.choice'])
  })
})

describe('correction (行政许可法 § 32)', () => {
  it('is requested once', () => {
    const asked = apply(entered(), correction(), clerk).state
    const back = apply(asked, { kind: 'supply_correction', ...filing }).state
    assert.equal(back?.status, 'submitted')
    assert.deepEqual(apply(back, correction(), clerk).codes, ['applications.correction_once'])
  })

  it('is requested within five working days: on the last one yes, on the next day no', () => {
    assert.deepEqual(apply(entered(), correction(), clerk, '2014-06-10').codes, [])
    assert.deepEqual(apply(entered(), correction(), clerk, '2014-06-11').codes, ['applications.correction_late'])
  })

  it('names at least one thing, each with a reason and a published clause', () => {
    const items = [{ ...item, reason: ' ', clause: 'FS-99' }]
    assert.deepEqual(apply(entered(), { ...correction(), items: [], sealedItems: [] }, clerk).codes, ['applications.correction_empty'])
    assert.deepEqual(apply(entered(), { ...correction(), items }, clerk).codes, ['field.required', 'applications.clause'])
    assert.deepEqual(apply(entered(), correction(0), clerk).codes, ['field.whole_number'])
  })

  it('asks only for what the scheme asks for, whatever clause is cited (QY-7, JM-5)', () => {
    const asked = (target: { document: string } | { field: string }) =>
      apply(entered(), { ...correction(), items: [{ ...item, target }] }, clerk).codes
    for (const target of [{ document: 'bank_statement' }, { field: 'salary' }, { field: 'age' }]) {
      assert.deepEqual(asked(target), ['applications.not_asked'], JSON.stringify(target))
    }
    for (const target of [{ document: 'diploma' }, { field: 'address' }, { field: 'dependants' }, { field: 'pension_months' }]) {
      assert.deepEqual(asked(target), [], JSON.stringify(target))
    }
  })

  it('flags a passed day once and leaves the decision to a person', () => {
    const asked = apply(entered(), correction(), clerk).state
    const flagged = apply(asked, { kind: 'flag_overdue' }, clerk, '2014-06-18')
    assert.equal(flagged.state?.status, 'correction')
    assert.equal(flagged.state?.correction?.overdueSince, '2014-06-18')
    assert.deepEqual(apply(flagged.state, { kind: 'flag_overdue' }, clerk, '2014-06-19').events, [])
    assert.equal(apply(flagged.state, { kind: 'supply_correction', ...filing }, citizen, '2014-06-20').state?.status, 'submitted')
  })
})

describe('refusing acceptance (clause rule)', () => {
  it('cannot be done without a published clause and a reason', () => {
    assert.deepEqual(apply(entered(), refusal(''), clerk).codes, ['applications.clause'])
    assert.deepEqual(apply(entered(), refusal('FS-1', ' '), clerk).codes, ['field.required'])
    assert.equal(apply(entered(), refusal('FS-1'), clerk).state?.refusal?.clause, 'FS-1')
  })
})

describe('any order of commands', () => {
  const commands: readonly ApplicationCommand[] = [
    { kind: 'save', sealed: {}, place: 'relatives' }, { kind: 'submit', ...filing }, { kind: 'accept', file }, correction(),
    { kind: 'supply_correction', ...filing }, { kind: 'flag_overdue' }, refusal('FS-1'), { kind: 'withdraw' },
    { kind: 'add_evidence', evidence: 'e1', document: 'diploma' }, { kind: 'remove_evidence', evidence: 'e1' },
    { kind: 'tick', ticks: [{ document: 'diploma', originalSeen: true, copyKept: false }] },
  ]
  const start: ApplicationCommand = { kind: 'start', pack: FOSHAN, packVersion: '1', sealed }

  it('keeps a number for good, asks for correction at most once and leaves what is closed alone', () => {
    fc.assert(fc.property(fc.boolean(), fc.array(fc.constantFrom(...commands), { maxLength: 25 }), (atWindow, order) => {
      let state = atWindow ? entered() : apply(undefined, start).state
      const history: ApplicationEvent[] = []
      for (const command of order) {
        const before = state
        const { state: after, events } = apply(state, command, clerk)
        if (before?.status === 'refused' || before?.status === 'withdrawn') assert.deepEqual(events, [])
        if (before?.number) assert.equal(after?.number, before.number)
        history.push(...events)
        state = after
      }
      assert.ok(history.filter(event => event.kind === 'correction_requested').length <= 1)
      assert.ok(history.filter(event => event.kind === 'accepted').length <= 1)
      assert.deepEqual(JSON.parse(JSON.stringify(state)), state, 'nothing undefined stays in the state')
    }))
  })
})
