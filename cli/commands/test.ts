import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Failure } from '#platform/failure.ts'
import { checkout, luohuHome } from '#platform/home.ts'
import { removeLeftovers, startTestCluster } from '#platform/postgres/index.ts'
import { runChecks } from '../checks.ts'
import { inLanes } from '../test/lanes.ts'
import { type Counts, runFile } from '../test/run-file.ts'
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
  await settleEnvironment(args.length === 0)
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

/**
 * For the processes of the tests. A run of everything takes pictures of pages only when asked to: nobody looks at them.
 * Modules are compiled once, not by each of some two hundred processes; a run of everything begins that cache anew.
 */
async function settleEnvironment(everything: boolean): Promise<void> {
  const compiled = join(luohuHome(), 'compile-cache')
  if (everything) await rm(compiled, { recursive: true, force: true })
  process.env['NODE_COMPILE_CACHE'] ??= compiled
  process.env['LUOHU_PICTURES'] ??= everything ? 'none' : 'all'
}

/** As many files at a time as there are processors, of which one in a browser while there are others to run beside it. */
async function runSelection({ code, browser }: Selection): Promise<Counts> {
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort())
  const runOne = async (path: string): Promise<Counts> => {
    if (stopped.signal.aborted) return none
    const timeout = (browser.includes(path) ? 20 : 10) * MINUTE
    return runFile(join(checkout, path), { timeout, root: checkout, print, signal: stopped.signal })
  }
  const counts = await inLanes({ long: browser, short: code }, availableParallelism(), runOne)
  const unfinished = stopped.signal.aborted ? 1 : 0
  return { passed: sum(counts.map(({ passed }) => passed)), failed: sum(counts.map(({ failed }) => failed)) + unfinished }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
