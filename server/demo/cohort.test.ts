import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ageOn, parseIdNumber, parsePhone } from '#identity'
import { checkFacts, compile } from '#policy'
import { loadPack } from '../../policies/load.ts'
import { inventCohort } from './cohort.ts'
import { createRandom } from './random.ts'

const options = { seed: '1', count: 400, district: '440604', year: 2014, from: '2014-04-20', to: '2014-09-12' }
const cohort = inventCohort(options)
const pack = loadPack('foshan-2014-points')

describe('invented cohort', () => {
  it('is the same for the same seed and another for another', () => {
    const plain = (people: ReturnType<typeof inventCohort>) => people.map(({ random: _, ...rest }) => rest)
    assert.deepEqual(plain(inventCohort(options)), plain(cohort))
    assert.notDeepEqual(plain(inventCohort({ ...options, seed: '2' })), plain(cohort))
  })

  it('has valid identity numbers that nobody shares, with an order number no working person bears', () => {
    const numbers = cohort.map(({ personal }) => personal.idNumber)
    assert.equal(new Set(numbers).size, numbers.length)
    for (const person of cohort.flatMap(({ personal, dependants }) => [personal, ...dependants])) {
      const identity = parseIdNumber(person.idNumber)
      assert.ok(identity.ok, person.idNumber)
      assert.match(identity.value.number.slice(14, 17), /^99[6-9]$/)
      assert.equal(identity.value.sex === 'male', Number(identity.value.number[16]) % 2 === 1)
    }
  })

  it('lies in the vocabulary: every claim fits the type and bounds of its fact', () => {
    for (const { claims } of cohort) assert.deepEqual(checkFacts(pack, claims), [])
  })

  it('is of working age, with phones and children that fit', () => {
    for (const { personal, dependants, appliesAt } of cohort) {
      const on = appliesAt.slice(0, 10)
      const age = ageOn(personal.birthDate ?? '', on)
      assert.ok(age >= 18 && age < 60, `${age}`)
      assert.ok(parsePhone(personal.phone).ok)
      for (const child of dependants.filter(({ relation }) => relation === 'child')) {
        const identity = parseIdNumber(child.idNumber)
        assert.ok(identity.ok && ageOn(identity.value.birthDate, on) < 18)
      }
    }
  })

  it('holds people above and below the threshold, and a few after the deadline', () => {
    const { score } = compile(pack)
    const reached = cohort.filter(({ claims }) => score(claims).total >= (pack.threshold?.points ?? 0)).length
    assert.ok(reached > cohort.length / 3 && reached < cohort.length, `${reached} of ${cohort.length}`)
    const late = cohort.filter(({ appliesAt }) => appliesAt.slice(0, 10) >= '2014-09-01').length
    assert.ok(late > 0 && late < cohort.length / 3, `${late}`)
  })
})

describe('repeatable chance', () => {
  it('gives every value within its bounds, by weight', () => {
    const random = createRandom('bounds')
    const seen = new Map<string, number>()
    for (let n = 0; n < 3000; n++) {
      const value = random.weighted([['a', 90], ['b', 10]])
      seen.set(value, (seen.get(value) ?? 0) + 1)
      const number = random.between(3, 5)
      assert.ok(number >= 3 && number <= 5)
    }
    const share = (seen.get('b') ?? 0) / 3000
    assert.ok(share > 0.07 && share < 0.13, `${share}`)
  })

  it('makes version-7 UUIDs of the given instant', () => {
    const id = createRandom('ids').uuid('2014-09-01T00:00:00.000Z')
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), Date.parse('2014-09-01T00:00:00.000Z'))
  })
})
