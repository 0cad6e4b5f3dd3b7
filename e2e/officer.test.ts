import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Facts } from '#policy'
import { contextFor } from '#platform/platform.ts'
import type { Actor } from '#platform/access.ts'
import type { Result } from '#platform/result.ts'
import { personFor } from '#server/accounts/index.ts'
import { DEMO_PASSWORD, ensureStaff, staffOf } from '#server/demo/accounts.ts'
import { personActor } from '#server/accounts/sessions.ts'
import { leaksIn } from '#server/notices/index.ts'
import { completeDraft, inventedFile } from '#server/applications/testing.ts'
import { axe, errorsOf, launch, openPage, overflows, scriptBytes, shot, type PageOptions } from './browser.ts'
import { signIn, testSite, type TestSite } from './site.ts'

const MUST = { registered_locally: false, works_here: true, excess_birth_5y: false }
/** Seven invented applicants: two tied at the quota of four, one under the threshold. */
const PEOPLE: Facts[] = [
  { ...MUST, education: 'bachelor', blood_donations: 3 }, { ...MUST, education: 'bachelor' },
  { ...MUST, education: 'bachelor', volunteer_hours: 100 },
  { ...MUST, education: 'college', blood_donations: 2 }, { ...MUST, education: 'college', blood_donations: 2 },
  { ...MUST, education: 'college' },
  { ...MUST, education: 'senior' },
]
const LOOKS: (PageOptions & { readonly name: string; readonly en?: boolean })[] = [
  { name: 'desktop' }, { name: 'phone-en', device: 'phone', en: true },
]

