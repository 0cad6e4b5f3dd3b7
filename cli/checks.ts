import { checkout } from '#platform/home.ts'
import { fill, type Text } from './text.ts'
import { runTool, type Tool } from './tool.ts'
import { problems } from './commands/boundaries.ts'
import { readModules } from './tree/modules.ts'

/** One check of the source tree: resolves to what is wrong, an empty text for nothing. */
interface Check {
  readonly name: Text
  readonly run: () => Promise<string>
}

const checks: readonly Check[] = [
  {
    name: { zh: '类型', en: 'types' },
    run: async () =>
      (await complaints({ program: '@react-router/dev/bin.cjs', args: ['typegen'] })) ||
      complaints({ program: 'typescript/bin/tsc', args: ['--noEmit', '-p', '.'] }),
  },
  {
    name: { zh: '代码规范', en: 'lint' },
    run: () => complaints({ program: 'oxlint/bin/oxlint', args: ['--deny-warnings'] }),
  },
  {
    name: { zh: '模块边界', en: 'boundaries' },
    run: async () => problems(await readModules(checkout)).map(({ zh, en }) => `${zh}\n${en}`).join('\n'),
  },
]

async function complaints(tool: Tool): Promise<string> {
  const { code, output } = await runTool(tool)
  return code === 0 ? '' : output.trim() || `exit code ${code}`
}

/** Runs all checks, one line each, and says in full what is wrong. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  let failed = 0
  for (const { name, run } of checks) {
    const wrong = await run()
    if (wrong !== '') failed++
    process.stdout.write(fill('{mark} {zh} {en}\n', { mark: wrong === '' ? '✔' : '✖', ...name }))
    if (wrong !== '') process.stdout.write(`${wrong}\n`)
  }
  return { passed: checks.length - failed, failed }
}
