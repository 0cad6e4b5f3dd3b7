import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { migrate } from '#platform/migrate.ts'
import { type Postgres, startPostgres } from '#platform/postgres/index.ts'
import type { Site } from '#server/main.ts'
import { buildWeb, webBuild } from '../web-build.ts'
import type { Installation } from './settings.ts'

/** Told what goes on, in both languages. */
export type Log = (zh: string, en: string) => void

/** The database of an installation, started and migrated. For commands that need no pages. */
export async function openPostgres({ dataDir }: Pick<Installation, 'dataDir'>, log: Log): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir, log })
  try {
    await migrate(postgres.config)
    return postgres
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** The whole site, ready to listen: database and pages are made ready side by side. */
export async function openSite(own: Installation, log: Log): Promise<{ site: Site; postgres: Postgres }> {
  const opening = openPostgres(own, log)
  const building = buildWeb(() => log('正在编译网站页面……', 'Building the web app…'))
  const [opened, built] = await Promise.allSettled([opening, building])
  if (opened.status === 'rejected') throw opened.reason
  const postgres = opened.value
  try {
    if (built.status === 'rejected') throw built.reason
    return { site: await compose(own, postgres), postgres }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

async function compose({ cities, mode, secrets, sms }: Installation, { config }: Postgres): Promise<Site> {
  const { createSite } = await import('#server/main.ts')
  const build = await import(pathToFileURL(join(webBuild, 'server', 'index.js')).href)
  return createSite({ database: config, cities, mode, secrets, sms, build, assetsDir: join(webBuild, 'client') })
}
