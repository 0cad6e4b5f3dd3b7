import { relative } from 'node:path'
import { run } from 'node:test'
import { describeFailure } from './failure.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

export interface RunOptions {
  /** Absolute paths; each runs in a process of its own. */
  readonly files: readonly string[]
  readonly root: string
  /** How many at a time. */
  readonly concurrency: number
  /** A file that takes longer counts as failed, so that a run always ends. */
  readonly timeout: number
  readonly print: (text: string) => void
  readonly signal?: AbortSignal
}

/** What a file has said so far. */
interface Progress {
  passed: number
  readonly failures: string[]
  output: string
}

/** Runs test files and prints a line for each as it ends, with its failures and output where it failed. */
export async function runFiles(options: RunOptions): Promise<Counts> {
  const { files, root, concurrency, timeout, print, signal } = options
  if (files.length === 0) return { passed: 0, failed: 0 }
  const progress = new Map<string, Progress>()
  const of = (file = ''): Progress => {
    const known = progress.get(file) ?? { passed: 0, failures: [], output: '' }
    progress.set(file, known)
    return known
  }
  const quiet = { cwd: root, execArgv: ['--no-warnings'] }
  const stream = run({ files: [...files], concurrency, timeout, ...quiet, ...(signal ? { signal } : {}) })
  stream.on('test:pass', ({ file, details, skip }) => {
    if (details.type !== 'suite' && skip === undefined) of(file).passed++
  })
  stream.on('test:fail', ({ file, name, details }) => {
    if (!isOnlyParent(details.error)) of(file).failures.push(describeFailure(name, details.error))
  })
  stream.on('test:stdout', ({ file, message }) => (of(file).output += message))
  stream.on('test:stderr', ({ file, message }) => (of(file).output += message))
  const printed = new Set<string>()
  const printOnce = (file: string, seconds: string): void => {
    if (!printed.has(file)) print(fileLine(relative(root, file), of(file), seconds))
    printed.add(file)
  }
  stream.on('test:summary', ({ file, duration_ms }) => {
    if (file) printOnce(file, `  ${(duration_ms / 1000).toFixed(1)} s`)
  })
  for await (const _ of stream) {
    // Reading it is what drives the run; the listeners above do the rest.
  }
  // A file that did not load, or was cut off, has no summary.
  for (const [file, { failures }] of progress) if (failures.length > 0) printOnce(file, '')
  const all = [...progress.values()]
  return { passed: sum(all.map(one => one.passed)), failed: sum(all.map(one => one.failures.length)) }
}

/** A suite or file that failed only because a test in it did is not counted again. */
function isOnlyParent(error: unknown): boolean {
  return error instanceof Error && 'failureType' in error && error.failureType === 'subtestsFailed'
}

function fileLine(path: string, { passed, failures, output }: Progress, seconds: string): string {
  if (failures.length === 0) return `✔ ${path}  ${passed}${seconds}\n`
  const said = output.trim() === '' ? [] : [indent(output.trim())]
  return [`✖ ${path}  ${passed} ✔ ${failures.length} ✖${seconds}`, ...failures.map(indent), ...said].join('\n') + '\n'
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
