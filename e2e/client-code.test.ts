import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { describe, it } from 'node:test'

const assets = resolve(process.env['LUOHU_WEB_BUILD'] ?? 'web/build', 'client/assets')

/** Words of what only the server does: the database's driver, seals, workers. Minifying leaves them as they are. */
const SERVER_ONLY = ['array dimension not balanced', 'aes-256-gcm', 'worker_threads', 'pg_advisory', 'insertInto(', 'createHmac']

describe("the browser's code", () => {
  it('holds nothing of the server: a page that names a capability takes along only what it shows', async () => {
    const files = (await readdir(assets)).filter(name => name.endsWith('.js'))
    assert.ok(files.length > 50, 'the built files are there')
    const found = await Promise.all(files.map(async name => {
      const code = await readFile(join(assets, name), 'utf8')
      return SERVER_ONLY.filter(words => code.includes(words)).map(words => `${name}: ${words}`)
    }))
    assert.deepEqual(found.flat(), [])
  })
})
