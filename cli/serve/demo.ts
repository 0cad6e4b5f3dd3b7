import type { Accounts } from '#server/accounts/index.ts'
import type { Log } from './site.ts'

/** Makes the demo accounts where they are missing and lists them: who may sign in, and with what. */
export async function prepareDemo(accounts: Accounts, log: Log): Promise<string> {
  const { DEMO_PASSWORD, demoStaff, ensureDemoStaff } = await import('#server/demo/index.ts')
  log('正在准备演示数据……', 'Preparing demo data…')
  await ensureDemoStaff(accounts)
  const width = Math.max(...demoStaff.map(({ username }) => username.length)) + 2
  const rows = demoStaff.map(({ username, name, post }) => `  ${username.padEnd(width)}${post.zh} ${name} · ${post.en}`)
  return [
    `演示账号（人物均为虚构，密码都是 ${DEMO_PASSWORD}）；群众用任意手机号，验证码见“演示信箱”页：`,
    `Demo accounts (all people invented, password ${DEMO_PASSWORD}); citizens use any phone number, the code is on the outbox page:`,
    ...rows,
  ].join('\n')
}
