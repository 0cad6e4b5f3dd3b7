/** Submits drafts, eight at a time, and names each one as soon as it is acknowledged. Run and killed by `kill.test.ts`. */
import process from 'node:process'
import type pg from 'pg'
import { openDatabase } from '#platform/database.ts'
import { createVault } from '#platform/crypto.ts'
import { contextFor, type Platform } from '#platform/platform.ts'
import { CITY, testSecrets } from '#platform/testing.ts'
import { createPacks } from '#server/packs/index.ts'
import { createRounds } from '#server/rounds/index.ts'
import { createApplications } from './create.ts'

const { config, drafts, owner } = JSON.parse(process.argv[2] ?? '{}') as { config: pg.PoolConfig; drafts: string[]; owner: string }
const db = openDatabase(config)
const platform: Platform = {
  city: CITY, mode: 'demo', db, vault: createVault(testSecrets, CITY),
  clock: { now: () => '2014-06-03T02:00:00.000Z', moveTo: async () => {} },
}
const packs = createPacks()
const applications = createApplications(platform, { packs, rounds: createRounds(platform, { packs }) })
const waiting = [...drafts]

async function work(): Promise<void> {
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const answer = await applications.submit(contextFor(platform, { id: owner, role: 'citizen', city: CITY, name: '' }, `submit ${id}`), id)
    process.stdout.write(answer.ok ? `${id} ${answer.value.state.number}\n` : `refused ${JSON.stringify(answer.refusals)}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, work))
process.stdout.write('finished\n')
await db.destroy()
