import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { errorsOf, type PageOptions } from './browser.ts'
import { idOf, openWindow, sound, type Window } from './window.ts'

const LOOKS: (PageOptions & { readonly name: string; readonly en?: boolean })[] = [
  { name: 'desktop' },
  { name: 'phone', device: 'phone' },
  { name: 'desktop-en', en: true },
  { name: 'phone-en', device: 'phone', en: true },
  { name: 'dark', dark: true },
]

describe("the window's pages", () => {
  let window: Window
  before(async () => {
    window = await openWindow()
  })
  after(() => window.close())

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
            [`/office/cases/${window.waiting}`, 'waiting'],
            [`/office/cases/${window.correction}`, 'in-correction'],
            [`/office/cases/${window.accepted}`, 'accepted'],
            [`/office/cases/${window.waiting}/correction`, 'correction'],
            [`/office/cases/${window.correction}/correction`, 'correction-twice'],
            [`/office/cases/${window.correction}/supply`, 'supply'],
            [`/office/cases/${window.waiting}/refuse`, 'refuse'],
            [`/office/cases/${window.waiting}/withdraw`, 'withdraw'],
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
            [`/office/bars/${window.bar}`, 'bar'],
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
        const page = await window.open(username, options)
        for (const [path, label] of paths) {
          await page.goto(root + path)
          await sound(page, `${label}-${name}`)
        }
        assert.deepEqual(errorsOf(page), [])
        await page.context().close()
      }
      const page = await window.open('clerk', options)
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
})
