import { readFileSync } from 'node:fs'

/** A process that is told apart from a later one with the same number: `<pid>:<start time>`. */
export type ProcessMark = string

/** The mark of a running process, `undefined` when there is none. Without /proc the number alone has to do. */
export function markOf(pid: number): ProcessMark | undefined {
  if (!exists(pid)) return undefined
  return `${pid}:${startTime(pid)}`
}

/** Whether the process that wrote the mark still runs. */
export function isRunning(mark: ProcessMark): boolean {
  return markOf(Number.parseInt(mark, 10)) === mark
}

/** The program's name where the system tells (Linux). */
export function programOf(pid: number): string | undefined {
  return readProc(pid, 'comm')?.trim()
}

function exists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return state(pid) !== 'Z'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The fields of /proc/<pid>/stat after the program's name, which may hold spaces and brackets itself. */
function fields(pid: number): string[] {
  const stat = readProc(pid, 'stat') ?? ''
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

const state = (pid: number): string | undefined => fields(pid)[0]
const startTime = (pid: number): string => fields(pid)[19] ?? ''

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return undefined
  }
}
