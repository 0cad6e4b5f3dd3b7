import assert from 'node:assert/strict'
import { it } from 'node:test'
import { unitsOf } from '#server/targets/index.ts'
import { tilesOf } from './map-layout.ts'

for (const city of ['441800', '440700', '441900'])
  it(`${city}: every county or town has one tile, and none lies on another`, () => {
    const codes = unitsOf(city).all.map(({ code }) => code)
    const { tiles, drawn } = tilesOf(city, codes)
    assert.equal(drawn, true)
    assert.deepEqual(tiles.map(({ code }) => code).toSorted(), codes.toSorted())
    const half = new Set(tiles.flatMap(({ column, row }) => [`${row}:${column}`, `${row}:${column + 1}`]))
    assert.equal(half.size, tiles.length * 2)
  })

it('where no map is drawn they stand side by side in their order', () => {
  const { tiles, drawn } = tilesOf('440600', ['a', 'b', 'c', 'd', 'e', 'f'])
  assert.equal(drawn, false)
  assert.deepEqual(
    [tiles[4], tiles[5]],
    [
      { code: 'e', column: 8, row: 0 },
      { code: 'f', column: 0, row: 1 },
    ],
  )
})
