import type { Platform } from '#platform/platform.ts'
import type { Log } from './site.ts'

/** Fills an empty demonstration and lists its accounts: who may sign in, and with what. */
export async function prepareDemo(platform: Platform, log: Log): Promise<string> {
  const { DEMO_PASSWORD, demoStaff } = await import('#server/demo/index.ts')
  const { loadDemo } = await import('#server/demo/load.ts')
  log('正在准备演示数据……', 'Preparing demo data…')
  await loadDemo(platform)
  const width = Math.max(...demoStaff.map(({ username }) => username.length)) + 2
  const rows = demoStaff.map(({ username, name, post }) => `  ${username.padEnd(width)}${post.zh} ${name} · ${post.en}`)
  return [
    `演示账号（人物均为虚构，密码都是 ${DEMO_PASSWORD}）；群众用任意手机号，验证码见“演示信箱”页：`,
    `Demo accounts (all people invented, password ${DEMO_PASSWORD}); citizens use any phone number, the code is on the outbox page:`,
    ...rows,
  ].join('\n')
}
