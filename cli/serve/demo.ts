import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Db } from '#platform/database.ts'
import type { Platform } from '#platform/platform.ts'
import { progressBar } from '../demo/progress.ts'
import type { Log } from './site.ts'

/** There while an empty demonstration is being filled: found at a start, it says that a killed process got half-way. */
const markIn = (dataDir: string): string => join(dataDir, 'demo-unfinished')

/** Empties a demonstration that was only half filled, so that it is filled anew. */
export async function emptyUnfinishedDemo(dataDir: string, config: pg.ClientConfig): Promise<void> {
  if (!existsSync(markIn(dataDir))) return
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query('drop schema public cascade; create schema public')
  } finally {
    await client.end()
  }
  rmSync(markIn(dataDir))
}

/** Fills an empty demonstration; leaves one that has been filled as it is. */
export async function prepareDemo(dataDir: string, platform: Platform, log: Log): Promise<void> {
  const { loadDemo } = await import('#server/demo/load.ts')
  log('正在准备演示数据……', 'Preparing demo data…')
  const bar = progressBar(process.stdout)
  mkdirSync(dataDir, { recursive: true })
  if (await isEmpty(platform.db)) writeFileSync(markIn(dataDir), '')
  await loadDemo(platform, (done, of) => bar('apply', done, of))
  rmSync(markIn(dataDir), { force: true })
}

async function isEmpty(db: Db): Promise<boolean> {
  return (await db.selectFrom('rounds').select('id').limit(1).executeTakeFirst()) === undefined
}

/** Who may sign in at a demonstration, and with what; one account for each role. */
export async function demoAccounts(url: string): Promise<string> {
  const { DEMO_PASSWORD, demoStaff } = await import('#server/demo/index.ts')
  const width = Math.max(...demoStaff.map(({ username }) => username.length)) + 2
  const rows = demoStaff.map(({ username, name, post }) => `  ${username.padEnd(width)}${post.zh} ${name} · ${post.en}`)
  return [
    `演示账号（人物均为虚构，密码都是 ${DEMO_PASSWORD}）；群众用任意手机号登录，验证码见 ${url}/demo/outbox`,
    `Demo accounts (all people invented, password ${DEMO_PASSWORD});`,
    'citizens sign in with any phone number, the code is on that page:',
    ...rows,
  ].join('\n')
}
