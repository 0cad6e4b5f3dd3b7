import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addDays } from '#calendar'
import { confirmBirthDate, parseIdNumber, sameIdentity, syntheticIdNumber } from './index.ts'

const date = fc.integer({ min: 0, max: 54_000 }).map(n => addDays('1880-01-01', n))
const region = fc.constantFrom('440604', '440605', '441827', '110105', '654226', '820000', '449999')
const parts = fc.record({ region, birthDate: date, sequence: fc.integer({ min: 0, max: 999 }) })

function codeOf(input: string, today?: string): string {
  const result = parseIdNumber(input, today === undefined ? {} : { today })
  return result.ok ? 'ok' : result.refusals.map(refusal => refusal.code).join()
}

// GB 11643-1999 prints the first three.
const EXAMPLES = [
  ['11010519491231002X', '1949-12-31', 'female', '110105'],
  ['440524188001010014', '1880-01-01', 'male', '440524'],
  ['34052419800101001X', '1980-01-01', 'male', '340524'],
] as const
for (const [number, birthDate, sex, regionCode] of EXAMPLES) {
  test(`${number} is read`, () => {
    assert.deepEqual(parseIdNumber(number), { ok: true, value: { number, birthDate, sex, regionCode } })
  })
}

test('a number is read however it was typed', () => {
  const spellings = ['11010519491231002x', ' 110105 19491231 002X\n', '11010519491231002Ｘ', '110105　19491231　002ｘ',
    '１１０１０５１９４９１２３１００２Ｘ', '\uFEFF11010519491231002X\u200B']
  for (const text of spellings) {
    const result = parseIdNumber(text)
    assert.equal(result.ok && result.value.number, '11010519491231002X', text)
  }
})

test('a number of an old card grows to 18 digits in century 19', () => {
  const result = parseIdNumber('110105491231002')
  assert.equal(result.ok && result.value.number, '11010519491231002X')
  assert.ok(sameIdentity('110105491231002', '11010519491231002x'))
  assert.equal(codeOf('110105490231002'), 'identity.birth_date')
  assert.equal(codeOf('11010549123100X'), 'identity.characters')
})

test('a withdrawn region, and one no table knows, are right', () => {
  for (const region of ['441827', '440622', '449999']) {
    assert.equal(codeOf(syntheticIdNumber({ region, birthDate: '1975-05-05', sequence: 11 })), 'ok')
  }
})

const REFUSED = [
  ['', 'identity.length'], ['1101051949123100', 'identity.length'], ['11010519491231002XX', 'identity.length'],
  ['1101051949123100XX', 'identity.characters'], ['11010519491231O02X', 'identity.characters'],
  ['११010519491231002X', 'identity.characters'], ['00010519491231002X', 'identity.region'],
  ['110105194902310021', 'identity.birth_date'], ['110105000012310021', 'identity.birth_date'],
  ['110105194912310021', 'identity.check_digit'], ['110105194912310020', 'identity.check_digit'],
] as const
for (const [input, code] of REFUSED) {
  test(`“${input}” is refused with ${code}`, () => assert.equal(codeOf(input), code))
}

test('a refusal names the field and the place', () => {
  assert.deepEqual(parseIdNumber('11010519491231O02X', { field: 'spouse.idNumber' }), {
    ok: false,
    refusals: [{ code: 'identity.characters', field: 'spouse.idNumber', params: { position: 15, character: 'O' } }],
  })
})

test('nobody is born after today', () => {
  const number = syntheticIdNumber({ region: '440604', birthDate: '2014-09-02', sequence: 1 })
  assert.equal(codeOf(number, '2014-09-01'), 'identity.birth_date')
  assert.equal(codeOf(number, '2014-09-02'), 'ok')
})

test('a birth date beside the number has to agree with it', () => {
  const result = parseIdNumber('34052419800101001X')
  assert.ok(result.ok)
  assert.ok(confirmBirthDate(result.value, '1980-01-01').ok)
  assert.deepEqual(confirmBirthDate(result.value, '1980-01-10'), {
    ok: false,
    refusals: [{
      code: 'identity.birth_date_differs', field: 'birthDate', params: { given: '1980-01-10', date: '1980-01-01' },
    }],
  })
})

test('every generated number says what it was made of', () => {
  fc.assert(fc.property(parts, made => {
    const number = syntheticIdNumber(made)
    const sex = made.sequence % 2 === 1 ? 'male' : 'female'
    const value = { number, birthDate: made.birthDate, sex, regionCode: made.region }
    assert.deepEqual(parseIdNumber(number), { ok: true, value })
    assert.ok(sameIdentity(number.toLowerCase(), ` ${number}`))
  }))
})

test('parts no number can have are a programming error', () => {
  const good = { region: '440604', birthDate: '1980-01-01', sequence: 1 }
  assert.throws(() => syntheticIdNumber({ ...good, sequence: 1000 }), RangeError)
  assert.throws(() => syntheticIdNumber({ ...good, region: '990604' }), RangeError)
  assert.throws(() => syntheticIdNumber({ ...good, birthDate: '1980-02-30' }), RangeError)
})

test('every change of one digit is caught', () => {
  fc.assert(fc.property(parts, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 10 }), (made, at, shift) => {
    const number = syntheticIdNumber(made)
    const alphabet = at === 17 ? '0123456789X' : '0123456789'
    const size = alphabet.length
    const other = alphabet[(alphabet.indexOf(number[at] ?? '') + (shift % (size - 1)) + 1) % size] ?? ''
    if (other === number[at]) return
    const changed = number.slice(0, at) + other + number.slice(at + 1)
    assert.equal(parseIdNumber(changed).ok, false, changed)
    assert.equal(sameIdentity(number, changed), false)
  }), { numRuns: 1000 })
})

test('every swap of two neighbours is caught', () => {
  fc.assert(fc.property(parts, fc.integer({ min: 0, max: 16 }), (made, at) => {
    const number = syntheticIdNumber(made)
    const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
    assert.equal(parseIdNumber(swapped).ok, swapped === number, swapped)
  }), { numRuns: 1000 })
})

test('no input makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 24 }), text => {
    assert.equal(typeof parseIdNumber(text).ok, 'boolean')
  }))
})
