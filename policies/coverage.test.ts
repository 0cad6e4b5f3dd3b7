import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverage } from '#policy'
import { loadPack, packIds } from './load.ts'
import { folderWith, SAMPLE } from './testing/sample.ts'

const of = (examples: string, changed: Record<string, string> = {}) =>
  coverage(loadPack('sample', folderWith({ examples: `${SAMPLE['examples']}${examples}`, ...changed })))

test('every condition, route, entitlement, limit, option, row, band, rung, rate and branch is a part', () => {
  assert.deepEqual(of('').parts, [
    'conditions/adult',
    'routes/by_work',
    'entitlements/home',
    'groups/work/most',
    'parameters/open_to/options/workers',
    'parameters/open_to/options/everyone',
    'indicators/insured',
    'indicators/learning',
    'indicators/income',
    'indicators/yearly',
    'indicators/insured/rule/most',
    'indicators/insured/rule/of',
    'indicators/learning/rule/rows/0',
    'indicators/learning/rule/rows/1',
    'indicators/income/rule/rows/0',
    'indicators/income/rule/rows/1',
    'indicators/yearly/rule/gives',
    'indicators/yearly/rule/gives/of/rates/0',
  ])
})

test('a master without income reaches the route, the subsidy, the upper rung and the band of nothing', () => {
  const { parts, unreached } = of('')
  assert.deepEqual(
    parts.filter(each => !unreached.includes(each)),
    [
      'routes/by_work',
      'entitlements/home',
      'indicators/learning',
      'indicators/learning/rule/rows/0',
      'indicators/income/rule/rows/0',
    ],
  )
})

test('the rest is reached by a minor, and by somebody insured for forty years under each setting', () => {
  const rest = `- id: minor
  title: { zh: 未成年, en: A minor }
  on: 2014-06-01
  facts: { birth_date: 2000-06-01, education: bachelor }
  parameters: { open_to: workers }
  expect: { outcome: not_eligible }
- id: insured
  title: { zh: 参保四十年, en: Insured for forty years }
  on: 2014-06-01
  facts: { birth_date: 1960-06-01, works: false, education: none, insured_months: 480, income: 1000, hours: [9, 10] }
  parameters: { open_to: everyone }
  expect: { outcome: eligible }
`
  const unreached = of(rest).unreached
  assert.deepEqual(unreached, ['groups/work/most'], "the indicator's own cap is as high as the heading's")
})

test('a limit counts as reached only beyond it', () => {
  const insured = (months: number) =>
    of(
      `- { id: more, title: { zh: 更多, en: More }, facts: { insured_months: ${months} }, expect: { outcome: undecided } }\n`,
    )
  assert.ok(insured(192).unreached.includes('indicators/insured/rule/most'), '16 years give just 80')
  assert.ok(!insured(204).unreached.includes('indicators/insured/rule/most'))
})

test('numbers nobody has published make no parts', () => {
  const parameters = (SAMPLE['parameters'] ?? '').replace('points: 60', 'unit: points')
  const parts = of('', { parameters }).parts
  assert.ok(!parts.includes('indicators/learning/rule/rows/0'))
  assert.ok(parts.includes('indicators/learning/rule/rows/1'))
})

for (const id of packIds())
  test(`the examples of ${id} reach every part of its rules`, () =>
    assert.deepEqual(coverage(loadPack(id)).unreached, []))
