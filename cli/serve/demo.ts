import type { Platform } from '#platform/platform.ts'
import { progressBar } from '../demo/progress.ts'
import type { Log } from './site.ts'

/** Fills an empty demonstration, goes on where a killed process left off, adds to a filled one what is new since. */
export async function prepareDemo(platform: Platform, log: Log): Promise<void> {
  const { completeDemo, demoLoaded, loadDemo } = await import('#server/demo/load.ts')
  if (await demoLoaded(platform)) return completeDemo(platform)
  log('正在准备演示数据……', 'Preparing demo data…')
  const bar = progressBar(process.stdout)
  await loadDemo(platform, (done, of) => bar('apply', done, of))
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
