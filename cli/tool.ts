import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { checkout } from '#platform/home.ts'

/** A program of an installed package, with its arguments. */
export interface Tool {
  /** Path of the program below `node_modules`. */
  readonly program: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Runs a tool in the checkout on our own Node and resolves to its exit code and all it printed. */
export function runTool({ program, args = [], env = {} }: Tool): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [join(checkout, 'node_modules', program), ...args], {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', part => (output += String(part)))
  child.stderr.on('data', part => (output += String(part)))
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', code => done({ code: code ?? 1, output }))
  })
}
