import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Result } from '#platform/result.ts'
import { decide as decideMessage, textObjections } from './decide-message.ts'
import { decide, evolve, isTracked } from './decide.ts'
import { asksToStop, composed, MOST_UNITS, sameness, smsUnits } from './sms-text.ts'
import type { MessageState, SkilledCommand, SkilledState } from './types.ts'

const ctx = {
  actor: { id: 'o', role: 'officer', city: '441900', name: '李经办', district: '441900' },
  now: '',
  today: '2012-11-05',
  commandId: 'c',
  newId: () => 'n',
} as const
const meta = { id: 'p', actor: 'o', at: '' }
const GRADES = ['senior', 'technician']
const profile = {
  district: '441900',
  town: '441900121',
  employer: '虚构五金厂',
  grade: 'senior',
  trade: '电工',
  wish: 'yes',
}
const answer = (more: Partial<typeof profile> = {}): SkilledCommand => ({
  kind: 'answer',
  source: 'survey',
  optedOut: false,
  profile: { ...profile, ...more },
})
const codes = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.refusals.map(({ code, field }) => `${code} ${field ?? ''}`.trim())

function after(...commands: SkilledCommand[]): SkilledState | undefined {
  return commands.reduce<SkilledState | undefined>((state, command) => {
    const decided = decide(GRADES, state, command, ctx)
    assert.ok(decided.ok, JSON.stringify(decided))
    return decided.value.reduce<SkilledState | undefined>((folded, event) => evolve(folded, event, meta), state)
  }, undefined)
}
const contact: SkilledCommand = { kind: 'contact', on: '2012-11-05', way: 'phone', reached: true, blockers: ['school'] }
const helper: SkilledCommand = { kind: 'assign', helper: { id: 'h', name: '陈窗口' } }

describe('the register: rules (DG-7, DG-12)', () => {
  it('names everything that is wrong with an answer at once', () => {
    const wrong = answer({ wish: 'maybe', grade: 'master', town: '441881001', employer: ' ', trade: '工'.repeat(31) })
    assert.deepEqual(codes(decide(GRADES, undefined, wrong, ctx)), [
      'outreach.town town',
      'field.required employer',
      'outreach.grade grade',
      'field.too_long trade',
      'outreach.wish wish',
    ])
  })

  it('the same answer again changes nothing; another one keeps when the person first answered', () => {
    assert.deepEqual(decide(GRADES, after(answer()), answer(), ctx), { ok: true, value: [] })
    const state = after(answer(), answer({ wish: 'no' }))
    assert.deepEqual([state?.wish, state?.registeredOn], ['no', '2012-11-05'])
  })

  it('only who wishes is followed up, by a named helper, and counts once spoken to', () => {
    assert.deepEqual(codes(decide(GRADES, after(answer({ wish: 'undecided' })), helper, ctx)), ['outreach.not_wishing'])
    assert.deepEqual(codes(decide(GRADES, after(answer()), contact, ctx)), ['outreach.no_helper'])
    assert.deepEqual(codes(decide(GRADES, after(answer()), { kind: 'assign', helper: undefined }, ctx)), [
      'outreach.helper helper',
    ])
    const called = after(answer(), helper, { ...contact, reached: false })
    assert.equal(called && isTracked(called), false)
    const spoken = after(answer(), helper, contact)
    assert.deepEqual(
      [spoken && isTracked(spoken), spoken?.blockers, spoken?.contacts[0]?.by],
      [true, ['school'], '李经办'],
    )
  })

  it('a contact lies between registration and today, in a way and with blockers there are', () => {
    const state = after(answer(), helper)
    for (const on of ['2012-11-06', '2012-11-04', '', '2012-02-30'])
      assert.deepEqual(codes(decide(GRADES, state, { ...contact, on }, ctx)), ['outreach.contact_day on'], on)
    assert.deepEqual(codes(decide(GRADES, state, { ...contact, way: 'pigeon', blockers: ['weather'] }, ctx)), [
      'field.choice way',
      'field.choice blockers',
    ])
  })

  const applied = (id: string, standing: 'applied' | 'settled' = 'applied'): SkilledCommand => {
    const place = { district: '441900', town: '441900121', employer: '虚构五金厂', grade: 'none', trade: '' }
    return {
      kind: 'case',
      id,
      standing,
      wish: 'yes',
      profile: place,
      submittedOn: '2012-11-01',
      on: '2012-11-02',
      optedOut: true,
    }
  }

  it('an application is a wish; the newest case counts, an older one or the same changes nothing', () => {
    const state = after(answer({ wish: 'no' }), applied('b'))
    assert.deepEqual([state?.wish, state?.case], ['yes', { id: 'b', standing: 'applied', on: '2012-11-02' }])
    for (const same of [applied('b'), applied('a', 'settled')]) {
      assert.deepEqual(decide(GRADES, state, same, ctx), { ok: true, value: [] })
    }
    const begun = after(applied('b', 'settled'))
    assert.deepEqual([begun?.source, begun?.grade, begun?.optedOut?.how], ['direct', '', 'office'])
    for (const follow of [helper, contact]) {
      assert.deepEqual(codes(decide(GRADES, begun, follow, ctx)), ['outreach.settled'])
    }
  })

  it('two rows that are one person keep every contact, the newer case, any opt-out; the other row ends', () => {
    const other = after(applied('b'), helper, contact)
    assert.ok(other)
    const kept = after(answer({ wish: 'undecided' }), applied('a', 'settled'), { kind: 'join', from: 'o', other })
    assert.deepEqual(
      [kept?.case?.id, kept?.contacts.length, kept?.helper?.id, kept?.blockers],
      ['b', 1, 'h', ['school']],
    )
    assert.equal(kept?.optedOut?.how, 'office')
    const gone = after(answer(), { kind: 'merge', into: 'k' })
    assert.deepEqual([gone?.forgottenOn, gone?.contacts], ['2012-11-05', []])
    assert.deepEqual(codes(decide(GRADES, gone, { kind: 'merge', into: 'k' }, ctx)), ['object.not_found'])
  })

  it('what a person verified is not changed by an employer’s list', () => {
    const own = after({ ...answer(), verified: true } as SkilledCommand)
    const list = { ...answer({ wish: 'no', trade: '焊工' }), source: 'excel' } as SkilledCommand
    const decided = decide(GRADES, own, list, ctx)
    assert.ok(decided.ok)
    const [event] = decided.value
    assert.ok(event?.kind === 'answered')
    assert.deepEqual([event.wish, event.trade, event.verified], ['yes', '焊工', true])
  })

  it('opt-out is said once and survives every later answer; who is forgotten is followed up no more', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('yes', 'no', 'undecided'), { maxLength: 6 }), wishes => {
        const state = after(answer(), { kind: 'opt_out', how: 'reply' }, ...wishes.map(wish => answer({ wish })))
        assert.deepEqual(state?.optedOut, { on: '2012-11-05', how: 'reply' })
      }),
    )
    assert.deepEqual(
      decide(GRADES, after(answer(), { kind: 'opt_out', how: 'reply' }), { kind: 'opt_out', how: 'link' }, ctx),
      { ok: true, value: [] },
    )
    const gone = after(answer(), helper, contact, { kind: 'forget' })
    assert.deepEqual([gone?.employer, gone?.contacts, gone?.helper], ['', [], undefined])
    assert.deepEqual(codes(decide(GRADES, gone, contact, ctx)), ['outreach.forgotten'])
  })
})

