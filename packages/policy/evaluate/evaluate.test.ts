import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Rule } from '../ast.ts'
import { compile } from '../compile.ts'
import { hasStandIns } from '../environment.ts'
import type { Indicator, Pack } from '../pack.ts'
import type { Facts, Grade, Parameter } from '../types.ts'
import { FACTS } from '../testing/arbitrary.ts'
import { samplePack } from '../testing/sample.ts'

const name = { zh: '示例', en: 'sample' }
const parameter = (id: string, value: number | undefined, grade: Grade, standIn = false): Parameter => ({
  id,
  name,
  unit: 'points',
  value,
  clause: 'TE-1',
  source: { title: id, grade, standIn },
})
const per: Rule = { kind: 'per', fact: 'count_a', every: 12, points: { parameter: 'press' } }

function packOf(rules: Readonly<Record<string, Rule>>): Pack {
  const indicators: Indicator[] = Object.entries(rules).map(([id, rule]) => ({
    id,
    name,
    group: 'all',
    clause: 'TE-1',
    rule,
  }))
  return samplePack({
    duties: [
      { fact: 'count_a', department: 'office', documents: ['paper', 'card'], clause: 'TE-1' },
      { fact: 'grade', department: 'office', documents: ['paper'], clause: 'TE-1' },
    ],
    facts: FACTS,
    groups: [{ id: 'all', name: { zh: '全部', en: 'all' } }],
    indicators,
    parameters: [
      parameter('official', 300, 'A'),
      parameter('press', 200, 'B'),
      parameter('copy', 100, 'C'),
      parameter('later', 5000, 'A', true),
      parameter('empty', undefined, 'C', true),
      { ...parameter('reading', undefined, 'C'), unit: 'option', options: ['wide', 'narrow'].map(value => ({ value, name })) },
    ],
    conditions: [{ id: 'a', name, refusal: name, clause: 'TE-1', test: { kind: 'is', fact: 'yes_a', value: true } }],
    threshold: { points: 400, clause: 'TE-1' },
  })
}

const evaluate = (rule: Rule, facts: Facts) => compile(packOf({ one: rule })).evaluate(facts)
const line = (rule: Rule, facts: Facts = {}) => {
  const [found] = evaluate(rule, facts).lines
  assert.ok(found)
  return found
}

describe('sources', () => {
  test('a value the district sets for itself is no stand-in; taken over unchanged it stays one', () => {
    const pack = packOf({ one: { kind: 'give', points: { parameter: 'later' } }, two: { kind: 'give', points: { parameter: 'empty' } } })
    const standIns = (values: Readonly<Record<string, number>>) =>
      compile(pack, values).evaluate({}).lines.map(({ applied, source }) => applied && source.standIn)
    assert.deepEqual(standIns({}), [true, false])
    assert.deepEqual(standIns({ later: 5000 }), [true, false])
    assert.deepEqual(standIns({ later: 4000, empty: 100 }), [false, false])
    assert.deepEqual([hasStandIns(pack, {}), hasStandIns(pack, { later: 5000 }), hasStandIns(pack, { later: 1, empty: 1 })], [false, true, false])
  })
})

describe('outcome', () => {
  test('decided by conditions and by the total, whichever is sure first', () => {
    assert.equal(evaluate(per, { yes_a: true, count_a: 24 }).outcome, 'eligible')
    assert.equal(evaluate(per, { yes_a: true, count_a: 23 }).outcome, 'not_eligible')
    assert.equal(evaluate(per, { count_a: 23 }).outcome, 'not_eligible', 'too few points whatever else')
    assert.equal(evaluate(per, { yes_a: false }).outcome, 'not_eligible', 'barred whatever the points')
    assert.equal(evaluate(per, { count_a: 24 }).outcome, 'undecided')
    assert.equal(evaluate(per, { yes_a: true }).outcome, 'undecided')
    assert.deepEqual(evaluate(per, {}).open, ['yes_a', 'count_a'])
  })

  test('a total that passes whatever is still unknown is a pass', () => {
    const sum: Rule = { kind: 'sum', of: [per, { kind: 'give', points: { points: 400 } }] }
    const found = evaluate(sum, { yes_a: true })
    assert.deepEqual([found.outcome, found.total, found.open], ['eligible', { min: 400, max: 1000 }, ['count_a']])
  })

  test('a fact under a cap already reached is not asked any more', () => {
    const both: Rule = {
      kind: 'cap',
      most: { points: 400 },
      of: { kind: 'sum', of: [per, { kind: 'per', fact: 'count_b', every: 1, points: { points: 100 } }] },
    }
    assert.deepEqual(evaluate(both, { yes_a: true, count_a: 24 }).open, [])
    assert.deepEqual(evaluate(both, { yes_a: true, count_a: 12 }).open, ['count_b'])
  })
})

test('what matters only once another answer is known is asked after it, not left out', () => {
  const gives = (fact: string): Rule => ({ kind: 'per', fact, every: 1, points: { points: 100 } })
  const rule: Rule = { kind: 'when', if: { kind: 'is', fact: 'yes_b', value: true }, gives: gives('count_b'), otherwise: gives('inventors') }
  // Whichever of the two counts, 0 to 7 points are possible as long as `yes_b` is not known.
  const { outcome, open } = compile(packOf({ one: rule })).evaluate({ yes_a: true })
  assert.deepEqual([outcome, [...open].sort()], ['undecided', ['count_b', 'inventors', 'yes_b']])
  assert.deepEqual(compile(packOf({ one: rule })).evaluate({ yes_a: true, yes_b: true }).open, ['count_b'])
})

