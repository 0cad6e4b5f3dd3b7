import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, addYears } from '#calendar'
import type { Ctx } from '#platform/context.ts'
import { refuse } from '#platform/result.ts'
import type { CardCommand, CardState, IssueFacts, NewCard } from './card.ts'
import { cardCode, readCode, readNumber, spacedCode } from './code.ts'
import { cardAggregate, decideCard } from './decide.ts'
import { standingOf } from './verify.ts'

const card: NewCard = {
  number: 'K440604-2014-00001', code: '0'.repeat(26), round: 'r', application: 'a', ranking: 'k', district: '440604', town: '440604012',
  year: 2014, pack: 'foshan-2014-points', packVersion: '1', owner: 'o', maskedName: '张*', nameIndex: '',
}
const facts: IssueFacts = { preparedBy: 'other', noticeTo: '2014-12-15', admitted: true, seat: 1, years: 1 }
const ctx = (today: string): Ctx => ({
  actor: { id: 'me', role: 'officer', city: '440600', name: '审批' }, now: `${today}T01:00:00Z`, today, commandId: 'c', newId: () => 'n',
})

/** Folds commands from nothing; refused ones change nothing. */
function follow(steps: readonly (readonly [today: string, command: CardCommand])[]): CardState | undefined {
  return steps.reduce<CardState | undefined>((state, [today, command]) => {
    const decided = decideCard(state, command, ctx(today))
    if (!decided.ok) return state
    return decided.value.reduce<CardState | undefined>((folded, event) =>
      cardAggregate.evolve(folded, event, { id: 'x', actor: 'me', at: today }), state)
  }, undefined)
}

const issue: CardCommand = { kind: 'issue', card, facts }
const command = fc.oneof<fc.Arbitrary<CardCommand>[]>(
  fc.constant({ kind: 'settle' } as const),
  fc.record({ kind: fc.constant('lapse' as const), freeSeat: fc.boolean() }),
  fc.record({ kind: fc.constant('revoke' as const), clause: fc.constantFrom('FS-1', ''), reason: fc.constant('r'), freeSeat: fc.boolean() }),
  fc.record({ kind: fc.constant('choose_route' as const), route: fc.constantFrom('settlement' as const, 'residence_permit' as const), years: fc.constant(3) }),
  fc.constant(issue),
)
const story = fc.array(fc.tuple(fc.integer({ min: 0, max: 800 }).map(days => addDays('2014-12-16', days)), command), { maxLength: 12 })
  .map(steps => steps.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))

