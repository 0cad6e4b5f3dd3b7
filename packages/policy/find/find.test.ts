import assert from 'node:assert/strict'
import { test } from 'node:test'
import { samplePack } from '../testing/sample.ts'
import { entriesOf, find, terms } from './index.ts'

const pack = samplePack({
  clauses: [
    { id: 'TE-1', number: '一', quote: '持有居住证满一年的，每满一年积八分。', en: 'eight points a year', wording: 'official' },
    { id: 'TE-2', number: '二', quote: '无偿献血每次二分，最高十分。', en: 'blood donation', wording: 'official' },
    { id: 'TE-3', number: '三', quote: '社会保险每满一年积二分。', en: 'insurance', wording: 'official' },
  ],
})
const entries = entriesOf(pack)
const anchors = (question: string) => find(question, entries).map(each => each.entry.anchor)

test('Chinese is cut into pairs, other scripts into words', () => {
  assert.deepEqual(terms('居住证 GB2260'), ['居住', '住证', 'gb2260'])
  assert.deepEqual(terms('血'), ['血'])
  assert.deepEqual(terms('，。 '), [])
})

test('what holds the question word for word comes first; half of it must be there', () => {
  assert.deepEqual(anchors('献血'), ['TE-2'])
  assert.equal(anchors('每满一年')[0], 'TE-1')
  assert.deepEqual(anchors('居住证年限要求'), ['TE-1'], 'words nobody uses do not stand in the way')
  assert.deepEqual(anchors('房产税'), [])
  assert.deepEqual(anchors('blood donation'), ['TE-2'])
  assert.deepEqual(anchors('ＢＬＯＯＤ'), ['TE-2'])
  assert.deepEqual(anchors(''), [])
})

test('the place of the match is where the reader should look', () => {
  const [found] = find('献血', entries)
  assert.ok(found?.at)
  assert.equal(found.entry.body.slice(...found.at), '献血')
})
