import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { checkPack, compile, type Pack } from '#policy'
import { archivedText, archivedVersions, archiveText, freeze, rulesText } from './archive.ts'
import { loadPack, loadVersion, openPack, packIds, versionsOf } from './load.ts'
import { folderWith, SAMPLE } from './testing/sample.ts'

const here = import.meta.dirname

describe('the archive', () => {
  for (const { id, version } of archivedVersions(here)) {
    test(`${id} ${version} can still be evaluated, and is unchanged if it is the current one`, () => {
      const pack = loadVersion(id, version)
      assert.ok(pack)
      assert.equal(archiveText(pack), archivedText(here, id, version), 'the file is canonical')
      const wrong = checkPack(pack).filter(each => each.level !== 'warning' && each.code !== 'examples')
      assert.deepEqual(wrong, [])
      compile(pack, {}, pack.validity.from).evaluate({})
      const now = packIds().includes(id) ? loadPack(id) : undefined
      if (now?.version === version)
        assert.equal(rulesText(now), rulesText(pack), `${id} has changed: raise its version`)
    })
  }
})

const withQuestion = (pack: Pack): Pack => {
  return { ...pack, facts: pack.facts.map(each => ({ ...each, question: { zh: '请问？', en: 'Pray?' } })) }
}

test('a version is kept once; a change without a new version is caught; a new version stands beside the old', () => {
  const folder = folderWith()
  const first = openPack('sample', folder).pack
  assert.equal(freeze(folder, first), 'written')
  assert.equal(freeze(folder, first), 'unchanged')
  const rewrite = (name: string, from: string, to: string) => {
    const path = join(folder, 'sample', `${name}.yaml`)
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    return openPack('sample', folder).pack
  }
  assert.equal(
    freeze(folder, rewrite('examples', 'total: 60', 'total: [0, 60]')),
    'unchanged',
    'examples decide nothing',
  )
  assert.equal(freeze(folder, withQuestion(first)), 'unchanged', 'how a fact is asked decides nothing')
  assert.equal(freeze(folder, rewrite('parameters', 'points: 40', 'points: 50')), 'changed')
  assert.equal(freeze(folder, rewrite('pack', '2014.1', '2014.2')), 'written')
  assert.deepEqual(readdirSync(join(folder, 'archive')), ['sample@2014.1.json', 'sample@2014.2.json'])
  assert.deepEqual(versionsOf('sample', folder), ['2014.1', '2014.2'])
  const value = (version: string) =>
    loadVersion('sample', version, folder)?.parameters.find(each => each.id === 'bachelor')?.value
  assert.deepEqual([value('2014.1'), value('2014.2'), value('2014.3')], [4000, 5000, undefined])
})

test('an archived version evaluates exactly as the pack did', () => {
  const folder = folderWith()
  const pack = openPack('sample', folder).pack
  freeze(folder, pack)
  const kept = loadVersion('sample', '2014.1', folder) as Pack
  for (const { facts, on } of pack.examples)
    assert.deepEqual(compile(kept, {}, on).evaluate(facts), compile(pack, {}, on).evaluate(facts))
})

test('the version in the folder needs no archive; names that climb out are no versions', () => {
  const folder = folderWith({ pack: (SAMPLE['pack'] ?? '').replace('2014.1', '9') })
  assert.deepEqual(versionsOf('sample', folder), ['9'])
  assert.equal(loadVersion('sample', '9', folder)?.id, 'sample')
  for (const [id, version] of [
    ['sample', '../9'],
    ['../sample', '9'],
    ['nobody', '9'],
    ['sample', ''],
  ] as const)
    assert.equal(loadVersion(id, version, folder), undefined)
  assert.deepEqual(versionsOf('nobody', folder), [])
})
