import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { ApplicationState } from '#server/applications/index.ts'
import { demoStaff } from '#server/demo/accounts.ts'
import { addressesOf, type Address } from './attacks/routes.ts'
import { sceneOf, type Role, type Scene } from './attacks/scene.ts'
import { pathOf } from './attacks/probe.ts'
import { loadBuild, siteOf } from './attacks/site.ts'
import { RULES } from './attacks/table.ts'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { crawl, type Reached } from './pages/crawl.ts'
import { strayWords } from './pages/words.ts'
import { noticeWorld, septemberWorld, walkedWorld, type World } from './worlds.ts'

/** Where each role's walk begins, and which pages are its own: the rest is seen by everybody and looked at once. */
const DESKS: readonly { readonly role: Role; readonly starts: readonly string[]; readonly own: RegExp }[] = [
  { role: 'nobody', starts: ['/'], own: /^/ },
  { role: 'owner', starts: ['/cases', '/apply'], own: /^\/(?:cases|apply|notices\/[^/]+\/objection)/ },
  ...(['clerk', 'reviewer', 'officer', 'police', 'administrator'] as const).map(role => ({ role, starts: ['/office'], own: /^\/office/ })),
]
const LOOKS: readonly (PageOptions & { readonly name: string; readonly lang: 'zh' | 'en' })[] = [
  { name: 'zh-desktop', lang: 'zh', device: 'desktop' },
  { name: 'en-phone-dark', lang: 'en', device: 'phone', dark: true },
]
const WORLDS = { september: septemberWorld, notice: noticeWorld, january: walkedWorld } as const

/** What Foshan does not run (direct settlement, targets, boards) is walked by the tests of its own cities. */
function isHere({ path }: Address): boolean {
  const rule = RULES[path]
  return rule !== undefined && (rule.answers ?? 200) === 200 && rule.may.length > 0 && !path.startsWith('/office/board')
}

describe('every page of every role', () => {
  let browser: Browser
  let addresses: readonly Address[]
  /** Kinds of pages the walks came by: in the end nearly all there are. */
  const met = new Set<string>()
  /** Kinds of pages axe has seen in a look: it need not see the same page of another day again. */
  const examined = new Set<string>()
  before(async () => {
    addresses = addressesOf(await loadBuild())
    browser = await launch()
  })
  after(() => browser.close())

  for (const [name, make] of Object.entries(WORLDS)) {
    it(`reads well in both languages, on a phone and a desk, light and dark: ${name}`, async () => {
      const world = await make()
      const site = await siteOf(world)
      try {
        const scene = await sceneOf(world, await caseOf(world))
        const wrong: string[] = []
        const names = await namesIn(world)
        for (const desk of DESKS) wrong.push(...await walk(site.url, scene, desk, { world: name, names }))
        assert.deepEqual(wrong, [])
      } finally {
        await site.close()
        await world.close()
      }
    })
  }

  it('and the walks came by nearly every page there is', () => {
    const pages = addresses.filter(isHere).filter(({ path }) => !/\.pdf$|\/(?:files|scans|evidence|excel|download)\/|^\/(?:look|sign-out|verify|objections)/.test(path))
    const missed = pages.filter(({ path }) => ![...met].some(kind => kind.split(' ')[0] === path)).map(({ path }) => path)
    assert.ok(missed.length <= 4, `nobody came by ${missed.join(' ')}`)
  })

  async function walk(url: string, scene: Scene, { role, starts, own }: (typeof DESKS)[number], { world, names }: Where): Promise<string[]> {
    const cookie = scene.cookies[role]
    const pages = (await crawl(url, cookie, [...starts, ...doorsOf(scene, role)], addresses)).filter(({ path }) => own.test(path))
    const wrong: string[] = []
    for (const look of LOOKS) {
      const page = await openPage(browser, { ...look, baseURL: url })
      const [name, value = ''] = cookie.split('=')
      if (name) await page.context().addCookies([{ name, value, url }])
      for (const reached of pages) {
        met.add(reached.kind)
        const found = await examine(page, look, reached, { role, world, names })
        wrong.push(...found.map(each => `${role} ${look.name} ${reached.path}: ${each}`))
      }
      wrong.push(...errorsOf(page).map(error => `${role} ${look.name}: ${error}`))
      await page.context().close()
    }
    return wrong
  }

  async function examine(
    page: Page, { name, lang, device }: (typeof LOOKS)[number], { path, kind }: Reached, { role, world, names }: Where & { role: Role },
  ): Promise<string[]> {
    await page.goto(lang === 'en' ? `/en${path === '/' ? '' : path}` : path)
    const wrong = (await strayWords(page, lang, names)).map(text => `wrong language: ${text}`)
    if (await overflows(page)) wrong.push('wider than its window')
    const key = `${name} ${role} ${kind}`
    if (examined.has(key)) return wrong
    examined.add(key)
    wrong.push(...(await axe(page)).map(({ rule, where }) => `axe ${rule}: ${where.join(' | ').slice(0, 300)}`))
    await shot(page, `pages/${world}-${role}${kind.replaceAll(/[^\w]+/g, '-')}-${name}`.replaceAll(' ', '-'))
    await page.setViewportSize(device === 'phone' ? { width: 1280, height: 900 } : { width: 390, height: 844 })
    if (await overflows(page)) wrong.push(`wider than its window, ${device === 'phone' ? 1280 : 390} px`)
    await page.setViewportSize(device === 'phone' ? { width: 390, height: 844 } : { width: 1280, height: 900 })
    return wrong
  }
})

/** Pages a role may open by their address: some stand behind a form, or are linked on other days of the year only. */
function doorsOf(scene: Scene, role: Role): string[] {
  return Object.entries(RULES).filter(([, { may }]) => (may === 'everybody' ? role === 'nobody' : may.includes(role))).map(([path, rule]) => pathOf(path, rule, scene))
}

interface Where {
  readonly world: string
  readonly names: ReadonlySet<string>
}

/** What people are called, where they live and work: data in every language. */
async function namesIn({ db, services }: World): Promise<ReadonlySet<string>> {
  const staff = await db.selectFrom('staff').select(['name', 'username']).execute()
  const rows = await db.selectFrom('applications').select('state').execute()
  const files = rows.map(({ state }) => services.applications.open(state as ApplicationState))
  return new Set([
    ...staff.flatMap(({ name, username }) => [`${name} ${username}`, name]), ...demoStaff.map(({ name }) => name),
    ...files.flatMap(({ personal, dependants }) => [...Object.values(personal), ...dependants.map(({ name }) => name)]),
  ])
}

/** A case of somebody online, with a card where there are cards, else with reviews. */
async function caseOf({ db }: World): Promise<string> {
  const rows = await db.selectFrom('applications as a').innerJoin('review_tasks as t', 't.application_id', 'a.id')
    .leftJoin('cards as c', 'c.application_id', 'a.id').leftJoin('evidence as e', 'e.application_id', 'a.id')
    .select(['a.id', 'c.id as card', 'e.id as scan']).where('a.status', '=', 'accepted').orderBy('a.number').execute()
  return (rows.find(row => row.card && row.scan) ?? rows.find(row => row.scan) ?? rows[0])?.id ?? ''
}
