/** What differs between two editions of a scheme: for the history of a policy, and for whoever signs a change. */
import type { Indicator, Pack, PackCondition } from '../pack.ts'
import type { Points, Text } from '../types.ts'
import { EXEMPTION } from '../walk.ts'
import { type Book, bookOf, conditionText, type RuleLine, ruleLines } from '../wording/index.ts'
import { formatPoints, inPoints } from '../words.ts'

/** One row of a points table before and after; a side is absent where the row does not exist. */
export interface RowChange {
  readonly what: Text
  readonly before: RuleLine | undefined
  readonly after: RuleLine | undefined
}

export interface Change {
  readonly part:
    'threshold' | 'total' | 'group' | 'condition' | 'route' | 'indicator' | 'document' | 'entitlement' | 'tie'
  readonly id: string
  readonly name: Text
  readonly kind: 'added' | 'removed' | 'changed'
  readonly before?: Text
  readonly after?: Text
  /** For indicators: the rows that differ. */
  readonly rows: readonly RowChange[]
  /** Clauses it rests on, before and after. */
  readonly clauses: { readonly before?: string; readonly after?: string }
}

interface Part {
  readonly id: string
  readonly name: Text
  readonly clause?: string | undefined
  readonly said: Text
}

const NOTHING: Text = { zh: '', en: '' }

function differences(part: Change['part'], before: readonly Part[], after: readonly Part[]): readonly Change[] {
  const ids = [...new Set([...before, ...after].map(each => each.id))]
  return ids.flatMap((id): Change[] => {
    const [old, now] = [before.find(each => each.id === id), after.find(each => each.id === id)]
    const name = now?.name ?? old?.name ?? { zh: id, en: id }
    const clauses = { ...(old?.clause ? { before: old.clause } : {}), ...(now?.clause ? { after: now.clause } : {}) }
    if (!old) return [{ part, id, name, kind: 'added', after: now?.said ?? NOTHING, rows: [], clauses }]
    if (!now) return [{ part, id, name, kind: 'removed', before: old.said, rows: [], clauses }]
    if (old.said.zh === now.said.zh) return []
    return [{ part, id, name, kind: 'changed', before: old.said, after: now.said, rows: [], clauses }]
  })
}

/**
 * Rows by what they are called. A row that repeats its indicator's name in front (「文化程度：大专」) is the row without it,
 * as long as that names one row only.
 */
function byName(lines: readonly RuleLine[], names: readonly string[]): ReadonlyMap<string, RuleLine> {
  const short = ({ kind, what: { zh } }: RuleLine) => {
    const name = names.find(each => zh.startsWith(`${each}：`))
    return `${kind} ${name === undefined ? zh : zh.slice(name.length + 1)}`
  }
  const counted = new Map<string, number>()
  for (const line of lines) counted.set(short(line), (counted.get(short(line)) ?? 0) + 1)
  return new Map(
    lines.map(line => [counted.get(short(line)) === 1 ? short(line) : `${line.kind} ${line.what.zh}`, line]),
  )
}

function rowChanges(
  before: readonly RuleLine[],
  after: readonly RuleLine[],
  names: readonly string[],
): readonly RowChange[] {
  const [old, now] = [byName(before, names), byName(after, names)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap(each => {
    const [one, other] = [old.get(each), now.get(each)]
    if (one && other && one.points === other.points) return []
    return [{ what: one?.what ?? other?.what ?? NOTHING, before: one, after: other }]
  })
}

function indicators(before: Pack, after: Pack): readonly Change[] {
  const [oldBook, newBook] = [bookOf(before), bookOf(after)]
  const linesOf = (indicator: Indicator | undefined, book: Book) => (indicator ? ruleLines(indicator.rule, book) : [])
  const ids = [...new Set([...before.indicators, ...after.indicators].map(each => each.id))]
  return ids.flatMap((id): Change[] => {
    const old = before.indicators.find(each => each.id === id)
    const now = after.indicators.find(each => each.id === id)
    const names = [old, now].flatMap(each => each?.name.zh ?? [])
    const rows = rowChanges(linesOf(old, oldBook), linesOf(now, newBook), names)
    if (old && now && rows.length === 0) return []
    const clauses = { ...(old ? { before: old.clause } : {}), ...(now ? { after: now.clause } : {}) }
    const kind = !old ? 'added' : !now ? 'removed' : 'changed'
    return [{ part: 'indicator', id, name: now?.name ?? old?.name ?? { zh: id, en: id }, kind, rows, clauses }]
  })
}

function tests(list: readonly PackCondition[], book: Book): readonly Part[] {
  return list.map(({ id, name, clause, test }) => ({ id, name, clause, said: conditionText(test, book) }))
}

/** Who receives a benefit and how much of it. */
function amounts(pack: Pack, book: Book): readonly Part[] {
  const lineText = ({ what, points: number }: RuleLine, unit: Text, language: keyof Text) =>
    number === undefined ? what[language] : `${what[language]} ${formatPoints(number)} ${unit[language]}`.trimEnd()
  return pack.entitlements.map(({ id, name, clause, test, amount, unit = NOTHING }) => {
    const lines = amount ? ruleLines(amount, book) : []
    const asked = test ? conditionText(test, book) : undefined
    const said = (language: keyof Text, between: string) =>
      [...(asked ? [asked[language]] : []), ...lines.map(line => lineText(line, unit, language))].join(between)
    return { id, name, clause, said: { zh: said('zh', '；'), en: said('en', '; ') } }
  })
}

function points(value: Points): Text {
  return { zh: `${formatPoints(value)} 分`, en: inPoints(formatPoints(value)) }
}

function gates({ threshold }: Pack, book: Book): readonly Part[] {
  if (!threshold) return []
  const { unless } = threshold
  const name = { zh: '分数线', en: 'Threshold' }
  const gate: Part = { id: 'threshold', name, clause: threshold.clause, said: points(threshold.points) }
  if (!unless) return [gate]
  return [gate, { id: EXEMPTION, name: unless.name, clause: unless.clause, said: conditionText(unless.test, book) }]
}

function totals(pack: Pack): readonly Part[] {
  const groupName = (id: string) => pack.groups.find(each => each.id === id)?.name ?? { zh: id, en: id }
  return pack.totals.map(({ id, name, clause, groups }) => {
    const of = (groups ?? pack.groups.map(each => each.id)).map(groupName)
    return {
      id,
      name,
      clause,
      said: { zh: of.map(each => each.zh).join('、'), en: of.map(each => each.en).join(', ') },
    }
  })
}

/** Every difference in what is asked and given, in the order in which a reader meets it. */
export function comparePacks(before: Pack, after: Pack): readonly Change[] {
  const [old, now] = [bookOf(before), bookOf(after)]
  const named = (list: Pack['documents']): readonly Part[] =>
    list.map(({ id, name, clause }) => ({ id, name, clause, said: name }))
  const ties = (pack: Pack): readonly Part[] =>
    pack.ties.map(({ id, name, description }) => ({ id, name, said: description }))
  return [
    ...differences('threshold', gates(before, old), gates(after, now)),
    ...differences('total', totals(before), totals(after)),
    ...differences('condition', tests(before.conditions, old), tests(after.conditions, now)),
    ...differences('route', tests(before.routes, old), tests(after.routes, now)),
    ...indicators(before, after),
    ...differences('entitlement', amounts(before, old), amounts(after, now)),
    ...differences('document', named(before.documents), named(after.documents)),
    ...differences('tie', ties(before), ties(after)),
  ]
}
