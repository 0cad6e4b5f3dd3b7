import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Pack } from '../pack.ts'
import { packs } from '../testing/arbitrary.ts'
import { samplePack } from '../testing/sample.ts'
import type { Fact } from '../types.ts'
import { comparePacks } from './index.ts'

const name = { zh: '居住证', en: 'permit' }
const months: Fact = {
  id: 'months',
  name,
  question: name,
  type: 'integer',
  unit: { zh: '个月', en: 'months' },
  min: 0,
  max: 600,
  sensitivity: 'personal',
}

function edition(each: number, threshold: number, most?: number): Pack {
  const per = { kind: 'per', fact: 'months', every: 12, points: { points: each } } as const
  return samplePack({
    facts: [months],
    indicators: [
      {
        id: 'permit',
        name,
        group: 'all',
        clause: 'TE-1',
        rule: most === undefined ? per : { kind: 'cap', most: { points: most }, of: per },
      },
    ],
    threshold: { points: threshold, clause: 'TE-1' },
  })
}

test('a new rate, a new cap and a new threshold are named with both numbers', () => {
  const changes = comparePacks(edition(300, 10_000), edition(800, 15_000, 4000))
  assert.deepEqual(
    changes.map(each => [each.part, each.kind, each.before?.zh, each.after?.zh]),
    [
      ['threshold', 'changed', '100 分', '150 分'],
      ['indicator', 'changed', undefined, undefined],
    ],
  )
  assert.deepEqual(
    changes[1]?.rows.map(each => [each.what.zh, each.before?.points, each.after?.points]),
    [
      ['居住证：每满1年', 300, 800],
      ['最高', undefined, 4000],
    ],
  )
})

test('a benefit differs when others may have it or when it is more', () => {
  const grant = (amount: number, months: number): Pack =>
    samplePack({
      facts: [
        {
          id: 'months',
          name: { zh: '居住证', en: 'permit' },
          question: { zh: '居住证', en: 'permit' },
          type: 'integer',
          min: 0,
          max: 600,
          sensitivity: 'personal',
        },
      ],
      entitlements: [
        {
          id: 'grant',
          name: { zh: '补贴', en: 'grant' },
          clause: 'TE-1',
          test: { kind: 'range', fact: 'months', min: months },
          amount: { kind: 'give', points: { points: amount } },
          unit: { zh: '元', en: 'yuan' },
        },
      ],
    })
  const [change, ...others] = comparePacks(grant(50_000, 12), grant(100_050, 12))
  assert.deepEqual(
    [change?.kind, change?.before?.zh, change?.after?.en],
    ['changed', '居住证：满12；符合即得 500 元', 'permit: 12 or more; If so 1000.5 yuan'],
  )
  assert.equal(others.length, 0)
  assert.equal(comparePacks(grant(50_000, 12), grant(50_000, 24))[0]?.kind, 'changed')
})

test('what only one edition has is added or removed', () => {
  const without = samplePack({})
  assert.deepEqual(
    comparePacks(without, edition(300, 100)).map(each => `${each.part} ${each.kind}`),
    ['threshold added', 'indicator added'],
  )
  assert.deepEqual(
    comparePacks(edition(300, 100), without).map(each => `${each.part} ${each.kind}`),
    ['threshold removed', 'indicator removed'],
  )
})

test('a pack does not differ from itself, and swapping the editions swaps added and removed', () => {
  const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const
  fc.assert(
    fc.property(packs, packs, (a, b) => {
      assert.deepEqual(comparePacks(a, a), [])
      const forth = comparePacks(a, b).map(each => `${each.part} ${each.id} ${each.kind}`)
      const back = comparePacks(b, a).map(each => `${each.part} ${each.id} ${turned[each.kind]}`)
      assert.deepEqual(forth.toSorted(), back.toSorted())
    }),
    { numRuns: 100 },
  )
})
