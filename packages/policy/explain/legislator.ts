/** For the legislator: clause by clause, the rules drawn from the wording, and what they did. */
import type { Pack } from '../pack.ts'
import type { Clause, Evaluation, PointsRange, Text } from '../types.ts'
import { EXEMPTION } from '../walk.ts'
import { type Book, bookOf, conditionText, derivationText, type RuleLine, ruleLines } from '../wording/index.ts'

export interface DrawnRule {
  readonly id: string
  readonly part: 'condition' | 'route' | 'indicator' | 'threshold' | 'exemption' | 'entitlement' | 'derivation'
  readonly name: Text
  /** What it asks, for conditions and routes; how a derived number follows. */
  readonly asks?: Text
  /** What it gives, row by row. */
  readonly gives: readonly RuleLine[]
  /** Where the wording leaves something open, how it is read. */
  readonly interpretation?: Text
  /** What it said about this person, when the rules are read with one. */
  readonly holds?: boolean | undefined
  readonly points?: PointsRange
}

export interface ClauseExplained {
  readonly clause: Clause
  readonly rules: readonly DrawnRule[]
}

function conditions(pack: Pack, book: Book, evaluation: Evaluation | undefined): readonly (readonly [string, DrawnRule])[] {
  const parts = [
    ['condition', pack.conditions, evaluation?.conditions],
    ['route', pack.routes, evaluation?.routes],
  ] as const
  return parts.flatMap(([part, list, lines]) =>
    list.map(({ id, name, clause, test, interpretation }) => {
      const line = lines?.find(each => each.condition === id)
      const rule: DrawnRule = {
        id,
        part,
        name,
        asks: conditionText(test, book),
        gives: [],
        ...(interpretation ? { interpretation: interpretation.text } : {}),
        ...(line ? { holds: line.holds } : {}),
      }
      return [clause, rule] as const
    }),
  )
}

function indicators(pack: Pack, book: Book, evaluation: Evaluation | undefined): readonly (readonly [string, DrawnRule])[] {
  return pack.indicators.map(({ id, name, clause, rule, note }) => {
    const line = evaluation?.lines.find(each => each.indicator === id)
    const drawn: DrawnRule = {
      id,
      part: 'indicator',
      name,
      gives: ruleLines(rule, book),
      ...(note ? { interpretation: note } : {}),
      ...(line ? { points: line.points } : {}),
    }
    return [clause, drawn] as const
  })
}

function others(pack: Pack, book: Book): readonly (readonly [string, DrawnRule])[] {
  const entitlements = pack.entitlements.map(({ id, name, clause, test, amount, note }) => {
    const drawn: DrawnRule = {
      id,
      part: 'entitlement',
      name,
      ...(test ? { asks: conditionText(test, book) } : {}),
      gives: amount ? ruleLines(amount, book) : [],
      ...(note ? { interpretation: note } : {}),
    }
    return [clause, drawn] as const
  })
  const derivations = pack.derivations.map(derivation => {
    const { fact, clause, interpretation } = derivation
    const name = book.facts.get(fact)?.name ?? { zh: fact, en: fact }
    const drawn: DrawnRule = {
      id: fact,
      part: 'derivation',
      name,
      asks: derivationText(derivation, book),
      gives: [],
      ...(interpretation ? { interpretation: interpretation.text } : {}),
    }
    return [clause, drawn] as const
  })
  return [...entitlements, ...derivations]
}

type Drawn = readonly [clause: string, rule: DrawnRule]

/** The threshold, and whom it does not bind. */
function gates({ threshold }: Pack, book: Book, evaluation: Evaluation | undefined): readonly Drawn[] {
  if (!threshold) return []
  const { clause, points, unless } = threshold
  const gate: DrawnRule = {
    id: 'threshold',
    part: 'threshold',
    name: { zh: '分数线', en: 'Threshold' },
    gives: [{ what: { zh: '须积满', en: 'Needed' }, points, kind: 'least', source: undefined }],
    ...(evaluation ? { points: evaluation.total } : {}),
  }
  if (!unless) return [[clause, gate]]
  const exempt: DrawnRule = {
    id: EXEMPTION,
    part: 'exemption',
    name: unless.name,
    asks: conditionText(unless.test, book),
    gives: [],
    ...(unless.interpretation ? { interpretation: unless.interpretation.text } : {}),
    ...(evaluation?.exemption ? { holds: evaluation.exemption.holds } : {}),
  }
  return [[clause, gate], [unless.clause, exempt]]
}

/** Every clause in the document's order with the rules drawn from it; with an evaluation, what they said. */
export function forLegislator(pack: Pack, evaluation?: Evaluation): readonly ClauseExplained[] {
  const book = bookOf(pack)
  const drawn = [
    ...gates(pack, book, evaluation),
    ...conditions(pack, book, evaluation),
    ...indicators(pack, book, evaluation),
    ...others(pack, book),
  ]
  return pack.clauses.map(clause => ({
    clause,
    rules: drawn.flatMap(([id, rule]) => (id === clause.id ? [rule] : [])),
  }))
}