describe('short messages: rules (DG-8)', () => {
  it('are counted as the network does', () => {
    assert.deepEqual(['hello', 'a€b', '入户', '入户😀', 'café', 'ê'].map(smsUnits), [5, 4, 2, 4, 4, 1])
    const room = MOST_UNITS - smsUnits(composed(''))
    assert.deepEqual(textObjections('户'.repeat(room)), [])
    assert.deepEqual(
      textObjections('户'.repeat(room + 1)).map(({ params }) => params),
      [{ units: 71, max: 70, over: 1 }],
    )
    assert.deepEqual(
      textObjections(`${'户'.repeat(room - 1)}😀`).map(({ code }) => code),
      ['outreach.text_long'],
    )
    assert.ok(smsUnits(composed('户', 'luohu.example')) > smsUnits(composed('户')) + 20)
  })

  it('are one line of plain text', () => {
    for (const text of ['一\n二', '一\u200b二', '【假冒】', '一\u0007'])
      assert.deepEqual(
        textObjections(text).map(({ code }) => code),
        ['outreach.text_control'],
        JSON.stringify(text),
      )
    assert.deepEqual(
      textObjections('  ').map(({ code }) => code),
      ['outreach.text'],
    )
  })

  it('no text that is let through is longer than one message', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), text => {
        if (textObjections(text).length === 0) assert.ok(smsUnits(composed(text)) <= MOST_UNITS)
      }),
    )
  })

  it('the drafter may not send it, and it is decided once', () => {
    const drafted: MessageState = {
      text: '入户',
      segment: {},
      status: 'drafted',
      drafted: { on: '2012-11-05', by: 'o', name: '李经办' },
    }
    assert.deepEqual(codes(decideMessage(drafted, { kind: 'approve' }, ctx)), ['access.same_person'])
    const other = { ...ctx, actor: { ...ctx.actor, id: 'a' } }
    assert.equal(decideMessage(drafted, { kind: 'approve' }, other).ok, true)
    assert.deepEqual(codes(decideMessage({ ...drafted, status: 'sent' }, { kind: 'approve' }, other)), [
      'outreach.decided',
    ])
    assert.deepEqual(codes(decideMessage(drafted, { kind: 'return', reason: ' 短 ' }, other)), [
      'outreach.reason reason',
    ])
  })

  it('replies that ask to stop are known in every width and case; other replies are not taken for it', () => {
    for (const reply of ['R', 'r', ' Ｔ ', 'td', '退订', '退订。', '“R”', 'Stop!'])
      assert.equal(asksToStop(reply), true, reply)
    for (const reply of ['', '好的', '我要入户', 'RE', '不退订', 'TODAY']) assert.equal(asksToStop(reply), false, reply)
  })

  it('the same words are the same message whatever their spacing and width', () => {
    assert.equal(sameness('技师 可入户，详询12345。'), sameness('技师可入户,详询１２３４５'))
    assert.notEqual(sameness('技师可入户'), sameness('高级技师可入户'))
  })
})
