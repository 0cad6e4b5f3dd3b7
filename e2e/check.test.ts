import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { answer, answerAll, question, type Script } from './check-steps.ts'
import { preview } from './preview.ts'

const FOSHAN = '/check/foshan-2014-points'

/** Answers by question, as a worker of twelve years would give them; every other question is put off. */
const ANSWERS: Script = {
  您的户口已经在本市了吗: '否', 您现在在本市上班或做生意吗: '是', 您的出生日期是哪一天: '1980-03-01', 有没有违反计划生育政策生育: '否',
  您最高的毕业证是哪一级: '高中、中专、中职（含技校）', 您有国家职业资格证书吗: '没有', 您有专业技术职称吗: '没有', 您参加社会保险满多少个月: '2',
  您无偿献过几次血: '1', 您持有本市居住证: '1',
}

describe('the self-check of one scheme', () => {
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
  const points = (page: Page) => page.locator('.check-bar strong').innerText()

  it('asks what still matters, builds the points up, and says what is missing and what would help', async () => {
    const page = await open()
    await page.goto(FOSHAN)
    await question(page).waitFor()
    assert.equal(await points(page), '0')
    await answerAll(page, ANSWERS)
    assert.equal(await points(page), '52')
    const result = await page.locator('.result').innerText()
    assert.match(result, /还差 8 分/)
    assert.match(result, /还没有回答的/)
    assert.match(result, /再无偿献血 \d+ 次：\+\d+ 分/)
    assert.match(result, /居民身份证/)
    assert.match(result, /去申请/)
    const ledger = await page.locator('.ledger').innerText()
    assert.match(ledger, /文化程度[\s\S]*\+20[\s\S]*学历证书[\s\S]*来源 B 级[\s\S]*代用值/)
    assert.deepEqual(await axe(page), [])
    assert.equal(await overflows(page), false)
    assert.deepEqual(errorsOf(page), [])
    await shot(page, 'check-result-phone')
  })

  it('sends nothing while it is answered, keeps the answers on the device, and clears them', async () => {
    const page = await open()
    await page.goto(FOSHAN)
    await question(page).waitFor()
    await page.waitForLoadState('networkidle')
    const sent: string[] = []
    page.on('request', request => sent.push(request.url()))
    await answer(page, '否')
    await answer(page, '是')
    await answer(page, '1980-03-01')
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
    await page.goto(FOSHAN)
    await answer(page, '否')
    await page.getByRole('button', { name: '上一题' }).click()
    await page.getByRole('button', { name: '是', exact: true }).click()
    await page.locator('.result').waitFor()
    assert.match(await page.locator('.result').innerText(), /不能申请[\s\S]*户籍已在佛山市/)
    assert.equal(await question(page).count(), 0)
  })

  it('says what is wrong with a date or a number and stays on the question', async () => {
    const page = await open()
    await page.goto(FOSHAN)
    await answer(page, '否')
    await answer(page, '是')
    await page.locator('#answer').selectOption('1980')
    await page.locator('#answer-month').selectOption('02')
    await page.locator('#answer-day').selectOption('30')
    await page.getByRole('button', { name: '下一题' }).click()
    assert.match(await page.getByRole('alert').innerText(), /请选年、月、日/)
    assert.match(await question(page).innerText(), /出生日期/)
    await page.locator('#answer-day').selectOption('29')
    await page.getByRole('button', { name: '下一题' }).click()
    while (!(await question(page).innerText()).includes('平方米')) await answer(page, undefined)
    await page.locator('#answer').fill('三十')
    await page.getByRole('button', { name: '下一题' }).click()
    assert.match(await page.getByRole('alert').innerText(), /请填数字，在 0 到 100,000/)
    await page.locator('#answer').fill('３４.5')
    await page.getByRole('button', { name: '下一题' }).click()
    await page.waitForFunction(() => !document.querySelector('.question h2')?.textContent?.includes('平方米'))
  })

  it('is there for every scheme; only Foshan’s can be applied for here, and not a scheme that has expired', async () => {
    const page = await open({ device: 'desktop' })
    await page.goto('/check/qingyuan-2012-skilled')
    const script = { 您的户口已经在本市了吗: '否', 您现在在本市上班或做生意吗: '是', 您有国家职业资格证书吗: '高级工（三级）', 您现在是在企业里上班吗: '是', 提供虚假材料: '否' }
    await answerAll(page, script)
    const result = await page.locator('.result').innerText()
    assert.match(result, /可以申请/)
    assert.doesNotMatch(result, /去申请/)
    await page.goto('/check/guangzhou-2010-points')
    await page.getByRole('button', { name: '直接看结果' }).or(page.locator('#result')).first().waitFor()
    assert.match(await page.getByRole('main').innerText(), /您的回答不是按广州市的情况填的/)
    assert.equal((await page.goto('/check/nowhere-2000-points'))?.status(), 404)
  })

  it('without script explains itself and leads to the conditions and the points', async () => {
    const page = await open({ script: false })
    await page.goto(FOSHAN)
    const text = await page.getByRole('main').innerText()
    assert.match(text, /没有开启脚本/)
    assert.doesNotMatch(text, /正在打开自测/)
    await page.getByRole('link', { name: '查看指标及分值' }).click()
    assert.match(await page.getByRole('main').innerText(), /文化程度[\s\S]*大专[\s\S]*60 分/)
  })
})
