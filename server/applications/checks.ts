import type { CompiledPack, Pack } from '#policy'
import { confirmBirthDate, findTown, isMinorOn, parseIdNumber, parsePhone } from '#identity'
import { refuse, type Refusal } from '#platform/result.ts'
import { fullClaims } from './claims.ts'
import { documentNeeds } from './needs.ts'
import { PARTICULARS } from './particulars.ts'
import type { ApplicationFile, Dependant, DocumentState, Personal } from './types.ts'

/** What a submission is checked against, besides the person's own statements. */
export interface CheckSubject {
  readonly file: ApplicationFile
  readonly town?: string | undefined
  readonly place?: string | undefined
  readonly documents: readonly DocumentState[]
  readonly today: string
  /** Paper handed in at the window may be incomplete: then a correction is requested, and acceptance waits for it. */
  readonly documentsMayMiss: boolean
}

const MOST_DEPENDANTS = 12
const LONGEST = { name: 50, household: 200, address: 200, employer: 100 } as const

/** Everything that stands against a submission, all at once, each with its field and clause. Empty when nothing does. */
export function objectionsTo({ pack, evaluate }: CompiledPack, subject: CheckSubject): readonly Refusal[] {
  const { file, today } = subject
  return [
    ...inForce(pack, today),
    ...personalObjections(file.personal, today),
    ...conditionObjections(pack, evaluate(fullClaims(file, today)).conditions),
    ...dependantObjections(file, today),
    ...placeObjections(pack, subject),
    ...(subject.documentsMayMiss ? [] : missingDocuments(pack, subject)),
  ]
}

/** One refusal for each document the case still lacks; the field is `document-<id>`. */
export function missingDocuments(pack: Pack, subject: Pick<CheckSubject, 'file' | 'place' | 'documents' | 'today'>): readonly Refusal[] {
  return documentNeeds(pack, subject).filter(need => !need.present).flatMap(need => {
    const name = pack.documents.find(kind => kind.id === need.document)?.name
    return refuse('applications.document_missing', {
      field: `document-${need.document}`, clause: need.clause, params: { document: name ?? need.document },
    }).refusals
  })
}

function inForce({ validity: { from, to }, precedence }: Pack, today: string): readonly Refusal[] {
  const clause = precedence[0]?.clause
  if (today < from) return refuse('applications.not_in_force', { clause, params: { from } }).refusals
  return to !== undefined && today > to ? refuse('applications.expired', { clause, params: { to } }).refusals : []
}

function personalObjections(personal: Personal, today: string): readonly Refusal[] {
  const missing = PARTICULARS.filter(({ id, required }) => required && !personal[id]?.trim())
  return [
    ...missing.flatMap(({ id: field, clause }) => refuse('field.required', { field, clause }).refusals),
    ...tooLong(personal),
    ...(personal.idNumber?.trim() ? identityObjections(personal.idNumber, personal.birthDate, '', today) : []),
    ...(personal.phone?.trim() && !parsePhone(personal.phone).ok ? refuse('accounts.phone', { field: 'phone' }).refusals : []),
  ]
}

/** Texts that do not fit their field; also asked of drafts. */
export function tooLong(personal: Personal): readonly Refusal[] {
  return Object.entries(LONGEST).flatMap(([field, max]) => {
    const text = personal[field as keyof typeof LONGEST] ?? ''
    return [...text].length > max ? refuse('field.too_long', { field, params: { max } }).refusals : []
  })
}

function identityObjections(idNumber: string, birthDate: string | undefined, prefix: string, today: string): readonly Refusal[] {
  const read = parseIdNumber(idNumber, { today })
  if (!read.ok) return read.refusals.map(refusal => ({ ...refusal, field: `${prefix}idNumber` }))
  const confirmed = birthDate ? confirmBirthDate(read.value, birthDate, `${prefix}birthDate`) : undefined
  return confirmed && !confirmed.ok ? confirmed.refusals : []
}

