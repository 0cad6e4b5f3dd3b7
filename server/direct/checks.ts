import { isMinorOn, parseIdNumber, parsePhone } from '#identity'
import type { CompiledPack, Evaluation, Facts, Pack } from '#policy'
import { refuse, type Refusal } from '#platform/result.ts'
import { birthObjections, readBirth } from './birth.ts'
import { choicesFor, readChoice } from './choices.ts'
import type { FormField } from './contract.ts'
import type { FamilyRule } from './rules/index.ts'
import { givenFacts, type Scheme } from './scheme.ts'
import type { DirectDependant, DirectFile, DirectPersonal } from './types.ts'
import { waysLacking, waysText } from './ways.ts'

export interface Subject {
  readonly file: Omit<DirectFile, 'findings'>
  /** Claims with what follows from number, place and register. */
  readonly facts: Facts
  readonly place: string | undefined
  /** The day it counts from. */
  readonly day: string
}

const MOST_DEPENDANTS = 12
const LONGEST: Readonly<Record<string, number>> = { name: 50, employer: 100, employerAddress: 200 }
const LONGEST_TEXT = 100

/** Everything that stands against handing a form in, all at once, each with field and clause. Empty when nothing does. */
export function objectionsTo(scheme: Scheme, compiled: CompiledPack, subject: Subject): readonly Refusal[] {
  const { pack, rules } = scheme
  const { file, day } = subject
  return [
    ...inForce(pack, day),
    ...personalObjections(rules.fields, file.personal, day),
    ...conditionObjections(compiled, subject.facts, givenFacts(rules)),
    ...dependantObjections(rules.family, file, day),
    ...placeObjections(pack, subject.place),
  ]
}

function inForce({ validity: { from, to } }: Pack, day: string): readonly Refusal[] {
  if (day < from) return refuse('direct.not_in_force', { params: { from } }).refusals
  return to !== undefined && day > to ? refuse('direct.expired', { params: { to } }).refusals : []
}

/** What a field holds, as text. */
export function fieldText(personal: DirectPersonal, field: string): string {
  if (field !== 'household') return (personal[field as Exclude<keyof DirectPersonal, 'household'>] ?? '').trim()
  const { province = '', city = '', county = '', town = '' } = personal.household ?? {}
  return [province, city, county, town].map(part => part.trim()).join('')
}

function personalObjections(fields: readonly FormField[], personal: DirectPersonal, day: string): readonly Refusal[] {
  const known = new Set(fields.map(({ field }) => field))
  const extra = Object.keys(personal).filter(field => !known.has(field) && fieldText(personal, field) !== '')
  const identity = fieldText(personal, 'idNumber')
  return [
    ...fields
      .filter(({ field, required }) => required && fieldText(personal, field) === '')
      .flatMap(({ field, clause }) => refuse('field.required', { field, clause }).refusals),
    ...extra.flatMap(field => refuse('direct.not_asked', { field }).refusals),
    ...tooLong(personal),
    ...fields.flatMap(field => choiceObjections(field, fieldText(personal, field.field))),
    ...(identity === '' ? [] : identityObjections(identity, personal.birthDate, '', day)),
    ...(personal.phone?.trim() && !parsePhone(personal.phone).ok
      ? refuse('accounts.phone', { field: 'phone' }).refusals
      : []),
  ]
}

/** What is chosen from a list must be on it, however it was written. */
function choiceObjections({ field, name, clause }: FormField, text: string): readonly Refusal[] {
  const choices = text === '' ? undefined : choicesFor(field)
  if (!choices || readChoice(field, text) !== undefined) return []
  const examples = choices.slice(0, 4).map(({ value }) => value)
  return refuse('direct.choice', { field, clause, params: { text, name, examples: examples.join('、') } }).refusals
}

