import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPacks } from '#server/packs/index.ts'
import { compared, movedBy } from './comparison.ts'

const packs = createPacks()
const [early, late] = [packs.get('guangzhou-2010-points'), packs.get('guangzhou-2025-points')]
const today = '2026-01-01'

test('the older document comes first, whichever was named first', () => {
  assert.deepEqual(compared(late, early, today), compared(early, late, today))
  assert.deepEqual(
    [compared(late, early, today).before.id, compared(late, early, today).after.state],
    [early.id, 'in_force'],
  )
  const older = { ...late, version: '2024.9' }
  assert.equal(compared(late, older, today).before.version, '2024.9', 'of one document the older version')
})

test('what stands in both is either changed or the same, never both and never lost', () => {
  const parts = new Map(compared(early, late, today).parts.map(each => [each.part, each]))
  for (const [part, list] of [
    ['indicator', 'indicators'],
    ['condition', 'conditions'],
    ['document', 'documents'],
  ] as const) {
    const common = late[list].filter(({ id }) => early[list].some(each => each.id === id)).map(({ id }) => id)
    const found = parts.get(part)
    const changed = found?.changes.filter(({ kind }) => kind === 'changed').map(({ id }) => id) ?? []
    const same = found?.same.map(({ key }) => key) ?? []
    assert.deepEqual([...changed, ...same].toSorted(), common.toSorted(), part)
  }
})

test('a number that moved says by how much; one that came or went does not', () => {
  const rows = compared(early, late, today)
    .parts.flatMap(({ changes }) => changes)
    .flatMap(change => change.rows)
  const moved = rows.flatMap(row => movedBy(row) ?? [])
  assert.ok(moved.length > 0 && moved.every(each => each !== 0))
  assert.equal(movedBy({ what: { zh: '', en: '' }, before: undefined, after: undefined }), undefined)
})

test('a document does not differ from itself', () => {
  const same = compared(late, late, today)
  assert.deepEqual(
    same.parts.flatMap(({ changes }) => changes),
    [],
  )
  assert.equal(same.parts.flatMap(({ same: kept }) => kept).length > 0, true)
})
