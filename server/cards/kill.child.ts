import process from 'node:process'
import { civilDate } from '#calendar'
import { createVault } from '#platform/crypto.ts'
import { openDatabase } from '#platform/database.ts'
import { contextFor, type Platform } from '#platform/platform.ts'
import { CITY, testSecrets } from '#platform/testing.ts'
import { createPacks } from '#server/packs/index.ts'
import { carryOut, decideIssuing } from './issue.ts'
import { testDeps } from './testing.ts'

/** Issues a round's cards and names each on standard output once it is stored; the test kills it at any moment. */
const { config, round, officer } = JSON.parse(process.argv[2] ?? '{}') as {
  config: object; round: Parameters<typeof testDeps>[1]; officer: { id: string; name: string; district: string }
}
const now = '2014-12-16T02:00:00.000Z'
const db = openDatabase(config)
const clock = { now: () => now, moveTo: async () => {} }
const platform: Platform = { city: CITY, mode: 'demo', db, vault: createVault(testSecrets, CITY), clock }
const ctx = { ...contextFor(platform, { ...officer, role: 'officer', city: CITY }), today: civilDate(now) }
const deps = testDeps(platform, round, createPacks())
const decided = await decideIssuing(platform, deps, ctx, round.id)
if (decided.ok) {
  await carryOut(platform, deps, { ...ctx, commandId: decided.value.id }, decided.value, card => process.stdout.write(`${card}\n`))
  process.stdout.write('finished\n')
} else {
  process.stdout.write(`refused ${decided.refusals[0]?.code ?? ''}\n`)
}
await db.destroy()
