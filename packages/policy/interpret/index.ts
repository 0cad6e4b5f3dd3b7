/**
 * The reference interpreter: what every node means. The closures and the generated code must agree with it.
 * Unknown facts range over their domain: a condition answers yes, no or not known; points become an interval that holds
 * every value any completion could give.
 */
export { points } from './points.ts'
export { groupPoints, truth } from './truth.ts'