/** Texts that do not fit their field; also asked of drafts. */
export function tooLong(personal: DirectPersonal): readonly Refusal[] {
  return Object.keys(personal).flatMap(field => {
    const max = LONGEST[field] ?? LONGEST_TEXT
    return [...fieldText(personal, field)].length > max
      ? refuse('field.too_long', { field, params: { max } }).refusals
      : []
  })
}

function identityObjections(
  idNumber: string,
  birthDate: string | undefined,
  prefix: string,
  today: string,
): readonly Refusal[] {
  const read = parseIdNumber(idNumber, { today, field: `${prefix}idNumber` })
  if (!read.ok) return read.refusals
  return birthDate ? birthObjections(read.value, birthDate, `${prefix}birthDate`) : []
}

/** What fails for certain, and what a condition still has to be told. A route that is open stays open: the review decides it. */
function conditionObjections(compiled: CompiledPack, facts: Facts, given: ReadonlySet<string>): readonly Refusal[] {
  const { pack } = compiled
  const evaluation = compiled.evaluate(facts)
  const conditions = evaluation.conditions.flatMap(line => {
    const condition = pack.conditions.find(({ id }) => id === line.condition)
    if (line.holds === true || !condition) return []
    if (line.holds === false) {
      return refuse('direct.condition', {
        field: fieldOfFact(line.facts[0]),
        clause: line.clause,
        params: { reason: condition.refusal },
      }).refusals
    }
    return line.open.filter(id => !given.has(id)).flatMap(id => answerTo(pack, id, line.clause))
  })
  const asked = new Set(conditions.map(({ field }) => field))
  const routes = routeObjections(compiled, facts, evaluation, given)
  return [...conditions, ...routes.filter(({ field }) => field === undefined || !asked.has(field))]
}

/** A route that is open is decided by the review; but what every open route waits for has to be said on the form. */
function routeObjections(
  compiled: CompiledPack,
  facts: Facts,
  { routes }: Evaluation,
  given: ReadonlySet<string>,
): readonly Refusal[] {
  const { pack } = compiled
  if (routes.length === 0 || routes.some(({ holds }) => holds === true)) return []
  const open = routes.filter(({ holds }) => holds === undefined)
  const [first] = open
  if (!first) {
    const ways = waysText(waysLacking(compiled, facts))
    return refuse('direct.no_route', { clause: routes[0]?.clause, params: { ways } }).refusals
  }
  const common = first.open.filter(id => !given.has(id) && open.every(route => route.open.includes(id)))
  return common.flatMap(id => answerTo(pack, id, first.clause))
}

function answerTo(pack: Pack, id: string, clause: string): readonly Refusal[] {
  const question = pack.facts.find(fact => fact.id === id)?.question
  return refuse('direct.answer', { field: id, clause, params: { question: question ?? id } }).refusals
}

const fieldOfFact = (fact: string | undefined): string =>
  fact === undefined || fact.startsWith('age') ? 'idNumber' : fact

/** The names of a dependant's fields begin with this. */
export function dependantField({ key }: Pick<DirectDependant, 'key'>, field: string): string {
  return `dependants-${key}-${field}`
}

function dependantObjections(
  family: readonly FamilyRule[],
  { personal, dependants }: Subject['file'],
  day: string,
): readonly Refusal[] {
  if (dependants.length > MOST_DEPENDANTS)
    return refuse('direct.too_many_dependants', { params: { max: MOST_DEPENDANTS } }).refusals
  const second = dependants.filter(({ relation }) => relation === 'spouse')[1]
  const seen = new Set([numberOf(personal.idNumber)])
  const each = dependants.flatMap(one => {
    const rule = family.find(({ relation }) => relation === one.relation)
    const number = numberOf(one.idNumber)
    const again = number !== undefined && seen.has(number)
    seen.add(number)
    return [
      ...(rule
        ? familyObjections(rule, one, day)
        : refuse('direct.relation', { field: dependantField(one, 'relation'), params: { name: one.name } }).refusals),
      ...(again
        ? refuse('direct.same_person', { field: dependantField(one, 'idNumber'), clause: rule?.clause }).refusals
        : []),
    ]
  })
  return [...each, ...(second ? refuse('direct.spouse_once', { field: dependantField(second, 'name') }).refusals : [])]
}

