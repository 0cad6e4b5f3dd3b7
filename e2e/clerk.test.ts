import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { inventedFile, PIXEL } from '#server/applications/testing.ts'
import { idOf, openWindow, press, sound, texts, type Window } from './window.ts'

describe('the window clerk', () => {
  let window: Window
  before(async () => {
    window = await openWindow()
  })
  after(() => window.close())

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

  it('checks the identity number first: wrong, applied already, barred', async () => {
    const page = await window.open('clerk', { script: false })
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
    const page = await window.open('clerk', { script: true })
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
    const link = page.getByRole('link', { name: '打印回执（PDF）' })
    const receipt = await page.request.get(`${window.site.url}${await link.getAttribute('href')}`)
    assert.equal(receipt.headers()['content-type'], 'application/pdf')
    await page.context().close()
  })

  it('ticks originals and copies, and takes a tick back', async () => {
    const page = await window.open('clerk')
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
    const page = await window.open('clerk')
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
    const scan = await page.request.get(`${window.site.url}${await link.getAttribute('href')}`)
    assert.deepEqual([scan.headers()['content-type'], (await scan.body()).equals(PIXEL)], ['image/png', true])
    await press(page, '删除 合同.png')
    assert.equal(await link.count(), 0)
    await page.goto(`/office/cases/${window.waiting}`)
    assert.equal(await page.getByRole('button', { name: /^删除/ }).count(), 0)
    const stolen = await page.request.get(`${window.site.url}/office/cases/${id}/scans/${id}`)
    assert.equal(stolen.status(), 404)
    await page.context().close()
  })

  it('requests a correction once and in full, enters what is supplied, accepts', async () => {
    const page = await window.open('clerk')
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
    const [fast, slow] = [await window.open('clerk'), await window.open('clerk')]
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
    const page = await window.open('clerk')
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
    const page = await window.open('clerk')
    const id = await entered(page, 26)
    await page.getByRole('link', { name: '应申请人要求撤回' }).click()
    await press(page, '确认撤回')
    assert.equal(new URL(page.url()).pathname, `/office/cases/${id}`)
    assert.match(await page.locator('.file-main .card').first().innerText(), /已撤回[\s\S]*已办结/)
    await page.context().close()
  })

  it('finds by number, name and identity number, and puts none of them into the address', async () => {
    const page = await window.open('clerk')
    for (const text of ['440604-2014-000001', ` ${idOf(1)}`]) {
      await page.goto('/office')
      await page.fill('#search', text)
      await press(page, '查找')
      assert.equal(new URL(page.url()).pathname, `/office/cases/${window.waiting}`, text)
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
    const neighbour = await window.open('clerk2')
    assert.equal((await neighbour.goto(`/office/cases/${window.waiting}`))?.status(), 403)
    await neighbour.goto('/office/cases?view=all')
    assert.match(await neighbour.locator('.empty').innerText(), /还没有申请/)
    const reviewer = await window.open('review-hr')
    assert.equal((await reviewer.goto(`/office/cases/${window.waiting}`))?.status(), 403)
    assert.match(await reviewer.innerText('main'), /无权办理.*由受理窗口/)
    const officer = await window.open('officer')
    await officer.goto(`/office/cases/${window.waiting}`)
    assert.equal(await officer.getByRole('button', { name: /受理|保存|添加/ }).count(), 0, 'an officer reads')
    await Promise.all([neighbour, reviewer, officer].map(page => page.context().close()))
  })

  it('says which year an application of 1 September and after belongs to, and what is a reading (FS-6)', async () => {
    const page = await window.open('clerk')
    const notice = page.locator('.notice').first()
    await window.site.services.platform.clock.moveTo('2014-08-31T02:00:00.000Z')
    await page.goto('/office/intake/new')
    assert.match(await notice.innerText(), /^本件归 2014 年度$/)
    await window.site.services.platform.clock.moveTo('2014-09-01T02:00:00.000Z')
    await page.goto('/office/intake/new')
    assert.match(await notice.innerText(), /9月1日后提出的申请进入下一年度：本件归 2015 年度[\s\S]*理解：/)
    await sound(page, 'intake-september-desktop')
    await window.site.services.platform.clock.moveTo('2014-09-02T02:00:00.000Z')
    await page.goto('/office/intake/new')
    assert.match(await notice.innerText(), /本件归 2015 年度/)
    assert.doesNotMatch(await notice.innerText(), /理解/)
    await entered(page, 27)
    assert.match(await page.locator('h1').innerText(), /^440604-2015-/)
    assert.match(await page.locator('.file-main .card').first().innerText(), /9月1日后提出，进入下一年度/)
    await page.context().close()
  })
})
