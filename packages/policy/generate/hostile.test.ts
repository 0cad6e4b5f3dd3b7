import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { batch } from '../../../policies/batch.ts'
import { compile } from '../compile.ts'
import type { Pack } from '../pack.ts'
import { openPacks as packs } from '../testing/arbitrary.ts'
import type { Fact } from '../types.ts'
import { generate } from './index.ts'

const [base] = fc.sample(packs, { numRuns: 1, seed: 3 })
assert.ok(base)

const name = { zh: '恶意', en: 'hostile' }

function packWith(id: string, option: string): Pack {
  const fact: Fact = {
    id,
    name,
    question: name,
    sensitivity: 'personal',
    type: 'choice',
    options: [
      { value: 'none', name },
      { value: option, name },
    ],
  }
  const rule = { kind: 'table' as const, fact: id, rows: [{ values: [option], points: { points: 700 } }] }
  return {
    ...(base as Pack),
    facts: [fact],
    conditions: [],
    routes: [],
    groups: [{ id: 'all', name }],
    totals: [{ id: 'total', name, clause: 'TE-1' }],
    rankedBy: 'total',
    derivations: [],
    indicators: [{ id: 'i', name, group: 'all', clause: 'TE-1', rule }],
  }
}

test('a hostile id is refused before any code exists', () => {
  const hostile = [
    'a; process.exit()',
    'a`',
    "a'",
    'a\n',
    'A',
    '',
    '__proto__',
    'constructor',
    'a.b',
    'a'.repeat(65),
    'ａ',
    'a//',
  ]
  for (const id of hostile) assert.throws(() => generate(packWith(id, 'x')), RangeError, id)
})

test('a hostile choice is data: it is matched as text and nothing else happens', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '"; throw 1; "',
          '\\"); throw 1; //',
          '${1}',
          '\u2028throw 1',
          '*/ throw 1 /*',
          '\\',
          '</script>',
          '`',
        ),
      ),
      option => {
        const pack = packWith('trap', option)
        const code = batch(pack)
        const given = option === '' ? 700 : compile(pack).score({ trap: option }).total
        assert.equal(given, 700)
        assert.equal(code.score({ trap: option }).total, 700)
        assert.equal(code.score({ trap: `${option}x` }).total, 0)
      },
    ),
    { numRuns: 500 },
  )
})

test('a number that is none is refused', () => {
  for (const value of [NaN, Infinity, -Infinity]) {
    const pack = packWith('trap', 'x')
    const rule = { kind: 'give' as const, points: { points: value } }
    assert.throws(() => generate({ ...pack, indicators: pack.indicators.map(each => ({ ...each, rule })) }), RangeError)
  }
})

test('the same pack gives the same text, and the text touches nothing but its arguments and Math', () => {
  fc.assert(
    fc.property(packs, pack => {
      const { text } = generate(pack)
      assert.equal(generate(pack).text, text)
      const words =
        text
          .replaceAll(/"(?:[^"\\]|\\.)*"/g, '')
          .replaceAll(/\bf\.\w+/g, '')
          .match(/[A-Za-z_]\w*/g) ?? []
      const allowed =
        new RegExp(
        '^(function|plain|sheet|trace|ranges|spans|columns|columnsOpen|columnsSheet|columnsSheetOpen|f|out|i|count' +
          '|verdicts|totals|points|values|known|ends|length|const|let|if|for|return|new|Map|get' +
          '|Int32Array|Float64Array' +
          '|[vtckeop]\\d+|Math|floor|min|max|round|abs|numerator|denominator|to|half|size|unit|Infinity|undefined' +
          '|true|false|e\\d*)$',
      )
      assert.deepEqual(
        words.filter(word => !allowed.test(word)),
        [],
      )
    }),
    { numRuns: 200 },
  )
})
