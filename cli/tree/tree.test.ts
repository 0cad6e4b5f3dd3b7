import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { it } from 'node:test'
import { checkout } from '#platform/home.ts'
import { problems } from '../commands/boundaries.ts'
import { isCode, treeFiles } from './files.ts'
import { readModules } from './modules.ts'

const LIMIT = 400

it(`holds no file of more than ${LIMIT} lines`, async () => {
  const files = (await treeFiles(checkout)).filter(isCode)
  assert.ok(files.includes('cli/main.ts'))
  const lengths = await Promise.all(files.map(async path => [path, await lines(path)] as const))
  assert.deepEqual(lengths.filter(([, count]) => count > LIMIT), [])
})

async function lines(path: string): Promise<number> {
  return (await readFile(join(checkout, path), 'utf8')).split('\n').length - 1
}

it('the boundary check speaks up on a planted violation, in the tree itself', async () => {
  const root = await mkdtemp(join(tmpdir(), 'luohu 边界-'))
  const planted = join(root, 'packages', 'policy', 'index.ts')
  await mkdir(dirname(planted), { recursive: true })
  await writeFile(join(root, 'package.json'), '{ "imports": { "#web/*": "./web/*" } }')
  await writeFile(planted, 'export const one = 1\n')
  assert.deepEqual(problems(await readModules(root)), [])
  await writeFile(planted, `export { page } from '#web/page.tsx'\nimport 'node:fs'\n`)
  const found = problems(await readModules(root)).map(problem => problem.zh).sort()
  assert.deepEqual(found, [
    'packages/policy/index.ts:1 不得引用 web/page.tsx',
    'packages/policy/index.ts:2 不得引用 node:fs',
  ])
  await rm(root, { recursive: true })
})
