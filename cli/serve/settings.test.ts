import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { Failure } from '#platform/failure.ts'
import { address, installation } from './settings.ts'

describe('address', () => {
  it('is port 3000 on this machine only, unless told otherwise', () => {
    assert.deepEqual(address([], {}), { port: 3000, host: '127.0.0.1' })
    assert.deepEqual(address([], { PORT: '8080', HOST: '0.0.0.0' }), { port: 8080, host: '0.0.0.0' })
    assert.deepEqual(address(['--port', '9000', '--host=::1'], { PORT: '8080' }), { port: 9000, host: '::1' })
  })

  for (const args of [['--port', 'http'], ['--port', '65536'], ['--port', '-1'], ['--port', ''], ['--prot', '80'], ['80']]) {
    it(`refuses ${args.join(' ')}`, () => assert.throws(() => address(args, {}), Failure))
  }
})

describe('installation', () => {
  let home: string
  before(async () => (home = await mkdtemp(join(tmpdir(), 'luohu-'))))
  after(() => rm(home, { recursive: true }))

  it('is a demonstration of four cities, Foshan first, unless told otherwise', () => {
    const { mode, cities, dataDir } = installation({}, home)
    assert.deepEqual([mode, cities.map(({ code }) => code)], ['demo', ['440600', '441800', '441900', '440700']])
    assert.equal(dataDir, join(home, 'demo-postgres'))
  })

  it('does not start outside demo mode without real secrets', () => {
    assert.throws(() => installation({ LUOHU_MODE: 'production' }, home), /LUOHU_MASTER_KEY/)
  })

  it('keeps real data apart from the demonstration', () => {
    const keys = { LUOHU_MASTER_KEY: `${'0123456789abcdef'.repeat(2)}fedcba98765432100f1e2d3c4b5a6978` }
    const index = Buffer.from(Array.from({ length: 32 }, (_, n) => n * 7)).toString('hex')
    const master = Buffer.from(Array.from({ length: 32 }, (_, n) => n * 5)).toString('base64')
    assert.throws(() => installation({ LUOHU_MODE: 'production', ...keys }, home), Failure)
    const own = installation({ LUOHU_MODE: 'production', LUOHU_MASTER_KEY: master, LUOHU_INDEX_KEY: index }, home)
    assert.equal(own.dataDir, join(home, 'postgres'))
  })

  it('serves the cities named, each under its own host name', () => {
    assert.deepEqual(installation({ LUOHU_CITY: '440600, 441800=qingyuan.example.cn' }, home).cities, [
      { code: '440600', host: undefined }, { code: '441800', host: 'qingyuan.example.cn' },
    ])
    assert.throws(() => installation({ LUOHU_CITY: '123456' }, home), /no city with the code/)
  })

  it('refuses a mode it does not know', () => {
    assert.throws(() => installation({ LUOHU_MODE: 'test' }, home), /LUOHU_MODE is demo or production, not test/)
  })
})
