import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { contextFor } from '#platform/platform.ts'
import type { Result } from '#platform/result.ts'
import type { Actor } from '#platform/access.ts'
import { personActor } from '#server/accounts/sessions.ts'
import { personFor } from '#server/accounts/index.ts'
import { completeDraft, inventedFile } from '#server/applications/testing.ts'
import { readSheet, writeWorkbook, type Cell, type Value } from '#server/sheets/index.ts'
import { columns, place, SHEET } from '#server/review/excel/columns.ts'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { testSite, type TestSite } from './site.ts'

const CLAIMS = {
  education: 'college',
  pension_months: 62,
  medical_months: 62,
  blood_donations: 3,
  excess_birth_5y: false,
  registered_locally: false,
  works_here: true,
}

describe('joint review in the office', () => {
  let browser: Browser
  let site: TestSite
  let round: string
  const cases: string[] = []

  before(async () => {
    site = await testSite({ start: '2014-06-03T02:00:00.000Z', staff: true })
    browser = await launch()
    round = await openRound(site)
    for (let n = 1; n <= 4; n++) cases.push(await acceptedCase(site, n))
    await site.services.platform.clock.moveTo('2014-09-10T02:00:00.000Z')
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  const open = async (username: string, options: PageOptions = {}): Promise<Page> => {
    const page = await openPage(browser, { baseURL: site.url, ...options })
    const session = value(await site.services.demo.signInAs(username))
    await page.context().addCookies([{ name: 'luohu_session', value: session.token, url: site.url }])
    return page
  }

  const looks: (PageOptions & { name: string; en?: boolean })[] = [
    { name: 'desktop' },
    { name: 'phone', device: 'phone' },
    { name: 'desktop-en', en: true },
    { name: 'phone-en', device: 'phone', en: true },
    { name: 'dark', dark: true },
  ]
  for (const { name, en, ...options } of looks) {
    it(`pages have nothing axe minds and fit their window: ${name}`, async () => {
      const page = await open('review-health', options)
      const root = en ? '/en' : ''
      const look = async (path: string, label: string): Promise<void> => {
        await page.goto(`${root}${path}`)
        assert.deepEqual(await axe(page), [], path)
        assert.equal(await overflows(page), false, `${path} is wider than the window`)
        await shot(page, `review-${label}-${name}`)
      }
      await look('/office/review', 'queue')
      await look('/office/review?status=overdue', 'empty')
      await look('/office/review/excel', 'excel')
      await look(`/office/review/${await taskOf(site, cases[0], 'health')}`, 'task')
      assert.deepEqual(errorsOf(page), [])
      await page.context().close()
      const hr = await open('review-hr', options)
      await hr.goto(`${root}/office/review/${await taskOf(site, cases[0], 'hr')}`)
      assert.deepEqual(await axe(hr), [])
      assert.equal(await overflows(hr), false)
      await shot(hr, `review-task-hr-${name}`)
      await hr.context().close()
    })
  }

  it('a reviewer works through the queue without script: claim, document, finding, points, next', async () => {
    const page = await open('review-health', { script: false })
    await page.goto('/office/review')
    await page.getByRole('link', { name: '核查第一件' }).click()
    const first = new URL(page.url()).pathname
    assert.ok(await page.locator('.scan img').first().isVisible())
    assert.equal(
      (await page.request.get((await page.locator('.scan img').first().getAttribute('src')) ?? '')).status(),
      200,
    )
    await page.getByRole('button', { name: '保存并核查下一件' }).click()
    assert.match(await page.locator('.error-summary').innerText(), /至少选择一项结论/)
    await page.check('input[value="adjusted"]')
    await page.fill('input[name="blood_donations.value"]', '２')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    assert.match(await page.locator('.error-summary').innerText(), /请填写理由/)
    assert.equal(await page.inputValue('input[name="blood_donations.value"]'), '２')
    await page.locator('.error-summary a').click()
    await page.fill('textarea[name="blood_donations.reason"]', '第三次献血已超过五年')
    await page.getByRole('button', { name: '保存并核查下一件' }).click()
    assert.notEqual(new URL(page.url()).pathname, first)
    assert.match(await page.locator('.notice.good').innerText(), /无偿献血 4 分（申报 6 分）/)
    await shot(page, 'review-next')
    await page.goto(first)
    assert.match(await page.locator('main').innerText(), /核定为其他值（2 次），理由：第三次献血已超过五年，谢卫生/)
    await page.check('input[value="true"]')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    assert.match(await page.locator('main').innerText(), /3 次），理由：第三次献血已超过五年|更改结论请写明理由/)
    await page.context().close()
  })

  it('two reviewers on one task: the second is told and keeps what was typed', async () => {
    const [a, b] = [await open('review-police'), await open('review-police')]
    const path = `/office/review/${await taskOf(site, cases[1], 'police')}`
    for (const page of [a, b]) {
      await page.goto(path)
      await page.check('input[name="age.verdict"][value="true"]')
    }
    await a.getByRole('button', { name: '保存', exact: true }).click()
    await b.fill('textarea[name="age.reason"]', '已核身份证')
    await b.getByRole('button', { name: '保存', exact: true }).click()
    assert.match(await b.locator('.error-summary').innerText(), /刚刚被其他人修改/)
    assert.equal(await b.inputValue('textarea[name="age.reason"]'), '已核身份证')
    await shot(b, 'review-two-clerks')
    for (const page of [a, b]) await page.context().close()
  })

  it('a department sees its own tasks and scans only', async () => {
    const health = await taskOf(site, cases[0], 'health')
    const scan = (
      await site.services.platform.db
        .selectFrom('evidence')
        .select('id')
        .where('document', '=', 'id_card')
        .executeTakeFirstOrThrow()
    ).id
    const page = await open('review-health')
    assert.equal((await page.goto(`/office/review/${await taskOf(site, cases[0], 'hr')}`))?.status(), 403)
    assert.equal((await page.request.get(`/office/review/${health}/evidence/${scan}`)).status(), 403)
    assert.equal((await page.goto('/office/review/nothing'))?.status(), 404)
    await page.context().close()
    const officer = await open('officer')
    assert.equal((await officer.goto('/office/review'))?.status(), 403)
    await officer.context().close()
  })

  it('Excel: download, fill in, upload, see what was wrong, correct that file and send it back', async () => {
    const page = await open('review-hr', { script: false })
    await page.goto('/office/review/excel')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 Excel 文件' }).click(),
    ])
    assert.match(file.suggestedFilename(), /并联审核-人力资源社会保障部门-2014-09-10\.xlsx/)
    const sheet = value(await readSheet(await bytesOf(page, '/office/review/excel/download'), { sheet: SHEET }))
    const rows = sheet.rows.slice(2).map((row, n) => row.with(place.verdict, n === 0 ? '不属实' : '属实').map(plain))
    await page.getByRole('button', { name: '上传并检查' }).click()
    assert.match(await page.locator('.error-summary').innerText(), /请选择要上传的 Excel 文件/)
    await page.setInputFiles('#file', {
      name: '核查.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('不是表格'),
    })
    await page.getByRole('button', { name: '上传并检查' }).click()
    assert.match(await page.locator('.error-summary').innerText(), /不是 Excel 工作簿/)
    await page.setInputFiles('#file', {
      name: '核查.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await writeWorkbook({ name: SHEET, columns, rows })),
    })
    await page.getByRole('button', { name: '上传并检查' }).click()
    assert.match(await page.locator('main').innerText(), /已保存 11 行，1 行有错误/)
    assert.match(await page.locator('.table').innerText(), /请填写理由/)
    const phone = await open('review-hr', { device: 'phone' })
    await phone.goto(`/en${new URL(page.url()).pathname}`)
    assert.deepEqual(await axe(phone), [])
    assert.equal(await overflows(phone), false)
    await shot(phone, 'review-upload-phone-en')
    await phone.context().close()
    await shot(page, 'review-upload')
    const report = value(
      await readSheet(await bytesOf(page, `${new URL(page.url()).pathname}/report`), { sheet: SHEET }),
    )
    const mended = report.rows.slice(2).map(row => row.slice(0, columns.length).with(place.reason, '合同系伪造').map(plain))
    await page.goto('/office/review/excel')
    await page.setInputFiles('#file', {
      name: '核查.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await writeWorkbook({ name: SHEET, columns, rows: mended })),
    })
    await page.getByRole('button', { name: '上传并检查' }).click()
    assert.match(await page.locator('main').innerText(), /1 行结论已保存/)
    await page.goto('/office/review')
    assert.match(await page.locator('main').innerText(), /没有待核查的任务/)
    await page.context().close()
  })

  it('what is open at the end is escalated; the officer gives it back with a reason; nothing was scored', async () => {
    await site.services.platform.clock.moveTo('2014-12-01T02:00:00.000Z')
    await site.services.due()
    const reviewer = await open('review-education')
    const task = `/office/review/${await taskOf(site, cases[0], 'education')}`
    await reviewer.goto(task)
    assert.match(await reviewer.locator('main').innerText(), /已上报区人力资源社会保障部门/)
    await shot(reviewer, 'review-escalated')
    for (const [name, options] of [['desktop', {}], ['phone', { device: 'phone' }]] as const) {
      const officer = await open('officer', options)
      await officer.goto(`/office/rounds/${round}/progress`)
      assert.deepEqual(await axe(officer), [])
      assert.equal(await overflows(officer), false)
      await shot(officer, `review-progress-${name}`)
      await officer.context().close()
    }
    const officer = await open('officer', { script: false })
    await officer.goto(`/office/rounds/${round}/progress`)
    await officer.getByRole('button', { name: '重新开放所选任务' }).click()
    assert.match(await officer.locator('.error-summary').innerText(), /至少选择一件/)
    await officer.getByRole('row', { name: /教育部门/ }).getByRole('checkbox').first().check()
    await officer.fill('#reason', '外省学历认证结果未到')
    await officer.getByRole('button', { name: '重新开放所选任务' }).click()
    assert.match(await officer.locator('.notice.good').innerText(), /1 件已重新开放/)
    await reviewer.goto('/office/review')
    await reviewer.getByRole('link', { name: '核查第一件' }).click()
    await reviewer.check('input[value="true"]')
    await reviewer.getByRole('button', { name: '保存', exact: true }).click()
    assert.match(await reviewer.locator('.error-summary').innerText(), /每项结论都要填写理由/)
    await reviewer.fill('textarea', '认证报告已到')
    await reviewer.getByRole('button', { name: '保存', exact: true }).click()
    assert.match(await reviewer.locator('.notice.good').innerText(), /已保存/)
    assert.deepEqual(await axe(reviewer), [])
    await shot(reviewer, 'review-reopened')
    for (const page of [reviewer, officer]) await page.context().close()
  })
})

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals))
  return result.value
}

