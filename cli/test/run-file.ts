import { relative } from 'node:path'
import { run } from 'node:test'
import { describeFailure } from './failure.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

export interface RunOptions {
  readonly root: string
  /** A file that takes longer, in milliseconds, counts as failed, so that a run always ends. */
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

/** Runs a test file, by its absolute path, in a process of its own; prints a line, with failures and output if it failed. */
export async function runFile(file: string, { root, timeout, print, signal }: RunOptions): Promise<Counts> {
  const seen: Progress = { passed: 0, failures: [], output: '' }
  let seconds = ''
  const stream = run({ files: [file], timeout, cwd: root, execArgv: ['--no-warnings'], ...(signal ? { signal } : {}) })
  stream.on('test:pass', ({ details, skip }) => {
    if (details.type !== 'suite' && skip === undefined) seen.passed++
  })
  stream.on('test:fail', ({ name, details }) => {
    if (!isOnlyParent(details.error)) seen.failures.push(describeFailure(name, details.error))
  })
  stream.on('test:stdout', ({ message }) => (seen.output += message))
  stream.on('test:stderr', ({ message }) => (seen.output += message))
  // A file that did not load, or was cut off, has no summary.
  stream.on('test:summary', summary => {
    if (summary.file) seconds = `  ${(summary.duration_ms / 1000).toFixed(1)} s`
  })
  for await (const _ of stream) {
    // Reading it is what drives the run; the listeners above do the rest.
  }
  print(fileLine(relative(root, file), seen, seconds))
  return { passed: seen.passed, failed: seen.failures.length }
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
