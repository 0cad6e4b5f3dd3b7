import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Derivation } from '../pack.ts'
import type { Fact, Text } from '../types.ts'
import { bookOf, derivationText } from './index.ts'

const named = (id: string, zh: string, en: string, kinds?: Fact['kinds']): Fact => ({
  id,
  name: { zh, en },
  question: { zh, en },
  type: 'periods',
  sensitivity: 'personal',
  ...(kinds ? { kinds } : {}),
})
const facts = [
  named('born', '出生日期', 'date of birth'),
  named('insured', '参保时段', 'insured periods', [
    { value: 'back_paid', name: { zh: '补缴', en: 'back-paid' } },
    { value: 'transferred', name: { zh: '外地转入', en: 'transferred' } },
  ]),
  named('rent', '租住', 'rent'),
]
const book = bookOf({ facts, parameters: [], groups: [], indicators: [] })
const at = { fact: 'x', clause: 'TE-1' }
const said = (derivation: Derivation): Text => derivationText(derivation, book)

test('every way in which a number follows from dated facts is said in both languages', () => {
  const cases: readonly (readonly [Derivation, string, string])[] = [
    [
      { ...at, kind: 'age', from: 'born', count: 'birthday' },
      '由「出生日期」推算：满周岁',
      'From “date of birth”: full years',
    ],
    [
      { ...at, kind: 'age', from: 'born', count: 'part_years' },
      '由「出生日期」推算：不足一年按一年算',
      'From “date of birth”: a year begun counts as one',
    ],
    [
      { ...at, kind: 'elapsed', from: 'born', in: 'months' },
      '由「出生日期」推算：整月数',
      'From “date of birth”: full months',
    ],
    [
      {
        ...at,
        kind: 'length',
        from: 'insured',
        count: 'cumulative',
        in: 'calendar_months',
        leaveOut: ['back_paid', 'transferred'],
      },
      '由「参保时段」推算：各段累计，日历月数，不计补缴、外地转入',
      'From “insured periods”: all stretches together, calendar months, without back-paid, transferred',
    ],
    [
      { ...at, kind: 'length', from: 'rent', count: 'current', in: 'days', gap: 30, within: { years: 5 } },
      '由「租住」推算：至今连续的一段，天数，中断不超过 30 天的仍算连续，只算近 5 年',
      'From “rent”: the stretch that still goes on, days, a break of at most 30 days does not count as one, the last 5 years only',
    ],
    [
      { ...at, kind: 'tally', from: 'insured', measure: 'count', kinds: ['back_paid'], within: { months: 6 } },
      '由「参保时段」推算：次数，只算补缴，只算近 6 个月',
      'From “insured periods”: how often, only back-paid, the last 6 months only',
    ],
    [
      { ...at, kind: 'by_year', from: 'rent', measure: 'amount', within: { calendarYears: 3 } },
      '由「租住」推算：每个自然年度分开，合计，只算之前 3 个自然年度',
      'From “rent”: each calendar year apart, the sum, the 3 calendar years before only',
    ],
    [{ ...at, kind: 'total', of: ['rent', 'insured'] }, '租住 ＋ 参保时段', 'rent + insured periods'],
  ]
  for (const [derivation, zh, en] of cases) assert.deepEqual(said(derivation), { zh, en })
})

test('a fact the pack does not have is named by its id', () => {
  assert.equal(
    said({ ...at, kind: 'age', from: 'unheard_of', count: 'calendar_year' }).zh,
    '由「unheard_of」推算：当年年份减出生年份',
  )
})