/** A cell as it is written back. */
const plain = (cell: Cell): Value => (typeof cell === 'string' || typeof cell === 'number' ? cell : undefined)

async function bytesOf(page: Page, path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await page.request.get(path)).body())
}

async function taskOf({ services }: TestSite, application: string | undefined, department: string): Promise<string> {
  const row = await services.platform.db.selectFrom('review_tasks').select('id')
    .where('application_id', '=', application ?? '').where('department', '=', department).executeTakeFirstOrThrow()
  return row.id
}

async function staff({ services }: TestSite, username: string): Promise<Actor> {
  return value(await services.demo.signInAs(username)).actor
}

async function openRound(site: TestSite): Promise<string> {
  const { platform, rounds } = site.services
  const actor = await staff(site, 'officer')
  const { id } = value(await rounds.prepare(contextFor(platform, actor), { district: '440604', year: 2014 }))
  value(
    await rounds.open(contextFor(platform, actor), id, {
      quota: 100,
      tie: 'chain-all-in',
      cutoffDayCounts: 'next_round',
      parameters: {},
    }),
  )
  return id
}

/** An application from draft to acceptance, all of it invented; its scans are a page that can be looked at. */
async function acceptedCase(site: TestSite, n: number): Promise<string> {
  const { platform, applications } = site.services
  const citizen = personActor(platform, await personFor(platform, platform.db, `1390000000${n}`))
  const file = inventedFile(n, { claims: CLAIMS })
  const clerk = await staff(site, 'clerk')
  const id = await completeDraft(applications, () => contextFor(platform, citizen), file, clerk.town ?? '', drawnPage())
  value(await applications.submit(contextFor(platform, citizen), id))
  const { state } = value(await applications.get(contextFor(platform, clerk), id))
  const ticks = state.documents.map(({ document }) => ({ document, originalSeen: true, copyKept: true }))
  value(await applications.tick(contextFor(platform, clerk), id, ticks))
  value(await applications.accept(contextFor(platform, clerk), id))
  return id
}

/** A PNG of 420 × 594 with ruled lines: stands for the scan of a certificate. */
function drawnPage(): Buffer {
  const [width, height] = [420, 594]
  const rows = Array.from({ length: height }, (_, y) => {
    const ink = y % 33 < 2 && y > 60 && y < 540
    return Buffer.from([
      0,
      ...Array.from({ length: width }, (_, x) =>
        x < 6 || x > width - 7 || y < 6 || y > height - 7 ? 0x66 : ink && x > 40 && x < 380 ? 0x99 : 0xf4,
      ),
    ])
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
