import assert from 'node:assert/strict'
import { randomUUIDv7 } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { sentMessages } from '#platform/messages.ts'
import { contextFor } from '#platform/platform.ts'
import { actorFromStaff } from '#server/accounts/index.ts'
import { writeWorkbook, XLSX_TYPE } from '#server/sheets/index.ts'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { codeFor, testSite, type TestSite } from './site.ts'
import { press, texts, value } from './window.ts'

const TOWN = '441900121'
const columns = ['name', 'phone', 'grade', 'trade', 'wish'].map(key => ({
  key,
  heading: key,
  width: 10,
  kind: 'text' as const,
}))

describe('survey, messages and tracking in Dongguan (DG-7, DG-8, DG-12)', () => {
  let site: TestSite
  let browser: Browser
  before(async () => {
    site = await testSite({ city: '441900', staff: true, start: '2012-11-05T02:00:00.000Z' })
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  async function open(username: string | undefined, options: PageOptions = {}): Promise<Page> {
    const page = await openPage(browser, { baseURL: site.url, ...options })
    if (username === undefined) return page
    const { token } = value(await site.services.demo.signInAs(username))
    await page.context().addCookies([{ name: 'luohu_session', value: token, url: site.url }])
    return page
  }

  async function bureau() {
    const row = (await site.services.accounts.listStaff()).find(({ role }) => role === 'bureau')
    assert.ok(row)
    return contextFor(site.services.platform, actorFromStaff({ ...row, city: '441900' }))
  }

  /** Sound as it stands. A refused form answers 422, which the browser logs. */
  async function sound(page: Page, name: string): Promise<void> {
    await shot(page, `outreach-${name}`)
    assert.deepEqual(await axe(page), [], name)
    assert.deepEqual(
      errorsOf(page).filter(error => !error.includes('status of 422')),
      [],
      name,
    )
    assert.equal(await overflows(page), false, name)
  }

  it('begins empty and says what to do', async () => {
    const page = await open('bureau')
    for (const [path, words] of [
      ['', /还没有人填报/],
      ['/tracking', /还没有人登记愿意入户/],
      ['/messages', /还没有短信/],
    ] as const) {
      await page.goto(`/office/outreach${path}`)
      assert.match(await page.locator('main').innerText(), words)
      await sound(page, `empty${path.replace('/', '-')}`)
    }
    await page.context().close()
  })

  it('a worker answers on a phone, without an account; what is missing is named', async () => {
    const page = await open(undefined, { device: 'phone' })
    await page.goto('/survey')
    await press(page, '下一步')
    assert.deepEqual(await texts(page, '.error-summary code'), [
      'field.required',
      'identity.phone',
      'outreach.town',
      'field.required',
      'outreach.grade',
      'outreach.wish',
      'outreach.consent',
    ])
    await sound(page, 'survey')
    await page.fill('#name', '虚构工')
    await page.fill('#phone', '138 0000 0001')
    await page.selectOption('#town', TOWN)
    await page.fill('#employer', '虚构五金厂')
    await page.selectOption('#grade', 'senior')
    await page.check('#wish-yes')
    await page.check('#consent')
    await press(page, '下一步')
    assert.match(await page.locator('main').innerText(), /138\*\*\*\*0001/)
    assert.equal(
      value(await site.services.outreach.people(await bureau(), {}, 1)).total,
      0,
      'counts only once verified',
    )
    await page.fill('#code', '000')
    await press(page, '核实并提交')
    assert.deepEqual(await texts(page, '.error-summary code'), ['accounts.code_wrong'])
    await sound(page, 'verify')
    await page.fill('#code', await codeFor(site, '13800000001'))
    await press(page, '核实并提交')
    assert.match(await page.locator('main').innerText(), /已收到，谢谢/)
    await sound(page, 'received')
    assert.equal(value(await site.services.outreach.people(await bureau(), {}, 1)).total, 1)
    await page.context().close()
  })

  it('an employer answers by its link and takes every row’s answer home', async () => {
    const desk = await open('clerk')
    await desk.goto('/office/outreach/excel')
    await desk.fill('#link-employer', '示例电子厂')
    await press(desk, '生成填报链接')
    await sound(desk, 'link-made')
    const address = await desk.locator('.outreach-address').innerText()
    const page = await open(undefined, { device: 'phone' })
    await page.goto(new URL(address).pathname)
    assert.equal((await page.request.get('/survey/template.xlsx')).status(), 200)
    const grade = site.services.outreach.grades[0]?.name.zh ?? ''
    const file = await writeWorkbook({
      name: '表',
      columns,
      rows: [
        ['虚构二', '13800000002', grade, '焊工', '愿意'],
        ['虚构三', '12', grade, '', '愿意'],
      ],
    })
    await page.setInputFiles('#file', { name: '表.xlsx', mimeType: XLSX_TYPE, buffer: Buffer.from(file) })
    await press(page, '上传并逐行答复')
    assert.deepEqual(await texts(page, '.error-summary code'), ['outreach.consent'])
    await page.setInputFiles('#file', { name: '表.xlsx', mimeType: XLSX_TYPE, buffer: Buffer.from(file) })
    await page.check('#told')
    await press(page, '上传并逐行答复')
    assert.match(await page.locator('main').innerText(), /2 行，1 行没有登记[\s\S]*已登记[\s\S]*没有登记/)
    await sound(page, 'employer')
    const download = (await page.locator('a', { hasText: '下载逐行答复' }).getAttribute('href')) ?? ''
    assert.equal((await page.request.get(download)).headers()['content-type'], XLSX_TYPE)
    assert.equal((await page.request.get('/survey/employer/NOBODY')).status(), 404)
    for (const each of [desk, page]) await each.context().close()
  })

  it('an employer’s file is answered row by row at the window', async () => {
    const page = await open('clerk')
    const grade = site.services.outreach.grades[0]?.name.zh ?? ''
    const file = await writeWorkbook({
      name: '表',
      columns,
      rows: [
        ['虚构二', '13800000002', grade, '焊工', '愿意'],
        ['虚构三', '12', grade, '', '愿意'],
      ],
    })
    await page.goto('/office/outreach/excel')
    await page.fill('#employer', '示例电子厂')
    await page.setInputFiles('#file', { name: '表.xlsx', mimeType: XLSX_TYPE, buffer: Buffer.from(file) })
    await page.check('#told')
    await press(page, '上传并逐行答复')
    assert.match(await page.locator('main').innerText(), /2 行，1 行没有登记[\s\S]*已登记[\s\S]*没有登记/)
    await sound(page, 'excel')
    assert.equal((await page.request.get('/office/outreach/template.xlsx')).status(), 200)
    await page.context().close()
  })

  it('one drafts, another sends; the person stops messages by the own address', async () => {
    const drafter = await open('officer')
    await drafter.goto('/office/outreach/messages')
    await drafter.fill('#text', '高级工以上可直接入户东莞，请到镇街窗口。')
    await drafter.check('#link')
    await press(drafter, '预览')
    assert.match(await drafter.locator('main').innerText(), /将发给 2 人/)
    await sound(drafter, 'preview')
    await press(drafter, '提交审批')
    assert.match(await drafter.locator('main').innerText(), /由您起草/)
    const address = new URL(drafter.url()).pathname
    const approver = await open('approver')
    await approver.goto(address)
    await press(approver, '审批并发给 2 人')
    assert.match(await approver.locator('main').innerText(), /已交发 2/)
    await sound(approver, 'sent')
    let text = ''
    while (text === '')
      text = (await sentMessages(site.services.platform, 20)).find(({ phone }) => phone === '13800000002')?.text ?? ''
    const link = /\/s\/[0-9A-Z]+/.exec(text)?.[0] ?? ''
    const person = await open(undefined, { device: 'phone' })
    await person.goto(link)
    await sound(person, 'own')
    await press(person, '不再接收短信')
    assert.match(await person.locator('main').innerText(), /已退订/)
    await press(person, '想重新接收短信')
    await person.fill('#code', await codeFor(site, '13800000002'))
    await sound(person, 'resume')
    await press(person, '恢复接收')
    assert.match(await person.locator('main').innerText(), /有新政策时发到/)
    await press(person, '不再接收短信')
    await drafter.goto(address)
    await approver.goto('/office/outreach')
    assert.match(await approver.locator('main').innerText(), /已退订/)
    for (const page of [drafter, approver, person]) await page.context().close()
  })

  it('a named helper, a contact, and the rate moves', async () => {
    const page = await open('clerk')
    await page.goto('/office/outreach/tracking')
    assert.match(await page.locator('main').innerText(), /0 \/ 2 · 0%/)
    await page.locator('main table a').first().click()
    await page.selectOption('#helper', { label: '陈窗口' })
    await press(page, '指定')
    await page.check('#way-phone')
    await page.check('#reached-yes')
    await page.check('#blockers-school')
    await page.fill('#note', '孩子上学')
    await page.locator('main button.main').click()
    assert.match(await page.locator('main').innerText(), /子女入学[\s\S]*联系到[\s\S]*孩子上学/)
    await sound(page, 'person')
    await page.goto('/office/outreach/tracking')
    assert.match(await page.locator('main').innerText(), /1 \/ 2 · 50%/)
    await page.context().close()
  })

  for (const [name, root, options] of [
    ['desktop', '', {}],
    ['phone-en', '/en', { device: 'phone' }],
  ] as const) {
    it(`the pages fit and read well: ${name}`, async () => {
      const page = await open('officer', options)
      for (const path of ['', '/tracking', '/messages', '/new', '/excel']) {
        await page.goto(`${root}/office/outreach${path}`)
        await sound(page, `${path.replace('/', '') || 'register'}-${name}`)
        if (root === '') continue
        const own = await page.locator('main').evaluate(main => {
          const copy = main.cloneNode(true) as HTMLElement
          for (const chinese of copy.querySelectorAll('[lang^="zh"], input, textarea')) chinese.remove()
          return copy.innerText
        })
        assert.equal(/\p{Script=Han}/u.test(own.replaceAll(/虚构五金厂|示例电子厂/g, '')), false, own)
      }
      await page.context().close()
    })
  }

  it('forgetting removes the person, and the police has no business here', async () => {
    const { outreach, platform } = site.services
    const grade = outreach.grades[0]?.value ?? ''
    const answer = {
      name: '虚构五',
      phone: '13800000005',
      town: TOWN,
      employer: '虚构五金厂',
      grade,
      trade: '',
      wish: 'no',
      consent: true,
    }
    const { id } = value(await outreach.survey.begin(answer, randomUUIDv7()))
    value(await outreach.survey.confirm(id, await codeFor(site, '13800000005'), randomUUIDv7()))
    const { code } = await platform.db
      .selectFrom('skilled_contacts')
      .select('code')
      .where('phone_index', '=', platform.vault.index('phone', '13800000005'))
      .executeTakeFirstOrThrow()
    const page = await open(undefined)
    await page.goto(`/s/${code}`)
    await press(page, '删除')
    assert.match(await page.locator('main').innerText(), /已删除/)
    assert.equal((await page.goto(`/s/${code}`))?.status(), 404)
    await page.context().close()
    const police = await open('police')
    const unsigned = { headers: { 'x-key': 'k1', 'x-at': new Date().toISOString(), 'x-signature': '00' }, data: '{}' }
    assert.equal((await police.request.post('/sms/news', unsigned)).status(), 401, 'only what the gateway signed')
    assert.equal((await police.goto('/office/outreach'))?.status(), 403)
    await police.context().close()
  })
})
