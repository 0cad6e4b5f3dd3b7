/** What hangs on one fact of few answers is tried out when a pack is made ready, and looked up ever after. */
import { type Condition, ITEM, type Rule } from '../ast.ts'
import { absentAnswer, type Definitions } from '../environment.ts'
import type { Answer, Fact, Facts } from '../types.ts'
import { factOf, nodesOf } from '../walk.ts'
import type { Program } from './program.ts'
import type { Register } from './steps.ts'

/** Where rules are built: what they read and what they write to. */
export interface Site {
  readonly program: Program
  /** Settled: see `Definitions`. */
  readonly definitions: Definitions
  /** Every text the answer to a choice may be compared with, its options first. */
  readonly texts: (fact: string) => readonly string[]
  /** The list whose numbers are gone through; 0 outside of all. */
  readonly scope: number
}

/** Choices with more texts than this are not tried out one by one. */
const FEW_TEXTS = 64

/** An answer that is none of a choice's texts. */
const OTHER = '\u0000'

/** What a node comes to for given facts. */
export type Value = (facts: Facts) => number

/** The one fact everything below the node reads; undefined for several, none or `item`. */
export function onlyFact(node: Condition | Rule): string | undefined {
  const found = new Set(nodesOf(node).map(factOf))
  found.delete(undefined)
  const [fact] = found
  return found.size === 1 && fact !== ITEM ? fact : undefined
}

export function readsNothing(node: Condition | Rule): boolean {
  return nodesOf(node).every(each => factOf(each) === undefined)
}

/**
 * What hangs on one fact of few answers is tried out beforehand: a number for each. `unknown` is what it comes to while
 * the fact is not known.
 */
export function lookedUp(node: Condition | Rule, value: Value, unknown: number, site: Site): Register | undefined {
  const id = onlyFact(node)
  const fact = id === undefined ? undefined : site.definitions.facts.get(id)
  if (!fact) return undefined
  const of = (answer: Answer) => value({ [fact.id]: answer })
  if (fact.type === 'boolean') {
    return leafOrConstant([of(false), of(true), unknown], site, ([no = 0, yes = 0]) => ({
      kind: 'flag', fact: fact.id, no, yes, unknown,
    }))
  }
  const texts = site.texts(fact.id)
  if (fact.type !== 'choice' || texts.length > FEW_TEXTS) return undefined
  return choice(fact.id, [...texts, OTHER].map(of), unknown, site)
}

/** A number for each text of a choice, and one for every other. */
export function choice(fact: string, values: readonly number[], unknown: number, site: Site): Register {
  return leafOrConstant([...values, unknown], site, () => ({
    kind: 'choice', fact, texts: site.texts(fact), values, unknown,
  }))
}

/** What is the same whatever the answer needs no answer. */
function leafOrConstant(
  values: readonly number[],
  { program }: Site,
  make: (values: readonly number[]) => Parameters<Program['leaf']>[0],
): Register {
  const [first = 0] = values
  return values.every(each => each === first) ? program.constant(first) : program.leaf(make(values), 0)
}

/** The facts with one of them as it counts when nothing was found. */
export function absent(id: string, definitions: Definitions): Facts {
  const fact = definitions.facts.get(id)
  return fact ? { [id]: absentAnswer(fact) } : {}
}

/** The place of the absent answer among a choice's texts. */
export function absentPlace(fact: Fact, texts: readonly string[]): number {
  const place = texts.findIndex(each => each === absentAnswer(fact))
  return place < 0 ? texts.length : place
}
