/**
 * The reference interpreter: what every node means. The closures and the generated code must agree with it.
 * Unknown facts range over their domain: a condition answers yes, no or not known; points become an interval that holds
 * every value any completion could give.
 */
import type { Meaning } from './meaning.ts'
import { rulePoints } from './points.ts'
import { conditionTruth } from './truth.ts'

const meaning: Meaning = {
  truth: (node, facts, definitions) => conditionTruth(node, facts, definitions, meaning),
  points: (node, facts, definitions) => rulePoints(node, facts, definitions, meaning),
}

/** Does a condition hold? Undefined while it hangs on an unknown fact or on a number nobody has set. */
export const truth = meaning.truth

/** How many points a rule gives, in hundredths; an interval while facts are unknown. */
export const points = meaning.points
