import { amountsOfRule, factsOfCondition, factsOfRule, type Duty, type Fact, type Answer, type Pack } from '#policy'
import type { Claims, OpenedFact } from './types.ts'

export interface DepartmentFacts {
  readonly department: string
  readonly facts: readonly OpenedFact[]
}

/**
 * What each department has to check of one application, by the duty matrix (FS-11): what was claimed, what decides on
 * eligibility or takes points away whether claimed or not, what every applicant has to show, and what dependants bring.
 * A department with nothing to check does not appear.
 */
export function factsToCheck(pack: Pack, claims: Claims, dependants: number): readonly DepartmentFacts[] {
  const always = factsAlwaysChecked(pack)
  const due = pack.duties.filter(
    duty => always.has(duty.fact) || claimed(pack, duty, claims[duty.fact]) || moves(pack, duty, dependants),
  )
  return pack.departments.flatMap(({ id: department }) => {
    const facts = due.filter(duty => duty.department === department).map(({ fact, documents }) => ({ fact, documents }))
    return facts.length > 0 ? [{ department, facts }] : []
  })
}

/** Facts that can cost an applicant something, and those proved by documents every applicant must show. */
export function factsAlwaysChecked(pack: Pack): ReadonlySet<string> {
  const takesAway = pack.indicators.filter(({ rule }) => amountsOfRule(rule).some(amount => negative(pack, amount)))
  const shownByAll = pack.duties.filter(({ documents }) =>
    documents.length > 0 && documents.every(id => required(pack, id) === 'always'))
  return new Set([
    ...pack.conditions.flatMap(({ test }) => factsOfCondition(test)),
    ...takesAway.flatMap(({ rule }) => factsOfRule(rule)),
    ...shownByAll.map(({ fact }) => fact),
  ])
}

/** A claim that says "none" asks for no check; nor does one whose only documents are those of dependants. */
function claimed(pack: Pack, duty: Duty, claim: Answer | undefined): boolean {
  if (claim === undefined || claim === false || claim === 0 || claim === 'none') return false
  return duty.documents.length === 0 || duty.documents.some(id => required(pack, id) !== 'with_dependant')
}

function moves(pack: Pack, duty: Duty, dependants: number): boolean {
  return dependants > 0 && duty.documents.some(id => required(pack, id) === 'with_dependant')
}

function required(pack: Pack, document: string): string | undefined {
  return pack.documents.find(({ id }) => id === document)?.required
}

function negative(pack: Pack, amount: { points: number } | { parameter: string }): boolean {
  if ('points' in amount) return amount.points < 0
  return (pack.parameters.find(({ id }) => id === amount.parameter)?.value ?? 0) < 0
}

/**
 * Claims as a department checks them. Where nobody is asked for a paper (a criminal record, say), an applicant who did
 * not answer has claimed to have none: the department confirms or denies that from its own records.
 */
export function claimsToCheck(pack: Pack, claims: Claims): Claims {
  const implied = pack.duties.filter(({ fact, documents }) => documents.length === 0 && claims[fact] === undefined)
    .filter(({ fact }) => pack.facts.find(({ id }) => id === fact)?.type === 'boolean')
  return { ...claims, ...Object.fromEntries(implied.map(({ fact }) => [fact, false])) }
}

/** Facts a department has a duty for, claimed or not. */
export function dutyFacts(pack: Pack, department: string): readonly string[] {
  return pack.duties.filter(duty => duty.department === department).map(({ fact }) => fact)
}

/** The documents by which the matrix lets a department check facts: the only ones it may open. */
export function dutyDocuments(pack: Pack, department: string): ReadonlySet<string> {
  return new Set(pack.duties.filter(duty => duty.department === department).flatMap(({ documents }) => documents))
}

export interface IdentityParts {
  readonly idNumber: 'full' | 'masked'
  readonly employer: boolean
  readonly address: boolean
}

const EMPLOYMENT = ['works_here', 'employer_months']
const RESIDENCE = ['registered_locally', 'residence_permit_months', 'home_area', 'land_title', 'child_registered']

/**
 * Which parts of a person a department may see, from its duties (FS-11): everyone the name, to tell people apart; the
 * whole identity number only who verifies the facts computed from it; the employer who verifies employment, the address
 * who verifies residence. Nobody the phone: that is the window's.
 */
export function identityParts(pack: Pack, department: string): IdentityParts {
  const facts = dutyFacts(pack, department)
  const derived = (fact: Fact): boolean => fact.derived !== undefined && facts.includes(fact.id)
  return {
    idNumber: pack.facts.some(derived) ? 'full' : 'masked',
    employer: EMPLOYMENT.some(fact => facts.includes(fact)),
    address: RESIDENCE.some(fact => facts.includes(fact)),
  }
}
