import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { forbidden, type Action, type Actor, type Patch, type Role } from './access.ts'

const home = { city: '440600', district: '440604', town: '440604011', department: 'police', owner: 'self' } satisfies Patch

const actors: Record<Exclude<Role, 'system'>, Actor> = {
  citizen: { id: 'self', role: 'citizen', city: '440600', name: '申请人' },
  clerk: { id: 'c', role: 'clerk', city: '440600', name: '窗口', district: '440604', town: '440604011' },
  reviewer: { id: 'r', role: 'reviewer', city: '440600', name: '核查', district: '440604', department: 'police' },
  officer: { id: 'o', role: 'officer', city: '440600', name: '经办', district: '440604' },
  police: { id: 'p', role: 'police', city: '440600', name: '户籍', district: '440604' },
  bureau: { id: 'b', role: 'bureau', city: '440600', name: '市局' },
  department: { id: 'd', role: 'department', city: '440600', name: '部门', department: 'police' },
  administrator: { id: 'a', role: 'administrator', city: '440600', name: '管理' },
}

/** Who may, written down a second time by hand: a change of the table in access.ts must be meant. */
const may: Record<Action, readonly (keyof typeof actors)[]> = {
  'application.draft': ['citizen'],
  'application.edit': ['citizen'],
  'application.submit': ['citizen'],
  'application.enter': ['clerk'],
  'application.decide': ['clerk'],
  'application.correct': ['citizen', 'clerk'],
  'application.withdraw': ['citizen', 'clerk'],
  'application.read': ['citizen', 'clerk', 'officer', 'police'],
  'application.list': ['clerk', 'officer'],
  'evidence.read': ['citizen', 'clerk', 'officer', 'police', 'reviewer'],
  'evidence.add': ['citizen', 'clerk'],
  'review.open': [],
  'review.escalate': [],
  'review.cancel': [],
  'review.read': ['reviewer'],
  'review.record': ['reviewer'],
  'review.progress': ['officer', 'reviewer'],
  'review.reopen': ['officer'],
  'round.prepare': ['officer'],
  'round.open': ['officer'],
  'ranking.freeze': ['officer'],
  'ranking.read': ['officer'],
  'policy.simulate': ['officer', 'bureau'],
  'notice.publish': ['officer'],
  'objection.raise': ['citizen'],
  'objection.read': ['officer', 'citizen'],
  'objection.decide': ['officer'],
  'card.issue': ['officer'],
  'card.hold': ['officer'],
  'card.lapse': [],
  'card.revoke': ['officer'],
  'card.route': ['citizen'],
  'card.settle': ['police'],
  'card.read': ['citizen', 'officer', 'police'],
  'settlement.record': ['police'],
  'bar.place': ['officer'],
  'bar.read': ['clerk', 'officer'],
  'direct.draft': ['citizen'],
  'direct.edit': ['citizen'],
  'direct.submit': ['citizen'],
  'direct.enter': ['clerk'],
  'direct.batch': ['citizen', 'clerk'],
  'direct.batch.read': ['citizen', 'clerk'],
  'direct.handle': ['clerk'],
  'direct.review': ['clerk', 'officer'],
  'direct.decide': ['clerk', 'officer'],
  'direct.correct': ['citizen', 'clerk'],
  'direct.withdraw': ['citizen', 'clerk'],
  'direct.read': ['citizen', 'clerk', 'officer', 'police'],
  'direct.oversee': ['bureau'],
  'direct.scan': ['citizen', 'clerk'],
  'direct.list': ['clerk', 'officer', 'police', 'bureau'],
  'direct.ledger': ['clerk', 'officer', 'bureau'],
  'direct.settle': ['police'],
  'direct.address': ['police'],
  'direct.address.read': ['clerk', 'officer', 'police', 'bureau'],
  'direct.cancel': ['officer'],
  'direct.object': ['citizen'],
  'direct.answer': ['officer'],
  'direct.flag': [],
  'direct.settings': ['bureau'],
  'register.read': ['clerk', 'officer'],
  'target.read': ['officer', 'bureau'],
  'target.set': ['bureau'],
  'report.read': ['clerk', 'officer', 'department', 'bureau'],
  'report.town': ['clerk'],
  'report.district': ['officer'],
  'report.department': ['department'],
  'report.compile': ['bureau'],
  'inspection.hold': ['bureau'],
  'inspection.settle': ['clerk', 'officer', 'bureau'],
  'outreach.read': ['clerk', 'officer', 'bureau'],
  'outreach.survey': ['clerk', 'officer', 'bureau'],
  'outreach.track': ['clerk', 'officer', 'bureau'],
  'outreach.draft': ['officer', 'bureau'],
  'outreach.send': ['officer', 'bureau'],
  'board.read': ['department', 'bureau'],
  'board.report': ['department'],
  'board.manage': ['bureau'],
  administration: ['administrator'],
}

const actions = Object.keys(may) as Action[]
const roles = Object.keys(actors) as (keyof typeof actors)[]

describe('access', () => {
  for (const action of actions) {
    it(`${action}: ${may[action].join(', ')}, and nobody else`, () => {
      const allowed = roles.filter(role => forbidden(actors[role], action, home) === undefined)
      assert.deepEqual(allowed.sort(), [...may[action]].sort())
    })
  }

  it('nobody who is not signed in, and nobody of another city, may do anything', () => {
    for (const action of actions) {
      assert.equal(forbidden(undefined, action, home)?.code, 'access.sign_in')
      for (const role of roles) {
        assert.equal(forbidden(actors[role], action, { ...home, city: '441900' })?.code, 'access.other_patch')
      }
    }
  })

  it('keeps each to their own patch: another district, town, department or person is refused', () => {
    const elsewhere: Record<'clerk' | 'reviewer' | 'officer' | 'police', Patch[]> = {
      clerk: [{ ...home, district: '440605' }, { ...home, town: '440604012' }],
      reviewer: [{ ...home, district: '440605' }, { ...home, department: 'education' }],
      officer: [{ ...home, district: '440605' }],
      police: [{ ...home, district: '440605' }],
    }
    for (const [role, patches] of Object.entries(elsewhere) as [keyof typeof elsewhere, Patch[]][]) {
      for (const action of actions.filter(name => may[name].includes(role))) {
        for (const patch of patches) assert.equal(forbidden(actors[role], action, patch)?.code, 'access.other_patch', `${role} ${action}`)
      }
    }
  })

  it("never opens another person's case to a citizen", () => {
    const personal = actions.filter(name => may[name].includes('citizen') && !['application.draft', 'objection.raise', 'direct.draft', 'direct.batch'].includes(name))
    fc.assert(fc.property(fc.constantFrom(...personal), fc.uuid(), (action, owner) => {
      assert.notEqual(forbidden(actors.citizen, action, { ...home, owner }), undefined)
      assert.notEqual(forbidden(actors.citizen, action, { city: home.city, district: home.district }), undefined)
    }))
  })
})
