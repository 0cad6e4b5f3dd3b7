import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { violations } from './boundaries.ts'
import { cycles } from './cycles.ts'
import { importsOf, type Modules } from './modules.ts'

const aliases = { '#policy': './packages/policy/index.ts', '#platform/*': './server/platform/*', '#server/*': './server/*' }

function modules(sources: Record<string, string>): Modules {
  return new Map(Object.entries(sources).map(([path, source]) => [path, importsOf(path, source, aliases)]))
}

function crossed(path: string, target: string): boolean {
  return violations(modules({ [path]: `import '${target}'` })).length > 0
}

describe('importsOf', () => {
  it('finds every kind of import, where it stands and whether it is needed to load', () => {
    const source = [
      `import type { A } from './a.ts'`,
      `import { type B, b } from '#policy'`,
      `export { c } from '../c/index.ts'`,
      `export type { D } from '#platform/d.ts'`,
      `const e = await import('./e.ts')`,
      `import 'node:fs'`,
    ].join('\n')
    const found = importsOf('server/x/y.ts', source, aliases).sort((one, two) => one.line - two.line)
    assert.deepEqual(found, [
      { target: 'server/x/a.ts', inTree: true, line: 1, eager: false },
      { target: 'packages/policy/index.ts', inTree: true, line: 2, eager: true },
      { target: 'server/c/index.ts', inTree: true, line: 3, eager: true },
      { target: 'server/platform/d.ts', inTree: true, line: 4, eager: false },
      { target: 'server/x/e.ts', inTree: true, line: 5, eager: false },
      { target: 'node:fs', inTree: false, line: 6, eager: true },
    ])
  })

  it('is not taken in by comments and strings', () => {
    assert.deepEqual(importsOf('cli/a.ts', `// import './b.ts'\nconst text = "import './c.ts'"`, aliases), [])
  })
})

describe('boundaries', () => {
  const kept = [
    ['packages/policy/rank.ts', '../result.ts'],
    ['packages/policy/rank.ts', '../calendar/index.ts'],
    ['packages/policy/rank.test.ts', 'node:test'],
    ['packages/policy/foshan.test.ts', '../../policies/load.ts'],
    ['server/review/index.ts', '#policy'],
    ['server/review/index.ts', '#platform/database.ts'],
    ['server/review/index.ts', '#server/applications/index.ts'],
    ['server/review/routes.ts', './decide.ts'],
    ['server/review/routes.ts', 'hono'],
    ['server/packs/index.ts', '../../policies/load.ts'],
    ['server/main.ts', './review/routes.ts'],
    ['server/demo/year.ts', '#server/services.ts'],
    ['web/portal/home.tsx', '#server/applications/index.ts'],
    ['web/portal/home.tsx', '#policy'],
    ['server/notices/notices.test.ts', '#server/ranking/testing.ts'],
    ['web/portal/home.test.ts', '../../policies/load.ts'],
    ['cli/commands/rank.ts', '#server/ranking/store.ts'],
    ['e2e/year.test.ts', '../cli/commands/serve.ts'],
  ] as const
  for (const [path, target] of kept) it(`lets ${path} import ${target}`, () => assert.equal(crossed(path, target), false))

  const broken = [
    ['packages/policy/rank.ts', 'node:fs'],
    ['packages/policy/rank.ts', '#platform/database.ts'],
    ['packages/policy/rank.ts', '../../policies/load.ts'],
    ['packages/policy/rank.test.ts', '#server/review/index.ts'],
    ['packages/policy/rank.test.ts', '#platform/testing.ts'],
    ['policies/load.ts', '#server/review/index.ts'],
    ['server/notices/notices.ts', '#server/ranking/testing.ts'],
    ['web/portal/home.tsx', '../../policies/load.ts'],
    ['server/platform/jobs.ts', '#server/review/index.ts'],
    ['server/review/index.ts', '#server/applications/store.ts'],
    ['server/review/store.ts', '../applications/decide.ts'],
    ['server/review/index.ts', '#server/services.ts'],
    ['server/review/index.ts', '../../web/routes.ts'],
    ['server/review/index.ts', '../../cli/text.ts'],
    ['server/main.ts', '../cli/text.ts'],
    ['server/main.ts', '#server/review/store.ts'],
    ['web/portal/home.tsx', '#server/applications/store.ts'],
    ['web/portal/home.tsx', '../../cli/text.ts'],
  ] as const
  for (const [path, target] of broken) it(`stops ${path} importing ${target}`, () => assert.equal(crossed(path, target), true))

  it('counts types and dynamic imports too', () => {
    const planted = { 'server/review/a.ts': `import type { X } from '#server/cards/store.ts'\nawait import('../../web/root.tsx')` }
    assert.deepEqual(violations(modules(planted)).map(({ line, target }) => [line, target]), [
      [1, 'server/cards/store.ts'],
      [2, 'web/root.tsx'],
    ])
  })
})

describe('cycles', () => {
  it('finds modules that need each other, however far round', () => {
    const planted = {
      'a.ts': `import './b.ts'`,
      'b.ts': `import './c.ts'\nimport './d.ts'`,
      'c.ts': `export * from './a.ts'`,
      'd.ts': `import './e.ts'`,
      'e.ts': '',
      'f.ts': `import './f.ts'`,
    }
    assert.deepEqual(cycles(modules(planted)), [['a.ts', 'b.ts', 'c.ts'], ['f.ts']])
  })

  it('lets types and dynamic imports go round', () => {
    assert.deepEqual(cycles(modules({ 'a.ts': `import type { B } from './b.ts'`, 'b.ts': `import './a.ts'` })), [])
    assert.deepEqual(cycles(modules({ 'a.ts': `await import('./b.ts')`, 'b.ts': `import './a.ts'` })), [])
  })
})
