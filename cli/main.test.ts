import assert from 'node:assert/strict'
import { execFile, type ExecFileException } from 'node:child_process'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { checkout } from '#platform/home.ts'

interface Outcome {
  readonly code: number
  readonly output: string
}

function luohu(...args: string[]): Promise<Outcome> {
  return new Promise(done => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      done({ code: Number(error?.code ?? 0), output: stdout + stderr })
    execFile(process.execPath, [join(checkout, 'cli', 'luohu.js'), ...args], { cwd: '/' }, ended)
  })
}

describe('luohu', () => {
  for (const args of [[], ['help'], ['--help']]) {
    it(`lists its commands in both languages: luohu ${args.join(' ')}`, async () => {
      const { code, output } = await luohu(...args)
      assert.equal(code, 0)
      assert.match(output, /serve +\S*[\u4e00-\u9fff]/)
      assert.match(output, /check types, lint and module boundaries/)
    })
  }

  it('says so when there is no such command', async () => {
    const { code, output } = await luohu('nonsense')
    assert.equal(code, 2)
    assert.match(output, /没有这个命令：nonsense.*\n.*No such command: nonsense/)
  })

  it('takes no part or test of a command for a command', async () => {
    for (const name of ['../main', 'test.test', 'constructor']) assert.equal((await luohu(name)).code, 2)
  })

  it('says which tests it cannot find', async () => {
    const { code, output } = await luohu('test', 'nowhere.test.ts')
    assert.equal(code, 2)
    assert.match(output, /没有这些测试：nowhere\.test\.ts/)
  })
})
