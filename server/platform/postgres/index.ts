export { type Postgres, type PostgresOptions, startPostgres } from './start.ts'
export { removeLeftovers, startTestCluster, testDatabase, type TestDatabase } from './testing.ts'
