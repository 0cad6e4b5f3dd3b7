/** What a person still lacks for a condition: the smallest parts of it that do not hold, on the nearest way. */
import type { Condition } from './ast.ts'
import { define, type Definitions, type Truth } from './environment.ts'
import { truth } from './interpret/index.ts'
import type { Pack } from './pack.ts'
import type { Facts, Text } from './types.ts'
import { factsOfCondition } from './walk.ts'
import { bookOf, conditionText } from './wording/index.ts'

/** One part of a condition that does not hold, or (`undefined`) is not known yet. */
export interface Lack {
  readonly text: Text
  readonly holds: false | undefined
  readonly facts: readonly string[]
  /** Whether a person can do something about it: every fact it reads can be raised or changed. */
  readonly mendable: boolean
}

type Part = { readonly test: Condition; readonly holds: false | undefined }

/** Parts that fail for certain are farther away than open ones. */
function distance(parts: readonly Part[]): number {
  return parts.reduce((sum, each) => sum + (each.holds === false ? 100 : 1), 0)
}

/** The parts between here and `count` of these holding, the nearest ones. */
function nearest(of: readonly Condition[], count: number, find: (test: Condition) => readonly Part[]): readonly Part[] {
  const ways = of.map(find).sort((a, b) => distance(a) - distance(b))
  return ways.slice(0, count).flat()
}

function partsOf(test: Condition, facts: Facts, definitions: Definitions): readonly Part[] {
  const holds: Truth = truth(test, facts, definitions)
  if (holds === true) return []
  const below = (each: Condition) => partsOf(each, facts, definitions)
  if (test.kind === 'all') return test.of.flatMap(below)
  if (test.kind === 'any') return nearest(test.of, 1, below)
  if (test.kind === 'at_least') return nearest(test.of, test.count, below)
  return [{ test, holds }]
}

/**
 * A function that says what is lacking for one of the pack's conditions or routes; empty when it holds. Of alternatives
 * it names the one with the fewest parts to go. Give it facts with what follows from them (`CompiledPack.derive`).
 */
export function lackingIn(
  pack: Pack,
  parameters: Readonly<Record<string, number>> = {},
): (test: Condition, facts: Facts) => readonly Lack[] {
  const definitions = define(pack, parameters)
  const book = bookOf(pack)
  return (test, facts) =>
    partsOf(test, facts, definitions).map(part => {
      const read = factsOfCondition(part.test)
      return {
        text: conditionText(part.test, book),
        holds: part.holds,
        facts: read,
        mendable: read.length > 0 && read.every(id => definitions.facts.get(id)?.improve !== undefined),
      }
    })
}
