import type { Answer, Fact, Facts, Pack } from '#policy'
import { ageOn, parseIdNumber } from '#identity'
import { ok, refuse, type Refusal, type Result } from '#platform/result.ts'
import type { ApplicationFile } from './types.ts'

/**
 * Facts an application asks: those of the pack that are not computed from the identity number. Dated ones come from
 * registers; an applicant states the number that follows from them.
 */
export function askedFacts(pack: Pack): readonly Fact[] {
  return pack.facts.filter(fact => fact.derived !== 'age' && fact.type !== 'periods' && fact.type !== 'events')
}

/**
 * Reads the answers of a form, by fact id, as people type them. An empty answer is *unknown* and left out; what cannot
 * be read is refused with the fact as its field. Only the facts named in `raw` are looked at.
 */
export function readClaims(pack: Pack, raw: Readonly<Record<string, string | undefined>>): Result<Facts> {
  const refusals: Refusal[] = []
  const facts: Record<string, Answer> = {}
  for (const fact of askedFacts(pack)) {
    const typed = raw[fact.id]?.normalize('NFKC').trim() ?? ''
    if (typed === '') continue
    const read = readValue(fact, typed)
    if (read.ok) facts[fact.id] = read.value
    else refusals.push(...read.refusals)
  }
  return refusals.length > 0 ? { ok: false, refusals } : ok(facts)
}

/** How a claim stands in a form: what `readClaims` reads back. */
export function writeClaim(value: Answer | undefined): string {
  if (Array.isArray(value)) return value.filter(each => typeof each === 'number').join('；')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value === undefined ? '' : String(value)
}

/** Only claims the pack knows, of their type and within their bounds; others are left out. */
export function soundClaims(pack: Pack, claims: Facts): Facts {
  const texts = Object.fromEntries(Object.entries(claims).map(([id, value]) => [id, writeClaim(value)]))
  const kept = askedFacts(pack).flatMap(fact => {
    const read = readClaims(pack, { [fact.id]: texts[fact.id] })
    return read.ok ? Object.entries(read.value) : []
  })
  return Object.fromEntries(kept)
}

/** The claims with what follows from the identity number: the age on `today`. */
export function fullClaims({ personal, claims }: ApplicationFile, today: string): Facts {
  const identity = parseIdNumber(personal.idNumber ?? '')
  if (!identity.ok) return claims
  const { birthDate } = identity.value
  return { ...claims, birth_date: birthDate, age: ageOn(birthDate, today) }
}

/** Whether a claim asks for anything: `false`, 0 and `none` do not. */
export function claimsSomething(value: Answer | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== undefined && value !== false && value !== 0 && value !== 'none'
}

function readValue(fact: Fact, typed: string): Result<Answer> {
  const field = fact.id
  if (fact.type === 'boolean') {
    return typed === 'yes' ? ok(true) : typed === 'no' ? ok(false) : refuse('field.choice', { field })
  }
  if (fact.type === 'choice') {
    return fact.options?.some(option => option.value === typed) ? ok(typed) : refuse('field.choice', { field })
  }
  if (fact.type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(typed) ? ok(typed) : refuse('field.date', { field })
  return fact.type === 'list' ? readList(fact, typed) : readNumber(fact, typed)
}

/** Numbers one after the other, as people part them. */
function readList(fact: Fact, typed: string): Result<readonly number[]> {
  const read = typed.split(/[;；、\s]+/).filter(each => each !== '').map(each => readNumber(fact, each))
  const most = fact.most ?? Infinity
  const wrong = read.flatMap(each => (each.ok ? [] : each.refusals)).slice(0, 1)
  if (wrong.length > 0) return { ok: false, refusals: wrong }
  if (read.length > most) return refuse('field.too_many', { field: fact.id, params: { max: most } })
  return ok(read.flatMap(each => (each.ok ? [each.value] : [])))
}

function readNumber(fact: Fact, typed: string): Result<number> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = fact
  const whole = fact.type === 'integer'
  const plain = typed.replaceAll(/[,，\s]/g, '')
  const number = Number(plain)
  const shaped = whole ? /^-?\d{1,12}$/.test(plain) : /^-?\d{1,12}(\.\d{1,4})?$/.test(plain)
  if (shaped && number >= min && number <= max) return ok(number)
  return refuse(whole ? 'field.whole_number' : 'field.number', { field: fact.id, params: { min, max } })
}
