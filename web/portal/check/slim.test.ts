import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { compile, compileSmall } from '#policy'
import { loadPack, packIds } from '../../../policies/load.ts'
import { slimPacks, unpackSlim } from './slim.ts'
import { answers } from './testing.ts'

const packs = packIds().map(id => loadPack(id))
const ON = '2014-09-01'

for (const lang of ['zh', 'en'] as const) {
  const slim = new Map(unpackSlim(slimPacks(packs, lang)).map(pack => [pack.id, pack]))

  for (const pack of packs) {
    test(`${pack.id} evaluates in the browser (${lang}) as it does here`, () => {
      const here = compile(pack, {}, ON)
      const there = compileSmall(slim.get(pack.id) ?? assert.fail(pack.id), {}, ON)
      fc.assert(fc.property(answers(pack.facts), facts => {
        const [mine, theirs] = [here.evaluate(facts), there.evaluate(facts)]
        assert.deepEqual(there.score(facts), here.score(facts))
        assert.deepEqual(there.questions(facts), here.questions(facts))
        assert.deepEqual([theirs.outcome, theirs.total, theirs.open, theirs.unset], [mine.outcome, mine.total, mine.open, mine.unset])
        assert.deepEqual(theirs.lines.map(line => line.how[lang]), mine.lines.map(line => line.how[lang]))
        assert.deepEqual(theirs.lines.map(line => line.source.standIn), mine.lines.map(line => line.source.standIn))
        assert.deepEqual(there.improvements(facts, 5).map(each => each.text[lang]), here.improvements(facts, 5).map(each => each.text[lang]))
      }), { numRuns: 40 })
    })
  }

  test(`every clause a page can cite goes along, without its wording (${lang})`, () => {
    for (const pack of slim.values()) {
      const ids = new Set(pack.clauses.map(({ id }) => id))
      for (const { clause } of [...pack.indicators, ...pack.conditions, ...pack.routes, ...pack.precedence]) assert.ok(ids.has(clause), `${pack.id} ${clause}`)
      assert.deepEqual(pack.clauses.filter(({ quote, en }) => quote !== '' || en !== ''), [])
    }
  })

  test(`nobody is asked for stretches of time or dated events (${lang})`, () => {
    for (const pack of slim.values()) assert.deepEqual(pack.facts.filter(({ type }) => type === 'periods' || type === 'events'), [])
  })

  test(`all packs weigh at most 40 kB (${lang})`, () => {
    const weight = gzipSync(slimPacks(packs, lang)).length
    assert.ok(weight <= 40_000, `${weight} bytes`)
  })
}
