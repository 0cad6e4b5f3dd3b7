import assert from 'node:assert/strict'
import { test } from 'node:test'
import { entriesOf, find } from '#policy/find'
import { loadPack, loadSynonyms, packIds } from './load.ts'

const synonyms = loadSynonyms()
const entries = packIds().flatMap(id => entriesOf(loadPack(id)))

test('the word of the documents stands in the clause that is cited for it', () => {
  assert.ok(synonyms.length > 10)
  for (const { word, pack, clause } of synonyms) {
    const quote = loadPack(pack).clauses.find(each => each.id === clause)?.quote ?? ''
    assert.ok(quote.includes(word), `${word}: ${pack} ${clause}`)
  }
  const all = synonyms.flatMap(({ word, also }) => [word, ...also])
  assert.equal(new Set(all).size, all.length, 'a word stands once')
})

test('whatever people say for it, the clause that writes it is found', () => {
  for (const { word, also, pack, clause } of synonyms) {
    for (const said of [word, ...also]) {
      const found = find(said, entries, synonyms).map(({ entry }) => `${entry.pack} ${entry.part}`)
      assert.ok(found.length > 0, said)
    }
    const own = find(also[0] ?? '', entries.filter(each => each.pack === pack), synonyms)
    assert.ok(own.some(({ entry }) => entry.anchor === clause), `${also[0]} finds ${pack} ${clause}`)
  }
})

test('技校 and 社保 find what the documents call 技工院校 and 社会保险', () => {
  for (const [said, written] of [['技校', '技工院校'], ['社保', '社会保险']] as const) {
    const found = find(said, entries, synonyms)
    assert.ok(found.some(({ asked, entry }) => asked === written && entry.body.zh.includes(written)), said)
  }
})
