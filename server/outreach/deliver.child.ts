import process from 'node:process'
import { createVault } from '#platform/crypto.ts'
import { openDatabase } from '#platform/database.ts'
import { contextFor, systemActor, type Platform } from '#platform/platform.ts'
import { httpGateway, type HttpGatewaySettings } from '#platform/sms/index.ts'
import { testSecrets } from '#platform/testing.ts'
import { skilledAggregate } from './decide.ts'
import { deliver } from './deliver.ts'

/** Hands messages to the gateway; the test kills it between the gateway's taking them and our noting it. */
const { config, settings, now, city } = JSON.parse(process.argv[2] ?? '{}') as {
  config: object
  settings: HttpGatewaySettings
  now: string
  city: string
}
const clock = { now: () => now, moveTo: async () => {} }
const platform: Platform = {
  city,
  mode: 'production',
  db: openDatabase(config),
  vault: createVault(testSecrets, city),
  clock,
}
await deliver(
  platform,
  skilledAggregate([]),
  httpGateway({ ...settings, timeoutMs: 60_000 }),
  contextFor(platform, systemActor(city)),
)
await platform.db.destroy()
