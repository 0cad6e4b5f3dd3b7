/** What a correction may be asked for: each thing with the clause that asks for it (QY-7) and the name of its field. */
import type { Pack, Text } from '#policy'
import type { DirectCorrectionItem, DirectScheme, DirectView } from '#server/direct/index.ts'

export interface Askable {
  /** Name of the input that holds what is wrong with it. */
  readonly name: string
  readonly label: Text
  readonly whose: string | undefined
  readonly clause: string
  readonly target: DirectCorrectionItem['target']
}

/** Papers first, then what the form says, in the form's order. */
export function askable(view: DirectView, scheme: DirectScheme): readonly Askable[] {
  const papers = view.materials.map(({ document, dependant, clause }): Askable => ({
    name: `lack:${document.id}:${dependant?.key ?? ''}`,
    label: document.name,
    whose: dependant?.name,
    clause,
    target: { document: document.id, ...(dependant ? { dependant: dependant.key } : {}) },
  }))
  const [relation] = scheme.relations
  const [place] = scheme.places
  const written = [
    ...scheme.fields.map(({ field, name, clause }) => ({ field, label: name, clause })),
    ...view.facts.map(({ fact, clause }) => ({ field: fact.id, label: fact.name, clause })),
    ...(relation
      ? [{ field: 'dependants', label: { zh: '随迁人员', en: 'Who moves along' }, clause: relation.clause }]
      : []),
    ...(place ? [{ field: 'place', label: { zh: '落户地址类型', en: 'Settlement place' }, clause: place.clause }] : []),
  ]
  return [
    ...papers,
    ...written
      .filter(({ clause }) => clause !== '')
      .map(({ field, label, clause }): Askable => ({
        name: `lack:${field}`,
        label,
        whose: undefined,
        clause,
        target: { field },
      })),
  ]
}

export interface AskedLine {
  readonly name: Text
  readonly whose: string | undefined
  readonly clause: string
  readonly reason: string
}

/** What the one notice of correction named, in words. */
export function askedOf(
  view: DirectView,
  scheme: DirectScheme,
  { documents }: Pick<Pack, 'documents'>,
): readonly AskedLine[] {
  const named = new Map(askable(view, scheme).map(each => [JSON.stringify(each.target), each]))
  return (view.state.correction?.items ?? []).map(({ target, clause, reason }) => {
    const known = named.get(JSON.stringify(target))
    const id = 'document' in target ? target.document : target.field
    const name = known?.label ?? documents.find(document => document.id === id)?.name ?? { zh: id, en: id }
    return { name, whose: known?.whose, clause, reason }
  })
}
