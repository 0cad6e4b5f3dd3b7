import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { contextFor } from '#platform/platform.ts'
import { fillDirect } from '#server/demo/direct.ts'
import { sampleScan } from '#server/demo/sample.ts'
import { readSheet } from '#server/sheets/index.ts'
import { axe, errorsOf, launch, openPage, overflows, type PageOptions } from './browser.ts'
import { testSite, type TestSite } from './site.ts'

const CITY = '441900'
const TOWN = '441900121'
const MONTH = `/office/reports/month/2012-10`

describe('monthly reports of Dongguan, from a town’s draft to what the city reads (DG-13)', () => {
  let site: TestSite
  let browser: Browser
  before(async () => {
    site = await testSite({ city: CITY, staff: true, start: '2012-11-05T02:00:00.000Z' })
    await fillDirect(site.services, await site.services.accounts.listStaff())
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  const cookieOf = async (username: string): Promise<string> => {
    const session = await site.services.demo.signInAs(username)
    assert.ok(session.ok)
    return session.value.token
  }

  async function open(username: string, options: PageOptions = {}): Promise<Page> {
    const page = await openPage(browser, { baseURL: site.url, ...options })
    await page.context().addCookies([
      { name: 'luohu_session', value: await cookieOf(username), url: site.url },
      { name: 'luohu_city', value: CITY, url: site.url },
    ])
    return page
  }

  const get = async (username: string, path: string): Promise<Response> =>
    fetch(`${site.url}${path}`, {
      headers: { cookie: `luohu_session=${await cookieOf(username)}; luohu_city=${CITY}` },
      redirect: 'manual',
    })

  async function sound(page: Page): Promise<void> {
    assert.deepEqual(await axe(page), [], page.url())
    // A form that was refused answers 422 or 409, which the browser counts as an error.
    assert.deepEqual(
      errorsOf(page).filter(error => !/status of 4(22|09)/.test(error)),
      [],
      page.url(),
    )
    assert.equal(await overflows(page), false, page.url())
  }

  it('the town’s clerk drafts from the cases, checks and signs; a month under way is refused in words', async () => {
    const page = await open('clerk', { device: 'phone' })
    await page.goto('/office/reports/month/2012-11')
    assert.match(await page.locator('.error-summary').innerText(), /2012 年 11 月还没有结束/)
    await sound(page)
    await page.goto('/office/reports')
    await page.locator('main a', { hasText: '2012年10月' }).click()
    await page.waitForURL(url => url.pathname.endsWith(`${MONTH}/${TOWN}`))
    await page.fill('#remark', '受理平稳（虚构）')
    await page.getByRole('button', { name: '由台账起草' }).click()
    await page.waitForURL(/done=draft/)
    await sound(page)
    await page.getByRole('button', { name: /核对无误，签发/ }).click()
    await page.waitForURL(/done=sign/)
    assert.match(await page.locator('.report-issue').innerText(), /陈窗口起草，陈窗口于2012年11月5日签发/)
    await sound(page)
    await page.context().close()
  })

  it('the bureau sees who is late, chases, compiles and takes the tables away', async () => {
    const page = await open('bureau')
    await page.goto('/office/reports')
    await page.fill('#dueDay', '31')
    await page.getByRole('button', { name: '保存' }).click()
    await page.waitForSelector('.error-summary a[href="#dueDay"]')
    await page.fill('#dueDay', '3')
    await page.getByRole('button', { name: '保存' }).click()
    await page.waitForURL(/done=day/)
    await sound(page)
    await page.goto(MONTH)
    await sound(page)
    await page.getByRole('button', { name: '催报逾期单位' }).click()
    await page.waitForSelector('.notice.good')
    assert.match(await page.locator('.notice.good').innerText(), /已催报 3\d 个单位/)
    await page.getByRole('button', { name: '汇总', exact: true }).click()
    await page.waitForURL(/done=compile/)
    await sound(page)
    for (const [file, head] of [
      ['report.pdf?to=city', '%PDF'],
      ['report.xlsx?to=province', 'PK'],
    ] as const) {
      const answer = await get('bureau', `${MONTH}/${file}`)
      assert.equal(answer.status, 200, file)
      assert.equal(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, head.length)
          .toString('latin1'),
        head,
      )
      assert.equal((await get('clerk', `${MONTH}/${file}`)).status, 403, file)
    }
    await page.context().close()
  })

  it('a case corrected later leads to a report, and a compilation, that say what changed', async () => {
    const {
      services: { direct, platform, accounts },
    } = site
    const staff = await accounts.listStaff()
    const police = staff.find(({ username }) => username === 'police')
    assert.ok(police)
    const ctx = () =>
      contextFor(platform, { id: police.id, role: 'police', city: CITY, name: police.name, district: CITY })
    const approved = { status: 'approved', by: 'approved', from: '2012-10-01', to: '2012-10-31', town: TOWN } as const
    const list = await direct.list(ctx(), approved)
    assert.ok(list.ok)
    const [october] = list.value.rows
    assert.ok(october)
    const back = await direct.sendBack(ctx(), october.id, { clause: 'DG-2', reason: '证书系伪造（虚构）' })
    assert.ok(back.ok, JSON.stringify(back))
    const page = await open('clerk')
    await page.goto('/office/reports')
    assert.match(await page.locator('main table').innerText(), /签发后有更正，须重新签发/)
    await page.goto('/office')
    assert.match(await page.locator('.counts').first().innerText(), /1\s*份月报签发后有更正，须重签/)
    await page.goto(`${MONTH}/${TOWN}`)
    assert.match(await page.locator('main').innerText(), /签发后有更正/)
    await page.getByRole('button', { name: '由台账起草' }).click()
    await page.waitForSelector('.error-summary a[href="#reason"]')
    await page.fill('#reason', '一件因假证取消（虚构）')
    await page.getByRole('button', { name: '由台账起草' }).click()
    await page.getByRole('button', { name: /核对无误，签发/ }).click()
    await page.waitForURL(/done=sign/)
    const issue = await page.locator('.report-issue').first().innerText()
    assert.match(issue, /第 2 次签发/)
    assert.match(issue, /一件因假证取消（虚构）/)
    assert.match(issue, /更正对照/)
    await sound(page)
    const bureau = await open('bureau')
    await bureau.goto(MONTH)
    await bureau.fill('#reason', '石龙镇重报（虚构）')
    await bureau.getByRole('button', { name: '重新汇总' }).click()
    await bureau.waitForURL(/done=compile/)
    assert.match(await bureau.locator('main').innerText(), /与上次汇总相比的更正/)
    await sound(bureau)
    const file = await readSheet(new Uint8Array(await (await get('bureau', `${MONTH}/report.xlsx`)).arrayBuffer()), {
      sheet: '更正',
    })
    assert.ok(file.ok && file.value.rows.length > 2)
  })

  it('the bureau gives a report back; the town sees why, mends it and signs again; police report their own step', async () => {
    const page = await open('bureau', { device: 'phone' })
    await page.goto(`${MONTH}/${TOWN}`)
    await page.locator('summary', { hasText: '退回更正' }).click()
    await page.getByRole('button', { name: '退回', exact: true }).click()
    await page.waitForSelector('.error-summary a[href="#back"]')
    await page.fill('#back', '入户数请与公安核对（虚构）')
    await page.getByRole('button', { name: '退回', exact: true }).click()
    await page.waitForURL(/done=return/)
    assert.match(await page.locator('main').innerText(), /已退回，待更正/)
    await sound(page)
    const own = await open('clerk')
    await own.goto(`${MONTH}/${TOWN}`)
    assert.match(await own.locator('.notice').first().innerText(), /钱市局于2012年11月5日退回更正：入户数请与公安核对/)
    await sound(own)
    await own.fill('#reason', '已核对，无误（虚构）')
    await own.getByRole('button', { name: '由台账起草' }).click()
    await own.getByRole('button', { name: /核对无误，签发/ }).click()
    await own.waitForURL(/done=sign/)
    assert.match(await own.locator('.report-issue').first().innerText(), /第 3 次签发/)
    const police = await open('dept-police')
    await police.goto(`${MONTH}/police`)
    const rows = await police.locator('.report-numbers').first().locator('tbody th').allInnerTexts()
    assert.deepEqual(rows, ['核准', '不予核准', '入户', '入户人数'])
    await sound(police)
  })

  it('an inspection: recorded by the bureau, settled by the town, counted in the year’s summary (DG-10)', async () => {
    const page = await open('bureau')
    await page.goto('/office/reports/inspections')
    await page.getByRole('button', { name: '登记检查' }).click()
    await page.waitForSelector('.error-summary')
    await page.selectOption('#unit', TOWN)
    await page.fill('#inspectors', '甲、乙（虚构）')
    await page.fill('[name="finding-text"]', '窗口没有张贴材料清单（虚构）')
    await page.selectOption('[name="finding-clause"]', 'DG-6')
    await page.fill('[name="finding-due"]', '2012-11-20')
    await page.getByRole('button', { name: '登记检查' }).click()
    await page.waitForURL(/done=hold/)
    await sound(page)
    const own = await open('clerk', { device: 'phone' })
    await own.goto(page.url())
    await own.locator('textarea[name^="note-"]').fill('已张贴，附照片（虚构）')
    await own.locator('input[name^="files-"]').setInputFiles({
      name: '公示栏.png',
      mimeType: 'image/png',
      buffer: sampleScan(),
    })
    assert.equal(await own.getByRole('button', { name: /办结/ }).count(), 0, 'nobody settles what was found at their own')
    await own.getByRole('button', { name: '报告已整改' }).click()
    await own.waitForURL(/done=remedied/)
    await sound(own)
    await page.reload()
    await page.getByRole('button', { name: '验收，登记办结' }).click()
    await page.waitForURL(/done=settle/)
    await sound(page)
    const file = (await own.getByRole('link', { name: '公示栏.png' }).getAttribute('href')) ?? ''
    const read = await get('bureau', file)
    assert.deepEqual([read.status, read.headers.get('content-type')], [200, 'image/png'])
    assert.match(read.headers.get('content-security-policy') ?? '', /sandbox/)
    assert.notEqual((await get('dept-police', file)).status, 200, 'no other office')
    await page.goto('/office/reports/year/2012')
    assert.match(await page.locator('main').innerText(), /1 \/ 1/)
    await sound(page)
    for (const file of ['summary.pdf', 'summary.xlsx'])
      assert.equal((await get('bureau', `/office/reports/year/2012/${file}`)).status, 200, file)
    assert.equal((await get('officer', '/office/reports/year/2012')).status, 403)
  })

  it('the register goes to Excel with the filters in force, for officers and bureau; a view is kept (QY-9)', async () => {
    const page = await open('officer')
    await page.goto('/office/direct?status=settled')
    await page.getByRole('link', { name: '保存视图、导出 Excel' }).click()
    await page.fill('#name', '已入户')
    await page.getByRole('button', { name: '保存视图' }).click()
    await page.waitForURL(/done=saved/)
    await sound(page)
    assert.match((await page.getByRole('link', { name: '已入户' }).getAttribute('href')) ?? '', /status=settled/)
    await page.goto('/office/direct/export?status=settled')
    await sound(page)
    assert.match(
      (await page.getByRole('link', { name: '下载 Excel 文件' }).getAttribute('href')) ?? '',
      /status=settled/,
    )
    const answer = await get('officer', '/office/direct/register.xlsx?status=settled')
    const sheet = await readSheet(new Uint8Array(await answer.arrayBuffer()), { sheet: '台账' })
    assert.ok(sheet.ok)
    assert.ok(sheet.value.rows.length > 2)
    assert.ok(sheet.value.rows.slice(2).every(row => row.includes('已入户')))
    assert.equal((await get('clerk', '/office/direct/register.xlsx')).status, 403)
    await page.reload()
    assert.match(await page.locator('.notice').innerText(), /导出已完成/)
    await sound(page)
  })

  it('reads in English and without script on a phone', async () => {
    for (const path of [
      '/office/reports',
      MONTH,
      `${MONTH}/${TOWN}`,
      '/office/reports/inspections',
      '/office/reports/year/2012',
      '/office/direct/views',
    ]) {
      const page = await open('bureau', { device: 'phone' })
      await page.goto(`/en${path}`)
      await sound(page)
      await page.context().close()
    }
    const plain = await open('clerk', { script: false })
    await plain.goto(`${MONTH}/${TOWN}`)
    assert.match(await plain.locator('main').innerText(), /第 2 次签发/)
  })
})
