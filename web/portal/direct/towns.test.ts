import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { groupedTowns, townsOf } from './towns.ts'

const choicesOf = (city: string, district?: string) => groupedTowns(townsOf(city, district), ({ zh }) => zh)

describe('towns to choose from', () => {
  it('stand under their county, so that no two of a name are alike', () => {
    const choices = choicesOf('441800')
    assert.ok(choices.filter(({ label }) => label === '太平镇').length > 1)
    assert.equal(new Set(choices.map(({ group, label }) => `${group} ${label}`)).size, choices.length)
  })

  it('stand alone where all are of one county or the city has none', () => {
    for (const choices of [choicesOf('441800', '441881'), choicesOf('441900')]) {
      assert.ok(choices.length > 0 && choices.every(({ group }) => group === undefined))
    }
  })
})
