import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { preview } from './preview.ts'

/** Answers by question, as a worker of twelve years would give them; every other question is put off. */
const ANSWERS: Readonly<Record<string, string>> = {
  您的户口已经在本市了吗: '否', 您现在在本市上班或做生意吗: '是', 您今年多少周岁: '34', 有没有违反计划生育政策生育: '否',
  您最高的毕业证是哪一级: '高中、中专、中职（含技校）', 您有国家职业资格证书吗: '没有', 您有专业技术职称吗: '没有', 您参加社会保险满多少个月: '2',
  您无偿献过几次血: '1', 您持有本市居住证: '1',
}

describe('the self-check', () => {
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
  const open = (options: PageOptions = {}): Promise<Page> => openPage(browser, { baseURL: site.url, device: 'phone', ...options })
  const question = (page: Page) => page.locator('.question h2')
  const points = (page: Page) => page.locator('.check-bar strong').innerText()

  async function answer(page: Page, given: string | undefined): Promise<void> {
    const before = await question(page).innerText()
    if (given === undefined) await page.getByRole('button', { name: '不清楚，先跳过' }).click()
    else if (/^\d+$/.test(given)) {
      await page.locator('#answer').fill(given)
      await page.getByRole('button', { name: '下一题' }).click()
    } else await page.getByRole('button', { name: given, exact: true }).click()
    await page.waitForFunction(text => document.querySelector('.question h2')?.textContent !== text, before)
  }

  async function answerAll(page: Page): Promise<number> {
    let asked = 0
    while (await question(page).count() > 0) {
      const text = await question(page).innerText()
      await answer(page, Object.entries(ANSWERS).find(([part]) => text.includes(part))?.[1])
      asked += 1
      assert.ok(asked < 40, 'no end of questions')
    }
    return asked
  }

  it('asks what still matters, builds the points up, and says what is missing and what would help', async () => {
    const page = await open()
    await page.goto('/check')
    await question(page).waitFor()
    assert.equal(await points(page), '0')
    await answerAll(page)
    assert.equal(await points(page), '52')
    const result = await page.locator('.result').innerText()
    assert.match(result, /还差 8 分/)
    assert.match(result, /还没有回答的/)
    assert.match(result, /再无偿献血 \d+ 次：\+\d+ 分/)
    assert.match(result, /居民身份证/)
    const ledger = await page.locator('.ledger').innerText()
    assert.match(ledger, /文化程度[\s\S]*\+20[\s\S]*学历证书[\s\S]*来源 B 级[\s\S]*代用值/)
    assert.deepEqual(await axe(page), [])
    assert.equal(await overflows(page), false)
    assert.deepEqual(errorsOf(page), [])
    await shot(page, 'check-result-phone')
  })

  it('sends nothing while it is answered, keeps the answers on the device, and clears them', async () => {
    const page = await open()
    await page.goto('/check')
    await question(page).waitFor()
    await page.waitForLoadState('networkidle')
    const sent: string[] = []
    page.on('request', request => sent.push(request.url()))
    await answer(page, '否')
    await answer(page, '是')
    await answer(page, '34')
    assert.deepEqual(sent, [])
    await page.reload()
    await question(page).waitFor()
    assert.match(await page.locator('.question-count').innerText(), /第 4 题/)
    await page.getByRole('button', { name: '清除我的回答' }).click()
    assert.match(await page.locator('.question-count').innerText(), /第 1 题/)
    assert.equal(await page.evaluate(() => localStorage.length), 0)
  })

  it('goes back, takes another answer, and says at once who is not covered', async () => {
    const page = await open()
    await page.goto('/check')
    await answer(page, '否')
    await page.getByRole('button', { name: '上一题' }).click()
    await page.getByRole('button', { name: '是', exact: true }).click()
    await page.locator('.result').waitFor()
    assert.match(await page.locator('.result').innerText(), /不能申请[\s\S]*户籍已在佛山市/)
    assert.equal(await question(page).count(), 0)
  })

  it('says what is wrong with a number and stays on the question', async () => {
    const page = await open()
    await page.goto('/check')
    await answer(page, '否')
    await answer(page, '是')
    await page.locator('#answer').fill('三十')
    await page.getByRole('button', { name: '下一题' }).click()
    assert.match(await page.getByRole('alert').innerText(), /请填整数，在 0 到 130/)
    assert.match(await question(page).innerText(), /多少周岁/)
    await page.locator('#answer').fill('３４')
    await page.getByRole('button', { name: '下一题' }).click()
    await page.waitForFunction(() => !document.querySelector('.question h2')?.textContent?.includes('多少周岁'))
  })

  it('works by keyboard alone', async () => {
    const page = await open({ device: 'desktop' })
    await page.goto('/check')
    await question(page).waitFor()
    await page.getByRole('button', { name: '否', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'question')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('.question h2')?.textContent?.includes('多少周岁'))
  })

  it('without script explains itself and shows the paper table', async () => {
    const page = await open({ script: false })
    await page.goto('/check')
    const text = await page.getByRole('main').innerText()
    assert.match(text, /没有开启脚本/)
    assert.match(text, /文化程度[\s\S]*大专[\s\S]*60 分/)
    assert.doesNotMatch(text, /正在打开自测/)
  })
})
