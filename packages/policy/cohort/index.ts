/** Cohorts: many people's facts from a CSV file as typed columns, results back into one. Pure: browser and server. */
export * from './columns.ts'
export { openCohort, type Cohort, type CohortOptions } from './read.ts'
export { MOST_FAULTS, type CohortFault, type Faults } from './faults.ts'
export { keptText } from './kept.ts'
export { factsAt } from './person.ts'
export { csvWriter, type CsvStyle, type CsvWriter, type ResultColumn } from './write.ts'
export { chunkOf, keptColumn } from './people.ts'
export { columnDeriver } from './derive.ts'
