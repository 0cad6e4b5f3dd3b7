import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { syntheticIdNumber } from '#identity'
import type { Actor } from '#platform/access.ts'
import { contextFor } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import { personFor } from '#server/accounts/index.ts'
import { personActor } from '#server/accounts/sessions.ts'
import { completeDraft, inventedFile, PIXEL } from '#server/applications/testing.ts'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { testSite, type TestSite } from './site.ts'

/** 石湾镇街道: the town of the demo's first clerk. */
const TOWN = '440604010'
const LOOKS: (PageOptions & { readonly name: string; readonly en?: boolean })[] = [
  { name: 'desktop' },
  { name: 'phone', device: 'phone' },
  { name: 'desktop-en', en: true },
  { name: 'phone-en', device: 'phone', en: true },
  { name: 'dark', dark: true },
]
const idOf = (sequence: number): string => syntheticIdNumber({ region: '431103', birthDate: '1985-03-12', sequence })

describe('the window clerk', () => {
  let browser: Browser
  let site: TestSite
  /** An online application that waits, one asked for a correction, one accepted; a bar. */
  let waiting = ''
  let correction = ''
  let accepted = ''
  let bar = ''

  before(async () => {
    site = await testSite({ staff: true })
    browser = await launch()
    waiting = await applied(1)
    correction = await applied(2)
    accepted = await applied(3)
    const { applications, bars } = site.services
    const clerk = await actorOf('clerk')
    value(
      await applications.requestCorrection(ctx(clerk), correction, [
        { target: { document: 'diploma' }, reason: '复印件不清晰', clause: 'FS-11.education' },
        { target: { field: 'employer' }, reason: '与劳动合同不一致', clause: 'FS-1' },
        { target: { field: 'education' }, reason: '与毕业证不一致', clause: 'FS-11.education' },
      ]),
    )
    value(await applications.accept(ctx(clerk), accepted))
    bar = value(
      await bars.place(ctx(await actorOf('officer')), {
        name: '测试庚',
        idNumber: idOf(7),
        until: '2018-05-01',
        clause: 'GD-7',
        reason: '人口计生部门查实：2013年5月1日违反政策生育。',
      }),
    ).id
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  const ctx = (actor: Actor) => contextFor(site.services.platform, actor)

  async function actorOf(username: string): Promise<Actor> {
    return value(await site.services.demo.signInAs(username)).actor
  }

  /** An invented person who applied online, with everything; gives the case's id. */
  async function applied(sequence: number): Promise<string> {
    const { platform, applications } = site.services
    const file = inventedFile(sequence)
    const person = personActor(platform, await personFor(platform, platform.db, file.personal.phone ?? ''))
    const id = await completeDraft(applications, () => ctx(person), file, TOWN)
    value(await applications.submit(ctx(person), id))
    return id
  }

  async function open(username: string, options: PageOptions = {}): Promise<Page> {
    const page = await openPage(browser, { baseURL: site.url, ...options })
    const { token } = value(await site.services.demo.signInAs(username))
    await page.context().addCookies([{ name: 'luohu_session', value: token, url: site.url }])
    return page
  }

  async function sound(page: Page, name: string): Promise<void> {
    await shot(page, `clerk-${name}`)
    assert.deepEqual(await axe(page), [], name)
    assert.equal(await overflows(page), false, `${name} is wider than the window: ${await widest(page)}`)
  }

  const texts = (page: Page, selector: string): Promise<string[]> => page.locator(selector).allInnerTexts()
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()

  /** Types a paper application in, as far as it takes to save it; gives the case's id. */
  async function entered(page: Page, sequence: number): Promise<string> {
    await page.goto('/office/intake/new')
    await page.fill('#idNumber', idOf(sequence))
    await press(page, '核对')
    const { personal } = inventedFile(sequence)
    for (const field of ['name', 'phone', 'household', 'address', 'employer'] as const)
      await page.fill(`#${field}`, personal[field] ?? '')
    await page.selectOption('#registered_locally', 'no')
    await page.selectOption('#works_here', 'yes')
    await page.selectOption('#excess_birth_5y', 'no')
    await page.check('#place-relatives')
    await press(page, '保存，生成受理编号')
    await page.waitForURL(/\/office\/cases\/[0-9a-f-]{36}/)
    return new URL(page.url()).pathname.split('/').at(-1) ?? ''
  }

  for (const { name, en, ...options } of LOOKS) {
    it(`finds nothing axe minds, and every page fits its window: ${name}`, async () => {
      const root = en ? '/en' : ''
      const visits: [username: string, paths: [path: string, label: string][]][] = [
        [
          'clerk',
          [
            ['/office', 'desk'],
            ['/office/intake/new', 'intake'],
            ['/office/cases', 'list'],
            ['/office/cases?view=refused', 'empty'],
            [`/office/cases/${waiting}`, 'waiting'],
            [`/office/cases/${correction}`, 'in-correction'],
            [`/office/cases/${accepted}`, 'accepted'],
            [`/office/cases/${waiting}/correction`, 'correction'],
            [`/office/cases/${correction}/correction`, 'correction-twice'],
            [`/office/cases/${correction}/supply`, 'supply'],
            [`/office/cases/${waiting}/refuse`, 'refuse'],
            [`/office/cases/${waiting}/withdraw`, 'withdraw'],
            ['/office/bars', 'bars-clerk'],
            ['/office/conditions', 'conditions'],
          ],
        ],
        [
          'officer',
          [
            ['/office', 'desk-officer'],
            ['/office/cases?view=all', 'list-officer'],
            ['/office/bars', 'bars'],
            ['/office/bars/new', 'bar-new'],
            [`/office/bars/${bar}`, 'bar'],
          ],
        ],
        [
          'admin',
          [
            ['/office', 'desk-admin'],
            ['/office/admin', 'admin'],
            ['/office/admin/new', 'admin-new'],
            ['/office/admin/reads', 'reads'],
          ],
        ],
        ['review-hr', [['/office', 'desk-reviewer']]],
        ['police', [['/office', 'desk-police']]],
      ]
      for (const [username, paths] of visits) {
        const page = await open(username, options)
        for (const [path, label] of paths) {
          await page.goto(root + path)
          await sound(page, `${label}-${name}`)
        }
        assert.deepEqual(errorsOf(page), [])
        await page.context().close()
      }
      const page = await open('clerk', options)
      await page.goto(`${root}/office/intake/new`)
      await page.fill('#idNumber', idOf(40))
      await page.locator('main button.main').click()
      await page.fill('#pension_months', '?')
      await sound(page, `intake-form-${name}`)
      await page.locator('main button.main').last().click()
      await sound(page, `intake-errors-${name}`)
      await page.context().close()
    })
  }

  it('checks the identity number first: wrong, applied already, barred', async () => {
    const page = await open('clerk', { script: false })
    await page.goto('/office/intake/new')
    await page.fill('#idNumber', '431103198503120000')
    await press(page, '核对')
    assert.equal(await page.locator('.error-summary a').getAttribute('href'), '#idNumber')
    await page.fill('#idNumber', idOf(1))
    await press(page, '核对')
    assert.match(
      await page.locator('.notice.bad').innerText(),
      /2014 年度已有一件申请\s+440604-2014-000001 · 禅城区 · 待受理/,
    )
    assert.equal(await page.locator('#employer').count(), 0, 'no form for who has applied')
    await page.fill('#idNumber', ` ${idOf(7)} `)
    await press(page, '核对')
    assert.match(await page.locator('.notice.bad').innerText(), /2018年5月1日之前不予受理/)
    assert.equal(new URL(page.url()).search, '', 'no number in the address')
    await page.context().close()
  })

  it('types a paper application in: every error at once, nothing lost, then a number', async () => {
    const page = await open('clerk', { script: true })
    await page.goto('/office/intake/new')
    await page.fill('#idNumber', idOf(20).toLowerCase())
    await press(page, '核对')
    assert.match(await page.locator('.notice').first().innerText(), /本件归 2014 年度/)
    await page.fill('#name', '测试壬')
    await page.fill('#phone', '123')
    await page.fill('#pension_months', '三年')
    await page.selectOption('#works_here', 'yes')
    await page.selectOption('#education', 'bachelor')
    await page.fill('#dependants-d1-name', '测试小配')
    await page.check('#document-id_card')
    await page.check('#kept-id_card')
    await press(page, '再加两行')
    assert.equal(await page.inputValue('#dependants-d1-name'), '测试小配')
    assert.equal(await page.locator('#dependants-d4-name').count(), 1)
    await page.locator('#name').press('Enter')
    const wrong = await page
      .locator('.error-summary li a')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))
    assert.deepEqual(wrong, [
      '#pension_months',
      '#household',
      '#address',
      '#employer',
      '#phone',
      '#registered_locally',
      '#excess_birth_5y',
      '#dependants-d1-idNumber',
      '#place',
    ])
    for (const [field, kept] of [
      ['name', '测试壬'],
      ['phone', '123'],
      ['pension_months', '三年'],
      ['education', 'bachelor'],
      ['dependants-d1-name', '测试小配'],
    ] as const) {
      assert.equal(await page.inputValue(`#${field}`), kept)
    }
    assert.ok((await page.isChecked('#document-id_card')) && (await page.isChecked('#kept-id_card')))
    await page.fill('#phone', '13900000020')
    await page.fill('#pension_months', '50')
    for (const field of ['household', 'address', 'employer']) await page.fill(`#${field}`, '湖南省永州市虚构路 1 号')
    await page.selectOption('#registered_locally', 'no')
    await page.selectOption('#excess_birth_5y', 'no')
    await page.fill('#dependants-d1-name', '')
    await page.check('#place-employer_collective')
    await press(page, '保存，生成受理编号')
    assert.match(await page.locator('h1').innerText(), /^440604-2014-\d{6} 测试壬$/)
    assert.match(await page.locator('.notice.good').innerText(), /申请已录入/)
    assert.ok(await page.isChecked('#document-id_card'))
    assert.equal(await page.isChecked('#document-diploma'), false)
    assert.deepEqual(await texts(page, '.tag.warn'), ['缺 4 项', '缺', '缺', '缺', '缺'])
    await sound(page, 'entered-desktop')
    const [receipt] = await Promise.all([
      page.request.get(`${site.url}${await page.getByRole('link', { name: '打印回执（PDF）' }).getAttribute('href')}`),
    ])
    assert.equal(receipt.headers()['content-type'], 'application/pdf')
    await page.context().close()
  })

  it('ticks originals and copies, and takes a tick back', async () => {
    const page = await open('clerk')
    await entered(page, 21)
    await page.check('#document-id_card')
    await page.check('#kept-household_book')
    await press(page, '保存勾选')
    assert.match(await page.locator('.notice.good').innerText(), /勾选已保存/)
    assert.ok((await page.isChecked('#document-id_card')) && (await page.isChecked('#kept-household_book')))
    assert.match(await page.locator('table').last().innerText(), /核对原件、留存复印件[\s\S]*陈窗口/)
    await sound(page, 'ticked-desktop')
    await press(page, '撤销这次勾选')
    assert.equal(await page.isChecked('#document-id_card'), false)
    assert.equal(await page.isChecked('#kept-household_book'), false)
    await press(page, '保存勾选')
    assert.match(await page.locator('.notice.good').innerText(), /没有变化/)
    await page.context().close()
  })

  it("adds a scan, refuses a disguised one, removes its own and not the applicant's", async () => {
    const page = await open('clerk')
    const id = await entered(page, 22)
    await page.selectOption('#document', 'labour_contract')
    await page.setInputFiles('#file', {
      name: '合同.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('MZ not a pdf'),
    })
    await press(page, '添加')
    assert.match(await page.locator('.error-summary').innerText(), /JPEG/)
    await page.selectOption('#document', 'labour_contract')
    await page.setInputFiles('#file', { name: '合同.png', mimeType: 'image/png', buffer: PIXEL })
    await press(page, '添加')
    const link = page.getByRole('link', { name: '合同.png' })
    const scan = await page.request.get(`${site.url}${await link.getAttribute('href')}`)
    assert.deepEqual([scan.headers()['content-type'], (await scan.body()).equals(PIXEL)], ['image/png', true])
    await press(page, '删除 合同.png')
    assert.equal(await link.count(), 0)
    await page.goto(`/office/cases/${waiting}`)
    assert.equal(await page.getByRole('button', { name: /^删除/ }).count(), 0)
    const stolen = await page.request.get(`${site.url}/office/cases/${id}/scans/${id}`)
    assert.equal(stolen.status(), 404)
    await page.context().close()
  })

  it('requests a correction once and in full, enters what is supplied, accepts', async () => {
    const page = await open('clerk')
    const id = await entered(page, 23)
    await page.getByRole('link', { name: /要求补正/ }).click()
    assert.ok(await page.isChecked('[id="item-document:id_card"]'), 'what is missing is ticked already')
    await page.check('[id="item-field:employer"]')
    await press(page, '下一步：核对')
    assert.equal(await page.locator('.error-summary a').getAttribute('href'), '#reason-field:employer')
    await sound(page, 'correction-errors-desktop')
    await page.fill('[id="reason-field:employer"]', '与劳动合同不一致')
    await press(page, '下一步：核对')
    assert.match(await page.locator('main').innerText(), /共 4 项[\s\S]*2014年6月17日 前（含当日，共 10 个工作日）/)
    await sound(page, 'correction-check-desktop')
    await press(page, '返回修改')
    assert.equal(await page.inputValue('[id="reason-field:employer"]'), '与劳动合同不一致')
    await press(page, '下一步：核对')
    await press(page, '确认，发出补正通知')
    assert.match(await page.locator('.notice.good').innerText(), /补正通知已发出/)
    await page.getByRole('link', { name: '录入补正内容' }).click()
    await press(page, '保存补正')
    assert.equal(await page.locator('.error-summary li').count(), 3, 'what is still missing is named')
    await page.fill('#employer', '佛山市虚构机械有限公司')
    for (const document of ['id_card', 'household_book', 'labour_contract']) await page.check(`#document-${document}`)
    await press(page, '保存补正')
    assert.match(await page.locator('.notice.good').innerText(), /补正已录入/)
    assert.match(await page.locator('.file-side').innerText(), /已告知过一次补正，不能再次要求补正/)
    await page.goto(`/office/cases/${id}/correction`)
    assert.match(await page.locator('.notice.warn').innerText(), /只能一次性告知/)
    await page.goto(`/office/cases/${id}`)
    assert.match(await page.locator('.file-side').innerText(), /佛山市虚构机械有限公司/)
    await press(page, '受理，转各部门核查')
    assert.match(await page.locator('.file-main .card').first().innerText(), /已受理[\s\S]*公安部门/)
    await page.context().close()
  })

  it('tells the slower of two clerks and shows them the latest', async () => {
    const [fast, slow] = [await open('clerk'), await open('clerk')]
    const id = await entered(fast, 24)
    await slow.goto(`/office/cases/${id}`)
    await fast.check('#document-id_card')
    await press(fast, '保存勾选')
    await slow.check('#kept-labour_contract')
    await press(slow, '保存勾选')
    assert.match(await slow.locator('.error-summary').innerText(), /刚刚被其他人修改[\s\S]*command\.changed/)
    assert.ok(await slow.isChecked('#document-id_card'), 'the latest is shown')
    await slow.check('#kept-labour_contract')
    await press(slow, '保存勾选')
    assert.ok((await slow.isChecked('#document-id_card')) && (await slow.isChecked('#kept-labour_contract')))
    await Promise.all([fast.context().close(), slow.context().close()])
  })

  it('refuses acceptance only on a published clause, after a second look', async () => {
    const page = await open('clerk')
    const id = await entered(page, 25)
    await page.goto(`/office/cases/${id}/refuse`)
    await press(page, '下一步：核对')
    assert.deepEqual(await texts(page, '.error-summary code'), ['applications.clause', 'field.required'])
    await page.selectOption('#clause', 'FS-1')
    await page.fill('#reason', '户籍已在佛山市。')
    await press(page, '下一步：核对')
    await page.locator('.clause summary').click()
    assert.match(await page.locator('.clause').innerText(), /外市来我市务工/)
    await sound(page, 'refuse-check-desktop')
    await press(page, '返回修改')
    assert.equal(await page.inputValue('#reason'), '户籍已在佛山市。')
    await press(page, '下一步：核对')
    await press(page, '确认不予受理')
    assert.match(await page.locator('.notice.bad').innerText(), /户籍已在佛山市。 二（一）/)
    assert.equal(await page.getByRole('button', { name: /受理/ }).count(), 0)
    await page.context().close()
  })

  it('withdraws on a page that asks once more', async () => {
    const page = await open('clerk')
    const id = await entered(page, 26)
    await page.getByRole('link', { name: '应申请人要求撤回' }).click()
    await press(page, '确认撤回')
    assert.equal(new URL(page.url()).pathname, `/office/cases/${id}`)
    assert.match(await page.locator('.file-main .card').first().innerText(), /已撤回[\s\S]*已办结/)
    await page.context().close()
  })

  it('finds by number, name and identity number, and puts none of them into the address', async () => {
    const page = await open('clerk')
    for (const text of ['440604-2014-000001', ` ${idOf(1)}`]) {
      await page.goto('/office')
      await page.fill('#search', text)
      await press(page, '查找')
      assert.equal(new URL(page.url()).pathname, `/office/cases/${waiting}`, text)
    }
    await entered(page, 31)
    await page.goto('/office/cases')
    await page.fill('#search', '测试乙')
    await press(page, '查找')
    assert.match(await page.locator('main').innerText(), /查找“测试乙”：[23] 件/)
    await page.fill('#search', '没有这个人')
    await press(page, '查找')
    assert.match(await page.locator('.empty').innerText(), /没有找到/)
    assert.equal(new URL(page.url()).search, '')
    await page.context().close()
  })

  it('keeps to its own town, and the file to who may see it', async () => {
    const neighbour = await open('clerk2')
    assert.equal((await neighbour.goto(`/office/cases/${waiting}`))?.status(), 403)
    await neighbour.goto('/office/cases?view=all')
    assert.match(await neighbour.locator('.empty').innerText(), /还没有申请/)
    const reviewer = await open('review-hr')
    await reviewer.goto(`/office/cases/${waiting}`)
    assert.match(reviewer.url(), /\/office\/sign-in\?back=/)
    const officer = await open('officer')
    await officer.goto(`/office/cases/${waiting}`)
    assert.equal(await officer.getByRole('button', { name: /受理|保存|添加/ }).count(), 0, 'an officer reads')
    await Promise.all([neighbour, reviewer, officer].map(page => page.context().close()))
  })

  it('an officer bars on a clause and lifts; a clerk sees it at once', async () => {
    const page = await open('officer')
    await page.goto('/office/bars/new')
    await page.selectOption('#clause', '')
    await page.fill('#name', '测试辛')
    await page.fill('#idNumber', idOf(8))
    await page.fill('#until', '2030-01-01')
    await press(page, '保存')
    assert.deepEqual(await texts(page, '.error-summary code'), ['bars.clause', 'bars.until', 'field.required'])
    assert.equal(await page.inputValue('#idNumber'), idOf(8))
    await sound(page, 'bar-errors-desktop')
    await page.selectOption('#clause', 'GD-7')
    await page.fill('#until', '2019-06-01')
    await page.fill('#reason', '人口计生部门查实。')
    await press(page, '保存')
    assert.match(await page.locator('main').innerText(), /即时全市生效[\s\S]*生效中/)
    const clerk = await open('clerk2')
    await clerk.goto('/office/bars')
    await clerk.fill('#idNumber', idOf(8))
    await press(clerk, '查询')
    assert.match(await clerk.locator('h1').innerText(), /测试辛/)
    await page.fill('#reason', '核查有误。')
    await press(page, '解除')
    assert.match(await page.locator('main').innerText(), /已解除[\s\S]*核查有误/)
    await clerk.goto('/office/bars')
    await clerk.fill('#idNumber', idOf(8))
    await press(clerk, '查询')
    assert.match(await clerk.locator('.notice.good').innerText(), /不在不予受理期限内/)
    await Promise.all([page.context().close(), clerk.context().close()])
  })

  it('the administrator appoints with secrets shown once, disables, and reads the log', async () => {
    const page = await open('admin')
    await page.goto('/office/admin/new')
    await page.fill('#name', '测试新人')
    await page.fill('#username', '新人')
    await page.check('#role-reviewer')
    await press(page, '保存，生成密码')
    assert.deepEqual(await texts(page, '.error-summary code'), ['accounts.username', 'field.choice', 'field.choice'])
    await page.fill('#username', 'newcomer')
    await page.selectOption('#district', '440604')
    await page.selectOption('#department', 'health')
    await press(page, '保存，生成密码')
    const [, password = ''] = await texts(page, '.secret')
    assert.match(password, /^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    await sound(page, 'admin-secrets-desktop')
    await page.goto('/office/admin?role=reviewer')
    assert.equal((await page.content()).includes(password), false)
    await press(page, '停用 测试新人')
    assert.match(await page.locator('tr', { hasText: 'newcomer' }).innerText(), /已停用/)
    await page.goto('/office/admin/reads?number=440604-2014-000001')
    assert.match(await page.locator('table').innerText(), /陈窗口[\s\S]*440604-2014-000001/)
    await page.goto('/office/admin/reads?outcome=refused')
    assert.match(await page.locator('table').innerText(), /何窗口[\s\S]*拒绝/)
    await page.context().close()
  })

  it('says which year an application of 1 September and after belongs to, and what is a reading (FS-6)', async () => {
    const page = await open('clerk')
    const notice = page.locator('.notice').first()
    await site.services.platform.clock.moveTo('2014-08-31T02:00:00.000Z')
    await page.goto('/office/intake/new')
    assert.match(await notice.innerText(), /^本件归 2014 年度$/)
    await site.services.platform.clock.moveTo('2014-09-01T02:00:00.000Z')
    await page.goto('/office/intake/new')
    assert.match(await notice.innerText(), /9月1日后提出的申请进入下一年度：本件归 2015 年度[\s\S]*理解：/)
    await sound(page, 'intake-september-desktop')
    await site.services.platform.clock.moveTo('2014-09-02T02:00:00.000Z')
    await page.goto('/office/intake/new')
    assert.match(await notice.innerText(), /本件归 2015 年度/)
    assert.doesNotMatch(await notice.innerText(), /理解/)
    await entered(page, 27)
    assert.match(await page.locator('h1').innerText(), /^440604-2015-/)
    assert.match(await page.locator('.file-main .card').first().innerText(), /9月1日后提出，进入下一年度/)
    await page.context().close()
  })
})

/** What sticks out of the window, for the message. */
function widest(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map(each => `${each.tagName}.${each.className} ${Math.round(each.getBoundingClientRect().right)}`)
      .slice(-3)
      .join(', '),
  )
}

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.refusals))
  return result.value
}
