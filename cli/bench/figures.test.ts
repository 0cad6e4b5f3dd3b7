import assert from 'node:assert/strict'
import { it } from 'node:test'
import { fileOf, isFigures, table } from './figures.ts'

const figure = { name: 'start: second npm start, to the first page', value: 3.2, unit: 's', reach: '≤ 8 s', ok: true }

it('keeps every figure in a file of its own that any disk takes', () => {
  assert.equal(fileOf(figure), 'start-second-npm-start-to-the-first-page.json')
  assert.equal(fileOf({ ...figure, name: '../../etc/passwd' }), 'etc-passwd.json')
})

it('prints one line a figure, in columns', () => {
  const missed = { name: 'a', value: 12, reach: '≤ 3 ×', ok: false }
  assert.equal(table([figure, missed]), [
    'start: second npm start, to the first page  3.2 s  ≤ 8 s  ✔\n',
    'a                                           12     ≤ 3 ×  ✖\n',
  ].join(''))
})

it('takes only whole figures from a bench', () => {
  assert.ok(isFigures([figure]))
  assert.ok(!isFigures([{ ...figure, value: Number.NaN }]))
  assert.ok(!isFigures([{ name: 'a' }]))
  assert.ok(!isFigures(undefined))
})
