import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { Failure } from '#platform/failure.ts'
import { checkout } from '#platform/home.ts'
import { startTestCluster } from '#platform/postgres/index.ts'
import type { Figure } from '../../bench/figure.ts'
import { benchNames, fileOf, isFigures, type KeptFigure, table } from '../bench/figures.ts'
import { complain, say } from '../text.ts'
import { buildWeb } from '../web-build.ts'

export const summary = { zh: '测量性能指标，写入 bench/results；可指定名称', en: 'measure the figures and write bench/results; or only the benches named' }

const folder = join(checkout, 'bench')
const results = join(folder, 'results')

/** Measures all benches, or those named, one after the other. 1 when a figure is not reached or a bench fails. */
export async function run(args: string[]): Promise<number> {
  const names = await benchNames(folder)
  const unknown = args.filter(arg => !names.includes(arg))
  if (unknown.length > 0) {
    complain('没有这些测量：{unknown}。可用：{names}', 'No such benches: {unknown}. There are: {names}', { unknown: unknown.join(' '), names: names.join(' ') })
    return 2
  }
  try {
    await buildWeb(() => say('正在编译网站页面……', 'Building the web app…'))
    const cluster = await startTestCluster()
    try {
      return await measureAll(args.length === 0 ? names : args, args.length === 0)
    } finally {
      await cluster.stop()
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    complain(error.text.zh, error.text.en)
    return 1
  }
}

async function measureAll(names: readonly string[], all: boolean): Promise<number> {
  await mkdir(results, { recursive: true })
  if (all) await Promise.all((await readdir(results)).filter(file => file.endsWith('.json')).map(file => rm(join(results, file))))
  const missed: string[] = []
  for (const name of names) {
    say('测量 {name}……', 'Measuring {name}…', { name })
    const figures = await measure(name)
    if (!figures || figures.some(figure => !figure.ok)) missed.push(name)
    process.stdout.write(table(figures ?? []))
    for (const figure of figures ?? []) await keep(name, figure)
  }
  if (missed.length === 0) return 0
  complain('未达到：{missed}', 'Not reached: {missed}', { missed: missed.join(' ') })
  return 1
}

/** The figures of one bench; undefined when it broke off. */
async function measure(name: string): Promise<Figure[] | undefined> {
  const file = join(folder, `${name}.bench.ts`)
  const child = fork(join(checkout, 'cli', 'bench', 'run-one.ts'), [file], { cwd: checkout, execArgv: ['--no-warnings'] })
  let sent: unknown
  child.on('message', message => (sent = message))
  await once(child, 'close')
  return child.exitCode === 0 && isFigures(sent) ? sent : undefined
}

async function keep(bench: string, figure: Figure): Promise<void> {
  const machine = cpus()
  const kept: KeptFigure = {
    ...figure, bench,
    measured_on: { at: new Date().toISOString(), node: process.version, cpu: machine[0]?.model ?? '', cores: machine.length },
  }
  await writeFile(join(results, fileOf(figure)), `${JSON.stringify(kept, undefined, 2)}\n`)
}
