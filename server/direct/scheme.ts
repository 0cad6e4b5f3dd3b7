import { cityOf, findTown } from '#identity'
import { compile, factsOfCondition, type Answer, type CompiledPack, type Fact, type Facts, type Pack } from '#policy'
import { choicesFor } from './choices.ts'
import type { DirectScheme } from './contract.ts'
import { rulesOf, type DirectRules } from './rules/index.ts'

/** One scheme ready for use: pack, procedure, evaluators. */
export interface Scheme {
  readonly pack: Pack
  readonly rules: DirectRules
  /** Evaluator of a day (`YYYY-MM-DD`) under the city's settings. */
  on(day: string, parameters: Readonly<Record<string, number>>): CompiledPack
  /** Ids of the facts that conditions and routes decide by. */
  readonly deciding: ReadonlySet<string>
  readonly view: DirectScheme
}

/** Days differ one by one and years pass: more evaluators than this are not kept. */
const MOST_EVALUATORS = 64

export function createScheme(pack: Pack): Scheme | undefined {
  const rules = rulesOf(pack.id)
  if (!rules) return undefined
  const evaluators = new Map<string, CompiledPack>()
  return {
    pack,
    rules,
    on(day, parameters) {
      const key = `${day} ${JSON.stringify(Object.entries(parameters).sort())}`
      const known = evaluators.get(key)
      if (known) return known
      if (evaluators.size >= MOST_EVALUATORS) evaluators.clear()
      const made = compile(pack, parameters, day)
      evaluators.set(key, made)
      return made
    },
    deciding: decidingFacts(pack),
    view: viewOf(pack, rules),
  }
}

function decidingFacts(pack: Pack): ReadonlySet<string> {
  return new Set([...pack.conditions, ...pack.routes].flatMap(({ test }) => factsOfCondition(test)))
}

/** Facts the office or the identity number give, which no form asks. */
export function givenFacts({ area, towns, wish, falseMaterial }: DirectRules): ReadonlySet<string> {
  return new Set([
    'age',
    'age_calendar_year',
    'birth_date',
    ...(area ? [area.fact] : []),
    ...(towns ? [towns.home, towns.work] : []),
    ...(wish ? [wish.fact] : []),
    ...(falseMaterial ? [falseMaterial.fact, falseMaterial.yearsFact, 'false_material_on'] : []),
  ])
}

function viewOf(pack: Pack, rules: DirectRules): DirectScheme {
  const given = givenFacts(rules)
  const deciding = decidingFacts(pack)
  const duties = new Set(pack.duties.map(({ fact }) => fact))
  const years = rules.falseMaterial && pack.parameters.find(({ id }) => id === rules.falseMaterial?.years)?.value
  return {
    pack: pack.id,
    title: pack.title,
    fields: rules.fields.map(field => ({ ...field, choices: choicesFor(field.field) })),
    facts: pack.facts.filter(
      fact =>
        asked(fact) &&
        !given.has(fact.id) &&
        (deciding.has(fact.id) || (duties.has(fact.id) && ofEntitlement(pack, fact.id))),
    ),
    documents: pack.documents,
    places: pack.places.map(place => ({ ...place, hasAddresses: rules.addresses.includes(place.id) })),
    relations: rules.family.map(({ relation, text, clause }) => ({ relation, limit: text, clause })),
    steps: rules.steps,
    routing: rules.routing,
    window: rules.window,
    desk: rules.desk,
    whereabouts: rules.whereabouts ?? [],
    needsTwo: rules.needsTwo,
    falseMaterial:
      rules.falseMaterial && years !== undefined ? { clause: rules.falseMaterial.clause, years } : undefined,
  }
}

function asked(fact: Fact): boolean {
  return fact.derived !== 'age' && fact.type !== 'periods' && fact.type !== 'events'
}

function ofEntitlement(pack: Pack, fact: string): boolean {
  return pack.entitlements.some(({ test }) => test !== undefined && factsOfCondition(test).includes(fact))
}

/** The option of a fact named like a district or town: 东城 for 东城街道, 清新 for 清新区. */
export function optionNamed(fact: Fact | undefined, place: string): string | undefined {
  const plain = (name: string) => name.replace(/（.*）$/, '').replace(/(街道|镇|区|县|市)$/, '')
  return fact?.options?.find(({ name }) => plain(name.zh) === plain(place))?.value
}

export interface Situation {
  readonly town?: string | undefined
  readonly homeTown?: string | undefined
  readonly employerTown?: string | undefined
  readonly barred: boolean
  readonly birthDate?: string | undefined
  /** False of those who were asked and do not wish to (QY-1). */
  readonly wants: boolean
}

/** Facts that follow from number, place and register. */
export function given({ pack, rules }: Scheme, situation: Situation): Facts {
  const facts: Record<string, Answer> = {}
  const set = (id: string | undefined, value: Answer | undefined) => {
    if (id !== undefined && value !== undefined && pack.facts.some(fact => fact.id === id)) facts[id] = value
  }
  const fact = (id: string | undefined) => pack.facts.find(each => each.id === id)
  const { area, towns, wish, falseMaterial } = rules
  const town = findTown(situation.town ?? '')
  set('birth_date', situation.birthDate)
  set(area?.fact, town && optionNamed(fact(area?.fact), town.district.name.zh))
  set(towns?.home, situation.homeTown === 'none' ? 'none' : townOption(fact(towns?.home), situation.homeTown))
  set(towns?.work, townOption(fact(towns?.work), situation.employerTown))
  set(wish?.fact, situation.wants)
  set(falseMaterial?.fact, situation.barred)
  if (situation.barred) set(falseMaterial?.yearsFact, 0)
  return facts
}

function townOption(fact: Fact | undefined, code: string | undefined): string | undefined {
  const town = findTown(code ?? '')
  return town && optionNamed(fact, town.name.zh)
}

/** Where a case belongs: the town of the own home, else of the employer (DG-6); elsewhere where one works (QY-3, JM-4). */
export function routeOf(
  { rules, pack }: Scheme,
  draft: { readonly homeTown?: string | undefined; readonly employerTown?: string | undefined },
): { readonly town: string; readonly district: string; readonly clause: string } | undefined {
  const { by, clause } = rules.routing
  if (by === 'home_then_work' && draft.homeTown === undefined) return undefined
  const code = by === 'home_then_work' && draft.homeTown !== 'none' ? draft.homeTown : draft.employerTown
  const town = findTown(code ?? '')
  if (!town || cityOf(town.code)?.code !== pack.place.code) return undefined
  return { town: town.code, district: town.district.code, clause }
}
