import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { syntheticIdNumber } from '#identity'
import type { Actor } from '#platform/access.ts'
import { contextFor } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import { personFor } from '#server/accounts/index.ts'
import { personActor } from '#server/accounts/sessions.ts'
import { completeDraft, inventedFile } from '#server/applications/testing.ts'
import { axe, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { testSite, type TestSite } from './site.ts'

/** 石湾镇街道: the town of the demo's first clerk. */
const TOWN = '440604010'

/** A window with cases in each state: what the tests of the office's pages start from. */
export interface Window {
  readonly site: TestSite
  readonly browser: Browser
  /** Applied online and waiting, asked for a correction, accepted. */
  readonly waiting: string
  readonly correction: string
  readonly accepted: string
  readonly bar: string
  /** A page of somebody who is signed in. */
  open(username: string, options?: PageOptions): Promise<Page>
  close(): Promise<void>
}

/** The identity number of the n-th invented person; the window's own are 1 to 3, the barred one is 7. */
export const idOf = (sequence: number): string =>
  syntheticIdNumber({ region: '431103', birthDate: '1985-03-12', sequence })

export async function openWindow(): Promise<Window> {
  const site = await testSite({ staff: true })
  const browser = await launch()
  const [waiting, correction, accepted] = [await applied(site, 1), await applied(site, 2), await applied(site, 3)]
  await askForCorrection(site, correction)
  value(await site.services.applications.accept(await ctxOf(site, 'clerk'), accepted))
  return {
    site,
    browser,
    waiting,
    correction,
    accepted,
    bar: await placeBar(site),
    async open(username, options = {}) {
      const page = await openPage(browser, { baseURL: site.url, ...options })
      const { token } = value(await site.services.demo.signInAs(username))
      await page.context().addCookies([{ name: 'luohu_session', value: token, url: site.url }])
      return page
    },
    async close() {
      await browser.close()
      await site.close()
    },
  }
}

const ctx = (site: TestSite, actor: Actor) => contextFor(site.services.platform, actor)

async function ctxOf(site: TestSite, username: string) {
  return ctx(site, value(await site.services.demo.signInAs(username)).actor)
}

/** An invented person who applied online, with everything; gives the case's id. */
async function applied(site: TestSite, sequence: number): Promise<string> {
  const { platform, applications } = site.services
  const file = inventedFile(sequence)
  const person = personActor(platform, await personFor(platform, platform.db, file.personal.phone ?? ''))
  const id = await completeDraft(applications, () => ctx(site, person), file, TOWN)
  value(await applications.submit(ctx(site, person), id))
  return id
}

async function askForCorrection(site: TestSite, id: string): Promise<void> {
  const items = [
    { target: { document: 'diploma' }, reason: '复印件不清晰', clause: 'FS-11.education' },
    { target: { field: 'employer' }, reason: '与劳动合同不一致', clause: 'FS-1' },
    { target: { field: 'education' }, reason: '与毕业证不一致', clause: 'FS-11.education' },
  ]
  value(await site.services.applications.requestCorrection(await ctxOf(site, 'clerk'), id, items))
}

async function placeBar(site: TestSite): Promise<string> {
  const placed = await site.services.bars.place(await ctxOf(site, 'officer'), {
    name: '测试庚',
    idNumber: idOf(7),
    until: '2018-05-01',
    clause: 'GD-7',
    reason: '人口计生部门查实：2013年5月1日违反政策生育。',
  })
  return value(placed).id
}

/** Keeps a picture of the page; axe finds nothing, and nothing sticks out of the window. */
export async function sound(page: Page, name: string): Promise<void> {
  await shot(page, `clerk-${name}`)
  assert.deepEqual(await axe(page), [], name)
  assert.equal(await overflows(page), false, `${name} is wider than the window: ${await widest(page)}`)
}

export const texts = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts()

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click()

/** What sticks out of the window, for the message. */
function widest(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map(each => `${each.tagName}.${each.className} ${Math.round(each.getBoundingClientRect().right)}`)
      .slice(-3)
      .join(', '),
  )
}

export function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusals))
  return result.value
}
