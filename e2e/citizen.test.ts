import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { contextFor } from '#platform/platform.ts'
import { inventedFile, PIXEL } from '#server/applications/testing.ts'
import type { Result } from '#platform/result.ts'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { codeFor, signIn, testSite, type TestSite } from './site.ts'

const { personal } = inventedFile(1)
const clerk = {
  id: '01480000-0000-7000-8000-000000000001', role: 'clerk', city: '440600', name: '测试经办', district: '440604', town: '440604012',
} as const

/** Sound in what axe sees, no wider than its window, nothing refused by its own policy. */
async function sound(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axe(page), [], name)
  assert.equal(await overflows(page), false, `${name} is too wide`)
  await shot(page, `citizen-${name}`)
}

const next = (page: Page) => page.click('main button[value=next]')
const path = (page: Page) => new URL(page.url()).pathname

async function fillWho(page: Page): Promise<void> {
  await page.fill('#name', personal.name ?? '')
  await page.fill('#idNumber', personal.idNumber ?? '')
  await page.fill('#phone', personal.phone ?? '')
  await next(page)
}

async function fillWork(page: Page): Promise<void> {
  for (const tick of ['registered_locally-no', 'works_here-yes', 'excess_birth_5y-no']) await page.check(`#${tick}`)
  for (const field of ['household', 'address', 'employer'] as const) await page.fill(`#${field}`, personal[field] ?? '')
  await next(page)
}

