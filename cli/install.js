// @ts-check
// Installs the dependencies when they are missing or differ from the lock. Plain JavaScript, built-ins only.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { basename, join } from 'node:path'

const LOCK = 'package-lock.json'

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Package
 * An entry of the lock.
 */

/**
 * Whether `node_modules` holds what the lock asks for. npm writes what it installed to `node_modules/.package-lock.json`
 * as its last step, so an interrupted install counts as none, and one made by hand with `npm ci` as done.
 * @param {string} root folder of the checkout
 */
export function isInstalled(root) {
  return existsSync(join(root, 'node_modules', `.${LOCK}`)) && missing(root).length === 0
}

/**
 * The packages that are not there in the wanted version. npm leaves out optional ones of other platforms, rightly;
 * but also one for this platform that it could not unpack, for instance because the disk is full, and reports success.
 * @param {string} root
 */
function missing(root) {
  const present = packagesOf(join(root, 'node_modules', `.${LOCK}`)) ?? {}
  const wanted = Object.entries(packagesOf(join(root, LOCK)) ?? {}).filter(([path]) => path !== '')
  const absent = wanted.filter(([path, entry]) =>
    path in present ? present[path]?.version !== entry.version : !entry.optional || isForHere(entry),
  )
  return absent.map(([path]) => path.replace(/^.*node_modules\//, ''))
}

/**
 * Whether a package that names its platforms names this one. Which C library we have we do not ask.
 * @param {Package} entry
 */
function isForHere({ os, cpu, libc }) {
  return os?.includes(process.platform) && cpu?.includes(process.arch) && libc === undefined
}

/**
 * Runs `npm ci` (`npm install` where there is no lock, it does not fit, or only parts changed) with one line of
 * progress. Returns whether it succeeded; says why in both languages when it did not.
 * @param {string} root folder of the checkout
 */
export async function install(root) {
  process.stdout.write('正在安装依赖，约需半分钟……  Installing dependencies, about half a minute…')
  const started = performance.now()
  const { code, output } = await runNpm(root)
  const seconds = Math.round((performance.now() - started) / 1000)
  process.stdout.write(code === 0 ? `  ${seconds} s\n` : '\n')
  if (code === 0 && (missing(root).length === 0 || !isNearlyFull(root))) return true
  process.stderr.write(`${output.trim()}\n${explain(code === 0 ? 'ENOSPC' : output)}\n`)
  return false
}

/** @param {string} root */
async function runNpm(root) {
  const incremental = ['install', '--no-save']
  const fresh = existsSync(join(root, LOCK)) && !existsSync(join(root, 'node_modules'))
  const first = await npm(root, fresh ? ['ci'] : incremental)
  return first.code !== 0 && /EUSAGE/.test(first.output) ? npm(root, incremental) : first
}

/** @param {string} root */
function isNearlyFull(root) {
  const { bavail, bsize } = statfsSync(root)
  return bavail * bsize < 500 * 2 ** 20
}

/**
 * @param {string} file
 * @returns {Record<string, Package> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * `--include=dev`: the site is built here, also where NODE_ENV says production.
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function npm(root, args) {
  const own = process.env.npm_execpath
  const viaNode = own !== undefined && basename(own).startsWith('npm-cli')
  const all = [...args, '--include=dev', '--include=optional', '--loglevel=error', '--no-audit', '--no-fund']
  const child = viaNode
    ? spawn(process.execPath, [own, ...all], { cwd: root })
    : spawn('npm', all, { cwd: root, shell: process.platform === 'win32' })
  process.once('exit', () => child.kill())
  let output = ''
  child.stdout.on('data', part => (output += part))
  child.stderr.on('data', part => (output += part))
  return new Promise(done => {
    child.once('error', error => done({ code: 1, output: `${output}${error.message}` }))
    child.once('close', code => done({ code, output }))
  })
}

/** @type {[RegExp, string, string][]} */
const causes = [
  [/ENOSPC|no space left/i, '磁盘空间不足：请腾出约 1 GB 空间后重试。', 'The disk is full: free about 1 GB and try again.'],
  [/EACCES|EPERM|EROFS/, '没有权限写入本目录：请用目录的所有者身份运行。', 'This folder cannot be written: run as its owner.'],
  [
    /ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|E40[0-9]|E50[0-9]/,
    '无法从 npm 软件源下载：请检查网络或代理，以及 npm config get registry 的设置。',
    'The npm registry cannot be reached: check network and proxy, and what npm config get registry says.',
  ],
  [/spawn npm ENOENT/, '找不到 npm：请安装 Node.js 20 或更新版本（含 npm）。', 'npm is missing: install Node.js 20 or newer with npm.'],
]

/**
 * The likely cause of a failed install, in both languages.
 * @param {string} output what npm printed
 */
export function explain(output) {
  const [, zh, en] = causes.find(([pattern]) => pattern.test(output)) ?? [
    /./,
    '依赖安装失败，原因见上。',
    'Installing the dependencies failed; the reason stands above.',
  ]
  return `${zh}\n${en}`
}
