import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAgreement, assertTrace, contenders } from './testing/agreement.ts'
import { randomFrom } from '../packages/policy/testing/hostile.ts'
import { person } from '../packages/policy/testing/person.ts'
import { loadPack, packIds } from './load.ts'

for (const id of packIds()) {
  test(`${id}: interpreter, closures and generated code agree on invented people`, () => {
    const pack = loadPack(id)
    const random = randomFrom(20_140_901)
    const each = contenders(pack, '2014-09-01')
    const people = [1, 0.92, 0.5, 0.1].flatMap(known => Array.from({ length: 40 }, () => person(pack, known, random)))
    assert.ok(people.length > 0)
    assertAgreement(each, [...people, {}])
    for (const one of people) assertTrace(each, one)
  })
}
