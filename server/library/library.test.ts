import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import { packHash } from '#policy/explain'
import { readSheet, zipEntries } from '#server/sheets/index.ts'
import { archive } from './zip.ts'
import { createPacks } from '#server/packs/index.ts'
import { tableSections } from '#policy/tables'
import { freeze } from '../../policies/archive.ts'
import { createLibrary } from './index.ts'

const POLICIES = join(import.meta.dirname, '../../policies')
const packs = createPacks()
const library = createLibrary(packs)

test('every download a pack lists is there, and no other name is', async () => {
  for (const id of packs.ids) {
    for (const name of library.downloads(id)) {
      const file = await library.download(id, name)
      assert.ok(file && file.content.length > 0, `${id} ${name}`)
      assert.equal(file.digest, createHash('sha256').update(file.content).digest('hex'))
    }
    for (const name of [
      '../vocabulary.yaml',
      '..',
      '',
      'pack.yml',
      'PACK.YAML',
      `${id}/pack.yaml`,
      'constructor',
      '__proto__',
      'pack.yaml\0',
    ]) {
      assert.equal(await library.download(id, name), undefined, name)
    }
  }
  assert.equal(await library.download('nowhere', 'pack.json'), undefined)
})

test('pack.json says which hash its rules have', async () => {
  const file = await library.download('guangzhou-2025-points', 'pack.json')
  const { hash, pack } = JSON.parse(new TextDecoder().decode(file?.content)) as {
    hash: string
    pack: Parameters<typeof packHash>[0]
  }
  assert.equal(hash, `sha256:${await packHash(pack)}`)
  assert.equal(hash, `sha256:${await packHash(packs.get('guangzhou-2025-points'))}`)
})

test('the tables as an Excel file hold every row, numbers as numbers', async () => {
  const pack = packs.get('guangzhou-2025-points')
  const file = await library.download(pack.id, 'tables.xlsx')
  const read = await readSheet(file?.content ?? new Uint8Array(), { sheet: '分值表' })
  assert.ok(read.ok)
  const rows = read.value.rows.slice(2)
  const wanted = tableSections(pack).flatMap(each => each.rows)
  assert.equal(rows.length, wanted.length)
  assert.deepEqual(
    rows.map(row => row[4]),
    wanted.map(each => (each.points === undefined ? null : each.points / 100)),
  )
  const age = rows.find(row => String(row[2]).startsWith('当年年龄：46岁及以下，或者'))
  assert.deepEqual([age?.[8], age?.[10]], [null, '理解（原文未写明，见「理解」行）'])
  assert.ok(rows.some(row => row[3] === '最低' && row[4] === 150 && row[6] === 'GZ-6.points'))
  assert.ok(rows.some(row => row[3] === '未选定' && row[12] === 'insured_reading'))
})

test('an archive holds its files, the same bytes every time', async () => {
  const files = [
    { name: '落户/a.yaml', content: Buffer.from('id: 一') },
    { name: '落户/b.txt', content: new Uint8Array() },
  ]
  const packed = archive(files)
  assert.deepEqual(packed, archive(files))
  assert.deepEqual(
    zipEntries(packed)?.map(({ name, unpacked }) => [name, unpacked]),
    files.map(each => [each.name, each.content.length]),
  )
  const nameLength = Buffer.byteLength('落户/a.yaml')
  const body = packed.subarray(30 + nameLength, 30 + nameLength + (zipEntries(packed)?.[0]?.packed ?? 0))
  assert.deepEqual(inflateRawSync(body), Buffer.from('id: 一'))
})

test('every worked example is evaluated and holds', () => {
  for (const id of packs.ids) {
    for (const { example, differences, found } of library.worked(id)) {
      assert.deepEqual(differences, [], `${id} ${example.id}`)
      assert.equal(found.outcome, example.expect.outcome)
    }
  }
})

test('a search goes through every pack', () => {
  const [first] = library.search('FS-8')
  assert.equal(first?.entry.anchor, 'FS-8')
  assert.ok(new Set(library.search('无偿献血').map(each => each.entry.pack)).size >= 3)
  assert.equal(library.search('三（四）')[0]?.entry.title.zh.includes('三（四）'), true)
  assert.deepEqual(library.search('龘龘'), [])
})

test('earlier versions of a pack are listed from the archive, the current one last', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'luohu-library-'))
  try {
    const id = 'guangdong-2010-points'
    await cp(join(POLICIES, id), join(folder, id), { recursive: true })
    await cp(join(POLICIES, 'vocabulary.yaml'), join(folder, 'vocabulary.yaml'))
    freeze(folder, { ...packs.get(id), version: '2009.1' })
    const own = createLibrary(createPacks(folder), folder)
    assert.deepEqual(own.versions(id), ['2009.1', packs.get(id).version])
    assert.deepEqual(own.downloads(id), library.downloads(id))
  } finally {
    await rm(folder, { recursive: true })
  }
})
