import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import type { Counts } from './run-file.ts'

const head = `import assert from 'node:assert/strict'\nimport { describe, it, before } from 'node:test'\n`
const planted = {
  'good.test.mjs': `describe('a suite', () => { it('one', () => {}); it('two', () => {}) })`,
  'bad.test.mjs': `console.log('said on the way')\ndescribe('a suite', () => { it('holds', () => {}); it('fails', () => assert.equal(1, 2)) })`,
  'broken.test.mjs': `throw new Error('does not load')`,
  'hook.test.mjs': `describe('a suite', () => { before(() => { throw new Error('no database') }); it('never runs', () => {}) })`,
}

describe('runFile', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'luohu 测试-'))
    for (const [name, source] of Object.entries(planted)) await writeFile(join(folder, name), head + source)
  })
  after(() => rm(folder, { recursive: true }))

  /** One after the other, in a process of its own: a runner does not run inside another. */
  async function runPlanted(...names: (keyof typeof planted)[]): Promise<Counts & { printed: string }> {
    const files = names.map(name => join(folder, name))
    const script = `
      import { runFile } from ${JSON.stringify(new URL('run-file.ts', import.meta.url).href)}
      let [printed, passed, failed] = ['', 0, 0]
      const options = { root: ${JSON.stringify(folder)}, timeout: 600_000, print: text => (printed += text) }
      for (const file of ${JSON.stringify(files)}) {
        const counts = await runFile(file, options)
        passed += counts.passed
        failed += counts.failed
      }
      console.log(JSON.stringify({ passed, failed, printed }))`
    await writeFile(join(folder, 'main.mjs'), script)
    const { NODE_TEST_CONTEXT: _, ...env } = process.env
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'main.mjs')], { env })
    return JSON.parse(stdout)
  }

  it('counts tests, not suites or files, and prints a line', async () => {
    const { passed, failed, printed } = await runPlanted('good.test.mjs')
    assert.deepEqual({ passed, failed }, { passed: 2, failed: 0 })
    assert.match(printed, /^✔ good\.test\.mjs {2}2 {2}[\d.]+ s\n$/)
  })

  it('tells in full what failed, once, with what the file had printed', async () => {
    const { passed, failed, printed } = await runPlanted('good.test.mjs', 'bad.test.mjs')
    assert.deepEqual({ passed, failed }, { passed: 3, failed: 1 })
    assert.match(printed, /✖ bad\.test\.mjs {2}1 ✔ 1 ✖/)
    assert.match(printed, /fails\n.*1 !== 2/s)
    assert.match(printed, /said on the way/)
    assert.doesNotMatch(printed, /at .*node:internal/)
  })

  it('counts a file that does not load and a hook that throws as failed', async () => {
    for (const name of ['broken.test.mjs', 'hook.test.mjs'] as const) {
      const { passed, failed, printed } = await runPlanted(name)
      assert.equal(passed, 0)
      assert.ok(failed >= 1)
      assert.match(printed, name.startsWith('broken') ? /does not load/ : /no database/)
    }
  })
})
