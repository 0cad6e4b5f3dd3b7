/** For the officer: why, node by node, with where each fact comes from. */
import type { Definitions } from '../environment.ts'
import type { Pack } from '../pack.ts'
import type { Answer, Clause, Facts, Text } from '../types.ts'
import { EXEMPTION } from '../walk.ts'
import type { Book } from '../wording/index.ts'
import { type ConditionTrace, type RuleTrace, traceCondition, traceRule } from './trace.ts'

/** Claim ≠ finding: who says so, since when. */
export interface Origin {
  readonly kind: 'claim' | 'document' | 'finding' | 'derived'
  /** Department, document or fact it comes from. */
  readonly from?: string
  /** `YYYY-MM-DD`. */
  readonly on?: string
}

export interface OfficerFact {
  readonly fact: string
  readonly name: Text
  readonly value: Answer | undefined
  readonly origin: Origin | undefined
}

export interface OfficerItem {
  readonly id: string
  readonly part: 'condition' | 'route' | 'exemption' | 'indicator'
  readonly name: Text
  readonly clause: Clause | undefined
  readonly condition?: ConditionTrace
  readonly rule?: RuleTrace
  readonly facts: readonly OfficerFact[]
}

interface Given {
  readonly pack: Pack
  readonly facts: Facts
  /** What was stated before anything followed from dated facts. */
  readonly stated: Facts
  readonly origins: Readonly<Record<string, Origin>>
  readonly definitions: Definitions
  readonly book: Book
}

function originOf({ pack, stated, facts, origins }: Given, id: string): Origin | undefined {
  if (stated[id] !== undefined) return origins[id]
  if (facts[id] === undefined) return undefined
  const derivation = pack.derivations.find(each => each.fact === id)
  return derivation && { kind: 'derived', from: derivation.kind === 'total' ? derivation.of.join(' ') : derivation.from }
}

function factsIn(given: Given, ids: readonly string[]): readonly OfficerFact[] {
  const sources = given.pack.derivations.filter(each => ids.includes(each.fact) && given.stated[each.fact] === undefined)
  const all = [...ids, ...sources.flatMap(each => (each.kind === 'total' ? each.of : [each.from]))]
  return [...new Set(all)].flatMap(id => {
    const fact = given.definitions.facts.get(id)
    if (!fact) return []
    return [{ fact: id, name: fact.name, value: given.facts[id], origin: originOf(given, id) }]
  })
}

function readBy(trace: ConditionTrace | RuleTrace): readonly string[] {
  const inner = 'conditions' in trace ? [...trace.conditions, ...trace.of] : trace.of
  return [...(trace.fact === undefined ? [] : [trace.fact]), ...inner.flatMap(readBy)]
}

/** Every condition, route and indicator with its trace and the facts it rests on. */
export function forOfficer(given: Given): readonly OfficerItem[] {
  const { pack, facts, definitions, book } = given
  const clauseOf = (id: string) => pack.clauses.find(each => each.id === id)
  const unless = pack.threshold?.unless
  const lists = {
    condition: pack.conditions,
    route: pack.routes,
    exemption: unless ? [{ ...unless, id: EXEMPTION }] : [],
  }
  const tests = (part: keyof typeof lists) =>
    lists[part].map(({ id, name, clause, test }): OfficerItem => {
      const condition = traceCondition(test, facts, definitions, book)
      return { id, part, name, clause: clauseOf(clause), condition, facts: factsIn(given, readBy(condition)) }
    })
  const indicators = pack.indicators.map(({ id, name, clause, rule }): OfficerItem => {
    const trace = traceRule(rule, facts, definitions, book)
    return { id, part: 'indicator', name, clause: clauseOf(clause), rule: trace, facts: factsIn(given, readBy(trace)) }
  })
  return [...tests('condition'), ...tests('route'), ...tests('exemption'), ...indicators]
}
