import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

function luohu(...args: string[]): { readonly status: number | null; readonly out: string; readonly err: string } {
  const script = `import { run } from './cli/commands/policy.ts'; process.exitCode = await run(${JSON.stringify(args)})`
  const found = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' })
  return { status: found.status, out: found.stdout, err: found.stderr }
}

test('policy check says of every pack that it is in order, in both languages, with its stand-ins counted', () => {
  const { status, out } = luohu('check')
  assert.equal(status, 0)
  assert.match(out, /foshan-2014-points：没有问题。.*个是替代值，\d+ 个未公布分值/)
  assert.match(out, /guangdong-2010-points: in order/)
})

test('policy test runs one pack and says how much of its rules the examples reach, and where the rest stands', () => {
  const { status, out } = luohu('test', 'foshan-2014-points')
  assert.equal(status, 0)
  assert.match(out, /foshan-2014-points: \d+ examples, 0 do not hold/)
  assert.match(out, /foshan-2014-points：示例涉及 \d+ 处规则中的 \d+ 处（\d+%）/)
  assert.match(out, /the examples reach \d+ of \d+ parts of the rules \(\d+ %\)/)
  assert.doesNotMatch(out, /guangdong/)
})

test('a wrong word shows the usage, an unknown pack is named; both exit with 2', () => {
  for (const args of [[], ['polish']]) {
    const { status, err } = luohu(...args)
    assert.equal(status, 2)
    assert.match(err, /Usage:\n {2}npx luohu policy check/)
  }
  const { status, err } = luohu('check', 'atlantis-1900')
  assert.equal(status, 2)
  assert.match(err, /There is no pack “atlantis-1900”/)
})
