import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { contextFor } from '#platform/platform.ts'
import { sampleScan } from '#server/demo/sample.ts'
import { readSheet } from '#server/sheets/index.ts'
import { dongguanEntry, idNumber } from '#server/direct/testing.ts'
import { axe, errorsOf, launch, openPage, overflows, type PageOptions } from './browser.ts'
import { signIn, testSite, type TestSite } from './site.ts'

const PHONE = '13912345678'
const PERSON = idNumber(321)
/** The same person as an old card has it: no century, no check character. */
const FIFTEEN = `${PERSON.slice(0, 6)}${PERSON.slice(8, 17)}`

let browser: Browser
before(async () => {
  browser = await launch()
})
after(() => browser.close())

async function open(site: TestSite, username: string, options: PageOptions = {}): Promise<Page> {
  const page = await openPage(browser, { baseURL: site.url, ...options })
  const session = await site.services.demo.signInAs(username)
  assert.ok(session.ok)
  await page.context().addCookies([{ name: 'luohu_session', value: session.value.token, url: site.url }])
  return page
}

async function sound(page: Page): Promise<void> {
  assert.deepEqual(await axe(page), [], page.url())
  assert.equal(await overflows(page), false, `${page.url()} is wider than its window`)
  // A form that was refused answers 422, which the browser counts as an error.
  assert.deepEqual(
    errorsOf(page).filter(error => !error.includes('422')),
    [],
  )
}

const problems = (page: Page): Promise<string[]> => page.locator('.error-summary li .code').allInnerTexts()
const next = (page: Page): Promise<void> => page.locator('main .button.main').last().click()

