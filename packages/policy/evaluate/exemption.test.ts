/** Whom the threshold does not bind: every evaluator and every reader says so, with the clause that frees them. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { batch } from '../../../policies/batch.ts'
import { compile } from '../compile.ts'
import { explainer } from '../explain/index.ts'
import type { Pack } from '../pack.ts'
import { compileSmall } from '../small.ts'
import { FACTS } from '../testing/arbitrary.ts'
import { samplePack } from '../testing/sample.ts'

const text = (zh: string) => ({ zh, en: zh })
const clause = (id: string) => ({ id, number: id, quote: id, en: id, wording: 'official' as const })
const pack: Pack = samplePack({
  facts: FACTS,
  clauses: [clause('TE-1'), clause('TE-7')],
  groups: [{ id: 'all', name: text('全部') }],
  conditions: [
    { id: 'a', name: text('甲'), refusal: text('不符合甲'), clause: 'TE-1', test: { kind: 'is', fact: 'yes_a', value: true } },
  ],
  indicators: [
    {
      id: 'count', name: text('次数'), group: 'all', clause: 'TE-1',
      rule: { kind: 'per', fact: 'count_b', every: 1, points: { points: 1000 } },
    },
  ],
  threshold: {
    points: 6000,
    clause: 'TE-1',
    unless: { name: text('遴选'), clause: 'TE-7', test: { kind: 'is', fact: 'yes_b', value: true } },
  },
})
const compiled = compile(pack)

describe('who is exempt from the threshold', () => {
  test('is admitted with any points, and by no other condition spared', () => {
    const cases = [
      [{ yes_a: true, count_b: 6, yes_b: false }, 'eligible', true],
      [{ yes_a: true, count_b: 5, yes_b: false }, 'not_eligible', false],
      [{ yes_a: true, count_b: 5, yes_b: true }, 'eligible', true],
      [{ yes_a: true, yes_b: true }, 'eligible', true],
      [{ yes_a: false, count_b: 7, yes_b: true }, 'not_eligible', false],
    ] as const
    const code = batch(pack)
    for (const [facts, outcome, scored] of cases) {
      assert.equal(compiled.evaluate(facts).outcome, outcome, JSON.stringify(facts))
      for (const score of [compiled.score, code.score, compileSmall(pack).score]) assert.equal(score(facts).eligible, scored)
    }
  })

  test('is asked for while it matters, and what is not established exempts nobody', () => {
    const short = compiled.evaluate({ yes_a: true, count_b: 5 })
    assert.deepEqual([short.outcome, short.open], ['undecided', ['yes_b']])
    assert.equal(compiled.score({ yes_a: true, count_b: 5 }).eligible, false)
    assert.deepEqual(compiled.evaluate({ yes_a: true, count_b: 7 }).open, [], 'who has enough is not asked')
    assert.deepEqual(compiled.evaluate({}).open[0], 'yes_a', 'conditions first')
  })

  test('reads so, with the clause', async () => {
    const facts = { yes_a: true, count_b: 5, yes_b: true }
    const explain = explainer(pack, {}, '2014-09-01')
    const gate = explain.applicant(facts).find(each => each.id === 'threshold')
    assert.deepEqual([gate?.state, gate?.said.zh, gate?.clause?.id], ['met', '50 分；遴选，不受分数线限制', 'TE-7'])
    const unknown = explain.applicant({ yes_a: true, count_b: 5 }).find(each => each.id === 'threshold')
    assert.deepEqual([unknown?.state, unknown?.next?.zh], ['open', '请补充：yes_b。'])
    const drawn = explain.legislator(facts).find(each => each.clause.id === 'TE-7')?.rules
    assert.deepEqual(drawn?.map(each => [each.part, each.holds]), [['exemption', true]])
    assert.equal(explain.officer(facts).find(each => each.part === 'exemption')?.condition?.holds, true)
    assert.equal((await explain.auditor(facts)).result.conditions['exemption'], true)
  })
})
