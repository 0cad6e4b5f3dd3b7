import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { answer, answerAll, question, type Script } from './check-steps.ts'
import { preview } from './preview.ts'

/** A senior skilled worker of Qingyuan. Nothing else is known: every other question is put off. */
const WORKER: Script = {
  在哪里工作: '清远市', 您有国家职业资格证书吗: '高级工（三级）', 您的户口已经在本市了吗: '否', 您现在在本市上班或做生意吗: '是',
  您现在是在企业里上班吗: '是', 提供虚假材料: '否', 您的出生日期是哪一天: '1985-06-01', 您的生育情况符合: '是', 您有违法犯罪记录吗: '否',
  国家禁止的组织: '否', 应届毕业生: '否', 违反计划生育政策生育: '否',
}
const IN_ENGLISH: Script = {
  'Where do you work': 'Qingyuan', 'vocational qualification': 'senior skilled worker (grade 3)', 'household already registered': 'No', 'work or run a business': 'Yes',
  'date of birth': '1985-06-01',
}

describe('where could I settle', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof preview>>
  before(async () => {
    site = await preview(0, undefined, '2026-10-20')
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })
  const open = (options: PageOptions = {}): Promise<Page> => openPage(browser, { baseURL: site.url, device: 'phone', ...options })
  const row = (page: Page, name: string) => page.locator('.comparison tr', { hasText: name })

  for (const [prefix, script, words] of [
    ['', WORKER, { done: /各地办法比一比/, can: '能直接入户', scheme: '清远市高技能人才入户城镇', expired: /2013年12月31日期满失效/, frame: /省的统一指标/ }],
    ['/en', IN_ENGLISH, { done: /The schemes side by side/, can: 'Yes, directly', scheme: 'Qingyuan: direct settlement', expired: /Expired on 31 Dec 2013/, frame: /nobody applies to it/ }],
  ] as const) {
    it(`a phone answers a few questions and sees every scheme side by side${prefix ? ', in English' : ''}; nothing is sent`, async () => {
      const page = await open()
      const requests: { url: string; body: string | null }[] = []
      page.on('request', request => requests.push({ url: request.url(), body: request.postData() }))
      await page.goto(`${prefix}/check`)
      await question(page).waitFor()
      await page.waitForLoadState('networkidle')
      const before = requests.length
      assert.deepEqual(await axe(page), [])
      await answerAll(page, { ...script, ...(prefix ? { enterprise: 'Yes', 'false material': 'No' } : {}) })
      assert.match(await page.locator('.comparison h2').innerText(), words.done)
      assert.match(await row(page, words.scheme).innerText(), new RegExp(words.can))
      const text = await page.locator('.comparison').innerText()
      assert.match(text, words.expired)
      assert.match(text, words.frame)
      assert.equal(await page.locator('.comparison tbody tr').count(), 9)
      assert.deepEqual(requests.slice(before), [], 'no request while answering')
      assert.deepEqual(requests.filter(({ url, body }) => body !== null || /1985|skill_level|senior/.test(url)), [])
      assert.deepEqual(await axe(page), [])
      assert.equal(await overflows(page), false)
      assert.deepEqual(errorsOf(page), [])
      await shot(page, `check-everywhere-phone${prefix ? '-en' : ''}`)
      await page.context().close()
    })
  }

  it('changes an answer, and the schemes follow; one’s own place can be changed too', async () => {
    const page = await open({ device: 'desktop' })
    await page.goto('/check')
    await answerAll(page, WORKER)
    assert.match(await row(page, '清远市高技能').innerText(), /能直接入户/)
    await page.getByText(/^我的回答/).click()
    await page.getByRole('button', { name: '修改：国家职业资格' }).click()
    await answer(page, '中级工（四级）')
    await page.locator('#result').or(page.getByRole('button', { name: '直接看结果' })).first().waitFor()
    const rest = page.getByRole('button', { name: '直接看结果' })
    if (await rest.count() > 0) await rest.click()
    assert.match(await row(page, '清远市高技能').innerText(), /不能/)
    await page.getByText(/^我的回答/).click()
    await page.getByRole('button', { name: '修改：工作、参保的地方' }).click()
    await page.getByRole('button', { name: '佛山市', exact: true }).click()
    await page.waitForFunction(() => JSON.parse(localStorage.getItem('luohu.check') ?? '{}').place === '440600')
    assert.equal(await page.evaluate(() => 'works_here' in JSON.parse(localStorage.getItem('luohu.check') ?? '{}').facts), false)
  })

  it('keeps one set of answers for all schemes and the self-check of each, and clears them', async () => {
    const page = await open()
    await page.goto('/check')
    await answer(page, '佛山市')
    await answer(page, '高级工（三级）')
    await page.goto('/check/foshan-2014-points')
    await question(page).waitFor()
    assert.match(await page.locator('.ledger').innerText(), /\+50/)
    await page.goto('/check')
    await page.getByRole('button', { name: '清除我的回答' }).click()
    assert.match(await question(page).innerText(), /在哪里工作/)
    assert.equal(await page.evaluate(() => localStorage.length), 0)
  })

  it('takes over answers given before places were asked', async () => {
    const page = await open()
    await page.goto('/policies')
    await page.evaluate(() => localStorage.setItem('luohu.check', JSON.stringify({ facts: { age: 34, works_here: true, education: 'college' }, order: ['works_here', 'age', 'education'], skipped: [] })))
    await page.goto('/check')
    await question(page).waitFor()
    await page.getByRole('button', { name: '直接看结果' }).click()
    await page.getByText(/^我的回答/).click()
    assert.match(await page.locator('.answers').innerText(), /佛山市[\s\S]*在本市务工[\s\S]*大专/)
  })

  it('works by keyboard alone, the focus on the next question each time', async () => {
    const page = await open({ device: 'desktop' })
    await page.goto('/check')
    await question(page).waitFor()
    await page.getByRole('button', { name: '清远市', exact: true }).focus()
    const onQuestion = (number: number) => page.waitForFunction(
      at => document.querySelector('.question-count')?.textContent?.includes(`第 ${at} 题`) && document.activeElement?.id === 'question', number)
    await page.keyboard.press('Enter')
    await onQuestion(2)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await onQuestion(3)
    while (await page.evaluate(() => document.activeElement?.textContent) !== '直接看结果') await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'result')
  })

  it('without script explains itself and leads to the policies', async () => {
    const page = await open({ script: false })
    await page.goto('/check')
    const text = await page.getByRole('main').innerText()
    assert.match(text, /没有开启脚本[\s\S]*查看各地政策/)
    assert.doesNotMatch(text, /正在打开自测/)
  })

  it('the packs may be kept for good under their tag, and only there', async () => {
    const html = await (await fetch(`${site.url}/check`)).text()
    const address = /\/check\/packs\.json\?v=[\w-]+/.exec(html)?.[0] ?? assert.fail('no address')
    const kept = async (path: string) => (await fetch(`${site.url}${path}`)).headers.get('cache-control')
    assert.match(await kept(address) ?? '', /immutable/)
    assert.equal(await kept('/check/packs.json'), 'no-cache')
    assert.ok(!html.includes('education'), 'the packs are not in the page a second time')
  })
})
