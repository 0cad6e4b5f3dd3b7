import process from 'node:process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import type { ServerBuild } from 'react-router'
import { sentMessages } from '#platform/messages.ts'
import { testDatabase } from '#platform/postgres/index.ts'
import { CITY, testSecrets } from '#platform/testing.ts'
import { demoStaffOf, ensureStaff } from '#server/demo/index.ts'
import { createSite, listen } from '#server/main.ts'
import type { Services } from '#server/services.ts'

export interface TestSite {
  readonly url: string
  readonly services: Services
  close(): Promise<void>
}

/**
 * The whole site in demo mode on a fresh database of the test server, on a day of its own, from the web app built in
 * `LUOHU_WEB_BUILD` or `web/build`. `start` is an ISO instant; the clock runs on from there. `staff` adds the demo accounts.
 * `city` is the one it serves, by code.
 */
export async function testSite({ start = '2014-06-03T02:00:00.000Z', staff = false, city = CITY } = {}): Promise<TestSite> {
  const { config, drop } = await testDatabase()
  const dir = resolve(process.env['LUOHU_WEB_BUILD'] ?? 'web/build')
  const build = (await import(pathToFileURL(`${dir}/server/index.js`).href)) as ServerBuild
  const site = await createSite({ database: config, cities: [{ code: city }], mode: 'demo', secrets: testSecrets, build, assetsDir: `${dir}/client` })
  await site.services.platform.clock.moveTo(start)
  if (staff) await ensureStaff(site.services.accounts, demoStaffOf(city))
  const { url, close } = await listen(site, 0)
  return {
    url,
    services: site.services,
    close: async () => {
      await close()
      await site.close()
      await drop()
    },
  }
}

/** The newest code sent to a phone. It goes out within a second; a machine that is very slow is waited for. */
export async function codeFor({ services }: TestSite, phone: string): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const message = (await sentMessages(services.platform, 20)).find(one => one.phone === phone && one.kind === 'sign_in_code')
    const code = message && /\d{6}/.exec(message.text)?.[0]
    if (code) return code
    await new Promise(done => setTimeout(done, 100))
  }
  throw new Error(`no code was sent to ${phone}`)
}

/** Signs a person in with a phone number, through the pages. */
export async function signIn(page: Page, site: TestSite, phone: string): Promise<void> {
  await page.goto('/sign-in')
  await page.fill('#phone', phone)
  await page.click('main button.main')
  await page.fill('#code', await codeFor(site, phone))
  await page.click('main button.main')
  await page.waitForURL(url => !url.pathname.endsWith('/sign-in'))
}