/** Whether those who are to move along today still may: a child may have come of age since. */
export function objectionsToFamily(
  family: readonly FamilyRule[],
  along: readonly DirectDependant[],
  day: string,
): readonly Refusal[] {
  return along.flatMap(one => {
    const rule = family.find(({ relation }) => relation === one.relation)
    return rule
      ? familyObjections(rule, one, day)
      : refuse('direct.relation', { field: dependantField(one, 'relation'), params: { name: one.name } }).refusals
  })
}

function familyObjections(rule: FamilyRule, one: DirectDependant, day: string): readonly Refusal[] {
  const { clause } = rule
  const about = (field: string) => ({ field: dependantField(one, field), clause, params: { name: one.name } })
  const identity = parseIdNumber(one.idNumber, { today: day })
  const required = (['name', 'idNumber'] as const)
    .filter(field => !one[field].trim())
    .flatMap(field => refuse('field.required', { field: dependantField(one, field), clause }).refusals)
  return [
    ...required,
    ...(one.idNumber.trim() ? identityObjections(one.idNumber, one.birthDate, dependantField(one, ''), day) : []),
    ...(rule.minor && identity.ok && !isMinorOn(identity.value.birthDate, day)
      ? refuse('direct.child_not_minor', about('idNumber')).refusals
      : []),
    ...(rule.unmarried && one.unmarried !== true ? refuse('direct.child_married', about('unmarried')).refusals : []),
    ...(rule.together && one.livesTogether !== true
      ? refuse('direct.not_together', about('livesTogether')).refusals
      : []),
  ]
}

function placeObjections(pack: Pack, place: string | undefined): readonly Refusal[] {
  const known = pack.places.some(({ id }) => id === place)
  const asks = pack.places.length > 0
  return known || (!asks && place === undefined)
    ? []
    : refuse('direct.place', { field: 'place', clause: pack.places[0]?.clause }).refusals
}

export function numberOf(idNumber: string | undefined): string | undefined {
  const read = parseIdNumber(idNumber ?? '')
  return read.ok ? read.value.number : undefined
}

/** As it is stored once handed in: numbers and phones in their one spelling, texts trimmed, empty ones left out. */
export function normalised(
  personal: DirectPersonal,
  dependants: readonly DirectDependant[],
): Pick<DirectFile, 'personal' | 'dependants'> {
  const { household, ...texts } = personal
  const phone = parsePhone(personal.phone ?? '')
  const idNumber = numberOf(personal.idNumber)
  const trimmed = (values: object) =>
    Object.fromEntries(
      Object.entries(values)
        .map(([key, text]) => [key, String(text ?? '').trim()] as const)
        .map(([key, text]) => [key, readChoice(key, text) ?? text] as const)
        .filter(([, text]) => text !== ''),
    )
  return {
    personal: {
      ...trimmed(texts),
      ...(household ? { household: trimmed(household) } : {}),
      ...(phone.ok ? { phone: phone.value } : {}),
      ...(idNumber ? { idNumber } : {}),
      ...(personal.birthDate ? { birthDate: birthOf(idNumber, personal.birthDate) } : {}),
    },
    dependants: dependants.map(one => ({
      ...one,
      name: one.name.trim(),
      idNumber: numberOf(one.idNumber) ?? one.idNumber.trim(),
    })),
  }
}

/** In the one spelling; the day that the form leaves out is the number's. */
function birthOf(idNumber: string | undefined, text: string): string {
  const read = readBirth(text)
  const identity = parseIdNumber(idNumber ?? '')
  const whole =
    identity.ok && identity.value.birthDate.startsWith(read?.month ?? '-') ? identity.value.birthDate : undefined
  return read?.date ?? whole ?? text.trim()
}
