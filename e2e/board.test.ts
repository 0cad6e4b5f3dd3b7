import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { sentMessages } from '#platform/messages.ts'
import { sampleScan } from '#server/demo/sample.ts'
import { axe, errorsOf, launch, openPage, overflows, type PageOptions } from './browser.ts'
import { testSite, type TestSite } from './site.ts'

const CITY = '440700'
/** As somebody pastes it: wide brackets, lines run together. */
const TEXT = readFileSync(join(import.meta.dirname, '../policies/jiangmen-2012-services/document.txt'), 'utf8')
  .replaceAll('(', '（')
  .replaceAll(')', '）')
  .replaceAll('\n\n', '\n')

describe('the task board, from a pasted text to the leaders’ screen (JM-1, JM-10)', () => {
  let site: TestSite
  let browser: Browser
  let board: string
  before(async () => {
    site = await testSite({ city: CITY, staff: true, start: '2012-11-28T02:00:00.000Z' })
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

  /** What an address answers to somebody, nothing followed. */
  async function status(username: string, path: string, body?: FormData): Promise<number> {
    const headers = { cookie: `luohu_session=${await cookieOf(username)}; luohu_city=${CITY}`, origin: site.url }
    const answer = await fetch(`${site.url}${path}`, {
      headers,
      redirect: 'manual',
      ...(body ? { method: 'POST', body } : {}),
    })
    await answer.arrayBuffer()
    return answer.status
  }

  async function sound(page: Page): Promise<void> {
    assert.deepEqual(await axe(page), [], page.url())
    // A form that was refused answers 422, which the browser counts as an error.
    assert.deepEqual(
      errorsOf(page).filter(error => !error.includes('status of 422')),
      [],
      page.url(),
    )
    assert.equal(await overflows(page), false, page.url())
  }

  const taskOf = async (page: Page, clause: string): Promise<string> =>
    (await page
      .locator('a', { hasText: new RegExp(`^${clause}$`) })
      .first()
      .getAttribute('href')) ?? ''

  it('the bureau pastes a document, corrects what it must, and makes the board', async () => {
    const page = await open('bureau')
    await page.goto('/office/board/new')
    await page.click('main button.main')
    assert.equal(await page.locator('.error-summary a[href="#text"]').count(), 1, 'an empty text')
    await page.fill('#text', TEXT)
    await page.click('main button.main')
    assert.equal(await page.locator('.confirm-row').count(), 32)
    assert.equal(await page.inputValue('#dueOn'), '2012-12-03')
    assert.equal(await page.inputValue('[name="t8-partners"]'), '团市委、市人力资源社会保障局、市财政局')
    await sound(page)
    await page.fill('[name="t2-lead"]', '')
    await page.click('button[value="create"]')
    await page.waitForSelector('.error-summary a[href="#t2-lead"]')
    assert.equal(await page.locator('.confirm-row').count(), 32, 'nothing typed is lost')
    await page.fill('[name="t2-lead"]', '市住房城乡建设局')
    await page.click('button[value="create"]')
    await page.waitForURL(/\/office\/board\/[0-9a-f-]{36}\?done=created/)
    board = /board\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
    assert.equal(await page.locator('.task-card').count(), 32)
    await sound(page)
  })

  it('a line that was not recognised can be made a task', async () => {
    const page = await open('bureau')
    await page.goto('/office/board/new')
    await page.fill('#text', '关于某项工作的通知\n1.做第一件。（市公安局）\n没有编号的第二件。')
    await page.click('main button.main')
    assert.equal(await page.locator('.confirm-row').count(), 1)
    await page.check('input[name="rest"][value^="3 "]')
    await page.click('button[value="again"]')
    assert.equal(await page.inputValue('[name="t1-quote"]'), '没有编号的第二件。')
    await page.context().close()
  })

  it('a department drafts with evidence, takes it back, drafts anew and signs', async () => {
    const page = await open('dept-education', { device: 'phone' })
    await page.goto('/office/board')
    await sound(page)
    await page.goto(await taskOf(page, '一、9'))
    await page.check('#progress-under_way')
    await page.fill('#text', '已商定资助名额（虚构）')
    await page.setInputFiles('#files', { name: '名额表.png', mimeType: 'image/png', buffer: sampleScan() })
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.waitForSelector('.draft')
    await sound(page)
    await page.getByRole('button', { name: '撤销上一步修改' }).click()
    await page.waitForURL(/done=undo/)
    assert.equal(await page.locator('.draft').count(), 0)
    await page.fill('#text', '已商定资助名额，今年资助（虚构）')
    await page.setInputFiles('#files', { name: '名额表.png', mimeType: 'image/png', buffer: sampleScan() })
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByRole('button', { name: /^签报/ }).click()
    await page.waitForSelector('.error-summary a[href="#progress"]')
    await page.check('#progress-difficult')
    await page.fill('#difficulty', '资金缺口（虚构）')
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByRole('button', { name: /^签报/ }).click()
    await page.waitForURL(/done=sign/)
    assert.match(await page.locator('.report').innerText(), /韦联络签报[\s\S]*有困难[\s\S]*资金缺口/)
    await page.context().close()
  })

  it('the bureau sees it in its column and opens the evidence; other departments do neither', async () => {
    const page = await open('bureau')
    await page.goto(`/office/board/${board}`)
    assert.match(await page.locator('.board-column.difficult').innerText(), /一、9/)
    const task = await taskOf(page, '一、9')
    await page.goto(task)
    const evidence = (await page.locator('.files a').getAttribute('href')) ?? ''
    assert.equal(await status('bureau', evidence), 200)
    assert.equal(await status('dept-finance', evidence), 200, 'a partner')
    for (const who of ['dept-police', 'dept-city-leaders']) {
      assert.equal(await status(who, evidence), 403, who)
      assert.equal(await status(who, task), 403, who)
    }
    const form = new FormData()
    for (const [name, value] of Object.entries({ intent: 'save', progress: 'done', text: '冒报', command: 'forged' }))
      form.set(name, value)
    assert.equal(await status('dept-police', task, form), 422)
    await page.reload()
    assert.doesNotMatch(await page.locator('main').innerText(), /冒报/)
    for (const path of ['manage', 'assess', 'summary.pdf', 'summary.xlsx']) {
      assert.equal(await status('dept-education', `/office/board/${board}/${path}`), 403, path)
      assert.equal(await status('clerk', `/office/board/${board}/${path}`), 403, path)
    }
    assert.equal(await status('clerk', `/office/board/${board}`), 403)
  })

  it('gives a report back with a reason; the department reads it and signs anew', async () => {
    const page = await open('bureau')
    await page.goto(`/office/board/${board}`)
    const task = await taskOf(page, '一、9')
    await page.goto(task)
    await page.getByText('退回修改').click()
    await page.getByRole('button', { name: '退回', exact: true }).click()
    await page.waitForSelector('.error-summary')
    await page.locator('textarea[name^="reason-"]').fill('请附资金测算（虚构）')
    await page.getByRole('button', { name: '退回', exact: true }).click()
    await page.waitForURL(/done=return/)
    const own = await open('dept-education')
    await own.goto('/office/board')
    assert.match(await own.locator('main').innerText(), /已退回/)
    await own.goto(task)
    assert.match(await own.locator('#own').innerText(), /请附资金测算/)
    await own.fill('#text', '已附测算（虚构）')
    await own.getByRole('button', { name: '保存草稿' }).click()
    await own.getByRole('button', { name: /^签报/ }).click()
    await own.waitForURL(/done=sign/)
  })

  it('after the report day leaders see on one page what is late and who is silent', async () => {
    const own = await open('dept-finance')
    await own.goto('/office/board/phone')
    await own.fill('#phone', '13900000072')
    await own.click('main button.main')
    await own.waitForURL(/\/office\/board$/)
    await site.services.platform.clock.moveTo('2012-12-04T02:00:00.000Z')
    await site.services.due()
    const page = await open('dept-city-leaders')
    await page.goto('/office/board')
    assert.match(page.url(), new RegExp(`${board}/leaders`))
    const words = await page.locator('main').innerText()
    assert.match(words, /32 项任务，牵头单位已签报 1 项，逾期 31 项，31 个单位一件未报/)
    assert.match(words, /一、9\s*市教育局：/)
    assert.equal(await page.locator('main a[href*="/board/task/"]').count(), 0, 'the overview only')
    const counted = await page.locator('main table a', { hasText: /^一、7$/ }).getAttribute('href')
    await page.goto('/office')
    const desk = await page.locator('.counts').first().innerText()
    assert.match(desk, /31\s*项逾期/)
    assert.match(desk, /31\s*个单位一件未报/)
    await page.goto(counted ?? '')
    assert.match(await page.locator('main table tbody').innerText(), /一、7/)
    await page.goto(`/office/board/${board}/leaders`)
    await sound(page)
    for (const [device, lang] of [
      ['phone', ''],
      ['desktop', '/en'],
      ['phone', '/en'],
    ] as const) {
      const other = await open('dept-city-leaders', { device })
      await other.goto(`${lang}/office/board/${board}/leaders`)
      await sound(other)
      await other.context().close()
    }
  })

  it('the calendar has reminded; the bureau reminds again the next day', async () => {
    const message = async () =>
      (await sentMessages(site.services.platform)).filter(({ kind }) => kind === 'board_reminder')
    for (let tries = 0; tries < 600 && (await message()).length === 0; tries++)
      await new Promise(done => setTimeout(done, 100))
    assert.deepEqual(
      (await message()).map(({ phone }) => phone),
      ['13900000072'],
    )
    await site.services.platform.clock.moveTo('2012-12-05T02:00:00.000Z')
    const page = await open('bureau')
    await page.goto(`/office/board/${board}/manage`)
    await sound(page)
    await page.getByRole('button', { name: '提醒所选单位' }).click()
    await page.waitForSelector('.notice.good')
    assert.match(await page.locator('.notice.good').innerText(), /已提醒 32 个单位，其中发出短信 1 条/)
    const own = await open('dept-finance')
    await own.goto('/office/board')
    assert.match(await own.locator('.notice.warn').innerText(), /2012年12月5日提醒/)
  })

  it('the bureau scores every task, closes the period and takes the summary away', async () => {
    const page = await open('bureau')
    await page.goto(`/office/board/${board}/assess`)
    await page.fill('#scale', '100')
    await page.getByRole('button', { name: '保存满分' }).click()
    await page.waitForSelector('input[name^="score-"]')
    const scores = await page.locator('input[name^="score-"]').all()
    assert.equal(scores.length, 32)
    for (const [at, input] of scores.entries()) await input.fill(at === 3 ? '101' : '85.5')
    await page.getByRole('button', { name: '保存评分' }).click()
    await page.waitForSelector('.error-summary')
    assert.equal(await page.locator('input[name^="score-"]').nth(4).inputValue(), '85.5', 'nothing typed is lost')
    await page.locator('input[name^="score-"]').nth(3).fill('60')
    await page.getByRole('button', { name: '保存评分' }).click()
    await page.waitForURL(/done=scores/)
    await sound(page)
    await page.getByRole('button', { name: /^办结/ }).click()
    await page.waitForURL(/done=close/)
    assert.equal(await page.locator('input[name^="score-"]').count(), 0)
    const cookie = `luohu_session=${await cookieOf('bureau')}; luohu_city=${CITY}`
    for (const [file, head] of [
      ['summary.pdf', '%PDF'],
      ['summary.xlsx', 'PK'],
    ] as const) {
      const answer = await fetch(`${site.url}/office/board/${board}/${file}`, { headers: { cookie } })
      assert.equal(answer.status, 200, file)
      assert.equal(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, head.length)
          .toString('latin1'),
        head,
      )
    }
    const own = await open('dept-education')
    await own.goto('/office/board')
    await own.goto(await taskOf(own, '一、9'))
    assert.match(await own.locator('main').innerText(), /85\.5/)
    assert.match(await own.locator('#own').innerText(), /不能再填报/)
  })

  it('works without script, and in both languages on a phone', async () => {
    for (const path of ['', '?view=table', '/assess', '/manage']) {
      const page = await open('bureau', { device: 'phone' })
      await page.goto(`/en/office/board/${board}${path}`)
      await sound(page)
      await page.context().close()
    }
    const plain = await open('bureau', { script: false })
    await plain.goto(`/office/board/${board}?only=late&lead=police`)
    assert.ok((await plain.locator('.task-card').count()) > 0)
    await plain.goto(`/office/board/${board}?q=不会有的字`)
    assert.match(await plain.locator('.empty').innerText(), /没有符合条件的任务/)
  })
})
