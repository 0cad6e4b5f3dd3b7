import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { addDays, addYears } from '#calendar'
import {
  ageInCalendarYear, ageOn, identityErrors, isChildOn, isMinorOn, maskIdNumber, maskName, maskPhone, parsePhone,
} from './index.ts'

const AGES = [
  ['1980-06-15', '2014-06-14', 33], ['1980-06-15', '2014-06-15', 34], ['1980-06-15', '1980-06-15', 0],
  ['1980-02-29', '2014-02-27', 33], ['1980-02-29', '2014-02-28', 34], ['1980-02-29', '2012-02-28', 31],
  ['1980-02-29', '2012-02-29', 32], ['2014-06-15', '2014-06-14', -1],
] as const
for (const [birth, date, age] of AGES) {
  test(`born ${birth}, on ${date}: ${age}`, () => assert.equal(ageOn(birth, date), age))
}

test('an age changes on the birthday and on no other day', () => {
  const birth = fc.integer({ min: 0, max: 36_000 }).map(n => addDays('1910-01-01', n))
  fc.assert(fc.property(birth, fc.integer({ min: 1, max: 99 }), (born, years) => {
    const birthday = addYears(born, years)
    assert.equal(ageOn(born, birthday), years)
    assert.equal(ageOn(born, addDays(birthday, -1)), years - 1)
  }))
})

test('the age of a calendar year does not ask for the birthday', () => {
  assert.equal(ageInCalendarYear('1979-12-31', 2025), 46)
  assert.equal(ageInCalendarYear('1980-01-01', 2025), 45)
})

test('minors and children by completed years', () => {
  assert.ok(isMinorOn('1996-09-02', '2014-09-01'))
  assert.equal(isMinorOn('1996-09-01', '2014-09-01'), false)
  assert.ok(isChildOn('2000-09-02', '2014-09-01'))
  assert.equal(isChildOn('2000-09-01', '2014-09-01'), false)
})

const NAMES = [
  ['张三', '张*'], ['张三丰', '张**'], ['欧阳修', '欧阳*'], ['欧阳娜娜', '欧阳**'], ['欧阳', '欧*'], ['王', '*'], ['', ''],
  ['买买提·艾力', '买**·**'], ['阿依古丽•买买提', '阿***•***'], ['𬭊一', '𬭊*'], ['陈李小明', '陈***'],
  ['贺兰花', '贺**'], ['John Smith', 'J*** *****'],
  [' 张三 ', '张*'],
] as const
for (const [name, masked] of NAMES) {
  test(`${name} is shown as ${masked}`, () => assert.equal(maskName(name), masked))
}

test('a masked name keeps its length and hides at least one character', () => {
  const unit = fc.constantFrom('张', '欧', '阳', '三', '𬭊', '·', '丰')
  const name = fc.string({ unit, minLength: 1, maxLength: 8 })
  fc.assert(fc.property(name.filter(text => /^[^·]+(·[^·]+)*$/.test(text)), text => {
    assert.equal([...maskName(text)].length, [...text].length)
    assert.match(maskName(text), /\*/)
  }))
})

test('a screen shows the last four of an identity number, no region and no birth date', () => {
  assert.equal(maskIdNumber('11010519491231002X'), '**************002X')
  assert.equal(maskIdNumber('123'), '***')
  assert.equal(maskPhone('13812341234'), '138****1234')
  assert.equal(maskPhone('1381'), '****')
})

test('a mobile number is read however it was typed', () => {
  const spellings = ['13800138000', '+86 138 0013 8000', '+86-138-0013-8000', '0086 13800138000', '8613800138000',
    '１３８００１３８０００', '（138）00138000', ' 138–0013–8000 ']
  for (const text of spellings) assert.deepEqual(parsePhone(text), { ok: true, value: '13800138000' }, text)
  for (const text of ['', '12800138000', '1380013800', '138001380001', '+852 9123 4567', '075783380000', '138000a']) {
    assert.deepEqual(parsePhone(text), { ok: false, refusals: [{ code: 'identity.phone', field: 'phone' }] }, text)
  }
})

test('every refusal has a sentence in both languages that says what to do', () => {
  for (const { zh, en } of Object.values(identityErrors)) {
    assert.match(zh, /请.+。$/)
    assert.match(en, /(Check|Copy|Correct|Compare) .+\.$/)
    assert.deepEqual(zh.match(/\{\w+\}/g)?.sort(), en.match(/\{\w+\}/g)?.sort())
  }
})
