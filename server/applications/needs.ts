import { ageOn, parseIdNumber } from '#identity'
import type { DocumentKind, Pack } from '#policy'
import { claimsSomething } from './claims.ts'
import type { DocumentNeed } from './contract.ts'
import type { ApplicationFile, DocumentState } from './types.ts'

/**
 * Which documents a case needs and whether they are there (FS-6: 完备的资料), by the pack's duty matrix: those of every
 * applicant, those of who brings dependants, those of the settlement place, and those that prove something claimed.
 */
export function documentNeeds(pack: Pack, subject: NeedSubject): readonly DocumentNeed[] {
  return pack.documents.flatMap(kind => {
    const facts = provenClaims(pack, kind.id, subject.file)
    const because = reason(pack, kind, subject, facts)
    if (!because) return []
    return [{ document: kind.id, clause: kind.clause, because, facts, present: isPresent(subject.documents, kind.id) }]
  })
}

export interface NeedSubject {
  readonly file: ApplicationFile
  readonly place?: string | undefined
  readonly documents: readonly DocumentState[]
  /** The day ages are counted on. */
  readonly today: string
}

/** A document is there when a scan is stored, or when the window has seen the original or kept a copy. */
export function isPresent(documents: readonly DocumentState[], document: string): boolean {
  const state = documents.find(one => one.document === document)
  return state !== undefined && (state.evidenceIds.length > 0 || state.originalSeen || state.copyKept)
}

function reason(pack: Pack, kind: DocumentKind, subject: NeedSubject, facts: readonly string[]): DocumentNeed['because'] | undefined {
  if (kind.required === 'always') return 'always'
  if (kind.required === 'with_dependant' && neededFor(pack, kind.id, subject)) return 'dependant'
  if (pack.places.find(one => one.id === subject.place)?.documents.includes(kind.id)) return 'place'
  return kind.required === 'with_claim' && facts.length > 0 ? 'claim' : undefined
}

/** Proof of marriage where the spouse moves along; a child's papers where a child does, its registration up to 16 (FS-11). */
function neededFor(pack: Pack, document: string, { file, today }: NeedSubject): boolean {
  const proves = new Set(pack.duties.filter(duty => duty.documents.includes(document)).map(duty => duty.fact))
  if (proves.has('marital_status')) return file.dependants.some(one => one.relation === 'spouse')
  const ages = file.dependants.filter(one => one.relation === 'child').map(one => parseIdNumber(one.idNumber))
    .map(identity => (identity.ok ? ageOn(identity.value.birthDate, today) : 0))
  return proves.has('child_registered') ? ages.some(age => age <= 16) : ages.length > 0
}

function provenClaims(pack: Pack, document: string, { claims }: ApplicationFile): readonly string[] {
  return pack.duties
    .filter(duty => duty.documents.includes(document) && claimsSomething(claims[duty.fact]))
    .map(duty => duty.fact)
}
