import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { Failure } from '../failure.ts'

/** The unprivileged account PostgreSQL runs as when we are root: it refuses to run as root itself. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/** Accounts every Linux has, least privileged first. No user is created. */
const names = ['nobody', 'daemon', 'bin']

/**
 * Which account to run PostgreSQL as: `undefined` for our own. As root it is the owner of the data where there are
 * data already, else `nobody`.
 */
export function accountFor(data: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(data, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return unprivileged(readFileSync('/etc/passwd', 'utf8'))
}

/** The first of `nobody`, `daemon`, `bin` in the text of a passwd file. */
export function unprivileged(passwd: string): Account {
  const rows = passwd.split('\n').map(line => line.split(':'))
  for (const name of names) {
    const row = rows.find(([first]) => first === name)
    if (row) return { uid: Number(row[2]) >>> 0, gid: Number(row[3]) >>> 0 }
  }
  throw new Failure(
    'PostgreSQL 不能以 root 身份运行，而本系统没有 nobody 用户：请以普通用户运行，或设置 DATABASE_URL 使用自备的数据库。',
    'PostgreSQL does not run as root and this system has no user "nobody": run as an ordinary user, ' +
      'or set DATABASE_URL to a server of your own.',
  )
}

/** Whether the account may enter the folder. Asked of the system itself, so that access lists and mounts count too. */
export function canEnter(account: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}
