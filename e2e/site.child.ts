/**
 * The real server in a process of its own, for tests and benches that kill it or measure it from outside. Takes
 * `SiteSettings` as JSON argument, sends its address to the parent once it listens, and ends with it.
 */
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import { createSite, listen } from '#server/main.ts'
import { webBuild } from '../cli/web-build.ts'

export interface SiteSettings {
  readonly database: pg.PoolConfig
  readonly city: string
  /** 32 bytes each, hex. */
  readonly secrets: { readonly master: string; readonly index: string }
  /** 0 takes a free one. */
  readonly port: number
}

const { database, city, secrets, port } = JSON.parse(process.argv[2] ?? '{}') as SiteSettings
const site = await createSite({
  database, cities: [{ code: city }], mode: 'demo',
  secrets: { master: Buffer.from(secrets.master, 'hex'), index: Buffer.from(secrets.index, 'hex') },
  build: await import(pathToFileURL(join(webBuild, 'server', 'index.js')).href),
  assetsDir: join(webBuild, 'client'),
})
const { url } = await listen(site, port)
process.on('disconnect', () => process.exit())
process.send?.(url)
