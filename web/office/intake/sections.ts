import { factsOfCondition, factsOfRule, type DocumentKind, type Fact, type Pack, type Text } from '#policy'

/** One block of the entry form: what is asked, and the documents whose originals and copies are ticked beside it. */
export interface Section {
  readonly id: string
  readonly title: Text
  readonly facts: readonly Fact[]
  readonly documents: readonly DocumentKind[]
}

export interface FormSections {
  /** After the particulars: 户籍 and 就业, what the conditions ask and every applicant shows. */
  readonly household: Section
  /** The pack's indicator groups in its own order. */
  readonly groups: readonly Section[]
  readonly dependants: Section
  readonly place: Section
}

/**
 * The paper form's order as a pack gives it. Every fact that is asked and every document of the pack stands in exactly
 * one section: facts where an indicator first reads them, documents beside the facts they prove.
 */
export function formSections(pack: Pack): FormSections {
  const facts = takeFrom(pack.facts.filter(fact => fact.derived !== 'age'))
  const documents = takeFrom(pack.documents)
  const read = whoReads(pack)
  const places = new Set(pack.places.flatMap(place => place.documents))
  const asked = {
    household: facts(id => read.conditions.has(id) || (!read.indicators.has(id) && !read.dependants.has(id))),
    dependants: facts(id => !read.indicators.has(id) && read.dependants.has(id)),
    groups: pack.groups.map(({ id, name }, at) => ({
      id,
      title: name,
      facts: facts(fact => read.groups[at]?.has(fact)),
    })),
  }
  const always = documents((_, kind) => kind.required === 'always')
  const dependants = section(
    'dependants',
    DEPENDANTS,
    asked.dependants,
    documents((_, kind) => kind.required === 'with_dependant'),
  )
  const groups = asked.groups.map(group => ({
    ...group,
    documents: documents((_, kind) => proves(pack, kind, group.facts)),
  }))
  const place = section(
    'settle',
    PLACE,
    [],
    documents(id => places.has(id)),
  )
  const rest = documents(() => true)
  return {
    household: section('household', HOUSEHOLD, asked.household, [...always, ...rest]),
    groups: groups.filter(group => group.facts.length > 0),
    dependants,
    place,
  }
}

const HOUSEHOLD: Text = { zh: '户籍、就业与申请条件', en: 'Household, work and conditions' }
const DEPENDANTS: Text = { zh: '随迁人员', en: 'Dependants' }
const PLACE: Text = { zh: '落户地址', en: 'Settlement place' }

function section(id: string, title: Text, facts: readonly Fact[], documents: readonly DocumentKind[]): Section {
  return { id, title, facts, documents }
}

/** Hands out each of `all` once: to the first who asks for it. */
function takeFrom<T extends { readonly id: string }>(all: readonly T[]) {
  const taken = new Set<string>()
  return (wanted: (id: string, one: T) => boolean | undefined): readonly T[] => {
    const found = all.filter(one => !taken.has(one.id) && wanted(one.id, one) === true)
    for (const { id } of found) taken.add(id)
    return found
  }
}

/** Which facts the conditions, each group of indicators and the papers of dependants are about. */
function whoReads(pack: Pack) {
  const groups = pack.groups.map(
    ({ id }) => new Set(pack.indicators.filter(({ group }) => group === id).flatMap(({ rule }) => factsOfRule(rule))),
  )
  return {
    conditions: new Set(pack.conditions.flatMap(({ test }) => factsOfCondition(test))),
    groups,
    indicators: new Set(groups.flatMap(each => [...each])),
    dependants: documentFacts(
      pack,
      pack.documents.filter(kind => kind.required === 'with_dependant'),
    ),
  }
}

/** Every section with documents or facts, in the order of the form. */
export function allSections({ household, groups, dependants, place }: FormSections): readonly Section[] {
  return [household, ...groups, dependants, place]
}

function proves(pack: Pack, kind: DocumentKind, facts: readonly Fact[]): boolean {
  return pack.duties.some(duty => duty.documents.includes(kind.id) && facts.some(fact => fact.id === duty.fact))
}

function documentFacts(pack: Pack, kinds: readonly DocumentKind[]): ReadonlySet<string> {
  const ids = new Set(kinds.map(kind => kind.id))
  return new Set(pack.duties.filter(duty => duty.documents.some(id => ids.has(id))).map(duty => duty.fact))
}
