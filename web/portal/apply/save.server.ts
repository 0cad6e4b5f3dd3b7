import type { Facts } from '#policy'
import type { Result } from '#platform/result.ts'
import {
  dependantFieldOf, readClaims, type Applications, type Dependant, type Personal, type Saved,
} from '#server/applications/index.ts'
import { textOf } from '../../forms.ts'
import { PERSONAL_FIELDS } from './steps.ts'
import { familyFacts, type Draft } from './view.server.ts'

type Change = Parameters<Applications['saveDraft']>[2]

/** Saves what one page of the form was sent with. Answers that cannot be read are refused; everything else is kept. */
export async function saveStep(draft: Draft, step: string, form: FormData): Promise<Result<Saved>> {
  const { signed: { services, ctx }, open } = draft
  const change = changeOf(draft, step, form)
  return change.ok ? services.applications.saveDraft(ctx(form), open.id, { ...change.value, step }) : change
}

function changeOf(draft: Draft, step: string, form: FormData): Result<Change> {
  const { open, view } = draft
  if (step === 'dependants') return dependantsChange(draft, form)
  if (step === 'place') {
    const [town, place] = [textOf(form, 'town'), textOf(form, 'place')]
    return { ok: true, value: { ...(town ? { town } : {}), ...(place ? { place } : {}) } }
  }
  const facts = view.steps.find(one => one.id === step)?.facts ?? []
  const claims = claimsFrom(draft, facts, form)
  if (!claims.ok) return claims
  const fields: readonly (keyof Personal)[] = step === 'who' || step === 'work' ? PERSONAL_FIELDS[step] : []
  const personal = { ...open.file.personal, ...Object.fromEntries(fields.map(field => [field, textOf(form, field, 300)])) }
  return { ok: true, value: { ...(fields.length > 0 ? { personal } : {}), ...(facts.length > 0 ? { claims: claims.value } : {}) } }
}

/** The draft's claims with those of this page replaced; a question left empty is no longer claimed. */
function claimsFrom({ open, pack }: Draft, facts: readonly string[], form: FormData): Result<Facts> {
  const read = readClaims(pack, Object.fromEntries(facts.map(id => [id, textOf(form, id, 100)])))
  if (!read.ok) return read
  const others = Object.entries(open.file.claims).filter(([id]) => !facts.includes(id))
  return { ok: true, value: { ...Object.fromEntries(others), ...read.value } }
}

/** Everybody on the page, without who is taken off; one more blank where asked. Who is wholly blank goes on leaving the page. */
function dependantsChange(draft: Draft, form: FormData): Result<Change> {
  const { open, pack, view } = draft
  const intent = textOf(form, 'intent')
  const listed = open.file.dependants.map(one => readDependant(one, form))
    .filter(one => intent !== `remove:${one.key}`)
    .filter(one => intent.startsWith('add') || intent.startsWith('remove') || one.name !== '' || one.idNumber !== '')
  const next = 1 + Math.max(0, ...open.file.dependants.map(({ key }) => Number(key.slice(1)) || 0))
  const added = intent === 'add:spouse' ? [blank(`d${next}`, 'spouse')] : intent === 'add:child' ? [blank(`d${next}`, 'child')] : []
  const dependants = [...listed, ...added]
  const claims = claimsFrom(draft, familyFacts(pack, view.steps, open.file.dependants), form)
  return claims.ok ? { ok: true, value: { dependants, claims: claims.value } } : claims
}

const blank = (key: string, relation: Dependant['relation']): Dependant => ({ key, relation, name: '', idNumber: '' })

function readDependant(one: Dependant, form: FormData): Dependant {
  const at = dependantFieldOf(one)
  const birthDate = textOf(form, `${at}birthDate`, 20)
  return { key: one.key, relation: one.relation, name: textOf(form, `${at}name`, 100), idNumber: textOf(form, `${at}idNumber`, 40), ...(birthDate ? { birthDate } : {}) }
}

/** Of all that is wrong, what concerns this page and is not merely still empty: said at once, while the paper is at hand. */
export function wrongNow<P extends { readonly code: string; readonly step: string }>(problems: readonly P[], step: string): readonly P[] {
  const open = new Set<string>(['field.required', 'applications.answer', 'applications.document_missing', 'applications.town', 'applications.place'])
  return problems.filter(problem => problem.step === step && !open.has(problem.code))
}