/** The pack's own conditions, on what the applicant states: what fails, and what must still be answered. */
function conditionObjections(pack: Pack, lines: ReturnType<CompiledPack['evaluate']>['conditions']): readonly Refusal[] {
  return lines.flatMap(line => {
    const condition = pack.conditions.find(one => one.id === line.condition)
    if (line.holds === true || !condition) return []
    const field = line.facts[0] === 'age' ? 'idNumber' : line.facts[0]
    if (line.holds === false) return refuse('applications.condition', { field, clause: line.clause, params: { reason: condition.refusal } }).refusals
    return line.open.filter(fact => fact !== 'age').flatMap(id => {
      const question = pack.facts.find(fact => fact.id === id)?.question
      return refuse('applications.answer', { field: id, clause: line.clause, params: { question: question ?? id } }).refusals
    })
  })
}

/** FS-3: spouse and minor children. */
function dependantObjections({ personal, dependants }: ApplicationFile, today: string): readonly Refusal[] {
  if (dependants.length > MOST_DEPENDANTS) return refuse('applications.too_many_dependants', { params: { max: MOST_DEPENDANTS } }).refusals
  const spouses = dependants.filter(one => one.relation === 'spouse')
  const second = spouses[1]
  const seen = new Set([numberOf(personal.idNumber)])
  const each = dependants.flatMap(one => {
    const number = numberOf(one.idNumber)
    const again = number !== undefined && seen.has(number)
    seen.add(number)
    const twice = again ? refuse('applications.same_person', { field: `${fieldOf(one)}idNumber`, clause: 'FS-3' }).refusals : []
    return [...dependantAlone(one, today), ...twice]
  })
  const spouse = second ? refuse('applications.spouse_once', { field: `${fieldOf(second)}name`, clause: 'FS-3' }).refusals : []
  return [...each, ...spouse]
}

/** The names of a dependant's fields begin with this. */
export function fieldOf({ key }: Pick<Dependant, 'key'>): string {
  return `dependants-${key}-`
}

function dependantAlone(one: Dependant, today: string): readonly Refusal[] {
  const prefix = fieldOf(one)
  const required = (['name', 'idNumber'] as const).filter(field => !one[field].trim())
    .flatMap(field => refuse('field.required', { field: prefix + field, clause: 'FS-3' }).refusals)
  const wrong = one.idNumber.trim() ? identityObjections(one.idNumber, one.birthDate, prefix, today) : []
  const identity = parseIdNumber(one.idNumber, { today })
  const grown = one.relation === 'child' && identity.ok && !isMinorOn(identity.value.birthDate, today)
    ? refuse('applications.child_not_minor', { field: `${prefix}idNumber`, clause: 'FS-3', params: { name: one.name } }).refusals
    : []
  return [...required, ...wrong, ...grown]
}

function placeObjections(pack: Pack, { town, place }: CheckSubject): readonly Refusal[] {
  return [
    ...(town && findTown(town) ? [] : refuse('applications.town', { field: 'town', clause: 'FS-6' }).refusals),
    ...(pack.places.some(one => one.id === place) ? [] : refuse('applications.place', { field: 'place', clause: 'FS-3' }).refusals),
  ]
}

function numberOf(idNumber: string | undefined): string | undefined {
  const read = parseIdNumber(idNumber ?? '')
  return read.ok ? read.value.number : undefined
}

/** The file as it is stored once submitted: numbers and phones in their one spelling, texts trimmed. */
export function normalised(file: ApplicationFile): ApplicationFile {
  const { personal } = file
  const trimmed = Object.fromEntries(Object.entries(personal).map(([field, text]) => [field, text?.trim()])) as Personal
  const phone = parsePhone(personal.phone ?? '')
  const idNumber = numberOf(personal.idNumber)
  return {
    ...file,
    personal: { ...trimmed, ...(phone.ok ? { phone: phone.value } : {}), ...(idNumber ? { idNumber } : {}) },
    dependants: file.dependants.map(one => ({ ...one, name: one.name.trim(), idNumber: numberOf(one.idNumber) ?? one.idNumber.trim() })),
  }
}
