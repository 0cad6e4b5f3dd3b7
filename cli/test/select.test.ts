import assert from 'node:assert/strict'
import { it } from 'node:test'
import { selectTests } from './select.ts'

const root = '/srv/落户'
const files = [
  'README.md',
  'bench/rank.test.ts',
  'cli/main.ts',
  'e2e/citizen.test.ts',
  'packages/policy/rank.test.ts',
  'packages/policy-extra/rank.test.ts',
  'web/portal/home.test.tsx',
]

function select(named: string[], cwd = root) {
  const { code, browser, unknown } = selectTests(files, named, root, cwd)
  return [code, browser, unknown]
}

it('takes every test, those in a browser apart', () => {
  assert.deepEqual(select([]), [
    ['bench/rank.test.ts', 'packages/policy/rank.test.ts', 'packages/policy-extra/rank.test.ts', 'web/portal/home.test.tsx'],
    ['e2e/citizen.test.ts'],
    [],
  ])
})

it('takes the files and folders named, and no neighbour whose name begins alike', () => {
  assert.deepEqual(select(['packages/policy']), [['packages/policy/rank.test.ts'], [], []])
  assert.deepEqual(select(['packages/policy/', './e2e', 'web/portal/home.test.tsx']), [
    ['packages/policy/rank.test.ts', 'web/portal/home.test.tsx'],
    ['e2e/citizen.test.ts'],
    [],
  ])
  assert.deepEqual(select(['/srv/落户/bench/rank.test.ts']), [['bench/rank.test.ts'], [], []])
})

it('understands paths from where it was called, and from the root', () => {
  assert.deepEqual(select(['rank.test.ts'], `${root}/packages/policy`), [['packages/policy/rank.test.ts'], [], []])
  assert.deepEqual(select(['e2e'], `${root}/packages/policy`), [[], ['e2e/citizen.test.ts'], []])
})

it('says which names no test', () => {
  assert.deepEqual(select(['cli/main.ts', 'nowhere', 'e2e']), [[], ['e2e/citizen.test.ts'], ['cli/main.ts', 'nowhere']])
})
