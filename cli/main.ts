import { readdir } from 'node:fs/promises'
import { say, type Text } from './text.ts'

/** What each file in `cli/commands` exports. */
export interface Command {
  /** Carries the command out and resolves to the exit code: 0 for done, 1 for failed, 2 for wrong arguments. */
  readonly run: (args: string[]) => Promise<number>
  readonly summary: Text
}

const folder = new URL('commands/', import.meta.url)

/** Runs `luohu <name> …`; without a name, or with `help`, says what there is. */
export async function main(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  const names = await commandNames()
  if (['help', '--help', '-h'].includes(name)) return help(names)
  if (!names.includes(name)) {
    say('没有这个命令：{name}。可用命令见 npx luohu help。', 'No such command: {name}. See npx luohu help.', { name })
    return 2
  }
  return (await load(name)).run(rest)
}

/** A file is a command, save tests and parts (`serve.secrets.ts` belongs to `serve`). */
async function commandNames(): Promise<string[]> {
  const files = await readdir(folder)
  return files.flatMap(file => /^([a-z-]+)\.ts$/.exec(file)?.[1] ?? []).sort()
}

async function load(name: string): Promise<Command> {
  return (await import(new URL(`${name}.ts`, folder).href)) as Command
}

async function help(names: readonly string[]): Promise<number> {
  const rows = await Promise.all(names.map(async name => ({ name, summary: (await load(name)).summary })))
  const width = Math.max(...names.map(name => name.length)) + 2
  say('落户 Luohu。用法：npx luohu <命令> [参数]', 'Usage: npx luohu <command> [arguments]')
  for (const { name, summary } of rows) {
    process.stdout.write(`\n  ${name.padEnd(width)}${summary.zh}\n  ${' '.repeat(width)}${summary.en}\n`)
  }
  return 0
}