describe('a citizen, from signing in to the timeline', { concurrency: false }, () => {
  let browser: Browser
  let site: TestSite
  let page: Page
  let id = ''
  before(async () => {
    site = await testSite()
    browser = await launch()
    page = await openPage(browser, { device: 'phone', baseURL: site.url })
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  const applications = () => site.services.applications
  const asClerk = () => contextFor(site.services.platform, clerk)
  const must = <T>(result: Result<T>): T => {
    assert.ok(result.ok, JSON.stringify(result))
    return result.value
  }

  it('is asked to sign in, gets the code in the outbox and comes back to where the way began', async () => {
    await page.goto('/apply')
    await sound(page, '01-apply')
    await page.click('main a.button.main')
    assert.equal(path(page), '/sign-in')
    await page.fill('#phone', '1391')
    await page.click('main button.main')
    assert.match(await page.innerText('.error-summary'), /手机号码不正确/)
    await sound(page, '02-sign-in')
    await page.fill('#phone', personal.phone ?? '')
    await page.click('main button.main')
    await page.fill('#code', '000000')
    const code = await codeFor(site, personal.phone ?? '')
    if (code !== '000000') {
      await page.click('main button.main')
      assert.match(await page.innerText('.error-summary'), /还可以再试/)
      await sound(page, '03-code')
    }
    const outbox = await openPage(browser, { device: 'phone', baseURL: site.url })
    await outbox.goto('/demo/outbox')
    assert.match(await outbox.innerText('main'), new RegExp(code))
    await sound(outbox, '04-outbox')
    await outbox.context().close()
    await page.fill('#code', code)
    await page.click('main button.main')
    await page.waitForURL(/\/apply$/)
  })

  it('starts an application; the session cookie cannot be read by script', async () => {
    const cookie = (await page.context().cookies()).find(({ name }) => name === 'luohu_session')
    assert.deepEqual([cookie?.httpOnly, cookie?.sameSite], [true, 'Lax'])
    await page.click('main form button[type=submit]:visible')
    await page.waitForURL(/\/who$/)
    id = path(page).split('/')[2] ?? ''
    assert.equal(await page.inputValue('#phone'), personal.phone)
  })

  it('is told of a wrong digit at once, with the number kept', async () => {
    await page.fill('#name', personal.name ?? '')
    await page.fill('#idNumber', '431103198503120009')
    await next(page)
    assert.match(await page.innerText('.error-summary'), /校验位/)
    assert.equal(await page.inputValue('#idNumber'), '431103198503120009')
    await sound(page, '05-who')
    await page.fill('#idNumber', (personal.idNumber ?? '').toLowerCase())
    await page.fill('#birthDate', '1985-03-21')
    await next(page)
    assert.match(await page.innerText('.error-summary'), /不一致/)
    await page.fill('#birthDate', '1985-03-12')
    await fillWho(page)
    assert.match(path(page), /\/work$/)
  })

  it('saves and leaves, and finds everything again', async () => {
    await page.fill('#employer', '还没填完的单位')
    await page.click('main button[value=exit]')
    assert.match(page.url(), /\?saved$/)
    await sound(page, '06-overview')
    await page.click('main .actions a.main')
    assert.match(path(page), /\/work$/)
    assert.equal(await page.inputValue('#employer'), '还没填完的单位')
    await sound(page, '07-work')
    await fillWork(page)
  })

  it('answers for points, sees them add up, and is asked nothing that carries none', async () => {
    assert.match(path(page), /points-personal$/)
    await page.check('#education-college')
    await next(page)
    await page.fill('#pension_months', '六十')
    await next(page)
    assert.match(await page.innerText('.field.wrong'), /请填写整数/)
    await sound(page, '08-points')
    await page.fill('#pension_months', '６０')
    await next(page)
    for (let pages = 0; /points-/.test(path(page)) && pages < 10; pages++) await next(page)
    assert.match(await page.innerText('.apply-aside'), /65/)
    assert.match(path(page), /dependants$/)
  })

  it('brings a child along, a grown one not (FS-3)', async () => {
    await page.click('button[value="add:child"]')
    await page.fill('#dependants-d1-name', '测试大童')
    await page.fill('#dependants-d1-idNumber', '440604199601010010')
    await next(page)
    assert.match(await page.innerText('.error-summary'), /校验位|已满 18 周岁/)
    await sound(page, '09-dependants')
    await page.click('button[value="remove:d1"]')
    await next(page)
  })

  it('chooses town and place', async () => {
    await next(page)
    await page.goBack()
    await sound(page, '10-place')
    await page.selectOption('#town', '440604012')
    await page.check('#place-employer_collective')
    await next(page)
    assert.match(path(page), /documents$/)
  })

  it('uploads by content: a renamed program and a huge photo are refused, a photo is kept (bad input)', async () => {
    const upload = async (name: string, buffer: Buffer) => {
      await page.setInputFiles('#document-id_card', { name, mimeType: 'image/jpeg', buffer })
      await page.click('form:has(#document-id_card) button[type=submit]')
      await page.waitForLoadState()
    }
    await upload('身份证.jpg', Buffer.from('MZ not a photo'))
    assert.match(await page.innerText('.error-summary'), /文件内容不是/)
    await upload('大.jpg', Buffer.concat([PIXEL, Buffer.alloc(10 * 2 ** 20)]))
    assert.match(await page.innerText('.error-summary'), /超过 10 MB/)
    await upload('空.jpg', Buffer.alloc(0))
    assert.match(await page.innerText('.error-summary'), /空的/)
    await upload('身份证.png', PIXEL)
    assert.match(await page.innerText('section:has(#document-id_card)'), /已上传[\s\S]*身份证\.png/)
    await sound(page, '11-documents')
  })

  it('is shown what is still missing before submitting, then submits', async () => {
    await page.goto(`/apply/${id}/review`)
    assert.match(await page.innerText('.error-summary'), /户口簿/)
    await sound(page, '12-review')
    await page.goto(`/apply/${id}/documents`)
    await page.click('button[name=samples]')
    await page.waitForLoadState()
    await page.goto(`/apply/${id}/review`)
    assert.equal(await page.locator('.error-summary').count(), 0)
  })

  it('has one application and one number, however often the form is sent at once', async () => {
    const command = await page.inputValue('main form input[name=command]')
    const sent = await Promise.all(Array.from({ length: 6 }, () =>
      page.request.post(`/apply/${id}/review`, { form: { command }, maxRedirects: 0, headers: { origin: site.url } })))
    assert.ok(sent.every(response => response.status() === 303 || response.status() === 302), 'every answer leads on')
    const mine = await site.services.platform.db.selectFrom('applications').select('number').where('number', 'is not', null).execute()
    assert.deepEqual(mine.map(({ number }) => number), ['440604-2014-000001'])
    await page.click('main form button.main')
    await page.goto(`/cases/${id}/receipt`)
    assert.match(await page.innerText('main'), /440604-2014-000001[\s\S]*2014 年度[\s\S]*6月10日前受理/)
    await sound(page, '13-receipt')
  })

  it('follows it on the timeline, with who has it and by when', async () => {
    await page.goto('/cases')
    await sound(page, '14-cases')
    await page.click('main .card a')
    assert.equal(path(page), `/cases/${id}`)
    assert.match(await page.innerText('.timeline .now'), /窗口受理[\s\S]*6月10日前[\s\S]*祖庙街道/)
    await sound(page, '15-case')
  })

  it('sees its own scan, and nobody else does', async () => {
    await page.goto(`/cases/${id}/documents`)
    await sound(page, '16-case-documents')
    const href = await page.getAttribute('main .file-line a', 'href') ?? ''
    const own = await page.request.get(href)
    assert.deepEqual([own.status(), own.headers()['content-type']], [200, 'image/png'])
    const stranger = await openPage(browser, { baseURL: site.url })
    await signIn(stranger, site, '13900009999')
    for (const foreign of [href, `/cases/${id}`, `/cases/${id}/receipt`, `/cases/${id}/score`]) {
      assert.equal((await stranger.request.get(foreign)).status(), 403, foreign)
    }
    const nobody = await openPage(browser, { baseURL: site.url })
    await nobody.goto(`/cases/${id}`)
    assert.match(nobody.url(), /\/sign-in\?back=/)
  })

  it('supplies what the window asks for, once and in full', async () => {
    must(await applications().requestCorrection(asClerk(), id, [
      { target: { document: 'diploma' }, reason: '照片模糊，看不清证书编号。', clause: 'FS-6' },
      { target: { field: 'employer' }, reason: '与劳动合同不一致。', clause: 'FS-6' },
    ]))
    await page.goto(`/cases/${id}`)
    assert.match(await page.innerText('.notice.warn'), /请在2014年6月17日前补正/)
    await sound(page, '17-case-correction')
    await page.click('.notice a.button')
    assert.match(await page.innerText('main'), /照片模糊[\s\S]*与劳动合同不一致/)
    await page.setInputFiles('#document-diploma', { name: '毕业证.png', mimeType: 'image/png', buffer: PIXEL })
    await page.click('form:has(#document-diploma) button[type=submit]')
    await page.waitForSelector('.document .tag.good')
    await sound(page, '18-correct')
    await page.fill('#employer', '佛山市虚构建材有限公司')
    await page.click('main .actions button.main')
    await page.waitForURL(url => url.pathname === `/cases/${id}`)
    assert.match(await page.innerText('.timeline .now'), /窗口受理/)
  })

  it('looks up points and reasons once departments have found something', async () => {
    must(await applications().accept(asClerk(), id))
    await page.goto(`/cases/${id}/score`)
    assert.match(await page.innerText('main'), /还没有核查出结论/)
    await sound(page, '19-score')
  })

  it('takes the application back only after confirming', async () => {
    await page.goto(`/cases/${id}/withdraw`)
    await sound(page, '20-withdraw')
    await page.click('main button.danger')
    await page.waitForURL(url => url.pathname === `/cases/${id}`)
    assert.match(await page.innerText('.timeline'), /已撤回/)
    await sound(page, '21-withdrawn')
    assert.deepEqual(errorsOf(page).filter(error => !/status of 4\d\d/.test(error)), [])
  })
})

describe('the citizen’s pages in both languages and sizes', () => {
  let browser: Browser
  let site: TestSite
  before(async () => {
    site = await testSite({ start: '2014-09-01T02:00:00.000Z' })
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  const looks: readonly (PageOptions & { readonly name: string; readonly prefix: string })[] = [
    { name: 'en-desktop', prefix: '/en', device: 'desktop' }, { name: 'en-phone', prefix: '/en', device: 'phone' },
    { name: 'zh-desktop-dark', prefix: '', device: 'desktop', dark: true },
  ]
  for (const { name, prefix, ...options } of looks) {
    it(`are sound: ${name}`, async () => {
      const page = await openPage(browser, { ...options, baseURL: site.url })
      await signIn(page, site, `1380000${String(1000 + looks.findIndex(look => look.name === name)).padStart(4, '0')}`)
      await page.goto(`${prefix}/apply`)
      await sound(page, `${name}-apply`)
      await page.click('main form button[type=submit]:visible')
      await page.waitForURL(/\/who$/)
      const draft = path(page).replace(/\/who$/, '')
      const steps = ['who', 'points-insurance', 'dependants', 'place', 'documents', 'review', '']
      for (const step of steps) {
        await page.goto(`${draft}/${step}`)
        await sound(page, `${name}-${step || 'overview'}`)
      }
      await page.goto(`${prefix}/cases`)
      await sound(page, `${name}-cases`)
    })
  }

  it('say before submitting that an application of 1 September belongs to the next year (FS-6)', async () => {
    const page = await openPage(browser, { device: 'phone', baseURL: site.url })
    await signIn(page, site, '13800002000')
    await page.goto('/apply')
    assert.match(await page.innerText('.notice.warn'), /2015 年度/)
  })

  it('bring along a self-check kept on this device, by the person’s own button', async () => {
    const page = await openPage(browser, { device: 'phone', baseURL: site.url })
    await signIn(page, site, '13800003000')
    await page.goto('/apply')
    const carry = page.getByRole('button', { name: '带着自测的回答申请' })
    assert.equal(await carry.isVisible(), false)
    const saved = { facts: { education: 'bachelor', pension_months: 30, works_here: true, made_up: 1 }, order: [], skipped: [] }
    await page.evaluate(kept => localStorage.setItem('luohu.check', kept), JSON.stringify(saved))
    await page.reload()
    await carry.click()
    await page.waitForURL(/\/who$/)
    await page.goto(`${path(page).replace('/who', '')}/points-personal`)
    assert.ok(await page.isChecked('#education-bachelor'))
  })

  it('work without any script', async () => {
    const page = await openPage(browser, { device: 'phone', baseURL: site.url, script: false })
    await signIn(page, site, '13800004000')
    await page.goto('/apply')
    await page.click('main form[method=post]:visible button')
    await page.waitForURL(/\/who$/)
    await fillWho(page)
    await fillWork(page)
    assert.match(path(page), /points-personal$/)
  })
})
