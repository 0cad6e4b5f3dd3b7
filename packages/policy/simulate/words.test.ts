import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changesOf } from './bins.ts'
import { changeText } from './index.ts'

const zh = (from: number | undefined, below: number | undefined) => changeText({ from, below, people: 9 }).zh

test('changes in words, at their edges', () => {
  assert.deepEqual(
    [zh(undefined, -4999), zh(-4999, -1999), zh(-499, 0), zh(0, 1), zh(1, 500), zh(500, 1000), zh(5000, undefined)],
    ['减少 50 分及以上', '减少 20 至不满 50 分', '减少不满 5 分', '不变', '增加不满 5 分', '增加 5 至不满 10 分', '增加 50 分及以上'],
  )
})

test('changes put together because they are few keep true words', () => {
  assert.deepEqual([zh(undefined, 0), zh(1, undefined), zh(1, 2000), zh(-1999, 0)], ['减少', '增加', '增加不满 20 分', '减少不满 20 分'])
})

test('everybody is in the one change that says so', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9000, max: 9000 }), { minLength: 5, maxLength: 60 }), changes => {
      const before = new Float64Array(changes.length)
      const bins = changesOf(before, Float64Array.from(changes))
      for (const { from = -Infinity, below = Infinity, people } of bins) {
        assert.equal(people, changes.filter(change => change >= from && change < below).length)
      }
    }),
  )
})
