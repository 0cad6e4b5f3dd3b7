import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { readSheet } from '#server/sheets/index.ts'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { testSite, type TestSite } from './site.ts'
import { idOf, value } from './window.ts'

const LOOKS: (PageOptions & { readonly name: string; readonly root: string })[] = [
  { name: 'desktop', root: '' },
  { name: 'phone', root: '', device: 'phone' },
  { name: 'phone-en', root: '/en', device: 'phone' },
  { name: 'dark-en', root: '/en', dark: true },
]

/** What a form needs to work and nobody is asked: keys, versions, the day paper came in, ticks of papers. */
const WORKINGS = /^(command|version|intent|pack|rows|receivedOn|form|consent|seen:.*|kept:.*|lack:.*)$/

for (const [city, clerk, day] of [['441800', 'clerk', '2012-09-20'], ['441900', 'clerk', '2012-11-05'], ['440700', 'clerk', '2012-12-10']] as const) {
  describe(`the clause rule in ${city} (QY-7, DG-11, JM-5)`, () => {
    let site: TestSite
    let browser: Browser
    before(async () => {
      site = await testSite({ city, staff: true, start: `${day}T02:00:00.000Z` })
      browser = await launch()
    })
    after(async () => {
      await browser.close()
      await site.close()
    })

    async function open(username?: string, options: PageOptions = {}): Promise<Page> {
      const page = await openPage(browser, { baseURL: site.url, ...options })
      if (username === undefined) return page
      const { token } = value(await site.services.demo.signInAs(username))
      await page.context().addCookies([{ name: 'luohu_session', value: token, url: site.url }])
      return page
    }

    const rowsOf = (page: Page) => page.locator('main .in-force tbody tr').allInnerTexts()
    const rulesOf = (page: Page) =>
      page.locator('main [data-rule]').evaluateAll(all => all.map(each => each.getAttribute('data-rule') ?? ''))

    it('the office, the public and the file have the same list, rule by rule and word by word', async () => {
      const [office, people] = [await open(clerk), await open()]
      for (const query of ['', '?kind=document', '?q=%E6%8A%A4']) {
        await office.goto(`/office/conditions${query}`)
        await people.goto(`/conditions${query}`)
        assert.deepEqual(await rowsOf(office), await rowsOf(people), query)
      }
      await people.goto('/conditions')
      const listed = (await site.services.guard.inForce(day)).flatMap(({ pack, rules }) => rules.map(({ id }) => `${pack}/${id}`))
      assert.ok(listed.length > 40)
      assert.deepEqual((await rulesOf(people)).toSorted(), listed.toSorted())
      const file = await people.request.get('/conditions/list.xlsx')
      const { rows } = value(await readSheet(new Uint8Array(await file.body())))
      assert.equal(rows.length - 2, listed.length)
      for (const page of [office, people]) await page.context().close()
    })

    it('whatever the form at the window asks is on the list', async () => {
      const page = await open(clerk)
      await page.goto('/office/direct/new')
      await page.fill('#idNumber', idOf(41))
      await page.locator('main button.main').click()
      const names = await page.locator('main [name]').evaluateAll(all => all.map(each => each.getAttribute('name') ?? ''))
      const known = new Set((await site.services.guard.inForce(day)).flatMap(({ rules }) => rules.map(({ id }) => id)))
      const listed = (name: string) =>
        known.has(`field/${name}`) || known.has(`field/${name.split(/[-.]/)[0]}`)
      assert.ok(names.length > 8, names.join(' '))
      assert.deepEqual([...new Set(names)].filter(name => !WORKINGS.test(name) && !listed(name)), [])
      await page.context().close()
    })

    it('the form at the window has the fields of annex 2 in its order (QY-11)', async () => {
      const { fields, scheme } = site.services.annex2
      assert.equal(scheme !== undefined, city === '441800')
      if (!scheme) return
      const page = await open(clerk)
      await page.goto('/office/direct/new')
      await page.fill('#idNumber', idOf(41))
      await page.locator('main button.main').click()
      const names = await page.locator('main [name]').evaluateAll(all => all.map(each => each.getAttribute('name') ?? ''))
      // What follows from the number is not asked again; the county moved to is chosen with the town of the employer.
      const printed = fields.filter(({ path, follows }) => !follows && path !== 'employerTown')
        .map(({ path }) => path.replace(/^(personal|claims)\./, '').replace(/^dependants\./, 'dependants-d1-'))
      assert.deepEqual(names.filter(name => printed.includes(name)), printed)
      await page.context().close()
    })

    it('the survey asks what is on the list, and where no clause has people surveyed there is none', async () => {
      const page = await open()
      const answer = await page.goto('/survey')
      const surveyed = (await site.services.guard.inForce(day)).flatMap(({ rules }) => rules).filter(({ id }) => id.startsWith('field/survey-'))
      assert.equal(answer?.status(), surveyed.length > 0 ? 200 : 404)
      assert.equal(surveyed.length > 0, city === '441900')
      const names = await page.locator('main [name]').evaluateAll(all => all.map(each => each.getAttribute('name') ?? ''))
      const known = new Set(surveyed.map(({ id }) => id))
      assert.deepEqual([...new Set(names)].filter(name => !WORKINGS.test(name) && !known.has(`field/survey-${name}`)), [])
      await page.context().close()
    })

    for (const { name, root, ...options } of LOOKS) {
      it(`is sound: ${name}`, async () => {
        const page = await open(undefined, options)
        await page.goto(`${root}/conditions`)
        await shot(page, `conditions-${city}-${name}`)
        assert.deepEqual(await axe(page), [])
        assert.deepEqual(errorsOf(page), [])
        assert.equal(await overflows(page), false)
        await page.context().close()
      })
    }
  })
}
