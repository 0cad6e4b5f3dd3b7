// @ts-check
// Installs the dependencies when they are missing or differ from the lock. Plain JavaScript, built-ins only.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const LOCK = 'package-lock.json'

/**
 * Whether `node_modules` holds what the lock asks for. npm writes what it installed to `node_modules/.package-lock.json`
 * as its last step, so an interrupted install counts as none, and one made by hand with `npm ci` as done.
 * An optional package may be absent: npm skips those of other platforms.
 * @param {string} root folder of the checkout
 */
export function isInstalled(root) {
  const present = packagesOf(join(root, 'node_modules', `.${LOCK}`))
  if (!present) return false
  const wanted = packagesOf(join(root, LOCK)) ?? {}
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (path in present ? present[path]?.version === version : optional === true),
  )
}

/**
 * Runs `npm ci` (`npm install` where there is no lock, or where only parts changed) with one line of progress.
 * Returns whether it succeeded; says why in both languages when it did not.
 * @param {string} root folder of the checkout
 */
export async function install(root) {
  process.stdout.write('正在安装依赖，约需半分钟……  Installing dependencies, about half a minute…')
  const started = performance.now()
  const fresh = existsSync(join(root, LOCK)) && !existsSync(join(root, 'node_modules'))
  const { code, output } = await npm(root, fresh ? ['ci'] : ['install', '--no-save'])
  if (code === 0) {
    process.stdout.write(`  ${Math.round((performance.now() - started) / 1000)} s\n`)
    return true
  }
  process.stdout.write('\n')
  process.stderr.write(`${output.trim()}\n${explain(output)}\n`)
  return false
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
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