describe('direct settlement in Qingyuan, from a phone to the police and back (QY-1 to QY-8)', () => {
  let site: TestSite
  let path: string
  before(async () => {
    site = await testSite({ city: '441800', staff: true, start: '2012-09-18T02:00:00.000Z' })
  })
  after(() => site.close())

  it('offers no round of points anywhere', async () => {
    const page = await openPage(browser, { baseURL: site.url, device: 'phone' })
    await page.goto('/')
    assert.equal(await page.locator('a[href="/notices"], a[href="/apply"], a[href="/cards/verify"]').count(), 0)
    await page.goto('/apply')
    assert.equal(new URL(page.url()).pathname, '/direct')
    await sound(page)
    await page.goto(
      '/en/direct/services?pack=qingyuan-2012-skilled&skill_level=technician&employed_by_enterprise=yes&works_here=yes&qingyuan_county=yingde',
    )
    assert.match(await page.locator('main').innerText(), /public services/i)
    await sound(page)
  })

  it('is applied for on a phone, everything wrong said at its field', async () => {
    const page = await openPage(browser, { baseURL: site.url, device: 'phone' })
    await signIn(page, site, PHONE)
    await page.goto('/direct')
    await page.click('main form .button.main')
    await page.waitForURL(/\/form\/who$/)
    await page.fill('#name', '测试庚')
    await page.fill('#idNumber', `${PERSON.slice(0, 17)}${PERSON.endsWith('0') ? '1' : '0'}`)
    await next(page)
    assert.equal(await page.locator('#idNumber-error').count(), 1)
    await page.fill('#idNumber', PERSON)
    for (const part of ['province', 'city', 'county', 'town']) await page.fill(`[id="household.${part}"]`, '虚构')
    await next(page)
    await page.waitForURL(/\/form\/work$/)
    await page.goto(page.url().replace('work', 'send'))
    await next(page)
    assert.ok((await page.locator('main .notice li').count()) >= 4, 'all that is missing is listed')
    await sound(page)
    await page.goto(page.url().replace('send', 'work'))
    await page.fill('#employer', '清远市虚构机械有限公司')
    await page.selectOption('#employerTown', '441881001')
    for (const id of ['skill_level-technician', 'employed_by_enterprise-yes', 'works_here-yes'])
      await page.check(`#${id}`)
    await next(page)
    await page.check('#place-own_home')
    await page.fill('#dependants-d1-name', '测试多余')
    await page.click('button[value="rows"]')
    assert.equal(await page.inputValue('#dependants-d1-name'), '测试多余', 'what was written stays')
    await page.click('button[value="remove:d1"]')
    assert.equal(await page.locator('.paper-person').count(), 1)
    await page.click('button[value="rows"]')
    await page.click('button[value="remove:d2"]')
    await page.click('button[value="rows"]')
    await page.goto(page.url().replace(/#.*$/, ''))
    await page.check('#place-own_home')
    await page.fill('#dependants-d1-name', '测试小配')
    await page.selectOption('#dependants-d1-relation', 'spouse')
    await page.fill('#dependants-d1-idNumber', idNumber(322))
    await next(page)
    await page.waitForURL(/\/form\/send$/)
    assert.equal(await page.locator('main .notice li').count(), 0)
    await next(page)
    await page.waitForURL(/\/direct\/[0-9a-f-]+\?sent=1$/)
    path = new URL(page.url()).pathname
    assert.match(await page.locator('.case-number').innerText(), /^Z441881-2012-\d{6}$/)
    await page.click('button[value="scan"]')
    assert.deepEqual(await problems(page), ['field.required'])
    await page.selectOption('#paper', 'id_card:')
    await page.setInputFiles('#file', { name: '身份证.png', mimeType: 'image/png', buffer: Buffer.from(sampleScan()) })
    await page.click('button[value="scan"]')
    const picture = await page.locator('a[href*="/scans/"]').getAttribute('href')
    assert.equal((await page.request.get(picture ?? '')).headers()['content-type'], 'image/png')
    const other = await openPage(browser, { baseURL: site.url })
    await signIn(other, site, '13700000009')
    assert.equal((await other.request.get(picture ?? '')).status(), 403)
    await sound(page)
    await page.click('button[value="unscan"]')
    assert.equal(await page.locator('a[href*="/scans/"]').count(), 0, 'a wrong picture is taken back')
    assert.equal((await page.request.get(picture ?? '')).status(), 404)
  })

  it('is asked for corrections, each with its own reason, which the window may key in for the applicant', async () => {
    const clerk = await open(site, 'clerk')
    await clerk.goto(`/office${path}`)
    await clerk.locator('summary', { hasText: '逐项写明' }).click()
    await clerk.click('button[value="correct"]')
    assert.deepEqual(await problems(clerk), ['direct.correction_empty'])
    await clerk.fill('[id="lack:id_card:"]', '复印件不清楚，请重新复印')
    await clerk.fill('[id="lack:education"]', '毕业证与表上不一致，请核对')
    await clerk.fill('[id="lack:dependants"]', '配偶姓名与户口本不一致')
    await clerk.fill('#days', '0')
    await clerk.click('button[value="correct"]')
    assert.deepEqual(await problems(clerk), ['field.whole_number'])
    assert.equal(await clerk.inputValue('[id="lack:education"]'), '毕业证与表上不一致，请核对', 'nothing typed is lost')
    await clerk.fill('#days', '5')
    await clerk.click('button[value="correct"]')
    assert.match(await clerk.locator('main').innerText(), /文化程度：毕业证与表上不一致/)
    await sound(clerk)
    const own = await openPage(browser, { baseURL: site.url, device: 'phone' })
    await signIn(own, site, PHONE)
    await own.goto(`${path}/correct`)
    assert.match(await own.locator('main').innerText(), /复印件不清楚[\s\S]*配偶姓名与户口本不一致/)
    await sound(own)
    await clerk.click('a[href$="/correct"]')
    await clerk.selectOption('#education', '专科')
    await clerk.fill('[id="dependants-d1-name"]', '测试小佩')
    await sound(clerk)
    await clerk.locator('button[value="save"]').last().click()
    assert.match(await clerk.locator('.notice.good').innerText(), /已登记补正/)
    assert.match(await clerk.locator('main').innerText(), /测试小佩/)
  })

  it('is ticked, accepted, found and decided at the window; the police settle', async () => {
    const clerk = await open(site, 'clerk')
    await clerk.goto(`/office${path}`)
    for (const box of await clerk.locator('.tick-box').all()) await box.check()
    await clerk.click('button[value="tick"]')
    await clerk.click('button[value="accept"]')
    for (const verdict of await clerk.locator('.finding input[value="confirmed"]:enabled').all()) await verdict.check()
    await clerk.click('button[value="findings"]')
    await sound(clerk)
    assert.equal(await clerk.locator('#outcome-refuse').count(), 0, 'QY-7: everything holds, nothing refuses')
    assert.match(await clerk.locator('main').innerText(), /公布的理由没有一项成立/)
    await clerk.locator('.finding input[value="not_established"]:enabled').first().check()
    await clerk.locator('.finding textarea, .finding input[name^="reason:"]').first().fill('发证机关查无登记')
    await clerk.click('button[value="findings"]')
    await clerk.check('#outcome-refuse')
    await clerk.click('button[value="decide"]')
    assert.deepEqual(
      (await problems(clerk)).sort(),
      ['direct.clause', 'field.required'],
      'QY-7: no refusal without clause and reason',
    )
    await clerk.goto(`/office${path}`)
    for (const verdict of await clerk.locator('.finding input[value="confirmed"]:enabled').all()) await verdict.check()
    await clerk.click('button[value="findings"]')
    await clerk.check('#outcome-approve')
    await clerk.click('button[value="decide"]')
    const police = await open(site, 'police', { device: 'phone' })
    await police.goto(`/office${path}`)
    await police.click('button[value="settle"]')
    assert.ok((await problems(police)).includes('direct.not_checked'))
    await police.fill('#address', '英德市虚构路 2 号')
    await police.fill('#office', '虚构派出所')
    await police.check('#checked')
    await police.click('button[value="settle"]')
    assert.equal(await police.locator('.notice.good').count(), 1)
    await sound(police)
    const own = await openPage(browser, { baseURL: site.url, device: 'phone' })
    await signIn(own, site, PHONE)
    await own.goto(`/en${path}`)
    assert.match(await own.locator('main').innerText(), /Settled on 18 Sep 2012: 2/)
    await sound(own)
  })

  it('false material ends it, and the bar meets the next intake at once, in 15 digits too (QY-5)', async () => {
    const officer = await open(site, 'officer')
    await officer.goto(`/office${path}`)
    await officer.locator('summary', { hasText: '虚假材料' }).click()
    const form = (page: Page) => page.locator('form:has(select[name="clause"]):has(button.danger)')
    await form(officer).locator('select[name="clause"]').selectOption('QY-5')
    await form(officer).locator('textarea[name="reason"]').fill('证书查无登记')
    await form(officer).locator('button[value="propose_cancel"]').click()
    assert.equal(await officer.locator('.notice.good').count(), 1)
    assert.equal(await officer.locator('button[value="cancel"]').count(), 0, 'nobody confirms what they proposed')
    const second = await open(site, 'approver')
    await second.goto(`/office${path}`)
    await form(second).locator('select[name="clause"]').selectOption('QY-5')
    await form(second).locator('textarea[name="reason"]').fill('证书查无登记')
    await form(second).locator('button[value="cancel"]').click()
    assert.equal(await second.locator('.notice.good').count(), 1)
    await sound(second)
    const police = await open(site, 'police')
    await police.goto('/office')
    await police.locator('a[href="/office/direct?revoking=1"]').click()
    await police.locator(`a[href$="${path}"]`).click()
    await police.click('button[value="revoke"]')
    assert.match(await police.locator('main').innerText(), /已撤销入户登记（虚构派出所）/)
    await sound(police)
    const bureau = await open(site, 'bureau')
    await bureau.goto('/office/direct')
    await bureau.locator(`a[href$="${path}"]`).click()
    const seen = await bureau.locator('main').innerText()
    assert.match(seen, /测\*\*[\s\S]*证书查无登记/, 'the bureau sees how it was handled, not who it is')
    assert.equal(seen.includes(PERSON) || seen.includes('测试庚'), false)
    assert.equal(await bureau.locator('main button[name="intent"]').count(), 0, 'nothing is offered to do')
    await sound(bureau)
    const clerk = await open(site, 'clerk')
    for (const number of [FIFTEEN, PERSON]) {
      await clerk.goto('/office/direct/new')
      await clerk.fill('#idNumber', number)
      await clerk.click('button[value="check"]')
      assert.match(await clerk.locator('.notice.bad').innerText(), /2017年9月18日之前不予受理/)
      assert.equal(await clerk.locator('#name').count(), 0, 'nothing can be typed in')
    }
    const own = await openPage(browser, { baseURL: site.url, device: 'phone' })
    await signIn(own, site, PHONE)
    await own.goto(path)
    await own.fill('#text', '证书是真的')
    await own.click('button[value="object"]')
    assert.match(await own.locator('main').innerText(), /正在复核/)
    await sound(own)
  })
})

describe('direct settlement in Dongguan (DG-6, QY-3)', () => {
  let site: TestSite
  before(async () => {
    site = await testSite({ city: '441900', staff: true, start: '2012-10-15T02:00:00.000Z' })
  })
  after(() => site.close())

  it('belongs where the own home is, and another window cannot take it in', async () => {
    const clerk = await open(site, 'clerk')
    const entry = dongguanEntry(5)
    await clerk.goto('/office/direct/new')
    await clerk.fill('#idNumber', entry.personal.idNumber ?? '')
    await clerk.click('button[value="check"]')
    for (const field of ['name', 'phone', 'employer'] as const)
      await clerk.fill(`#${field}`, entry.personal[field] ?? '')
    await clerk.fill('[id="household.province"]', '湖南省')
    for (const [fact, value] of Object.entries({
      complies_family_planning: 'yes',
      offence_record: 'no',
      banned_group_record: 'no',
      registered_locally: 'no',
      skill_level: 'technician',
    })) {
      await clerk.selectOption(`#${fact}`, value)
    }
    await clerk.check('#place-own_home')
    await clerk.selectOption('#employerTown', '441900121')
    const elsewhere = await clerk
      .locator('#homeTown option:not([value=""]):not([value="none"]):not([value="441900121"])')
      .first()
      .getAttribute('value')
    await clerk.selectOption('#homeTown', elsewhere)
    await clerk.locator('button[value="enter"]').last().click()
    assert.deepEqual(await problems(clerk), ['direct.other_window'])
    assert.equal(await clerk.inputValue('#employer'), entry.personal.employer, 'nothing typed is lost')
    await clerk.selectOption('#homeTown', 'none')
    await clerk.locator('button[value="enter"]').last().click()
    await clerk.waitForURL(/done=entered/)
    await sound(clerk)
  })

  it("answers every row of an employer's file and gives the bad ones back", async () => {
    const page = await openPage(browser, { baseURL: site.url, device: 'phone' })
    await signIn(page, site, '13700000001')
    await page.goto('/direct/batches')
    await sound(page)
    const template = await (await page.request.get('/direct/batches/template.xlsx')).body()
    const sheet = await readSheet(new Uint8Array(template), { sheet: '申请人员', maxRows: 300 })
    assert.ok(sheet.ok)
    const [keys = [], heads = []] = sheet.value.rows
    const worker = (
      sequence: number,
      more: Readonly<Record<string, string>> = {},
    ): Readonly<Record<string, string>> => ({
      name: '测试工',
      idNumber: idNumber(sequence),
      phone: `138${String(sequence).padStart(8, '0')}`,
      'household.province': '湖南省',
      skill_level: '技师（二级）',
      complies_family_planning: '是',
      offence_record: '否',
      banned_group_record: '否',
      registered_locally: '否',
      homeTown: '无',
      place: '自有产权居所',
      ...more,
    })
    const people = [
      worker(501),
      worker(502),
      worker(503, { idNumber: '431103198503129' }),
      worker(504, { offence_record: '是' }),
    ]
    const rows = people.map(person => keys.map(key => person[String(key)] ?? null))
    const bytes = await writeXlsx({
      sheets: [{ name: '申请人员', rows: [keys.map(String), heads.map(String), ...rows] }],
    })
    await page.setInputFiles('#file', {
      name: '工人.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    })
    await page.fill('#name', '东莞市虚构电子有限公司')
    await page.selectOption('#town', '441900121')
    await next(page)
    await page.waitForURL(/\/direct\/batches\/[0-9a-f-]+$/)
    assert.match(await page.locator('.notice').first().innerText(), /已收件 2 人，2 人未收件/)
    await page.goto(`${new URL(page.url()).pathname}?show=refused`)
    assert.equal(await page.locator('tbody tr').count(), 2, 'only the lines with errors')
    const codes = await page.locator('tbody td:last-child .code').allInnerTexts()
    assert.ok(codes.includes('direct.condition') && codes.length >= 2, codes.join())
    await sound(page)
    const report = await page.request.get(`${new URL(page.url()).pathname}/report.xlsx`)
    assert.equal(report.status(), 200)
    const answered = await page.request.get(`${new URL(page.url()).pathname}/answers.xlsx`)
    const told = await readSheet(new Uint8Array(await answered.body()), { sheet: '申请人员' })
    assert.ok(told.ok)
    const said = told.value.rows.slice(2).map(row => String(row.at(-1)))
    assert.deepEqual(
      said.map(text => /^(已收件|未收件)/.exec(text)?.[1]),
      ['已收件', '已收件', '未收件', '未收件'],
    )
    await page.goto('/direct/batches')
    await page.setInputFiles('#file', {
      name: '工人.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    })
    await page.fill('#name', '东莞市虚构电子有限公司')
    await page.selectOption('#town', '441900121')
    await next(page)
    await page.waitForURL(/\/direct\/batches\/[0-9a-f-]+$/)
    assert.match(await page.locator('.notice').first().innerText(), /另有 2 人此前的文件已收件/, 'nobody is made twice')
    await sound(page)
    const other = await openPage(browser, { baseURL: site.url })
    await signIn(other, site, '13700000002')
    assert.equal((await other.request.get(new URL(page.url()).pathname)).status(), 403)
    const clerk = await open(site, 'clerk')
    const list = await site.services.direct.list(
      contextFor(site.services.platform, {
        id: '00000000-0000-7000-8000-000000000001',
        role: 'bureau',
        city: '441900',
        name: '市局',
      }),
      {},
    )
    assert.ok(list.ok)
    await clerk.goto('/office/direct')
    assert.equal(await clerk.locator('tbody tr').count(), list.value.rows.length)
    await clerk.goto('/office/direct/batches')
    assert.equal(await clerk.locator('tbody tr').count(), 2, "the window's list has the employer's own files")
    await sound(clerk)
    await clerk.goto('/office/direct/batches/running/nothing')
    assert.match(await clerk.locator('main').innerText(), /什么都没有保存/)
    await sound(clerk)
  })
})
