import { refuse, type Refusal } from './result.ts'

/**
 * `bureau` is the city's own bureau (市人力资源社会保障局), which sees every district; `department` speaks for one
 * department or organisation of the city.
 */
export type Role =
  | 'citizen' | 'clerk' | 'reviewer' | 'officer' | 'police' | 'bureau' | 'department' | 'administrator' | 'system'

/** Who acts: an account with its role and the patch it covers. */
export interface Actor {
  readonly id: string
  readonly role: Role
  readonly city: string
  readonly name: string
  /** GB/T 2260 code of the district a member of staff serves. */
  readonly district?: string
  /** Nine-digit code of the town (镇街) a window clerk serves. */
  readonly town?: string
  /** Department id of the pack's duty matrix (FS-11) a reviewer serves, or the organisation a `department` speaks for. */
  readonly department?: string
}

/** Where the object of an action lies. Absent parts do not restrict. */
export interface Patch {
  readonly city: string
  readonly district?: string | undefined
  readonly town?: string | undefined
  readonly department?: string | undefined
  readonly owner?: string | undefined
}

type Check = (actor: Actor, patch: Patch) => boolean

const own: Check = (actor, patch) => actor.role === 'citizen' && patch.owner === actor.id
const anyCitizen: Check = actor => actor.role === 'citizen'
const clerk: Check = (actor, patch) => actor.role === 'clerk' && actor.district === patch.district && actor.town === patch.town
/** As `clerk`, and a county's window takes every town of the county (QY-4.copies): the patch then names no town. */
const directClerk: Check = (actor, patch) =>
  actor.role === 'clerk' && actor.district === patch.district && (patch.town === undefined || actor.town === patch.town)
const reviewer: Check = (actor, patch) =>
  actor.role === 'reviewer' && actor.district === patch.district && actor.department === patch.department
const officer: Check = (actor, patch) => actor.role === 'officer' && actor.district === patch.district
const police: Check = (actor, patch) => actor.role === 'police' && actor.district === patch.district
const bureau: Check = actor => actor.role === 'bureau'
const department: Check = (actor, patch) => actor.role === 'department' && actor.department === patch.department
const administrator: Check = actor => actor.role === 'administrator'
const systemOnly: Check = () => false
const either = (...checks: Check[]): Check => (actor, patch) => checks.some(check => check(actor, patch))

/** Who may do what, where: the one place. The system actor carries out what the clock brings due. */
const rules = {
  'application.draft': anyCitizen,
  'application.edit': own,
  'application.submit': own,
  'application.enter': clerk,
  'application.decide': clerk,
  'application.correct': either(own, clerk),
  'application.withdraw': either(own, clerk),
  'application.read': either(own, clerk, officer, police),
  'application.list': either(clerk, officer),
  'evidence.read': either(own, clerk, officer, police, reviewer),
  'evidence.add': either(own, clerk),
  'review.open': systemOnly,
  'review.escalate': systemOnly,
  'review.cancel': systemOnly,
  'review.read': reviewer,
  'review.record': reviewer,
  'review.progress': either(officer, reviewer),
  'review.reopen': officer,
  'round.prepare': officer,
  'round.open': officer,
  'ranking.freeze': officer,
  'ranking.read': officer,
  'policy.simulate': either(officer, bureau),
  'notice.publish': officer,
  'objection.raise': anyCitizen,
  'objection.read': either(officer, own),
  'objection.decide': officer,
  'card.issue': officer,
  'card.hold': officer,
  'card.revoke': officer,
  'card.lapse': systemOnly,
  'card.route': own,
  'card.settle': police,
  'card.read': either(own, officer, police),
  'settlement.record': police,
  'bar.place': officer,
  'bar.read': either(clerk, officer),
  'direct.draft': anyCitizen,
  'direct.edit': own,
  'direct.submit': own,
  'direct.enter': directClerk,
  'direct.batch': either(anyCitizen, directClerk),
  'direct.batch.read': either(own, directClerk),
  'direct.handle': directClerk,
  'direct.review': either(directClerk, officer),
  'direct.decide': either(directClerk, officer),
  'direct.correct': either(own, directClerk),
  'direct.withdraw': either(own, directClerk),
  'direct.read': either(own, directClerk, officer, police),
  'direct.oversee': bureau,
  'direct.scan': either(own, directClerk),
  'direct.list': either(directClerk, officer, police, bureau),
  'direct.ledger': either(directClerk, officer, bureau),
  'direct.settle': police,
  'direct.address': police,
  'direct.address.read': either(directClerk, officer, police, bureau),
  'direct.cancel': officer,
  'direct.object': own,
  'direct.answer': officer,
  'direct.flag': systemOnly,
  'direct.settings': bureau,
  'register.read': either(clerk, officer),
  'target.read': either(officer, bureau),
  'target.set': bureau,
  'report.read': either(directClerk, officer, department, bureau),
  'report.town': clerk,
  'report.district': officer,
  'report.department': department,
  'report.compile': bureau,
  'inspection.hold': bureau,
  'inspection.settle': either(directClerk, officer, bureau),
  'outreach.read': either(directClerk, officer, bureau),
  'outreach.survey': either(directClerk, officer, bureau),
  'outreach.track': either(directClerk, officer, bureau),
  'outreach.draft': either(officer, bureau),
  'outreach.send': either(officer, bureau),
  'board.read': either(department, bureau),
  'board.report': department,
  'board.manage': bureau,
  'administration': administrator,
} as const satisfies Record<string, Check>

export type Action = keyof typeof rules

/** Decides one access. Returns the refusal to give, or undefined when it is allowed. */
export function forbidden(actor: Actor | undefined, action: Action, patch: Patch): Refusal | undefined {
  if (!actor) return refuse('access.sign_in').refusals[0]
  if (actor.city !== patch.city) return refuse('access.other_patch').refusals[0]
  if (actor.role === 'system' || rules[action](actor, patch)) return undefined
  const elsewhere = { ...patch, district: actor.district, town: actor.town, department: actor.department, owner: actor.id }
  return refuse(rules[action](actor, elsewhere) ? 'access.other_patch' : 'access.not_allowed').refusals[0]
}
