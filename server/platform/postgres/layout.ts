import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync } from 'node:fs'
import { realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../failure.ts'
import { accountFor, canEnter, type Account } from './account.ts'

/** Where the parts of one cluster are. */
export interface Layout {
  /** The folder the caller named: locks, and everything else where PostgreSQL's account can get there. */
  readonly home: string
  /** The folder of the parts below: `home`, or one outside of root's own home. */
  readonly place: string
  readonly data: string
  readonly log: string
  readonly socket: string
  /** Whom PostgreSQL runs as; `undefined` for ourselves. */
  readonly account: Account | undefined
}

/** A socket's path may have 107 bytes on Linux, 103 on macOS. */
const PATH_LIMIT = 103
export const PORT = 5432
/** Where root keeps what the unprivileged account must get at, when it cannot get at the checkout. */
export const SHARED = '/var/lib/luohu'

/**
 * Makes the folders of the cluster `home`. As root, with a checkout the unprivileged account cannot get to, data go to
 * `/var/lib/luohu/<hash>`, and `home/place` says so: a moved checkout finds them again.
 */
export function layOut(home: string): Layout {
  mkdirSync(home, { recursive: true })
  const place = placeOf(home)
  const data = join(place, 'data')
  const account = accountFor(data)
  const socket = socketFolder(place, account?.uid ?? process.getuid?.() ?? 0)
  const layout = { home, place, data, log: join(place, 'log'), socket, account }
  for (const folder of [layout.log, socket]) privateFolder(folder, account)
  return layout
}

function placeOf(home: string): string {
  const note = join(home, 'place')
  if (existsSync(note)) return readFileSync(note, 'utf8').trim()
  if (process.getuid?.() !== 0 || existsSync(join(home, 'data'))) return home
  const account = accountFor(home)
  chmodSync(home, 0o711)
  if (account === undefined || canEnter(account, home)) return home
  const place = join(SHARED, hash(realpathSync(home)))
  mkdirSync(place, { recursive: true })
  for (const folder of [dirname(place), place]) chmodSync(folder, 0o711)
  writeFileSync(note, `${place}\n`)
  return place
}

/** Makes sure that `home`, if it is there, is ours to use. */
export function needOwnFolder(home: string): void {
  const owner = lstatSync(home, { throwIfNoEntry: false })?.uid
  if (owner === undefined || owner === process.getuid?.() || process.getuid?.() === 0) return
  throw new Failure(
    `${home} 属于另一个用户：请用首次启动时的用户运行，或用 LUOHU_HOME 指定自己的目录。`,
    `${home} belongs to another user: run as the one who started it first, or name a folder of your own in LUOHU_HOME.`,
  )
}

/** Within `place` if its path is short and plain enough for a socket, else in /tmp under a name made from it. */
export function socketFolder(place: string, uid: number): string {
  const near = join(place, 'run')
  const fits = Buffer.byteLength(join(near, `.s.PGSQL.${PORT}`)) <= PATH_LIMIT && /^[\w./-]+$/.test(near)
  return fits ? near : `/tmp/luohu-${uid}-${hash(place)}`
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** A folder only the account may enter. In /tmp anybody could have made it first: then we do not use it. */
export function privateFolder(folder: string, account: Account | undefined): void {
  const uid = account?.uid ?? process.getuid?.()
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (account) chownSync(folder, account.uid, account.gid)
  }
  const found = lstatSync(folder)
  if (found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0) return
  throw new Failure(
    `目录 ${folder} 的归属或权限不对：请删除它后重试。`,
    `The folder ${folder} has the wrong owner or permissions: remove it and try again.`,
  )
}
