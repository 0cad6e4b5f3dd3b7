/** The closed list of reasons (QY-7, DG-11, JM-5): what the lists of rules in force show is what a decision may rest on. */
import { basisOfFact, type Pack, type Text } from '#policy'
import { barringClauses } from '#server/bars/index.ts'
import type { DirectScheme } from './contract.ts'

/** What a reason is about, which says by which facts of a case it stands. */
export type ReasonAbout = 'test' | 'documents' | 'places' | 'form' | 'family' | 'false_material' | 'bar'

export interface PublishedReason {
  /** The same reason of the same scheme has the same id. */
  readonly id: string
  readonly about: ReasonAbout
  readonly name: Text
  readonly detail?: Text
  readonly clause: string
}

/** What may be done by a published reason and by nothing else. */
export type ReasonedAct = 'refuse' | 'send_back' | 'cancel'

/** A condition refuses by its own words; papers and places by the clause that asks for them, once for each clause. */
export function reasonsOfPack(pack: Pack): readonly PublishedReason[] {
  return [
    ...[...pack.conditions, ...pack.routes].map(({ id, name, refusal, clause }): PublishedReason => ({
      id,
      about: 'test',
      name: { zh: `不符合：${name.zh}`, en: `Does not hold: ${name.en}` },
      detail: refusal,
      clause,
    })),
    ...byClause(pack.documents, 'documents', MISSING),
    ...byClause(pack.places, 'places', NO_PLACE),
  ]
}

const MISSING: Text = { zh: '应当提交的材料没有提交', en: 'A paper that is asked for is missing' }
const NO_PLACE: Text = {
  zh: '落户地址不在公布的范围',
  en: 'The settlement place is none of those published',
}
const UNCORRECTED: Text = {
  zh: '要求补正的填写内容逾期没有补正',
  en: 'What was to be corrected in the form was not, in time',
}
const NOT_ALONG: Text = { zh: '随迁人员不在公布的范围', en: 'The relative may not move along' }
const FALSE_MATERIAL: Text = { zh: '提供虚假证明材料', en: 'False material' }

interface Named {
  readonly name: Text
  readonly clause: string
}

function byClause(all: readonly Named[], about: ReasonAbout, name: Text): readonly PublishedReason[] {
  return [...Map.groupBy(all, ({ clause }) => clause)].map(([clause, named]) => ({
    id: `${about}-${clause}`,
    about,
    name,
    detail: {
      zh: named.map(each => each.name.zh).join('、'),
      en: named.map(each => each.name.en).join('; '),
    },
    clause,
  }))
}

/** What a direct scheme's procedure adds: its form, who moves along, false material where the text prints it. */
export function reasonsOfScheme(pack: Pack, scheme: DirectScheme): readonly PublishedReason[] {
  const { relations, falseMaterial } = scheme
  return [
    ...(falseMaterial ? [falseMaterialReason(falseMaterial)] : []),
    ...relations.map(({ relation, limit, clause }): PublishedReason => ({
      id: `along-${relation}`,
      about: 'family',
      name: NOT_ALONG,
      detail: limit,
      clause,
    })),
    ...byClause(formOf(pack, scheme), 'form', UNCORRECTED),
  ]
}

function falseMaterialReason({ clause, years }: { readonly clause: string; readonly years: number }): PublishedReason {
  return {
    id: 'false-material',
    about: 'false_material',
    clause,
    name: FALSE_MATERIAL,
    detail: {
      zh: `取消入户资格，${years} 年内全市不再受理`,
      en: `The qualification ends; no application is taken in the city for ${years} years`,
    },
  }
}

/** Everything the form asks, with the clause by which it may be asked. */
export function formOf(
  pack: Pack,
  { fields, facts, relations, places }: DirectScheme,
): readonly (Named & { readonly field: string })[] {
  return [
    ...fields,
    ...facts.flatMap(({ id, name }) => {
      const basis = basisOfFact(pack, id)
      return basis ? [{ field: id, name, clause: basis.clause }] : []
    }),
    ...relations.slice(0, 1).map(({ clause }) => ({ field: 'dependants', name: FAMILY, clause })),
    ...places.slice(0, 1).map(({ clause }) => ({ field: 'place', name: PLACE, clause })),
  ]
}

const FAMILY: Text = { zh: '随迁人员', en: 'Who moves along' }
const PLACE: Text = { zh: '落户地址类型', en: 'Kind of settlement place' }

/** While a bar lasts nothing is accepted from the person: by the clause it rests on. */
export function barReasons(pack: Pack, today: string): readonly PublishedReason[] {
  return barringClauses(pack, today).map(({ id }) => ({
    id: `bar-${id}`,
    about: 'bar',
    clause: id,
    name: { zh: '在不予受理期限内', en: 'A bar is in force' },
    detail: {
      zh: '期限由条款写明，全市适用，期满自动解除',
      en: 'The clause prints its term; it holds city-wide and ends by itself',
    },
  }))
}

const ABOUT: Readonly<Record<ReasonedAct, readonly ReasonAbout[]>> = {
  refuse: ['test', 'documents', 'places', 'form', 'family', 'false_material', 'bar'],
  send_back: ['test', 'documents', 'places', 'form', 'family', 'false_material'],
  cancel: ['false_material'],
}

/** The published reasons an act may rest on. Empty where the scheme's text prints none: then it cannot be done. */
export function reasonsFor(
  act: ReasonedAct,
  pack: Pack,
  scheme: DirectScheme,
  today: string,
): readonly PublishedReason[] {
  const all = [...reasonsOfPack(pack), ...reasonsOfScheme(pack, scheme), ...barReasons(pack, today)]
  return all.filter(({ about }) => ABOUT[act].includes(about))
}

/** Why a bar keeps somebody out, in words, with the clause it rests on as it is printed. */
export function barredFor(clause: string, { clauses }: Pick<Pack, 'clauses'>): Text {
  const printed = clauses.find(({ id }) => id === clause)?.number || clause
  return clause === 'GD-7'
    ? { zh: `因超生在不予受理期限内（依据 ${printed}）`, en: `births beyond policy (${printed})` }
    : { zh: `因提供虚假证明材料在不予受理期限内（依据 ${printed}）`, en: `false material (${printed})` }
}