describe('a line', () => {
  test('is as well attested as its weakest number: stand-ins below copies, copies below press', () => {
    const of = (...ids: string[]): Rule => ({
      kind: 'sum',
      of: ids.map((id): Rule => ({ kind: 'give', points: { parameter: id } })),
    })
    assert.equal(line(of('official', 'press')).source.title, 'press')
    assert.equal(line(of('copy', 'press')).source.title, 'copy')
    assert.equal(line(of('copy', 'later')).source.title, 'later')
    assert.deepEqual(line({ kind: 'give', points: { points: 1 } }).source, {
      title: '示例文件',
      grade: 'A',
      standIn: false,
    })
    assert.equal(
      line({ kind: 'cap', most: { parameter: 'later' }, of: of('official') }).source.title,
      'later',
      'caps are numbers too',
    )
  })

  test('names facts, documents once, its group and the most it can give', () => {
    const found = line({
      kind: 'best',
      of: [per, { kind: 'table', fact: 'grade', rows: [{ values: ['high'], points: { parameter: 'later' } }] }],
    })
    assert.deepEqual(found.facts, ['count_a', 'grade'])
    assert.deepEqual(found.documents, ['paper', 'card'])
    assert.equal(found.group.zh, '全部')
    assert.equal(found.most, 5000)
    assert.deepEqual(found.open, ['count_a', 'grade'])
  })

  test('without any published number is not applied', () => {
    const found = line({ kind: 'cap', most: { points: 100 }, of: { kind: 'give', points: { parameter: 'empty' } } })
    assert.equal(found.applied, false)
    assert.equal(found.how.en, 'no published value: not applied')
    assert.equal(line(per).applied, true)
  })
  test('a number without value weakens nothing beside others', () => {
    const rows = [
      { values: ['low'], points: { parameter: 'press' } },
      { values: ['high'], points: { parameter: 'empty' } },
    ]
    assert.equal(line({ kind: 'table', fact: 'grade', rows }).source.title, 'press')
  })
})

describe('a setting nobody has chosen', () => {
  const rule: Rule = {
    kind: 'when',
    if: { kind: 'setting', parameter: 'reading', value: 'wide' },
    gives: { kind: 'per', fact: 'count_a', every: 1, above: 10, points: { points: 300 } },
    otherwise: { kind: 'per', fact: 'count_a', every: 1, above: 10, points: { points: 200 } },
  }
  test('gives a range, is named beside the line and among what leaves the outcome open', () => {
    const found = evaluate(rule, { yes_a: true, count_a: 12 })
    assert.deepEqual([found.outcome, found.total, found.open], ['eligible', { min: 400, max: 600 }, []])
    const short = evaluate(rule, { yes_a: true, count_a: 11 })
    assert.deepEqual([short.outcome, short.total, short.unset], ['not_eligible', { min: 200, max: 300 }, []])
    const pack = { ...packOf({ one: rule }), threshold: { points: 500, clause: 'TE-1' } }
    const hanging = compile(pack).evaluate({ yes_a: true, count_a: 12 })
    assert.deepEqual([hanging.outcome, hanging.open, hanging.unset], ['undecided', [], ['reading']])
    assert.equal(hanging.lines[0]?.how.zh, '4 至 6 分，取决于「示例」，尚未设定')
  })
  test('that makes no difference is not mentioned', () =>
    assert.equal(line(rule, { count_a: 10 }).how.zh, 'count_a 10，超过 10 的部分每 3 分：0 分'))
})

describe('how a number came about', () => {
  const how = (rule: Rule, facts: Facts) => line(rule, facts).how.zh
  test('full units, caps, the highest, and what is open', () => {
    assert.equal(how(per, { count_a: 26 }), 'count_a 26，每满 12 2 分：4 分')
    assert.equal(
      how({ kind: 'cap', most: { points: 300 }, of: per }, { count_a: 26 }),
      'count_a 26，每满 12 2 分：4 分，封顶 3 分',
    )
    assert.equal(
      how({ kind: 'cap', most: { points: 300 }, of: per }, { count_a: 13 }),
      'count_a 13，每满 12 2 分：2 分',
    )
    const grade: Rule = { kind: 'table', fact: 'grade', rows: [{ values: ['high'], points: { points: 500 } }] }
    assert.equal(how(grade, { grade: 'high' }), 'high：5 分')
    assert.equal(how(grade, { grade: 'low' }), 'low：0 分')
    assert.equal(how({ kind: 'best', of: [per, grade] }, { grade: 'high', count_a: 12 }), 'high：5 分（只取最高）')
    assert.equal(how({ kind: 'best', of: [per, grade] }, { grade: 'low', count_a: 0 }), '0 分')
    assert.equal(how(grade, {}), '待确认：grade（0 至 5 分）')
    assert.equal(
      how(
        {
          kind: 'when',
          if: { kind: 'is', fact: 'yes_b', value: true },
          gives: { kind: 'give', points: { points: -500 } },
        },
        { yes_b: true },
      ),
      '符合：−5 分',
    )
    assert.equal(
      how(
        { kind: 'when', if: { kind: 'is', fact: 'yes_b', value: true }, gives: grade },
        { yes_b: false, grade: 'high' },
      ),
      '不符合：0 分',
    )
    assert.equal(
      how({ kind: 'sum', of: [per, grade] }, { count_a: 12, grade: 'high' }),
      'count_a 12，每满 12 2 分：2 分；high：5 分',
    )
  })
})
