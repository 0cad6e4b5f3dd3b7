import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '#server/demo/accounts.ts'
import { axe, errorsOf, launch, openPage, overflows, scriptBytes, shot, type PageOptions } from './browser.ts'
import { startSite, type RunningSite } from './running-site.ts'
import { ELSEWHERE, walkedWorld, type World } from './worlds.ts'

const LOOKS: (PageOptions & { readonly name: string; readonly en?: boolean })[] = [
  { name: 'desktop' }, { name: 'desktop-en', en: true }, { name: 'phone', device: 'phone' },
  { name: 'phone-en', device: 'phone', en: true }, { name: 'dark', dark: true },
]

const list = (people: number) =>
  `编号,年龄,户籍已在本市,在本市务工,近五年内违反计划生育政策生育,文化程度,镇街\n${Array.from({ length: people }, (_, at) =>
    `p${at},${20 + (at % 30)},否,是,否,${at % 2 === 0 ? '本科及以上' : '大专'},${at % 3 === 0 ? '祖庙' : '石湾'}\n`).join('')}`

describe('what a change would do, at the officer\'s desk', () => {
  let browser: Browser
  let world: World
  let site: RunningSite
  let round = ''

  before(async () => {
    world = await walkedWorld(60)
    site = await startSite(world.database)
    browser = await launch()
    round = (await world.services.rounds.list())[0]?.id ?? ''
  })
  after(async () => {
    await browser.close()
    await site.kill()
    await world.close()
  })

  const page = async (username: string, options: PageOptions = {}): Promise<Page> => {
    const opened = await openPage(browser, { baseURL: site.url, ...options })
    const signed = await world.services.accounts.signInStaff(username, DEMO_PASSWORD)
    assert.ok(signed.ok, username)
    await opened.context().addCookies([{ name: 'luohu_session', value: signed.value.token, url: site.url }])
    return opened
  }
  const cell = (of: Page, row: string, column: number) => of.locator('#result table').first().locator('tr', { hasText: row }).locator('td').nth(column).innerText()

  it('takes a round, a higher threshold and a smaller quota, without script: before is the ranking as it stands', async () => {
    const desk = await page('officer', { script: false })
    await desk.goto('/office')
    await desk.getByRole('link', { name: '规则变动试算' }).first().click()
    await desk.getByRole('link', { name: '用这个批次试算' }).click()
    assert.equal(await desk.inputValue('[name="after.quota"]'), '20')
    await desk.fill('[name="after.change.threshold"]', '１００')
    await desk.fill('[name="after.quota"]', '5')
    await desk.getByRole('button', { name: '试算' }).click()
    await desk.locator('#result').waitFor()
    const [ranking] = await world.services.rankings.versions(round)
    const admitted = ranking?.summary.admitted ?? 0
    assert.deepEqual([await cell(desk, '名额', 0), await cell(desk, '名额', 1)], ['20', '5'])
    assert.equal(await cell(desk, '入围', 0), String(admitted))
    assert.equal(Number(await cell(desk, '入围线', 0)) * 100, ranking?.summary.cutOff?.points)
    assert.match(await desk.locator('#result .changes').innerText(), /分数线 60 → 100/)
    assert.equal(await desk.locator('#result svg[role="img"]').count(), 1)
    assert.equal(await desk.inputValue('[name="after.quota"]'), '5', 'what was typed is kept')
    await desk.context().close()
  })

  it('keeps what was typed when it is wrong, and says so at each field', async () => {
    const desk = await page('officer', { script: false })
    await desk.goto(`/office/simulate?round=${round}`)
    await desk.fill('[name="after.change.threshold"]', '很多')
    await desk.fill('[name="after.quota"]', '-3')
    await desk.getByRole('button', { name: '试算' }).click()
    assert.equal(await desk.locator('.error-summary li').count(), 2)
    assert.deepEqual([await desk.inputValue('[name="after.change.threshold"]'), await desk.inputValue('[name="after.quota"]')], ['很多', '-3'])
    assert.equal(await desk.locator('#result').count(), 0)
    await desk.context().close()
  })

  it('records the reading of the round, and shows it in the log of reads', async () => {
    const log = await page('admin')
    await log.goto('/office/admin/reads')
    assert.ok(await log.getByText('用批次试算规则变动').count() > 0)
    await log.context().close()
  })

  it('compares an uploaded list by town and age, and tells where a file is wrong', async () => {
    const desk = await page('officer')
    await desk.goto('/office/simulate')
    await desk.getByRole('button', { name: '下一步' }).click()
    const upload = (text: string) => desk.setInputFiles('#file', { name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    await upload(list(200))
    await desk.fill('[name="before.quota"]', '50')
    await desk.fill('[name="after.quota"]', '50')
    await desk.fill('[name="after.change.threshold"]', '70')
    await desk.getByRole('button', { name: '试算' }).click()
    await desk.locator('#result').waitFor()
    assert.deepEqual([await cell(desk, '符合条件', 0), await cell(desk, '符合条件', 1)], ['200', '100'])
    assert.deepEqual(await desk.locator('#result .breakdown h3').allInnerTexts(), ['按镇街', '按年龄', '按国家职业资格'])
    await upload(list(20).replace('年龄', '年岁'))
    await desk.getByRole('button', { name: '试算' }).click()
    assert.match(await desk.locator('.error-summary').innerText(), /B1：.*年岁/)
    await upload(list(3))
    await desk.getByRole('button', { name: '试算' }).click()
    assert.match(await desk.locator('.error-summary').innerText(), /只有 3 人/)
    await desk.context().close()
  })

  it('is closed to other posts, and another district finds no such round', async () => {
    const elsewhere = (await world.services.accounts.listStaff()).find(each => each.district === ELSEWHERE && each.role === 'officer')
    const other = await page(elsewhere?.username ?? '')
    assert.equal((await other.goto(`/office/simulate?round=${round}`))?.status(), 404)
    await other.goto('/office/simulate')
    assert.match(await other.locator('main').innerText(), /还没有可以试算的批次/)
    await other.context().close()
    const clerk = await page('clerk')
    assert.equal((await clerk.goto('/office/simulate'))?.status(), 403)
    await clerk.context().close()
  })

  for (const { name, en, ...options } of LOOKS) {
    it(`finds nothing axe minds, nothing wider than the window: ${name}`, async () => {
      const one = await page('officer', options)
      const root = en ? '/en' : ''
      const look = async (label: string) => {
        assert.deepEqual(await axe(one), [], `${label} ${name}`)
        assert.equal(await overflows(one), false, `${label} ${name}`)
        await shot(one, `simulate-${label}-${name}`)
      }
      await one.goto(`${root}/office/simulate`)
      await look('start')
      await one.goto(`${root}/office/simulate?pack=foshan-2014-points&after=dongguan-2016-points`)
      await look('upload')
      await one.goto(`${root}/office/simulate?round=${round}`)
      await one.fill('[name="after.change.threshold"]', '100')
      await one.locator('form.simulate-form button').click()
      await one.locator('#result').waitFor()
      await look('result')
      assert.ok(await scriptBytes(one, `${root}/office/simulate?round=${round}`) < 2_000, 'no script but the print button\'s')
      assert.deepEqual(errorsOf(one), [])
      await one.context().close()
    })
  }
})
