import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#calendar'
import { inHand, timeline, type CaseStory } from './timeline.ts'

const window = { zh: '祖庙街道窗口', en: 'Zumiao window' }
const rules = {
  review: { from: '09-01', to: '11-30', clause: 'FS-7' }, notice: { workingDays: 10, clause: 'FS-8' }, card: { years: 1, clause: 'FS-9' },
}
const submitted = { status: 'submitted', channel: 'online', year: 2014, answerBy: '2014-06-10' } as const
const accepted = { ...submitted, status: 'accepted', acceptedOn: '2014-06-05' } as const
const hr = { zh: '人社', en: 'HR' }
const education = { zh: '教育', en: 'Education' }
const task = (name: typeof hr, status: string) => ({ department: { name }, status, dueOn: '2014-11-30' })

const story = (more: Partial<CaseStory>): CaseStory =>
  ({ state: submitted, today: '2014-06-05', submittedOn: '2014-06-03', window, rules, tasks: [], ...more })
const shown = (more: Partial<CaseStory>) => timeline(story(more)).map(({ id, state }) => `${id} ${state}`)
const hand = (more: Partial<CaseStory>) => {
  const { id, by, who } = inHand(timeline(story(more))) ?? {}
  return [id, by, who?.zh]
}

describe('the timeline of a case', () => {
  it('begins with the window, which must answer by a day', () => {
    assert.deepEqual(shown({}), ['submitted done', 'window now', 'review next', 'notice next', 'card next', 'settlement next'])
    assert.deepEqual(hand({}), ['window', '2014-06-10', '祖庙街道窗口'])
  })

  it('hands the case to the applicant while something is to be corrected', () => {
    const correction = { requestedOn: '2014-06-05', requestedAt: '2014-06-05T02:00:00.000Z', dueOn: '2014-06-19', days: 10, items: [] }
    assert.deepEqual(hand({ state: { ...submitted, status: 'correction', correction } }), ['correction', '2014-06-19', '您'])
    const back = { ...correction, suppliedOn: '2014-06-09' }
    assert.deepEqual(hand({ state: { ...submitted, correction: back } }), ['window', '2014-06-10', '祖庙街道窗口'])
  })

  it('ends where acceptance is refused or the application withdrawn', () => {
    const refusal = { on: '2014-06-06', clause: 'FS-1', reason: '' }
    assert.deepEqual(shown({ state: { ...submitted, status: 'refused', refusal } }), ['submitted done', 'window stopped'])
    assert.deepEqual(shown({ state: { ...accepted, status: 'withdrawn', withdrawnOn: '2014-07-01' } }), ['submitted done', 'window done', 'withdrawn stopped'])
  })

  it('names the departments that still have it, and when they must be done (FS-7)', () => {
    const tasks = [task(hr, 'done'), task(education, 'open')]
    assert.deepEqual(hand({ state: accepted, tasks, today: '2014-09-02' }), ['review', '2014-11-30', '教育'])
    assert.equal(shown({ state: accepted, tasks: [task(hr, 'done')], today: '2014-10-02' })[2], 'review done')
  })

  it('is in the district’s hands once a department has let the period pass, and back with its own day when given back', () => {
    const late = [task(hr, 'done'), task(education, 'escalated')]
    assert.deepEqual(hand({ state: accepted, tasks: late, today: '2014-12-01' }), ['review', undefined, '区人力资源社会保障部门'])
    const back = [task(hr, 'done'), { ...task(education, 'open'), dueOn: '2014-12-10' }]
    assert.deepEqual(hand({ state: accepted, tasks: back, today: '2014-12-02' }), ['review', '2014-12-10', '教育'])
  })

  it('counts an application for the next year by that year’s review', () => {
    const moments = timeline(story({ state: { ...accepted, year: 2015 }, today: '2014-10-01' }))
    assert.equal(moments.find(({ id }) => id === 'review')?.by, '2015-11-30')
  })

  it('tells the rank while the notice stands and leads to the card afterwards (FS-8, FS-9)', () => {
    const tasks = [task(hr, 'done')]
    const notice = { publishedOn: '2014-12-10', toOn: '2014-12-24', standing: { points: 8000, rank: 3, admitted: true, held: false } }
    assert.deepEqual(hand({ state: accepted, tasks, notice, today: '2014-12-24' }).slice(0, 2), ['notice', '2014-12-24'])
    assert.deepEqual(hand({ state: accepted, tasks, notice, today: '2014-12-25' })[0], 'card')
    const out = { ...notice, standing: { ...notice.standing, admitted: false } }
    assert.deepEqual(shown({ state: accepted, tasks, notice: out, today: '2014-12-25' }).at(-1), 'card stopped')
  })

  it('ends at the police counter, within the card’s year', () => {
    const tasks = [task(hr, 'done')]
    const notice = { publishedOn: '2014-12-10', toOn: '2014-12-24', standing: { points: 8000, rank: 3, admitted: true, held: false } }
    const card = { status: 'issued', issuedOn: '2015-01-05', expiresOn: '2016-01-05' } as const
    const at = { state: accepted, tasks, notice, today: '2015-02-01' }
    assert.deepEqual(hand({ ...at, card }).slice(0, 2), ['settlement', '2016-01-05'])
    assert.deepEqual(shown({ ...at, card: { ...card, status: 'settled', settledOn: '2015-03-01' } }).at(-1), 'settlement done')
    assert.deepEqual(shown({ ...at, card: { ...card, status: 'lapsed', lapsedOn: '2016-01-06' } }).at(-1), 'settlement stopped')
  })

  it('is in one hand at a time, and nothing is done after what is not', () => {
    const day = fc.integer({ min: 0, max: 900 }).map(n => addDays('2014-06-03', n))
    const statuses = fc.constantFrom('open', 'done', 'escalated')
    fc.assert(fc.property(day, fc.array(statuses, { maxLength: 5 }), fc.constantFrom(submitted, accepted), (today, tasks, state) => {
      const moments = timeline(story({ state, today, tasks: tasks.map(status => task(hr, status)) }))
      const states = moments.map(one => one.state)
      assert.ok(states.filter(one => one === 'now').length <= 1)
      const open = states.findIndex(one => one !== 'done')
      assert.ok(states.slice(open).every(one => one !== 'done'))
    }))
  })
})
