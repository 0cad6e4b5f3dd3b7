import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { freeze } from '../../policies/archive.ts'
import { loadPack } from '../../policies/load.ts'
import { folderWith } from '../../policies/testing/sample.ts'
import { createPacks } from './index.ts'

test('an archived version is evaluated as it was, beside the one that has moved on', () => {
  const folder = folderWith()
  freeze(folder, loadPack('sample', folder))
  const later = folderWith({}, 'sample')
  freeze(later, loadPack('sample', folder))
  for (const [name, from, to] of [['pack', '2014.1', '2015.1'], ['parameters', 'points: 60', 'points: 70']] as const) {
    const path = join(later, 'sample', `${name}.yaml`)
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
  }
  const packs = createPacks(later)
  const total = (version?: string) =>
    packs.evaluator('sample', {}, version).score({ education: 'master', insured_months: 0, hours: [] }).total
  assert.deepEqual([total(), total('2015.1'), total('2014.1')], [7000, 7000, 6000])
  assert.equal(packs.find('sample', '2013.1'), undefined)
  assert.throws(() => packs.get('sample', '2013.1'), /sample 2013\.1/)
  assert.equal(packs.evaluator('sample', {}, '2014.1'), packs.evaluator('sample', {}, '2014.1'))
})
