import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readXlsx } from 'hucre/xlsx'
import type { Browser, Page } from 'playwright-core'
import { packHash } from '#policy/explain'
import { createPacks } from '#server/packs/index.ts'
import { zipEntries } from '#server/sheets/zip.ts'
import { parseYaml } from '../policies/yaml.ts'
import { axe, errorsOf, launch, openPage, overflows, shot, type PageOptions } from './browser.ts'
import { strayWords } from './pages/words.ts'
import { preview } from './preview.ts'

const GUANGZHOU = 'guangzhou-2025-points'
const packs = createPacks()
const KB = 1000

describe('the policy library', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof preview>>
  before(async () => {
    site = await preview()
    browser = await launch()
  })
  after(async () => {
    await browser.close()
    await site.close()
  })
  const open = (options: PageOptions = {}): Promise<Page> => openPage(browser, { baseURL: site.url, ...options })
  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${site.url}${path}`, init)
  const search = async (page: Page, question: string): Promise<string> => {
    await page.goto('/policies')
    await page.getByRole('searchbox').fill(question)
    await page.getByRole('button', { name: '查找' }).click()
    return page.getByRole('main').innerText()
  }

  it('puts the editions of a scheme together and says which holds on the day it is', async () => {
    const page = await open({ script: false })
    await page.goto('/policies')
    const guangzhou = page.locator('.series', { hasText: '广州市积分制入户' })
    assert.match(
      await guangzhou.innerText(),
      /尚未施行[\s\S]*2025年[\s\S]*A 级官方文本\s+\d+[\s\S]*已失效[\s\S]*未公布\s+\d+/,
    )
    assert.equal(await guangzhou.locator('.editions > li').count(), 2)
    assert.match(await page.locator('.series', { hasText: '佛山' }).innerText(), /现行有效[\s\S]*代用值\s+\d+/)
    assert.equal(await page.locator('.editions > li').count(), packs.ids.length)
  })

  it('searches words, single characters, clause numbers, ids and full-width letters without script, and leads to the place', async () => {
    const page = await open({ script: false })
    for (const [question, wanted] of [
      ['无偿献血', /无偿献血/],
      ['血', /献血/],
      ['三（四）', /FS-9/],
      ['ＦＳ－８', /FS-8/],
      ['gz-6.age', /45周岁/],
    ] as const) {
      assert.match(await search(page, question), wanted, question)
    }
    await search(page, 'FS-8')
    const first = page.locator('.found > li').first()
    assert.equal(await first.locator('mark').first().innerText(), 'FS-8')
    await first.getByRole('link').click()
    assert.equal(new URL(page.url()).hash, '#FS-8')
    assert.match(await page.locator('#FS-8').innerText(), /公示/)
  })

  it('says what to try when nothing is found, and refuses what is too long', async () => {
    const page = await open()
    assert.match(await search(page, '龘龘'), /没有找到「龘龘」[\s\S]*换一个更短的词/)
    assert.match(await search(page, '<script>alert(1)</script>'), /alert|没有找到/)
    const long = await page.goto(`/en/policies?q=${'x'.repeat(101)}`)
    assert.equal(long?.status(), 422)
    assert.match(await page.getByRole('alert').innerText(), /at most 100 characters/)
    assert.deepEqual(await axe(page), [])
    assert.equal((await get(`/policies?q=${encodeURIComponent('字'.repeat(100))}`)).status, 200)
  })

  it('shows every clause with the rules drawn from it, both ways, for every pack', async () => {
    for (const id of packs.ids) {
      const pack = packs.get(id)
      const html = await (await get(`/policies/${id}`)).text()
      assert.ok(html.length < 300 * KB, `${id}: ${html.length} characters`)
      const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, each]) => each))
      for (const { id: clause } of pack.clauses) assert.ok(ids.has(clause), `${id} ${clause}`)
      const links = [...html.matchAll(/href="#([^"]+)"/g)].flatMap(([, each]) => each ?? [])
      assert.deepEqual(
        links.filter(each => each !== 'main' && !ids.has(each)),
        [],
        `${id} links to nowhere`,
      )
      assert.equal(ids.size, [...html.matchAll(/ id="([^"]+)"/g)].length, `${id}: an id stands twice`)
    }
  })

  it('every page of every pack keeps to its language and its window', async () => {
    const page = await open({ device: 'phone' })
    for (const id of packs.ids) {
      for (const part of ['', '/tables', '/examples']) {
        for (const lang of ['zh', 'en'] as const) {
          const path = `${lang === 'en' ? '/en' : ''}/policies/${id}${part}`
          await page.goto(path)
          assert.deepEqual(await strayWords(page, lang), [], path)
          assert.equal(await overflows(page), false, path)
        }
      }
    }
    assert.deepEqual(errorsOf(page), [])
  })

  it('compares Guangzhou 2010 with 2025, whichever comes first in the address, and folds what is the same', async () => {
    const page = await open({ script: false })
    await page.goto(`/policies/${GUANGZHOU}`)
    await page.getByRole('button', { name: '对比' }).click()
    assert.match(page.url(), /compare\?with=guangzhou-2010-points/)
    const text = await page.getByRole('main').innerText()
    assert.match(text, /原：广州市积分制入户（2010年）[\s\S]*新：广州市积分制入户（2025年）/)
    assert.match(text, /分数线\s+原\s+85 分\s+新\s+150 分\s+原条款 [^\n]*GZA-4[\s\S]*GZ-6\.points/)
    assert.match(text, /新增 \d+ 项，取消 \d+ 项，修改 \d+ 项/)
    assert.match(text, /(?:提高 \+|降低 −)\d/)
    assert.ok((await page.locator('details.unchanged').count()) > 0)
    const back = await (await get('/policies/guangzhou-2010-points/compare?with=guangzhou-2025-points')).text()
    assert.match(back, /85 分[\s\S]*150 分/)
  })

  it('has nothing axe minds, light and dark, phone and desk', async () => {
    const paths = [
      '/policies?q=%E7%A4%BE%E4%BF%9D',
      `/policies/${GUANGZHOU}/compare?with=guangzhou-2010-points`,
      '/policies/foshan-2014-points/compare?with=zhongkai-2014-talent',
      `/policies/${GUANGZHOU}/compare`,
      '/policies/foshan-2014-points/tables',
      '/policies/zhongkai-2014-talent/examples',
      '/policies/jiangmen-2012-services',
    ]
    for (const options of [{ device: 'phone', dark: true }, { device: 'desktop' }] as const) {
      const page = await open(options)
      for (const path of paths) {
        const prefix = options.device === 'phone' ? '/en' : ''
        await page.goto(`${prefix}${path}`)
        assert.deepEqual(await axe(page), [], path)
        assert.equal(await overflows(page), false, path)
      }
      assert.deepEqual(errorsOf(page), [])
    }
  })

  it('evaluates the worked examples: none differs from what was worked out by hand', async () => {
    const page = await open({ script: false })
    await page.goto(`/policies/${GUANGZHOU}/examples#example-nothing_to_show`)
    assert.match(
      await page.getByRole('main').innerText(),
      new RegExp(`${packs.get(GUANGZHOU).examples.length} 个示例全部与手工计算一致`),
    )
    const example = page.locator('#example-nothing_to_show')
    await example.locator('summary').click()
    assert.match(await example.innerText(), /不符合[\s\S]*资格分 30 分（须满 150）[\s\S]*年龄\s+30 分/)
  })

  it('hands out files that parse, with Chinese names, and keeps nobody waiting for the same twice', async () => {
    for (const id of packs.ids) {
      const page = await (await get(`/policies/${id}`)).text()
      const paths = [...page.matchAll(/href="(\/policies\/[^"]+\/download\/[^"]+)"/g)].flatMap(([, path]) => path ?? [])
      assert.ok(paths.length >= 10, id)
      for (const path of paths) {
        const answer = await get(path)
        assert.equal(answer.status, 200, path)
        assert.match(
          answer.headers.get('content-disposition') ?? '',
          /^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E[\w%.-]+$/,
          path,
        )
        await parses(path, new Uint8Array(await answer.arrayBuffer()), answer.headers.get('content-type') ?? '')
        const etag = answer.headers.get('etag') ?? ''
        assert.equal((await get(path, { headers: { 'if-none-match': etag } })).status, 304, path)
      }
    }
  })

  it('answers 404 in both languages for packs and files that are not there', async () => {
    for (const path of [
      '/policies/nowhere',
      '/policies/nowhere/tables',
      '/policies/nowhere/examples',
      '/policies/nowhere/compare',
      `/policies/${GUANGZHOU}/compare?with=nowhere`,
    ]) {
      const [zh, en] = [await get(path), await get(`/en${path}`)]
      assert.deepEqual([zh.status, en.status], [404, 404], path)
      assert.match(await zh.text(), /没有找到此页面/)
      assert.match(await en.text(), /There is no such page/)
    }
    for (const file of [
      'passwd',
      '..%2fvocabulary.yaml',
      '%2e%2e%2f%2e%2e%2fpackage.json',
      'pack.yml',
      'constructor',
    ]) {
      const [zh, en] = [
        await get(`/policies/${GUANGZHOU}/download/${file}`),
        await get(`/en/policies/${GUANGZHOU}/download/${file}`),
      ]
      assert.deepEqual([zh.status, en.status], [404, 404], file)
      assert.match(await zh.text(), /没有这个文件/)
      assert.match(await en.text(), /There is no such file/)
    }
    assert.equal((await get('/policies/foshan-2014-points/download/document.txt')).status, 200)
    assert.equal((await get('/policies/guangdong-2010-points/download/document.txt')).status, 404)
  })

  it('prints the tables on A4 with numbered pages and a line for every signature', async () => {
    const page = await open()
    await page.goto('/policies/foshan-2014-points/tables')
    const text = await page.getByRole('main').innerText()
    assert.match(text, new RegExp(await packHash(packs.get('foshan-2014-points'))))
    for (const who of ['拟制人', '复核人', '审批人', '公安部门', '教育部门'])
      assert.ok((await page.getByRole('rowheader', { name: who }).count()) > 0, who)
    await page.emulateMedia({ media: 'print' })
    assert.deepEqual(await axe(page), [])
    await shot(page, 'library-tables-print')
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
      ([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`,
    )
    assert.ok(boxes.length >= 3, `${boxes.length} pages`)
    assert.deepEqual([...new Set(boxes)], ['595×842'])
  })
})

/** A file that was handed out is what it says it is. */
async function parses(path: string, content: Uint8Array, type: string): Promise<void> {
  const text = new TextDecoder('utf-8', { fatal: true })
  if (path.endsWith('.xlsx')) {
    assert.match(type, /spreadsheetml/)
    const { sheets } = await readXlsx(content)
    assert.ok((sheets[0]?.rows.length ?? 0) > 3, path)
  } else if (path.endsWith('.zip')) {
    assert.equal(type, 'application/zip')
    assert.ok((zipEntries(content)?.length ?? 0) >= 7, path)
  } else if (path.endsWith('.json')) {
    assert.match(type, /^application\/json/)
    const { hash, pack } = JSON.parse(text.decode(content)) as { hash: string; pack: Parameters<typeof packHash>[0] }
    assert.equal(hash, `sha256:${await packHash(pack)}`, path)
  } else if (path.endsWith('.yaml')) {
    assert.match(type, /^text\/yaml/)
    assert.deepEqual(parseYaml(path, text.decode(content)).problems, [], path)
  } else {
    assert.match(type, /^text\/plain/)
    assert.ok(text.decode(content).length > 500, path)
  }
}
