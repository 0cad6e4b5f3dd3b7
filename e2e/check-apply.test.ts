import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { axe, errorsOf, launch, openPage, shot } from './browser.ts'
import { answer } from './check-steps.ts'
import { signIn, testSite, type TestSite } from './site.ts'

describe('from the self-check into an application', () => {
  let browser: Browser
  let site: TestSite
  before(async () => {
    site = await testSite()
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  it('answers leave the device by the applicant’s own button and stand in the draft', async () => {
    const page = await openPage(browser, { baseURL: site.url, device: 'phone' })
    await page.goto('/check/foshan-2014-points')
    for (const given of ['否', '是', '1980-03-01', '否', '大专']) await answer(page, given)
    await signIn(page, site, '13800138000')
    const earlier = errorsOf(page).length
    await page.goto('/check/apply')
    await page.getByRole('button', { name: '带入申请' }).waitFor()
    assert.match(await page.getByRole('main').innerText(), /只在这台设备上[\s\S]*文化程度[\s\S]*大专/)
    assert.deepEqual(await axe(page), [])
    assert.deepEqual(errorsOf(page).slice(earlier), [])
    await shot(page, 'check-take-phone')
    await page.getByRole('button', { name: '带入申请' }).click()
    await page.waitForURL(/\/apply\/[0-9a-f-]{36}/)
    const rows = await site.services.platform.db.selectFrom('applications').select('id').execute()
    assert.equal(rows.length, 1)
  })

  it('answers about another city are no claims in Foshan', async () => {
    const page = await openPage(browser, { baseURL: site.url })
    await signIn(page, site, '13800138002')
    await page.evaluate(() => localStorage.setItem('luohu.check', JSON.stringify({
      version: 2, place: '440100', facts: { works_here: true, residence_permit_months: 60, education: 'college' }, order: ['works_here', 'residence_permit_months', 'education'], skipped: [],
    })))
    await page.goto('/check/apply')
    await page.getByRole('button', { name: '带入申请' }).waitFor()
    const shown = await page.getByRole('main').innerText()
    assert.match(shown, /大专/)
    assert.doesNotMatch(shown, /居住证/)
  })

  it('on a device without answers there is nothing to send', async () => {
    const page = await openPage(browser, { baseURL: site.url })
    await signIn(page, site, '13800138001')
    await page.goto('/en/check/apply')
    await page.getByText('There are no answers on this device').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Start with these answers' }).count(), 0)
  })

  it('is for signed-in people', async () => {
    const page = await openPage(browser, { baseURL: site.url })
    await page.goto('/check/apply')
    assert.equal(new URL(page.url()).pathname, '/sign-in')
    assert.equal(new URL(page.url()).searchParams.get('back'), '/check/apply')
  })
})