describe('a card', () => {
  it('is issued by another officer than who prepared the list, after the notice, on a free place (FS-8, FS-9)', () => {
    const attempt = (change: Partial<IssueFacts>, today = '2014-12-16') =>
      decideCard(undefined, { kind: 'issue', card, facts: { ...facts, ...change } }, ctx(today))
    assert.deepEqual(attempt({ preparedBy: 'me' }), refuse('access.same_person'))
    assert.deepEqual(attempt({}, '2014-12-15'), refuse('cards.notice_running', { clause: 'FS-8', params: { until: '2014-12-15' } }))
    assert.deepEqual(attempt({ admitted: false }), refuse('cards.not_admitted', { clause: 'FS-1' }))
    assert.deepEqual(attempt({ heldBy: 'cut_off' }), refuse('cards.held_cut_off', { clause: 'FS-8' }))
    assert.deepEqual(attempt({ seat: undefined }), refuse('cards.no_seat', { clause: 'FS-1' }))
    assert.ok(attempt({}).ok)
  })

  it('is valid from its day of issue to the same day a year on, that day included', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4000 }), days => {
      const today = addDays('2014-12-16', days)
      const state = follow([[today, issue]])
      assert.ok(state)
      assert.equal(state.expiresOn, addYears(today, 1))
      assert.ok(decideCard(state, { kind: 'settle' }, ctx(state.expiresOn)).ok)
      const late = decideCard(state, { kind: 'settle' }, ctx(addDays(state.expiresOn, 1)))
      assert.deepEqual(late, refuse('settlement.expired', { clause: 'FS-9', params: { until: state.expiresOn } }))
      assert.equal(standingOf(state, state.expiresOn), 'valid')
      assert.equal(standingOf(state, addDays(state.expiresOn, 1)), 'expired')
    }))
  })

  it('settles at most once, never after its last day, and never leaves an end state', () => {
    fc.assert(fc.property(story, steps => {
      const path = steps.map((_, n) => follow([['2014-12-16', issue], ...steps.slice(0, n + 1)]))
      for (const [n, state] of path.entries()) {
        assert.ok(state)
        const before = path[n - 1]
        if (before && before.status !== 'issued') assert.equal(state.status, before.status)
        if (state.settledOn) assert.ok(state.settledOn <= state.expiresOn)
        if (state.status === 'issued' || state.status === 'settled') assert.equal(state.seat, 1)
        if (state.lapsedOn) assert.ok(state.lapsedOn > state.expiresOn)
        assert.equal(state.number, card.number)
      }
    }))
  })

  it('marks a holder who keeps land three years from the day of issue, and does not settle meanwhile (FS-10)', () => {
    const permit: CardCommand = { kind: 'choose_route', route: 'residence_permit', years: 3 }
    const state = follow([['2014-12-16', issue], ['2015-03-01', permit]])
    assert.equal(state?.markUntil, '2017-12-16')
    assert.deepEqual(decideCard(state, { kind: 'settle' }, ctx('2015-03-02')), refuse('settlement.permit_route', { clause: 'FS-10' }))
    const back = follow([['2014-12-16', issue], ['2015-03-01', permit], ['2015-03-02', { kind: 'choose_route', route: 'settlement', years: 3 }]])
    assert.deepEqual([back?.route, back?.markUntil], ['settlement', undefined])
    const after = decideCard(state, { kind: 'choose_route', route: 'settlement', years: 3 }, ctx('2015-12-17'))
    assert.equal(after.ok, false)
  })

  it('can be revoked only by a clause and only while unused', () => {
    const revoke: CardCommand = { kind: 'revoke', clause: 'FS-1', reason: 'r', freeSeat: false }
    assert.deepEqual(decideCard(follow([['2014-12-16', issue]]), { ...revoke, clause: '' }, ctx('2015-01-01')), refuse('field.required', { field: 'clause' }))
    const settled = follow([['2014-12-16', issue], ['2015-01-05', { kind: 'settle' }]])
    assert.deepEqual(decideCard(settled, revoke, ctx('2015-01-06')), refuse('cards.cannot_revoke'))
    const revoked = follow([['2014-12-16', issue], ['2015-01-05', revoke]])
    assert.deepEqual(decideCard(revoked, { kind: 'settle' }, ctx('2015-01-06')),
      refuse('settlement.revoked', { clause: 'FS-1', params: { on: '2015-01-05' } }))
  })
})

describe('a card code', () => {
  it('holds all 128 bits and reads back as people type it', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), bytes => {
      const code = cardCode(bytes)
      const value = [...code].reduce((sum, char) => sum * 32n + BigInt('0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(char)), 0n)
      assert.equal(value.toString(16).padStart(32, '0'), Buffer.from(bytes).toString('hex'))
      assert.equal(readCode(code), code)
      assert.equal(readCode(` ${spacedCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'i')} `), code)
    }))
  })

  it('is nothing else', () => {
    for (const typed of ['', '0'.repeat(25), '0'.repeat(27), 'U'.repeat(26), '＊'.repeat(26), 'K440604-2014-00001']) assert.equal(readCode(typed), undefined)
  })

  it('reads a number with or without its letter, dashes, wide characters', () => {
    for (const typed of ['K440604-2014-00012', 'k440604-2014-00012', ' 440604 2014 00012', 'Ｋ４４０６０４－２０１４－０００１２', 'K440604201400012']) {
      assert.equal(readNumber(typed), 'K440604-2014-00012')
    }
    for (const typed of ['', 'K440604-2014', '440604-2014-000123x', 'K4406-2014-00012']) assert.equal(readNumber(typed), undefined)
  })
})
