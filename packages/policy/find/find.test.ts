import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { samplePack } from '../testing/sample.ts'
import { entriesOf, excerpt, find, inOtherWords, marksIn, terms } from './index.ts'

const pack = samplePack({
  clauses: [
    {
      id: 'TE-1',
      number: '一',
      quote: '持有居住证满一年的，每满一年积八分。',
      en: 'eight points a year',
      wording: 'official',
    },
    { id: 'TE-2', number: '二', quote: '无偿献血每次二分，最高十分。', en: 'blood donation', wording: 'official' },
    { id: 'TE-3', number: '三', quote: '社会保险每满一年积二分。', en: 'insurance', wording: 'official' },
  ],
})
const entries = entriesOf(pack)
const anchors = (question: string) => find(question, entries).map(each => each.entry.anchor)
const marked = (text: string, question: string) => marksIn(text, question).map(([from, to]) => text.slice(from, to))

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

test('clauses are found by id and by their number, in half and full width', () => {
  assert.deepEqual(terms('GZ-6.age 三（四）第五条'), ['gz-6.age', '三(四)', '第五条'])
  assert.deepEqual(anchors('ＴＥ－２'), ['TE-2'])
  const numbered = entriesOf(
    samplePack({
      clauses: ['三（三）', '三（四）', '四（三）'].map((number, at) => ({
        id: `NR-${at}`,
        number,
        quote: '三项、四项',
        en: 'items',
        wording: 'official' as const,
      })),
    }),
  )
  for (const question of ['三（四）', '三(四)']) {
    assert.deepEqual(
      find(question, numbered).map(each => each.entry.anchor),
      ['NR-1'],
    )
  }
})

test('a word of the scheme narrows a search and finds nothing by itself', () => {
  const elsewhere = entriesOf({
    ...pack,
    id: 'elsewhere',
    title: { zh: '云溪市', en: 'Yunxi' },
    place: { code: '1', name: { zh: '云溪市', en: 'Yunxi' } },
  })
  const found = find('云溪 献血', [...entries, ...elsewhere])
  assert.deepEqual(found[0]?.entry.pack, 'elsewhere')
  assert.deepEqual(
    find('云溪', elsewhere).map(each => each.entry.part),
    ['title'],
  )
})

test('what matched is marked in the text as it is printed, whatever its width', () => {
  assert.deepEqual(marked('无偿献血每次二分，献血', '献血'), ['献血', '献血'])
  assert.deepEqual(marked('居住证满一年', '居住证年限'), ['居住证'], 'neighbouring pairs run together')
  assert.deepEqual(marked('面积１０㎡以上ＡＢ', '10m2'), ['１０㎡'])
  assert.deepEqual(marked('居住证', '献血'), [])
  assert.deepEqual(marked('居住证', ' '), [])
})

test('an excerpt is the text itself around what was asked, and hangs together', () => {
  const text = `${'甲'.repeat(200)}献血${'乙'.repeat(200)}`
  const pieces = excerpt(text, '献血', 80)
  assert.deepEqual(
    pieces.filter(each => each.hit).map(each => each.text),
    ['献血'],
  )
  assert.ok(
    text.includes(
      pieces
        .slice(1, -1)
        .map(each => each.text)
        .join(''),
    ),
  )
  assert.deepEqual(excerpt('短', '献血', 80), [{ text: '短', hit: false }])
  assert.deepEqual(
    excerpt('参加无偿献血', '献血', 6),
    [
      { text: '参加无偿', hit: false },
      { text: '献血', hit: true },
    ],
    'what fits is whole',
  )
  const letters = fc.string({ unit: fc.constantFrom('甲', '乙', 'a', 'Ｂ', '㎡', '（', ' ') })
  fc.assert(
    fc.property(
      letters,
      fc.string({ unit: fc.constantFrom('甲', '乙', 'a', 'b', '（'), maxLength: 3 }),
      (long, question) => {
        assert.equal(
          excerpt(long, question, long.length)
            .map(each => each.text)
            .join(''),
          long,
        )
      },
    ),
  )
})

test('other words for the same are looked for too, and say by which word something was found', () => {
  const synonyms = [{ word: '社会保险', also: ['社保', '五险'] }]
  assert.deepEqual(inOtherWords('社保年限', synonyms), ['社保年限', '社会保险年限', '五险年限'])
  assert.deepEqual(inOtherWords('献血', synonyms), ['献血'])
  assert.deepEqual(find('社保', entries).length, 0)
  assert.deepEqual(find('社保', entries, synonyms).map(({ entry, asked }) => [entry.anchor, asked]), [['TE-3', '社会保险']])
})
