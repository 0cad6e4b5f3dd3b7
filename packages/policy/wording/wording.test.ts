import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPack } from '../../../policies/load.ts'
import { factsOfCondition } from '../walk.ts'
import { bookOf, conditionText, ruleLines } from './index.ts'

const pack = loadPack('foshan-2014-points')
const linesOf = (id: string): string[] => {
  const { rule } = pack.indicators.find(indicator => indicator.id === id) ?? assert.fail(id)
  return ruleLines(rule, bookOf(pack)).map(({ what, points, kind }) => `${kind === 'most' ? '≤ ' : ''}${what.zh} = ${points ?? '—'}`)
}

test('a choice is a row each, a rate says what a full unit is, a cap stands last', () => {
  assert.deepEqual(linesOf('education'), [
    '初中 = 500', '高中、中专、中职（含技校） = 2000', '大专 = 6000', '本科及以上 = 8000',
  ])
  assert.deepEqual(linesOf('blood'), ['无偿献血次数：每满1次 = 200', '≤ 最高 = 1000'])
  assert.deepEqual(linesOf('permit'), ['持居住证月数：每满1年 = 1000', '≤ 最高 = 12000'])
})

test('what has no published value shows none', () => {
  assert.deepEqual(linesOf('employer'), ['在同一单位连续就业月数：满36个月 = —'])
})

test('every number of the table names its source', () => {
  for (const { rule } of pack.indicators) {
    for (const line of ruleLines(rule, bookOf(pack))) if (line.points !== undefined) assert.ok(line.source?.title)
  }
})

test('conditions read as sentences and name the facts they rest on', () => {
  const age = { kind: 'range', fact: 'age', min: 18, below: 60 } as const
  assert.deepEqual(conditionText(age, bookOf(pack)), { zh: '年龄：满18周岁、不满60周岁', en: 'Age: 18 years or more, under 60 years' })
  const both = { kind: 'any', of: [age, { kind: 'not', of: { kind: 'is', fact: 'works_here', value: true } }] } as const
  assert.equal(conditionText(both, bookOf(pack)).zh, '年龄：满18周岁、不满60周岁，或者不属于：在本市务工')
  assert.deepEqual(factsOfCondition(both), ['age', 'works_here'])
  const unless = { kind: 'any', of: [{ kind: 'is', fact: 'works_here', value: false }, age] } as const
  assert.equal(conditionText(unless, bookOf(pack)).zh, '没有“在本市务工”的情形；有的，须符合“年龄：满18周岁、不满60周岁”')
})