describe('a round at the district officer\'s desk', () => {
  let browser: Browser
  let site: TestSite
  let round = ''
  let notice = ''

  before(async () => {
    site = await testSite({ start: '2014-06-03T02:00:00.000Z', staff: true })
    await ensureStaff(site.services.accounts, staffOf('440606').filter(({ role }) => role === 'officer'))
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  const page = async (username?: string, options: PageOptions = {}): Promise<Page> => {
    const opened = await openPage(browser, { baseURL: site.url, ...options })
    if (username !== undefined) {
      const { token } = value(await site.services.accounts.signInStaff(username, DEMO_PASSWORD))
      await opened.context().addCookies([{ name: 'luohu_session', value: token, url: site.url }])
    }
    return opened
  }
  /** Every look of some pages: nothing axe minds, nothing wider than the window, no error in the console. */
  const look = async (username: string | undefined, paths: Readonly<Record<string, string>>): Promise<void> => {
    for (const { name, en, ...options } of LOOKS) {
      const one = await page(username, options)
      for (const [label, path] of Object.entries(paths)) {
        await one.goto(`${en ? '/en' : ''}${path}`)
        assert.deepEqual(await axe(one), [], `${path} ${name}`)
        assert.equal(await overflows(one), false, `${path} is wider than the window: ${name}`)
        await shot(one, `officer-${label}-${name}`)
      }
      assert.deepEqual(errorsOf(one), [])
      await one.context().close()
    }
  }
  const moveTo = async (day: string): Promise<void> => {
    await site.services.platform.clock.moveTo(`${day}T02:00:00.000Z`)
    await site.services.due()
  }

  it('prepares and opens the round without script; a quota of zero and a missing tie rule are refused in one go', async () => {
    const desk = await page('officer', { script: false })
    await desk.goto('/office/rounds')
    await desk.getByRole('button', { name: '建立批次' }).click()
    round = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
    await look(
      'officer', { list: '/office/rounds', prepared: `/office/rounds/${round}`, open: `/office/rounds/${round}/open` },
    )
    await desk.getByRole('link', { name: '填写名额和同分规则' }).click()
    await desk.fill('#quota', '0')
    await desk.fill('[name="parameter.fs_bravery"]', '12.5')
    await desk.getByRole('button', { name: '开放批次' }).click()
    const summary = await desk.locator('.error-summary').innerText()
    assert.match(summary, /入户名额不能为 0[\s\S]*请选择同分规则/)
    await shot(desk, 'officer-open-refused')
    await desk.fill('#quota', '4')
    await desk.check('#tie-all-in')
    assert.equal(await desk.inputValue('[name="parameter.fs_bravery"]'), '12.5', 'what was typed is kept')
    await desk.getByRole('button', { name: '开放批次' }).click()
    await desk.waitForURL(`**/office/rounds/${round}`)
    const { state } = await site.services.rounds.get(round) ?? {}
    assert.deepEqual(
      [state?.status, state?.quota, state?.tie, state?.parameters['fs_bravery']], ['open', 4, 'all-in', 1250],
    )
    await desk.context().close()
  })

  it('shows how far each department is, and does not freeze before all have spoken', async () => {
    for (const [n, claims] of PEOPLE.entries()) await acceptedCase(site, n + 1, claims)
    await look('officer', { applying: `/office/rounds/${round}` })
    await moveTo('2014-10-15')
    await record(site, 30)
    await look('officer', { review: `/office/rounds/${round}` })
    await moveTo('2014-12-01')
    const desk = await page('officer')
    await desk.goto(`/office/rounds/${round}`)
    assert.match(await desk.locator('.next-step').innerText(), /还不能固定排名/)
    await shot(desk, 'officer-not-yet')
    await desk.goto(`/office/rounds/${round}/freeze`)
    await desk.getByRole('button', { name: '固定排名' }).click()
    assert.match(await desk.locator('.error-summary').innerText(), /还有 \d+ 项审核没有结论/)
    await desk.context().close()
  })

  it('freezes a ranking that anybody can check by its hashes, and leaves the signing to another officer', async () => {
    await recordLate(site)
    const desk = await page('officer', { script: false })
    await desk.goto(`/office/rounds/${round}`)
    await desk.getByRole('link', { name: '固定排名' }).click()
    await desk.getByRole('button', { name: '固定排名' }).click()
    await desk.waitForURL('**/rankings/1')
    assert.match(await desk.locator('main').innerText(), /64 分共 2 人，入围 2 人，按同分规则超出名额 1 人/)
    await desk.goto(`/office/rounds/${round}/publish`)
    assert.match(await desk.locator('main').innerText(), /须由另一名工作人员签发/)
    assert.equal(await desk.locator('#signature').count(), 0)
    await desk.context().close()
    await look('officer', {
      frozen: `/office/rounds/${round}`, ranking: `/office/rounds/${round}/rankings/1`,
      below: `/office/rounds/${round}/rankings/1?outcome=below`, freeze: `/office/rounds/${round}/freeze`,
    })
  })

  it('publishes after another officer signs with their own name', async () => {
    await look('approver', { publish: `/office/rounds/${round}/publish` })
    const desk = await page('approver', { script: false })
    await desk.goto(`/office/rounds/${round}`)
    await desk.getByRole('link', { name: '核对并签发' }).click()
    await desk.fill('#signature', '李经办')
    await desk.getByRole('button', { name: '签发并公示' }).click()
    assert.match(await desk.locator('.error-summary').innerText(), /签发人姓名与当前账号不一致/)
    await desk.fill('#signature', '周审批')
    await desk.getByRole('button', { name: '签发并公示' }).click()
    await desk.waitForURL('**/office/notices/*')
    notice = new URL(desk.url()).pathname.split('/').at(-1) ?? ''
    assert.match(await desk.locator('main').innerText(), /2014年12月1日 – 2014年12月15日/)
    await desk.context().close()
  })

  it('shows the public a list without script and without anything that names a person', async () => {
    await look(
      undefined,
      {
        rules: `/rounds/${round}`, notices: '/notices', notice: `/notices/${notice}`, found: `/notices/${notice}?q=3`,
        nothing: `/notices/${notice}?q=99`, print: `/notices/${notice}/print`,
      },
    )
    const reader = await page()
    assert.equal(await scriptBytes(reader, `/notices/${notice}`), 0)
    assert.equal(await reader.locator('meta[name=robots]').getAttribute('content'), 'noindex, nofollow, noarchive')
    const html = (await reader.content()).replaceAll(notice, '')
    assert.deepEqual(leaksIn(html), [])
    for (const n of PEOPLE.keys()) {
      const { name = '', idNumber = '', phone = '' } = inventedFile(n + 1).personal
      for (
        const secret of [name, idNumber, idNumber.slice(6, 14), idNumber.slice(-4), phone]
      ) assert.ok(!html.includes(secret), secret)
    }
    const answer = await reader.request.get(`/notices/${notice}`)
    assert.match(answer.headers()['x-robots-tag'] ?? '', /noindex/)
    await reader.context().close()
  })

  it('takes an objection from a signed-in person, holds the entry, and says so', async () => {
    const citizen = await page(undefined, { script: false })
    await signIn(citizen, site, '13700000001')
    await citizen.goto(`/notices/${notice}`)
    await citizen.getByRole('link', { name: '提出异议' }).click()
    await citizen.fill('#position', '1')
    await citizen.fill('#text', '太短')
    await citizen.getByRole('button', { name: '提交异议' }).click()
    assert.match(await citizen.locator('.error-summary').innerText(), /真实姓名[\s\S]*至少 10 个字/)
    await shot(citizen, 'officer-objection-refused')
    await citizen.fill('#name', '测试异议人')
    await citizen.fill('#text', '第一名的献血次数我认为不属实，请核实献血证。')
    await citizen.getByRole('button', { name: '提交异议' }).click()
    assert.match(await citizen.locator('main').innerText(), /已收到您的异议[\s\S]*已收到/)
    await shot(citizen, 'officer-objection-sent')
    await citizen.goto(`/notices/${notice}`)
    assert.match(await citizen.locator('tbody tr').first().innerText(), /异议处理中/)
    await citizen.context().close()
  })

  it('lets an applicant see their own place and object to their own result, ranked or not', async () => {
    const own = await page()
    await signIn(own, site, '13900000007')
    const [mine] = value(
      await site.services.applications.mine(contextFor(site.services.platform, await citizenOf(site, 7)))
    )
    await own.goto(`/cases/${mine?.id}/objection`)
    assert.match(await own.locator('main').innerText(), /没有进入排名/)
    assert.deepEqual(await axe(own), [])
    await shot(own, 'officer-own-objection')
    const [first] = value(
      await site.services.applications.mine(contextFor(site.services.platform, await citizenOf(site, 1)))
    )
    assert.equal((await own.goto(`/cases/${first?.id}/objection`))?.status(), 403, 'somebody else\'s case')
    await own.goto(`/notices/${notice}`)
    assert.match(await own.locator('.notice').first().innerText(), /您的申请没有进入排名/)
    await own.context().close()
  })

  it('has a department check again and ranks again when a finding changed; the notice shows version 2', async () => {
    const desk = await page('approver', { script: false })
    await desk.goto('/office/objections')
    await desk.getByRole('link', { name: '序号 1' }).click()
    const objection = new URL(desk.url()).pathname
    await look('approver', { objections: '/office/objections', objection })
    await desk.check('#departments-health')
    await desk.getByRole('button', { name: '交部门复核' }).click()
    assert.match(await desk.locator('main').innerText(), /卫生部门 复核中/)
    await findAgain(site)
    await desk.goto(objection)
    assert.match(await desk.locator('main').innerText(), /复核改变了核查结论/)
    await desk.check('#upheld-no')
    await desk.fill('#reason', '经复核，献血证记载一次献血。')
    await desk.getByRole('button', { name: '答复' }).click()
    assert.match(await desk.locator('.error-summary').innerText(), /不能答复“异议不成立”/)
    await desk.check('#upheld-yes')
    await desk.getByRole('button', { name: '答复' }).click()
    assert.match(await desk.locator('main').innerText(), /名单已更新为第 2 版/)
    await desk.context().close()
    await look(
      'approver',
      {
        answered: objection, version2: `/office/rounds/${round}/rankings/2`,
        'office-notice': `/office/notices/${notice}`, 'on-notice': `/office/rounds/${round}`,
      },
    )
    await look(undefined, { changed: `/notices/${notice}` })
    const objector = await page()
    await signIn(objector, site, '13700000001')
    await objector.goto(`/notices/${notice}/objection`)
    assert.match(await objector.locator('main').innerText(), /异议成立[\s\S]*60 日内依法申请行政复议/)
    assert.deepEqual(await axe(objector), [])
    await shot(objector, 'officer-objection-answered')
    await objector.context().close()
  })

  it('ends the notice by itself, refuses later objections with what to do, and leads on to the cards', async () => {
    await moveTo('2014-12-16')
    await look('approver', { cards: `/office/rounds/${round}` })
    const desk = await page('approver', { script: false })
    assert.equal(
      (await desk.request.post(`/office/rounds/${round}`, { form: {}, headers: { origin: site.url } })).status(), 422,
      'not while cards are to be issued',
    )
    await desk.context().close()
    const citizen = await page()
    await signIn(citizen, site, '13700000002')
    await citizen.goto(`/notices/${notice}/objection`)
    assert.match(await citizen.locator('main').innerText(), /公示期已于 2014年12月15日 结束[\s\S]*行政复议/)
    await citizen.context().close()
  })

  it('is closed by an officer when no card is valid any more', async () => {
    const { cards, platform, rankings } = site.services
    const admitted = await rankings.admitted(round)
    assert.deepEqual([admitted?.ready.length, admitted?.waiting.length, admitted?.seats], [5, 0, 5])
    const approver = value(await site.services.demo.signInAs('approver')).actor
    value(await cards.issue(contextFor(platform, approver), round))
    await moveTo('2015-12-20')
    const desk = await page('approver', { script: false })
    await desk.goto(`/office/rounds/${round}`)
    await desk.getByRole('button', { name: '结束批次' }).click()
    assert.match(await desk.locator('.page-head').innerText(), /已结束/)
    await desk.context().close()
  })

  it('keeps everybody else out', async () => {
    const other = await page('officer-440606')
    for (
      const path of [
        `/office/rounds/${round}`, `/office/rounds/${round}/rankings/1`, `/office/notices/${notice}`,
        `/office/rounds/${round}/publish`,
      ]
    ) {
      assert.equal((await other.goto(path))?.status(), 403, path)
    }
    await other.context().close()
    const clerk = await page('clerk')
    assert.equal((await clerk.goto(`/office/rounds/${round}`))?.status(), 403)
    assert.equal((await clerk.goto('/office/rounds/no-such-round'))?.status(), 403)
    await clerk.context().close()
  })
})

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

async function citizenOf({ services: { platform } }: TestSite, n: number): Promise<Actor> {
  return personActor(platform, await personFor(platform, platform.db, `139${String(n).padStart(8, '0')}`))
}

async function acceptedCase(site: TestSite, n: number, claims: Facts): Promise<void> {
  const { platform, applications, demo } = site.services
  const citizen = await citizenOf(site, n)
  const clerk = value(await demo.signInAs('clerk')).actor
  const id = await completeDraft(
    applications, () => contextFor(platform, citizen), inventedFile(n, { claims }), clerk.town ?? '',
  )
  value(await applications.submit(contextFor(platform, citizen), id))
  const { state } = value(await applications.get(contextFor(platform, clerk), id))
  value(
    await applications.tick(
      contextFor(platform, clerk), id,
      state.documents.map(({ document }) => ({ document, originalSeen: true, copyKept: true })),
    )
  )
  value(await applications.accept(contextFor(platform, clerk), id))
}

interface Task {
  readonly id: string
  readonly department: string
  readonly state: unknown
}

async function record({ services }: TestSite, most: number, reason?: string): Promise<void> {
  const { platform, review } = services
  const tasks: Task[] = await platform.db.selectFrom('review_tasks').select(['id', 'department', 'state'])
    .where('status', '=', 'open').limit(most).execute()
  for (const { id, department, state } of tasks) {
    const { facts } = state as { facts: { fact: string; finding?: unknown }[] }
    const findings = facts.filter(one => !one.finding).map(({ fact }) => ({ fact, verdict: 'true' as const, reason }))
    value(await review.record(contextFor(platform, reviewer(platform.city, department)), id, findings))
  }
}

/** The officer gives escalated tasks back; departments then find everything true. */
async function recordLate(site: TestSite): Promise<void> {
  const { platform, review, demo } = site.services
  const officer = value(await demo.signInAs('officer')).actor
  for (const { id } of value(await review.escalated(contextFor(platform, officer), '440604', 2014))) {
    value(await review.reopen(contextFor(platform, officer), id, { reason: '请尽快出具结论', until: '2014-12-05' }))
  }
  await record(site, 500, '逾期后经督办出具结论')
}

/** The health department looks again at the first on the list: one blood donation, not three. */
async function findAgain({ services: { platform, review } }: TestSite): Promise<void> {
  const { id } = await platform.db.selectFrom('review_tasks').select('id').where('status', '=', 'open')
    .where('department', '=', 'health').executeTakeFirstOrThrow()
  value(await review.record(contextFor(platform, reviewer(platform.city, 'health')), id, [
    { fact: 'blood_donations', verdict: 'adjusted', value: 1, reason: '献血证记载一次献血' },
  ]))
}

function reviewer(city: string, department: string): Actor {
  return {
    id: '00000000-0000-7000-8000-000000000001', role: 'reviewer', city, name: '测试核查员', district: '440604', department,
  }
}
