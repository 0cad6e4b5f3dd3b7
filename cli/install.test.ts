import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { explain, isInstalled } from './install.js'

type Packages = Record<string, { version: string; optional?: boolean; os?: string[]; cpu?: string[] }>

const lock: Packages = {
  '': { version: '0.1.0' },
  'node_modules/hono': { version: '4.0.0' },
  'node_modules/node-here': { version: '26.10.0', optional: true, os: [process.platform], cpu: [process.arch] },
  'node_modules/node-elsewhere': { version: '26.10.0', optional: true, os: ['sunos'], cpu: [process.arch] },
}

describe('isInstalled', () => {
  let root: string
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'luohu 安装-'))
    await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: lock }))
  })
  afterEach(() => rm(root, { recursive: true }))

  async function present(packages: Packages): Promise<boolean> {
    await mkdir(join(root, 'node_modules'), { recursive: true })
    await writeFile(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }))
    return isInstalled(root)
  }

  it('says no where nothing is installed, or an install broke off', async () => {
    assert.equal(isInstalled(root), false)
    await mkdir(join(root, 'node_modules', 'hono'), { recursive: true })
    assert.equal(isInstalled(root), false)
  })

  it('says yes when everything wanted is there, with or without the packages of other platforms', async () => {
    assert.equal(await present(lock), true)
    const { 'node_modules/node-elsewhere': _, ...here } = lock
    assert.equal(await present(here), true)
  })

  it('says no when a package for this platform was left out', async () => {
    const { 'node_modules/node-here': _, ...rest } = lock
    assert.equal(await present(rest), false)
  })

  it('says no when a package is missing or has another version, an optional one included', async () => {
    assert.equal(await present({}), false)
    assert.equal(await present({ ...lock, 'node_modules/hono': { version: '4.0.1' } }), false)
    assert.equal(await present({ ...lock, 'node_modules/node-here': { version: '26.9.0' } }), false)
  })
})

describe('explain', () => {
  it('names the cause a person can mend', () => {
    assert.match(explain('npm error code ENOSPC'), /磁盘空间不足.*\n.*disk is full/)
    assert.match(explain('npm error code EACCES'), /没有权限.*\n.*as its owner/)
    assert.match(explain('npm error code ENOTFOUND'), /无法从 npm 软件源下载.*\n.*registry cannot be reached/)
    assert.match(explain('spawn npm ENOENT'), /找不到 npm.*\n.*npm is missing/)
    assert.match(explain('something else'), /原因见上/)
  })
})
