import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { openDatabase } from '#platform/database.ts'
import { createVault } from '#platform/crypto.ts'
import { contextFor, type Platform } from '#platform/platform.ts'
import { testSecrets } from '#platform/testing.ts'
import { createBars } from '#server/bars/index.ts'
import { createPacks } from '#server/packs/index.ts'
import { createDirect } from '../index.ts'

/** Hands in an employer's file under one command id and says so once it is answered; the test kills it at any moment. */
const { config, file, now, employer, pack } = JSON.parse(process.argv[2] ?? '{}') as {
  config: object
  file: string
  now: string
  employer: { name: string; phone: string; address: string; town: string }
  pack: string
}
const city = '441800'
const db = openDatabase(config)
const platform: Platform = {
  city,
  mode: 'demo',
  db,
  vault: createVault(testSecrets, city),
  clock: { now: () => now, moveTo: async () => {} },
}
const packs = createPacks()
const direct = createDirect(platform, { packs, bars: createBars(platform, { packs }) })
const actor = { id: '00000000-0000-7000-8000-00000000000e', role: 'citizen', city, name: '用人单位' } as const
process.stdout.write('reading\n')
const done = await direct.importBatch(contextFor(platform, actor, 'the file'), pack, employer, {
  name: '工人.xlsx',
  bytes: await readFile(file),
})
process.stdout.write(done.ok ? `made ${done.value.made.length}\n` : `refused ${done.refusals[0]?.code ?? ''}\n`)
await db.destroy()
