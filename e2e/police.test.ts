import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Actor } from '#platform/access.ts'
import { contextFor } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import { DISTRICT } from '#platform/testing.ts'
import { personFor } from '#server/accounts/index.ts'
import { nameOf, testApplication, testFile } from '#server/cards/testing.ts'
import { readPdf } from '#server/documents/testing.ts'
import { axe, errorsOf, launch, openPage, overflows, scriptBytes, shot, type PageOptions } from './browser.ts'
import { signIn, testSite, type TestSite } from './site.ts'

const QUOTA = 7

describe('from the card to the police counter', () => {
  let browser: Browser
  let site: TestSite
  let round = ''
  const applications: string[] = []

  before(async () => {
    site = await testSite({ start: '2014-06-03T02:00:00.000Z', staff: true })
    browser = await launch()
    round = await publishedRound(site, applications)
    await site.services.platform.clock.moveTo('2014-12-20T02:00:00.000Z')
    await site.services.due()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  const staff = async (username: string, options: PageOptions = {}): Promise<Page> => {
    const page = await openPage(browser, { baseURL: site.url, ...options })
    const session = value(await site.services.demo.signInAs(username))
    await page.context().addCookies([{ name: 'luohu_session', value: session.token, url: site.url }])
    return page
  }
  const cardOf = async (n: number) => {
    const card = await site.services.cards.forApplication(applications[n] ?? '')
    assert.ok(card)
    return card
  }

  it('the officer who prepared the list is told that another must issue; nothing to press', async () => {
    const page = await staff('officer')
    await page.goto('/office/cards')
    await page.getByRole('link', { name: '2014 年度' }).click()
    assert.match(await page.locator('main').innerText(), /经办人不能审批自己经办的事项/)
    assert.equal(await page.getByRole('button', { name: /决定签发/ }).count(), 0)
    await page.context().close()
  })

  it('another holds one case back with clause and reason, decides, and sees the cards issued, all without script', async () => {
    const page = await staff('approver', { script: false })
    await page.goto(`/office/cards/${round}`)
    await shot(page, 'cards-before')
    await page.getByRole('link', { name: '暂缓' }).nth(2).click()
    await page.getByRole('button', { name: '暂缓签发' }).click()
    assert.match(await page.locator('.error-summary').innerText(), /请填写此项|条款/)
    await page.selectOption('#clause', 'FS-11')
    await page.fill('#reason', '毕业证编号与学籍系统不一致，待市教育局复核')
    await shot(page, 'cards-hold')
    await page.getByRole('button', { name: '暂缓签发' }).click()
    assert.match(await page.locator('main').innerText(), /待市教育局复核（周审批）/)
    await page.getByRole('button', { name: `决定签发 ${QUOTA - 1} 张` }).click()
    await finished(page)
    assert.match(await page.locator('main').innerText(), new RegExp(`签发 ${QUOTA - 1} 张`))
    await shot(page, 'cards-after')
    await page.getByRole('button', { name: /解除暂缓/ }).click()
    await page.getByRole('button', { name: '决定签发 1 张' }).click()
    await finished(page)
    assert.equal((await cardOf(2)).seat, QUOTA)
    await page.context().close()
  })

  /** Asks again as the page's own refresh does. */
  async function finished(page: Page): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      await page.goto(`/office/cards/${round}`)
      if ((await page.locator('meta[http-equiv="refresh"]').count()) === 0) return
    }
    throw new Error('the issuing does not end')
  }

  it('prints a batch, in which every holder has a page', async () => {
    const page = await staff('approver')
    const answer = await page.request.get(`/office/cards/${round}/print.pdf?status=issued&page=1`)
    assert.equal(answer.headers()['content-type'], 'application/pdf')
    const pdf = readPdf(await answer.body())
    assert.equal(pdf.pages, QUOTA)
    for (let n = 0; n < QUOTA; n++) assert.ok(pdf.text.includes(nameOf(n)))
    await page.context().close()
  })

  it('the holder sees how long the card is valid, where to go, what to bring, and chooses to settle or to keep the land', async () => {
    const page = await openPage(browser, { baseURL: site.url, script: false, device: 'phone' })
    await signIn(page, site, testFile(0).personal['phone'] ?? '')
    await page.goto(`/cases/${applications[0]}/card`)
    const text = await page.locator('main').innerText()
    for (const words of ['还有 365 天', '佛山市禅城区公安户籍管理部门', '居民身份证', '户口簿', '房产证', '婚姻状况证明', '子女出生证', nameOf(0)]) {
      assert.ok(text.includes(words), words)
    }
    await page.check('input[value="residence_permit"]')
    await page.getByRole('button', { name: '保存选择' }).click()
    assert.match(await page.locator('main').innerText(), /标识有效期至2017年12月20日/)
    await shot(page, 'card-permit-phone')
    await page.check('input[value="settlement"]')
    await page.getByRole('button', { name: '保存选择' }).click()
    const pdf = await page.request.get(`/cases/${applications[0]}/card.pdf`)
    assert.ok(readPdf(await pdf.body()).text.includes(testFile(0).personal['idNumber'] ?? '?'))
    for (const name of ['receipt', 'form', 'score']) assert.equal((await page.request.get(`/cases/${applications[0]}/${name}.pdf`)).status(), 200, name)
    assert.equal((await page.request.get(`/cases/${applications[1]}/card.pdf`)).status(), 403)
    assert.equal((await page.goto(`/cases/${applications[1]}/card`))?.status(), 403)
    await page.context().close()
  })

  it('anyone checks a card by QR code, or by number and full name, and learns no more than its standing', async () => {
    const card = await cardOf(0)
    const page = await openPage(browser, { baseURL: site.url, script: false })
    await page.goto(`/v/${card.code.toLowerCase()}`)
    const text = await page.locator('main').innerText()
    assert.match(text, /此卡有效/)
    const { idNumber = '?', phone = '?', name = '?' } = testFile(0).personal
    for (const secret of [idNumber, phone, name]) assert.equal((await page.content()).includes(secret), false)
    assert.equal((await page.goto('/v/00000000000000000000000000'))?.status(), 404)
    await page.goto('/cards/verify')
    await page.fill('#card', card.number)
    await page.getByRole('button', { name: '查验' }).click()
    assert.match(await page.locator('.error-summary').innerText(), /请填写此项/)
    await page.fill('#name', nameOf(1))
    await page.getByRole('button', { name: '查验' }).click()
    assert.match(await page.locator('.error-summary').innerText(), /对不上/)
    await page.fill('#name', nameOf(0))
    await page.getByRole('button', { name: '查验' }).click()
    assert.match(await page.locator('main').innerText(), /此卡有效/)
    await page.context().close()
    for (const path of [`/v/${card.code}`, '/cards/verify']) {
      const fresh = await openPage(browser, { baseURL: site.url })
      assert.equal(await scriptBytes(fresh, path), 0, path)
      await fresh.context().close()
    }
  })

  it('the police find the card from its QR code, check person and household, record once, and print the record', async () => {
    const card = await cardOf(0)
    const page = await staff('police', { script: false })
    await page.goto(`/v/${card.code}`)
    await page.getByRole('button', { name: '打开持卡人资料，办理入户' }).click()
    assert.equal(new URL(page.url()).pathname, `/office/police/${card.id}`)
    const text = await page.locator('main').innerText()
    for (const words of [nameOf(0), testFile(0).personal['idNumber'] ?? '?', '祁阳县', '您查看此页已记录在案']) assert.ok(text.includes(words), words)
    await page.fill('#address', '')
    await page.getByRole('button', { name: '登记入户' }).click()
    assert.match(await page.locator('.error-summary').innerText(), /请填写此项[\s\S]*勾选确认/)
    await page.fill('#address', '禅城区祖庙街道某路 1 号 502')
    await page.fill('#office', '某派出所')
    await page.uncheck('#dependants-b')
    await page.getByRole('button', { name: '登记入户' }).click()
    assert.equal(await page.inputValue('#address'), '禅城区祖庙街道某路 1 号 502')
    assert.equal(await page.isChecked('#dependants-b'), false)
    await page.check('#checked')
    await page.getByRole('button', { name: '登记入户' }).click()
    assert.match(await page.locator('main').innerText(), /入户已登记/)
    assert.equal(await page.getByRole('button', { name: '登记入户' }).count(), 0)
    await shot(page, 'police-settled')
    const record = await page.request.get(`/office/police/${card.id}/settled.pdf`)
    assert.ok(readPdf(await record.body()).text.includes('禅城区祖庙街道某路 1 号 502'))
    await page.goto('/office/police')
    assert.match(await page.locator('main').innerText(), new RegExp(`${card.number}[\\s\\S]*某派出所`))
    await page.context().close()
  })

  const looks: (PageOptions & { name: string; en?: boolean })[] = [
    { name: 'desktop' }, { name: 'phone', device: 'phone' }, { name: 'desktop-en', en: true }, { name: 'phone-en', device: 'phone', en: true },
    { name: 'dark', dark: true },
  ]
  for (const { name, en, ...options } of looks) {
    it(`pages have nothing axe minds and fit their window: ${name}`, async () => {
      const root = en ? '/en' : ''
      const look = async (page: Page, path: string, label: string): Promise<void> => {
        await page.goto(`${root}${path}`)
        await shot(page, `cards-${label}-${name}`)
        assert.deepEqual(await axe(page), [], path)
        assert.equal(await overflows(page), false, `${path} is wider than the window`)
        assert.deepEqual(errorsOf(page).filter(error => !error.includes('404')), [], path)
      }
      const officer = await staff('approver', options)
      await look(officer, '/office/cards', 'list')
      await look(officer, `/office/cards/${round}`, 'round')
      await look(officer, `/office/cards/${round}/hold/${applications[1]}`, 'hold')
      await look(officer, `/office/cards/${round}/issued`, 'issued')
      await look(officer, `/office/cards/card/${(await cardOf(3)).id}`, 'one')
      await officer.context().close()
      const police = await staff('police', options)
      await look(police, '/office/police', 'police')
      await look(police, `/office/police/${(await cardOf(1)).id}`, 'counter')
      await look(police, `/office/police/${(await cardOf(0)).id}`, 'counter-settled')
      await police.context().close()
      const anyone = await openPage(browser, { baseURL: site.url, ...options })
      await look(anyone, `/v/${(await cardOf(1)).code}`, 'check')
      await look(anyone, '/v/nothing', 'unknown')
      await look(anyone, '/cards/verify', 'verify')
      await anyone.context().close()
      const holder = await openPage(browser, { baseURL: site.url, ...options })
      await signIn(holder, site, testFile(1).personal['phone'] ?? '')
      await look(holder, `/cases/${applications[1]}/card`, 'mine')
      await holder.context().close()
    })
  }

  it('an expired card is refused at the counter with its clause, and its place goes back to the district', async () => {
    await site.services.platform.clock.moveTo('2015-12-21T02:00:00.000Z')
    await site.services.due()
    const card = await cardOf(1)
    assert.equal(card.status, 'lapsed')
    const police = await staff('police')
    await police.goto(`/office/police/${card.id}`)
    assert.match(await police.locator('main').innerText(), /2015年12月20日期满失效[\s\S]*三（四）/)
    assert.equal(await police.getByRole('button', { name: '登记入户' }).count(), 0)
    assert.deepEqual(await axe(police), [])
    await shot(police, 'police-expired')
    await police.context().close()
    const officer = await staff('approver')
    await officer.goto(`/office/cards/${round}`)
    assert.match(await officer.locator('main').innerText(), new RegExp(`退回的名额\\s*${QUOTA - 1} `))
    const people = await site.services.accounts.listStaff()
    const approver = people.find(one => one.username === 'approver')
    const ctx = contextFor(site.services.platform, { id: approver?.id ?? '', role: 'officer', city: '440600', name: '周审批', district: DISTRICT })
    const next = value(await site.services.rounds.prepare(ctx, { district: DISTRICT, year: 2016 }))
    await officer.goto(`/office/rounds/${next.id}/open`)
    assert.match(await officer.locator('main').innerText(), new RegExp(`以往批次退回的名额[\\s\\S]*2014 年度：${QUOTA - 1} 个`))
    assert.deepEqual(await axe(officer), [])
    await officer.context().close()
  })
})

