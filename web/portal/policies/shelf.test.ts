import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPacks } from '#server/packs/index.ts'
import { documentView } from './document.ts'
import { editionsOf, gradesOf, shelvesOf, stateOf } from './shelf.ts'

const packs = createPacks()
const all = packs.ids.map(id => packs.get(id))
const guangzhou = packs.get('guangzhou-2025-points')

test('every pack stands on exactly one shelf, the province first', () => {
  const shelves = shelvesOf(all, '2014-09-01')
  assert.equal(shelves[0]?.place.code, '440000')
  const standing = shelves.flatMap(({ series }) => series).flatMap(({ volumes }) => volumes.map(({ id }) => id))
  assert.deepEqual(standing.toSorted(), [...packs.ids].toSorted())
})

test('editions of one scheme stand together, the newest first', () => {
  assert.deepEqual(
    editionsOf(packs.get('guangzhou-2010-points'), all).map(({ id }) => id),
    ['guangzhou-2025-points', 'guangzhou-2010-points'],
  )
})

test('whether a document holds is a matter of the day, both ends included', () => {
  const states = ['2025-07-03', '2025-07-04', '2026-12-31', '2027-01-01'].map(day => stateOf(guangzhou, day))
  assert.deepEqual(states, ['not_yet', 'in_force', 'in_force', 'expired'])
})

test('grades count every number once; what has no value counts as not published, whatever its source', () => {
  for (const { parameters } of all) {
    const { counts, all: number } = gradesOf(parameters)
    assert.equal(counts.A + counts.B + counts.C + counts.none, number)
  }
  const { counts, standIns } = gradesOf(packs.get('foshan-2014-points').parameters)
  assert.ok(standIns > 0 && counts.none > 0)
  assert.equal(
    gradesOf(packs.get('jiangmen-2012-services').parameters).counts.none,
    packs.get('jiangmen-2012-services').parameters.length,
  )
})

test('a document shows every rule beside its clause, and offers its other editions first', () => {
  for (const pack of all) {
    const view = documentView(pack, all, '2014-09-01')
    const drawn = view.articles.flatMap(({ rules }) => rules)
    const rules =
      pack.conditions.length +
      pack.routes.length +
      pack.indicators.length +
      pack.entitlements.length +
      pack.derivations.length
    assert.equal(drawn.length, rules + (pack.threshold ? 1 : 0) + (pack.threshold?.unless ? 1 : 0), pack.id)
    assert.equal(view.comparable.length, all.length - 1)
  }
  assert.equal(documentView(guangzhou, all, '2014-09-01').comparable[0]?.id, 'guangzhou-2010-points')
})
