import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axe, errorsOf, launch, openPage, overflows, scriptBytes, shot, type PageOptions } from './browser.ts'
import { preview } from './preview.ts'

const PAGES = ['/', '/policies', '/policies/foshan-2014-points', '/policies/guangdong-2010-points', '/check', '/design', '/nowhere']
const KB = 1000

describe('public pages', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof preview>>
  before(async () => {
    site = await preview()
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })
  const open = (options: PageOptions = {}): Promise<Page> => openPage(browser, { baseURL: site.url, ...options })

  const looks: (PageOptions & { name: string; large?: boolean })[] = [
    { name: 'phone', device: 'phone' }, { name: 'desktop' }, { name: 'dark', dark: true }, { name: 'large', device: 'phone', large: true },
  ]
  for (const { name, large, ...options } of looks) {
    it(`have nothing axe minds and fit their window: ${name}`, async () => {
      const page = await open(options)
      if (large) await page.context().addCookies([{ name: 'look', value: 'large', url: site.url }])
      for (const path of PAGES.flatMap(each => [each, `/en${each === '/' ? '' : each}`])) {
        await page.goto(path)
        assert.deepEqual(await axe(page), [], path)
        assert.equal(await overflows(page), false, `${path} is wider than the window`)
        await shot(page, `portal${path.replace(/\W+/g, '-')}-${name}`)
      }
      assert.deepEqual(errorsOf(page).filter(error => !error.includes('404')), [])
      await page.context().close()
    })
  }

  it('ship no script where they only inform, and at most 140 kB for the self-check', async () => {
    for (const path of ['/', '/policies', '/en', '/en/nowhere']) {
      const page = await open()
      assert.equal(await scriptBytes(page, path), 0, path)
      await page.context().close()
    }
    for (const path of ['/check', '/check/foshan-2014-points']) {
      const page = await open()
      const bytes = await scriptBytes(page, path)
      assert.ok(bytes > 0 && bytes <= 140 * KB, `${path}: ${bytes} bytes`)
      await page.context().close()
    }
  })

  it('keep type size, theme and language by links, without script', async () => {
    const page = await open({ script: false })
    await page.goto('/policies')
    await page.getByRole('contentinfo').getByRole('link', { name: '大字版' }).click()
    await page.getByRole('contentinfo').getByRole('link', { name: '深色' }).click()
    await page.getByRole('banner').getByRole('link', { name: 'English' }).click()
    assert.equal(new URL(page.url()).pathname, '/en/policies')
    const html = page.locator('html')
    assert.equal(await html.getAttribute('data-size'), 'large')
    assert.equal(await html.getAttribute('data-theme'), 'dark')
    assert.equal(await html.getAttribute('lang'), 'en')
  })

  it('show a missing page in the language asked for, with a reference', async () => {
    const page = await open()
    const response = await page.goto('/en/nowhere')
    assert.equal(response?.status(), 404)
    assert.match(await page.getByRole('main').innerText(), /There is no such page[\s\S]*Reference: [0-9a-f]{12}/)
  })
})
