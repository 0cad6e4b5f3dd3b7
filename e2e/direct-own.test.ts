import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { contextFor } from '#platform/platform.ts'
import { dongguanEntry, must } from '#server/direct/testing.ts'
import { axe, launch, openPage, overflows } from './browser.ts'
import { signIn, testSite, type TestSite } from './site.ts'

describe('what an applicant sees of an own application in Dongguan', () => {
  let browser: Browser
  let site: TestSite
  before(async () => {
    browser = await launch()
    site = await testSite({ city: '441900', staff: true, start: '2012-10-15T02:00:00.000Z' })
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  const sound = async (page: Page): Promise<void> => {
    assert.deepEqual(await axe(page), [], page.url())
    assert.equal(await overflows(page), false, page.url())
  }
  const actorOn = async (page: Page) => {
    const token = (await page.context().cookies()).find(({ name }) => name === 'luohu_session')?.value
    const actor = token ? await site.services.accounts.actorOf(token) : undefined
    assert.ok(actor)
    return actor
  }

  it('reads what each way in lacks and how settlement by points stands (DG-3, DG-5), beside all that was filled in', async () => {
    const page = await openPage(browser, { baseURL: site.url, device: 'phone' })
    await signIn(page, site, '13800000011')
    const ctx = contextFor(site.services.platform, await actorOn(page))
    const entry = dongguanEntry(11)
    const claims = { ...entry.claims, skill_level: 'senior', local_pension_months: 12, provincial_graduate_this_year: false }
    const { id } = must(await site.services.direct.createDraft(ctx, { ...entry, claims }))
    await page.goto(`/direct/${id}/form/send`)
    const notice = page.locator('main .notice')
    assert.match(await notice.innerText(), /满24个月/)
    assert.match(await notice.innerText(), /东府〔2011〕55号[\s\S]*2016年1月1日起施行/)
    assert.match((await notice.locator('a', { hasText: '满24个月' }).getAttribute('href')) ?? '', /form\/work#local_pension_months$/)
    for (const said of [entry.personal.employer ?? '?', '12', '新莞人服务管理中心']) {
      assert.ok((await page.innerText('main')).includes(said), said)
    }
    await sound(page)
    await page.locator('main .button.main').last().click()
    assert.match(await notice.innerText(), /没有提交：还有 1 处/)
    await page.goto(`/en/direct/${id}/form/send`)
    assert.match(await notice.innerText(), /24 months or more/)
  })

  it('opens what a window filed under the telephone number only to the identity number', async () => {
    const clerk = await site.services.demo.signInAs('clerk')
    const actor = clerk.ok ? await site.services.accounts.actorOf(clerk.value.token) : undefined
    assert.ok(actor)
    const entry = dongguanEntry(12)
    const { id } = must(await site.services.direct.enter(contextFor(site.services.platform, actor), entry))
    const page = await openPage(browser, { baseURL: site.url, device: 'phone' })
    await signIn(page, site, entry.personal.phone ?? '')
    await page.goto(`/direct/${id}`)
    assert.match(page.url(), /\/claim$/)
    assert.equal((await page.innerText('main')).includes(entry.personal.employer ?? '?'), false)
    await sound(page)
    await page.fill('#idNumber', dongguanEntry(13).personal.idNumber ?? '')
    await page.locator('main .button.main').click()
    assert.equal(await page.locator('#idNumber-error').count(), 1)
    await page.fill('#idNumber', entry.personal.idNumber ?? '')
    await page.locator('main .button.main').click()
    assert.match(page.url(), new RegExp(`/direct/${id}$`))
    assert.match(await page.innerText('main'), /新莞人服务管理中心/)
    const clerkPage = await openPage(browser, { baseURL: site.url })
    await signIn(clerkPage, site, '13800000019')
    const refused = await clerkPage.goto('/office/direct')
    assert.equal(refused?.status(), 403)
    assert.match(await clerkPage.innerText('main'), /无权办理/)
    await sound(clerkPage)
  })
})
