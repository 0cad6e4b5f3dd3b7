import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Indicator } from '../pack.ts'
import { samplePack } from '../testing/sample.ts'
import type { Fact } from '../types.ts'
import { combineFindings } from './index.ts'

const name = { zh: '婚姻', en: 'marriage' }
const married: Fact = { id: 'married', name, question: name, type: 'boolean', sensitivity: 'personal' }

function combined(combine: NonNullable<Indicator['scoredBy']>['combine'], hr: boolean | undefined, civil: boolean) {
  const pack = samplePack({
    facts: [married],
    indicators: [
      {
        id: 'marriage',
        name,
        group: 'all',
        clause: 'TE-1',
        scoredBy: { departments: ['hr', 'civil'], combine },
        rule: { kind: 'when', if: { kind: 'is', fact: 'married', value: true }, gives: { kind: 'give', points: { points: 2000 } } },
      },
    ],
  })
  const findings = { hr: hr === undefined ? {} : { married: hr }, civil: { married: civil } }
  const [line] = combineFindings(pack, {}, findings)
  return [line?.points, line?.disagree]
}

test('must agree: twenty only when both departments found it (Tianjin score_rule 2)', () => {
  assert.deepEqual(combined('must_agree', true, true), [2000, false])
  assert.deepEqual(combined('must_agree', true, false), [0, true])
  assert.deepEqual(combined('must_agree', undefined, true), [0, true])
  assert.deepEqual(combined('must_agree', false, false), [0, false])
})

test('the highest of several, and their sum', () => {
  assert.deepEqual(combined('highest', true, false), [2000, false])
  assert.deepEqual(combined('sum', true, true), [4000, false])
})
