/** What a change would do to a cohort: who gains, who loses, as counts only. Pure: browser and server. */
export type * from './types.ts'
export { FEWEST } from './types.ts'
export { openSimulation, type Simulation } from './compare.ts'
export { scorerByPerson } from './by-person.ts'
export { changeable, changed, changesInWords, checkChanges, THRESHOLD, valueText, type Changeable, type Changes } from './changes.ts'
export { binText, changeText, flows, summaryRows, type SummaryRow } from './words.ts'
