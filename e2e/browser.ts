import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type BrowserContextOptions, type Page, type Request } from 'playwright-core'
import { installed } from './chromium.ts'

/** What axe found: the rule, how grave, and where. */
export interface Violation {
  readonly rule: string
  readonly impact: string
  readonly help: string
  readonly where: readonly string[]
}

export interface PageOptions {
  /** `phone` is 390 × 844 with touch; `desktop` 1280 × 900. */
  readonly device?: 'phone' | 'desktop'
  readonly dark?: boolean
  readonly script?: boolean
  readonly baseURL?: string
}

const SHOTS = 'test-results'
const ARGS = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']

/** A real Chromium from npm, as root or as an ordinary user. Close it when the tests are done. */
export async function launch(): Promise<Browser> {
  const { executablePath, env } = await installed()
  return chromium.launch({ executablePath, env, headless: true, args: ARGS })
}

/** A page in a fresh, empty profile. What goes wrong in it is kept for `errorsOf`. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const { device = 'desktop', dark = false, script = true, baseURL } = options
  const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
  const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 } }
  const context = await browser.newContext({
    ...(device === 'phone' ? phone : desktop),
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: script,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(baseURL ? { baseURL } : {}),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const errors: string[] = []
  failures.set(page, errors)
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return page
}

const failures = new WeakMap<Page, string[]>()

/** What the page threw or logged as an error since it was opened: refused scripts and styles are among it. */
export function errorsOf(page: Page): readonly string[] {
  return failures.get(page) ?? []
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What passed is not described (half the time, on a long page); style sheets are fetched for no rule of these. */
const AXE = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
  preload: { assets: ['media'] },
}

/**
 * Everything axe holds against the page as it stands. Evaluated through the debugger, so that it works on pages
 * whose policy allows no script; the page must have been opened with script on.
 */
export async function axe(page: Page): Promise<Violation[]> {
  await page.evaluate(await axeSource)
  return page.evaluate(async options => {
    const { axe } = window as unknown as { axe: AxeLike }
    const { violations } = await axe.run(document, options)
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id, impact: impact ?? '', help, where: nodes.map(node => `${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
    }))
  }, AXE)
}

interface AxeLike {
  run(root: Document, options: unknown): Promise<{
    violations: {
      id: string
      impact?: string
      help: string
      nodes: { target: string[]; failureSummary?: string }[]
    }[]
  }>
}

/** Saves the whole page as `test-results/<name>.png`, unless nobody is there to look at it (`LUOHU_PICTURES=none`). */
export async function shot(page: Page, name: string): Promise<void> {
  if (process.env['LUOHU_PICTURES'] === 'none') return
  await mkdir(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true, animations: 'disabled' })
}

/** Whether the page is wider than its window: a phone's reader would have to scroll sideways. */
export async function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
}

/**
 * Bytes of script a page makes its reader load, compressed as the server sends it; inline scripts count compressed too.
 * `page` must not have visited the site before.
 */
export async function scriptBytes(page: Page, path: string): Promise<number> {
  const finished: Promise<number>[] = []
  const sizeOf = async (request: Request): Promise<number> => {
    const isScript = request.resourceType() === 'script' || /\.m?js(?:\?|$)/.test(request.url())
    return isScript ? (await request.sizes()).responseBodySize : 0
  }
  page.on('requestfinished', request => finished.push(sizeOf(request)))
  await page.goto(path, { waitUntil: 'networkidle' })
  const loaded = await Promise.all(finished)
  const inline = await page.evaluate(() => [...document.querySelectorAll('script:not([src])')].map(each => each.textContent).join(''))
  return loaded.reduce((sum, bytes) => sum + bytes, inline === '' ? 0 : gzipSync(inline).length)
}
