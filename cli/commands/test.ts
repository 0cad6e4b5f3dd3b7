import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Failure } from '#platform/failure.ts'
import { checkout } from '#platform/home.ts'
import { removeLeftovers, startTestCluster } from '#platform/postgres/index.ts'
import { runChecks } from '../checks.ts'
import { type Counts, runFiles } from '../test/run-files.ts'
import { type Selection, selectTests } from '../test/select.ts'
import { complain, say } from '../text.ts'
import { treeFiles } from '../tree/files.ts'
import { buildWeb } from '../web-build.ts'

export const summary = {
  zh: '运行全部检查和测试；可指定文件或目录',
  en: 'run all checks and tests, or those in the files and folders named',
}

const MINUTE = 60_000
const print = (text: string): boolean => process.stdout.write(text)

/** Everything, or the tests below the named paths. The last line says how many passed and failed. */
export async function run(args: string[]): Promise<number> {
  const from = process.env['INIT_CWD'] ?? process.cwd()
  const selection = selectTests(await treeFiles(checkout), args, checkout, from)
  if (selection.unknown.length > 0) {
    complain('没有这些测试：{names}', 'No tests there: {names}', { names: selection.unknown.join(' ') })
    return 2
  }
  const checked = args.length === 0 ? await runChecks() : none
  const built = await unlessFailing(async () => {
    await buildWeb(() => say('正在编译网站页面……', 'Building the web app…'))
    return none
  })
  const tested = await unlessFailing(() => withCluster(() => runSelection(selection)))
  const passed = checked.passed + tested.passed
  const failed = checked.failed + built.failed + tested.failed
  print(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

const none: Counts = { passed: 0, failed: 0 }

/** What cannot even begin counts as one failure, said in words: the rest goes on. */
async function unlessFailing(work: () => Promise<Counts>): Promise<Counts> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    complain(error.text.zh, error.text.en)
    return { passed: 0, failed: 1 }
  }
}

/** With the shared test database running for as long as `work` takes. */
async function withCluster(work: () => Promise<Counts>): Promise<Counts> {
  const cluster = await startTestCluster()
  try {
    await removeLeftovers(cluster.config)
    return await work()
  } finally {
    await cluster.stop()
  }
}

async function runSelection({ code, browser }: Selection): Promise<Counts> {
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort())
  const runThese = (files: readonly string[], concurrency: number, timeout: number): Promise<Counts> => {
    const absolute = files.map(path => join(checkout, path))
    return runFiles({ files: absolute, concurrency, timeout, root: checkout, print, signal: stopped.signal })
  }
  const first = await runThese(code, availableParallelism(), 5 * MINUTE)
  const second = await runThese(browser, 1, 15 * MINUTE)
  const unfinished = stopped.signal.aborted ? 1 : 0
  return { passed: first.passed + second.passed, failed: first.failed + second.failed + unfinished }
}
