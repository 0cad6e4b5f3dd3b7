import type { Pack, Text } from '#policy'
import { forLegislator, type ClauseExplained } from '#policy/explain'
import { editionsOf, stateOf, volumeOf, type Volume } from './shelf.ts'
import type { State } from './words.ts'

/** A pack named where another leads to it. */
export interface Named {
  readonly id: string
  readonly title: Text
}

/** Something of the page that rests on a clause besides the rules drawn from it. */
export interface Cited {
  readonly anchor: string
  readonly name: Text
  readonly count: number
}

export interface Article extends ClauseExplained {
  readonly cited: readonly Cited[]
}

/** Everything the page of a pack shows. */
export interface DocumentView {
  readonly pack: Pack
  readonly state: State
  readonly volume: Volume
  readonly articles: readonly Article[]
  /** Editions of the scheme, this one among them, the newest first. */
  readonly editions: readonly Volume[]
  /** Packs this one may be compared with: other editions first. */
  readonly comparable: readonly Named[]
  /** Titles of every pack, for links between documents. */
  readonly titles: Readonly<Record<string, Text>>
}

function citedBy(pack: Pack, clause: string): readonly Cited[] {
  const of = (anchor: string, zh: string, en: string, list: readonly { readonly clause?: string }[]): Cited => ({
    anchor,
    name: { zh, en },
    count: list.filter(each => each.clause === clause).length,
  })
  const { round } = pack
  return [
    of('totals', '总分', 'Totals', pack.totals.length > 1 || pack.rankedBy !== undefined ? pack.totals : []),
    of('lists', '名单', 'Lists', pack.lists),
    of(
      'calendar',
      '办理时间',
      'Calendar',
      round ? [round.cutoff, round.review, round.notice, round.card, round.mark] : [],
    ),
    of('documents', '材料', 'Papers', pack.documents),
    of('duties', '部门职责', 'Who checks what', pack.duties),
    of('places', '落户地址和服务', 'Settlement places and services', [...pack.places, ...pack.services]),
    of('relations', '与其他文件的关系', 'Other documents', [...pack.precedence, ...pack.repeals]),
    of(
      'settings',
      '由市、区设定的数值',
      'Left to the city or district',
      pack.parameters.filter(({ value, unit }) => value === undefined || unit === 'option'),
    ),
  ].filter(({ count }) => count > 0)
}

/** Reads a pack as a document: clause by clause with what was drawn from each, on a day (`YYYY-MM-DD`). */
export function documentView(pack: Pack, packs: readonly Pack[], today: string): DocumentView {
  const editions = editionsOf(pack, packs)
  const others = packs.filter(({ id, scheme }) => id !== pack.id && scheme.id !== pack.scheme.id)
  const named = ({ id, title }: Pack): Named => ({ id, title })
  return {
    pack,
    state: stateOf(pack, today),
    volume: volumeOf(pack, today),
    articles: forLegislator(pack).map(each => ({ ...each, cited: citedBy(pack, each.clause.id) })),
    editions: editions.map(each => volumeOf(each, today)),
    comparable: [...editions.filter(({ id }) => id !== pack.id), ...others].map(named),
    titles: Object.fromEntries(packs.map(({ id, title }) => [id, title])),
  }
}
