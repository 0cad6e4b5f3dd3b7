import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { compareDecimals, decimalColumn, normaliseDecimal } from './index.ts'

const SHORTEST = [
  ['007.50', '7.5'], ['+3', '3'], ['-0', '0'], ['-0.00', '0'], ['.5', '0.5'], ['7.', '7'], ['-12.340', '-12.34'],
  ['0', '0'], ['100', '100'], ['60.00', '60'], ['-.5', '-0.5'],
] as const
for (const [text, shortest] of SHORTEST) {
  test(`${text} is ${shortest}`, () => assert.equal(normaliseDecimal(text), shortest))
}

test('what is no decimal is none', () => {
  const texts = ['', '.', '-', '1e3', '1,234', '0x10', '１２', '1 2', '6O', 'NaN', 'Infinity', '--1', '1.2.3', '60分']
  for (const text of texts) {
    assert.equal(normaliseDecimal(text), undefined, text)
  }
})

/** The value times 10^40, as a whole number. */
function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  const size = BigInt((whole || '0') + fraction.padEnd(40, '0'))
  return text.startsWith('-') ? -size : size
}

const digits = (max: number) => fc.string({ unit: fc.constantFrom(...'0123459'), maxLength: max })
const decimal = (max: number) => fc.tuple(fc.constantFrom('', '-', '+'), digits(max), digits(max))
  .map(([sign, whole, fraction]) => `${sign}${whole || '0'}${fraction && `.${fraction}`}`)

function order(a: bigint, b: bigint): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

test('decimals of any length compare as the numbers they are', () => {
  fc.assert(fc.property(decimal(40), decimal(40), (a, b) => {
    const found = compareDecimals(normaliseDecimal(a) ?? '', normaliseDecimal(b) ?? '')
    assert.equal(Math.sign(found), order(scaled(a), scaled(b)), `${a} ${b}`)
  }), { numRuns: 1000 })
})

test('a column orders short and long decimals exactly', () => {
  const column = fc.oneof(fc.array(decimal(6), { minLength: 2 }), fc.array(decimal(40), { minLength: 2 }))
  fc.assert(fc.property(column, texts => {
    const values = decimalColumn(texts.map(text => normaliseDecimal(text) ?? ''))
    for (const [at, text] of texts.entries()) {
      const [first, other] = [values[0] ?? 0, values[at] ?? 0]
      assert.equal(Math.sign(first - other), order(scaled(texts[0] ?? ''), scaled(text)))
    }
  }), { numRuns: 500 })
})

test('tenths that floats add up wrongly stay apart or equal as they should', () => {
  assert.equal(compareDecimals('0.3', normaliseDecimal('0.30') ?? ''), 0)
  assert.ok(compareDecimals('0.30000000000000004', '0.3') > 0)
  const values = decimalColumn(['9007199254740993', '9007199254740992', '9007199254740993.1'])
  assert.deepEqual([...values], [1, 0, 2])
})
