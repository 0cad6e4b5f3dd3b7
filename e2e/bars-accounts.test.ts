import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { idOf, openWindow, press, sound, texts, type Window } from './window.ts'

describe('bars and accounts', () => {
  let window: Window
  before(async () => {
    window = await openWindow()
  })
  after(() => window.close())

  it('an officer bars on a clause and lifts; a clerk sees it at once', async () => {
    const page = await window.open('officer')
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
    const clerk = await window.open('clerk2')
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
    const page = await window.open('admin')
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
    for (const [username, status] of [
      ['clerk', 200],
      ['clerk2', 403],
    ] as const) {
      const other = await window.open(username)
      assert.equal((await other.goto(`/office/cases/${window.waiting}`))?.status(), status)
      await other.context().close()
    }
    await page.goto('/office/admin/reads?number=440604-2014-000001')
    assert.match(await page.locator('table').innerText(), /陈窗口[\s\S]*440604-2014-000001/)
    await page.goto('/office/admin/reads?outcome=refused')
    assert.match(await page.locator('table').innerText(), /何窗口[\s\S]*拒绝/)
    await page.context().close()
  })
})