/** A round of 2014 whose list was frozen, published and ran its ten working days; seven of nine are within the quota. */
async function publishedRound(site: TestSite, applications: string[]): Promise<string> {
  const { services } = site
  const { platform } = services
  const people = await services.accounts.listStaff()
  const officer = (username: string) => {
    const found = people.find(one => one.username === username)
    assert.ok(found)
    const actor: Actor = { id: found.id, role: 'officer', city: platform.city, name: found.name, district: DISTRICT }
    return contextFor(platform, actor)
  }
  const { id } = value(await services.rounds.prepare(officer('officer'), { district: DISTRICT, year: 2014 }))
  value(await services.rounds.open(officer('officer'), id, { quota: QUOTA, tie: 'all-in', cutoffDayCounts: 'next_round', parameters: {} }))
  for (let n = 0; n < QUOTA + 2; n++) {
    const owner = await personFor(platform, platform.db, testFile(n).personal['phone'] ?? '')
    const application = await testApplication(platform, { year: 2014, district: DISTRICT, n, owner })
    applications.push(application)
    const facts = { age: 34, registered_locally: false, works_here: true, excess_birth_5y: false, education: 'bachelor', pension_months: 12 * (QUOTA + 2 - n) }
    await platform.db.insertInto('case_facts').values({ city: platform.city, application_id: application, district: DISTRICT, year: 2014, facts }).execute()
  }
  await platform.clock.moveTo('2014-12-01T02:00:00.000Z')
  const ranking = value(await services.rankings.freeze(officer('officer'), id))
  value(await services.notices.publish(officer('approver'), ranking.id, { signature: '周审批' }))
  return id
}

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
