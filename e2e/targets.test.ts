import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Actor } from '#platform/access.ts'
import { contextFor } from '#platform/platform.ts'
import { inventedEntry } from '#server/direct/testing.ts'
import { readPdf } from '#server/documents/testing.ts'
import { ANNEX_1 } from '#server/targets/index.ts'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { testSite, type TestSite } from './site.ts'
import { press, texts, value } from './window.ts'

const CITY = '441800'
const PACK = 'qingyuan-2012-skilled'

describe('targets: from the pasted annex to what was reached (QY-9, QY-10), and annex 2 on paper (QY-11)', () => {
  let site: TestSite
  let browser: Browser
  before(async () => {
    site = await testSite({ city: CITY, staff: true, start: '2012-09-18T02:00:00.000Z' })
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  const session = async (username: string) => value(await site.services.demo.signInAs(username))

  async function open(username: string, options: PageOptions = {}): Promise<Page> {
    const page = await openPage(browser, { baseURL: site.url, ...options })
    const { token } = await session(username)
    await page.context().addCookies([{ name: 'luohu_session', value: token, url: site.url }])
    return page
  }

  /** Sound as it stands: axe, no errors, no wider than its window. A refused form answers 422, which the browser logs. */
  async function sound(page: Page, name: string): Promise<void> {
    await shot(page, `targets-${name}`)
    assert.deepEqual(await axe(page), [], name)
    assert.deepEqual(
      errorsOf(page).filter(error => !error.includes('status of 422')),
      [],
      name,
    )
    assert.equal(await overflows(page), false, name)
  }

  async function ctxOf(
    username: string,
  ): Promise<{ readonly actor: Actor; readonly ctx: () => ReturnType<typeof contextFor> }> {
    const { actor } = await session(username)
    return { actor, ctx: () => contextFor(site.services.platform, actor) }
  }

  /** Keyed in at the window and accepted; approved too where asked. */
  async function acceptedCase(sequence: number, approve = false): Promise<string> {
    const { direct, packs } = site.services
    const { ctx } = await ctxOf('clerk')
    const entry = inventedEntry(sequence)
    const { id } = value(await direct.enter(ctx(), entry))
    const { materials } = value(await direct.get(ctx(), id))
    value(
      await direct.tick(
        ctx(),
        id,
        materials.map(({ document, dependant }) => ({
          document: document.id,
          ...(dependant ? { dependant: dependant.key } : {}),
          originalSeen: true,
          copyKept: true,
        })),
      ),
    )
    value(await direct.accept(ctx(), id))
    if (!approve) return id
    const { duties } = packs.get(PACK)
    value(
      await direct.recordFindings(
        ctx(),
        id,
        Object.keys(entry.claims ?? {}).map(fact => ({
          fact,
          verdict: 'confirmed' as const,
          department: duties.find(duty => duty.fact === fact)?.department ?? '',
        })),
      ),
    )
    value(await direct.decide(ctx(), id, { outcome: 'approve' }))
    return id
  }

  it('the bureau pastes the annex; what is off is named, kept and not saved until it is right', async () => {
    const page = await open('bureau')
    await page.goto('/office/targets')
    assert.match(await page.locator('.empty').innerText(), /还没有任务分解表/)
    await sound(page, 'empty')
    await page.click('.empty a')
    await press(page, '读入并核对')
    assert.deepEqual(await texts(page, '.error-summary code'), ['targets.empty'])
    const wrong = ANNEX_1.replace('\t1500', '\t1400').replace('\t连山', '\t梅州')
    await page.fill('#text', wrong)
    await press(page, '读入并核对')
    assert.deepEqual(await texts(page, '.error-summary code'), ['targets.unit_unknown'])
    assert.equal(await page.inputValue('#text'), wrong)
    await sound(page, 'unreadable')
    await page.fill('#text', wrong.replace('梅州', '连山'))
    await press(page, '读入并核对')
    assert.match(
      await page.locator('.notice.warn').innerText(),
      /2 处不一致[\s\S]*「英德市」任务数（第 \d+ 行）：表上是 1400，各月相加是 1500[\s\S]*「合计」任务数/,
    )
    await sound(page, 'off')
    await press(page, '核对合计并保存')
    assert.deepEqual(await texts(page, '.error-summary code'), [
      'targets.reason_sums',
      'targets.row_sum',
      'targets.column_sum',
    ])
    assert.equal(await page.inputValue('#c-441881-total'), '1400')
    await page.fill('#c-441881-total', '一千五')
    await press(page, '核对合计并保存')
    assert.deepEqual(await texts(page, '.error-summary code'), ['targets.number'])
    assert.equal(await page.inputValue('#c-441881-total'), '一千五')
    assert.equal(value(await site.services.targets.get((await ctxOf('bureau')).ctx(), PACK)), undefined)
    await page.fill('#c-441881-total', '1,500')
    await press(page, '核对合计并保存')
    assert.match(await page.locator('main').innerText(), /2012年任务与进度[\s\S]*任务分解表已保存/)
    await page.context().close()
  })

  it('the example in the demonstration is the annex as printed; a correction says why and keeps the version before', async () => {
    const page = await open('bureau')
    await page.goto('/office/targets/edit')
    await press(page, '示例：文件附件1原文')
    assert.match(await page.locator('.notice.good').innerText(), /合计全部一致/)
    await press(page, '核对合计并保存')
    assert.deepEqual(await texts(page, '.error-summary code'), ['targets.unchanged'])
    await page.goto('/office/targets/edit')
    await page.fill('#c-441825-2012-08', '25')
    await page.fill('#c-441825-2012-09', '25')
    await page.fill('#c-sum-2012-08', '1605')
    await page.fill('#c-sum-2012-09', '2395')
    await press(page, '核对合计并保存')
    assert.deepEqual(await texts(page, '.error-summary code'), ['targets.reason_correction'])
    await page.fill('#reason', '县里调整月份')
    await press(page, '核对合计并保存')
    await page.goto('/office/targets/table')
    assert.match(await page.locator('main').innerText(), /第 2 版[\s\S]*县里调整月份/)
    await page.click('main a:text-is("1")')
    assert.match(await page.locator('main').innerText(), /已被第 2 版代替/)
    assert.deepEqual(await texts(page, 'tr:has-text("连山") td'), ['100', '20', '30', '30', '20'])
    await sound(page, 'table')
    await page.context().close()
  })

  it('what was reached stands beside it, and every number opens its cases', async () => {
    await acceptedCase(1, true)
    await acceptedCase(2)
    const page = await open('bureau')
    await page.goto('/office/targets?measure=accepted')
    const yingde = page.locator('.target-table').first().locator('tr', { hasText: '英德市' })
    assert.deepEqual(await yingde.locator('td').allInnerTexts(), ['1,500', '2', '1', '0', '0%', '6'])
    const links = await page
      .locator('main a[href*="by="]')
      .evaluateAll(all => all.map(each => each.getAttribute('href') ?? ''))
    assert.ok(links.includes(`/office/direct?pack=${PACK}&district=441881&by=accepted&from=2012-09-01&to=2012-09-30`))
    await yingde.locator('a').first().click()
    assert.equal(new URL(page.url()).pathname, '/office/direct')
    const { ctx } = await ctxOf('bureau')
    const listed = value(
      await site.services.direct.list(ctx(), {
        pack: PACK,
        district: '441881',
        by: 'accepted',
        from: '2012-08-01',
        to: '2012-12-31',
      }),
    )
    assert.equal(listed.total.count, 2)
    await page.context().close()
  })

  for (const [name, root, options] of [
    ['desktop', '', {}],
    ['phone', '', { device: 'phone' }],
    ['en', '/en', {}],
    ['phone-en', '/en', { device: 'phone' }],
    ['dark', '', { dark: true }],
  ] as const) {
    it(`every page fits and reads well: ${name}`, async () => {
      const page = await open('bureau', options)
      for (const [path, label] of [
        ['/office/targets', 'dashboard'],
        ['/office/targets/edit', 'edit'],
        ['/office/targets/table', 'table'],
      ] as const) {
        await page.goto(root + path)
        await sound(page, `${label}-${name}`)
        if (root !== '') {
          const own = await page.locator('main').evaluate(main => {
            const copy = main.cloneNode(true) as HTMLElement
            for (const chinese of copy.querySelectorAll('[lang^="zh"], input, textarea')) chinese.remove()
            return copy.innerText
          })
          assert.equal(/\p{Script=Han}/u.test(own.replace(/县里调整月份|钱市局/g, '')), false, own)
        }
      }
      await page.context().close()
    })
  }

  it('an officer sees the own county and may not set; others are kept out', async () => {
    const officer = await open('officer')
    await officer.goto('/office/targets')
    assert.match(await officer.locator('main').innerText(), /只显示本县/)
    assert.equal(await officer.locator('.target-table').first().locator('tbody tr').count(), 1)
    assert.equal((await officer.goto('/office/targets/edit'))?.status(), 403)
    assert.match(await officer.innerText('main'), /无权办理/)
    const excel = await officer.request.get('/office/targets/targets.xlsx')
    assert.deepEqual([excel.status(), (await excel.body()).subarray(0, 2).toString()], [200, 'PK'])
    for (const username of ['clerk', 'police', 'admin']) {
      const page = await open(username)
      assert.equal((await page.goto('/office/targets'))?.status(), 403, username)
      await page.context().close()
    }
    await officer.context().close()
  })

  it('annex 2 is printed blank and from a case, in duplicate, for those who may read it', async () => {
    const id = await acceptedCase(3)
    const page = await open('clerk')
    const pdfOf = async (path: string) => readPdf(Buffer.from(await (await page.request.get(path)).body()))
    const blank = await pdfOf('/office/direct/annex2.pdf')
    assert.deepEqual([blank.pages, blank.text.includes('贴相片'), blank.text.includes('虚构')], [4, true, false])
    const filled = await pdfOf(`/office/direct/${id}/annex2.pdf`)
    const { personal } = inventedEntry(3)
    for (const words of [personal.name ?? '?', personal.idNumber ?? '?', '技师', '维修电工', '英德市', '虚构人员'])
      assert.ok(filled.text.includes(words), words)
    await page.context().close()
    const bureau = await open('bureau')
    assert.equal((await bureau.request.get('/office/direct/annex2.pdf')).status(), 200)
    assert.equal((await bureau.request.get(`/office/direct/${id}/annex2.pdf`)).status(), 403)
    await bureau.context().close()
  })
})
