import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { hashSources } from './web-build.ts'

describe('hashSources', () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'luohu-'))
    await write('web/root.tsx', 'one')
    await write('packages/policy/index.ts', 'two')
  })
  afterEach(() => rm(root, { recursive: true }))

  async function write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }

  it('stays the same while the sources do, whatever else is written', async () => {
    const before = await hashSources(root)
    await write('README.md', 'words')
    await write('cli/main.ts', 'code')
    await write('web/root.test.tsx', 'a test')
    await write('web/build/server/index.js', 'built')
    await write('node_modules/web/index.js', 'installed')
    assert.equal(await hashSources(root), before)
  })

  for (const path of ['web/root.tsx', 'web/new.css', 'packages/policy/index.ts', 'server/http/index.ts', 'policies/p.yaml', 'vite.config.ts']) {
    it(`changes with ${path}`, async () => {
      const before = await hashSources(root)
      await write(path, 'changed')
      assert.notEqual(await hashSources(root), before)
    })
  }

  it('changes when a file moves or its end goes over to the next', async () => {
    const before = await hashSources(root)
    await rename(join(root, 'web/root.tsx'), join(root, 'web/base.tsx'))
    const moved = await hashSources(root)
    assert.notEqual(moved, before)
    await write('web/base.tsx', 'on')
    await write('web/extra.tsx', 'e')
    assert.notEqual(await hashSources(root), moved)
  })
})
