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
  const facts = pack.facts.filter(fact => fact.derived !== 'age')
  const documents = pack.documents
  const takenFacts = new Set<string>()
  const takenDocuments = new Set<string>()
  const factsWhere = (test: (fact: Fact) => boolean) =>
    facts.filter(fact => !takenFacts.has(fact.id) && test(fact)).map(fact => (takenFacts.add(fact.id), fact))
  const documentsWhere = (test: (kind: DocumentKind) => boolean) =>
    documents
      .filter(kind => !takenDocuments.has(kind.id) && test(kind))
      .map(kind => (takenDocuments.add(kind.id), kind))

  const places = new Set(pack.places.flatMap(place => place.documents))
  const conditions = new Set(pack.conditions.flatMap(({ test }) => factsOfCondition(test)))
  const dependantFacts = documentFacts(
    pack,
    documents.filter(kind => kind.required === 'with_dependant'),
  )
  const groupFacts = pack.groups.map(
    group => new Set(pack.indicators.filter(one => one.group === group.id).flatMap(one => factsOfRule(one.rule))),
  )
  const indicatorFacts = new Set(groupFacts.flatMap(each => [...each]))

  const household = {
    id: 'household',
    title: { zh: '户籍、就业与申请条件', en: 'Household, work and conditions' },
    facts: factsWhere(({ id }) => conditions.has(id) || (!indicatorFacts.has(id) && !dependantFacts.has(id))),
    documents: documentsWhere(kind => kind.required === 'always'),
  }
  const dependants = {
    id: 'dependants',
    title: { zh: '随迁人员', en: 'Dependants' },
    facts: factsWhere(({ id }) => !indicatorFacts.has(id) && dependantFacts.has(id)),
    documents: documentsWhere(kind => kind.required === 'with_dependant'),
  }
  const groups = pack.groups.map((group, at) => {
    const own = groupFacts[at] ?? new Set<string>()
    const asked = factsWhere(({ id }) => own.has(id))
    return {
      id: group.id,
      title: group.name,
      facts: asked,
      documents: documentsWhere(kind => proves(pack, kind, asked)),
    }
  })
  const place = {
    id: 'settle',
    title: { zh: '落户地址', en: 'Settlement place' },
    facts: [],
    documents: documentsWhere(kind => places.has(kind.id)),
  }
  const rest = documentsWhere(() => true)
  return {
    household: { ...household, documents: [...household.documents, ...rest] },
    groups: groups.filter(group => group.facts.length > 0),
    dependants,
    place,
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
