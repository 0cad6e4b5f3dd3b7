import { bookOf, conditionText, ruleLines, type Clause, type Pack, type RuleLine, type Text } from '#policy'
import { comparePacks, type Change, type RowChange } from '#policy/compare'
import { stateOf } from './shelf.ts'
import type { State } from './words.ts'

/** One of the two sides: the older document first. */
export interface Side {
  readonly id: string
  readonly version: string
  readonly title: Text
  readonly document: Pack['document']
  readonly validity: Pack['validity']
  readonly state: State
}

/** A rule that stands the same in both, with where each says so. */
export interface Same {
  readonly key: string
  readonly name: Text
  /** What it asks or gives; empty where the name says it all. */
  readonly rows: Text
  readonly clauses: readonly [string, string]
}

export interface ChangedPart {
  readonly part: Change['part']
  readonly changes: readonly Change[]
  readonly same: readonly Same[]
}

export interface Comparison {
  readonly before: Side
  readonly after: Side
  readonly sameScheme: boolean
  readonly parts: readonly ChangedPart[]
  /** Clauses that changes rest on, by side and id: the number and the wording. */
  readonly clauses: { readonly before: Clauses; readonly after: Clauses }
}

export type Clauses = Readonly<Record<string, Pick<Clause, 'number' | 'quote'>>>

const PARTS = [
  'threshold',
  'total',
  'group',
  'condition',
  'route',
  'indicator',
  'entitlement',
  'document',
  'tie',
] as const

interface Item {
  readonly id: string
  readonly name: Text
  readonly clause: string
  readonly said: readonly Text[]
}

function pointed({ what, points }: RuleLine): Text {
  if (points === undefined) return what
  return { zh: `${what.zh}：${points / 100} 分`, en: `${what.en}: ${points / 100}` }
}

/** What may stand the same in both documents, part by part. */
function itemsOf(pack: Pack): Readonly<Partial<Record<Change['part'], readonly Item[]>>> {
  const book = bookOf(pack)
  const tests = (list: Pack['conditions']): readonly Item[] =>
    list.map(({ id, name, clause, test }) => ({ id, name, clause, said: [conditionText(test, book)] }))
  return {
    condition: tests(pack.conditions),
    route: tests(pack.routes),
    indicator: pack.indicators.map(({ id, name, clause, rule }) => ({
      id,
      name,
      clause,
      said: ruleLines(rule, book).map(pointed),
    })),
    entitlement: pack.entitlements.map(({ id, name, clause }) => ({ id, name, clause, said: [] })),
    document: pack.documents.map(({ id, name, clause }) => ({ id, name, clause, said: [] })),
  }
}

function sameOf(part: Change['part'], before: Pack, after: Pack, changes: readonly Change[]): readonly Same[] {
  const [old, now] = [itemsOf(before)[part] ?? [], itemsOf(after)[part] ?? []]
  return now.flatMap(({ id, name, clause, said }): Same[] => {
    const other = old.find(each => each.id === id)
    if (!other || changes.some(each => each.id === id)) return []
    const rows = { zh: said.map(each => each.zh).join('；'), en: said.map(each => each.en).join('; ') }
    return [{ key: id, name, rows, clauses: [other.clause, clause] }]
  })
}

function sideOf(pack: Pack, today: string): Side {
  const { id, version, title, document, validity } = pack
  return { id, version, title, document, validity, state: stateOf(pack, today) }
}

function clausesOf({ clauses }: Pack): Clauses {
  return Object.fromEntries(clauses.map(({ id, number, quote }) => [id, { number, quote }]))
}

/** Negative when the first came into force earlier, or is the older version of the same rules. */
function age(one: Pack, other: Pack): number {
  return (
    one.validity.from.localeCompare(other.validity.from) ||
    one.version.localeCompare(other.version, 'en', { numeric: true })
  )
}

/** Two packs side by side, the older first. */
export function compared(one: Pack, other: Pack, today: string): Comparison {
  const [before, after] = age(one, other) <= 0 ? [one, other] : [other, one]
  const changes = comparePacks(before, after)
  const parts = PARTS.map(part => {
    const here = changes.filter(each => each.part === part)
    return { part, changes: here, same: sameOf(part, before, after, here) }
  })
  return {
    before: sideOf(before, today),
    after: sideOf(after, today),
    sameScheme: before.scheme.id === after.scheme.id,
    parts: parts.filter(each => each.changes.length + each.same.length > 0),
    clauses: { before: clausesOf(before), after: clausesOf(after) },
  }
}

/** By how much a row's number moved, in hundredths; undefined where a side has none. */
export function movedBy({ before, after }: RowChange): number | undefined {
  return before?.points === undefined || after?.points === undefined ? undefined : after.points - before.points
}
