import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compile, type Facts } from '#policy'
import { createPacks } from '#server/packs/index.ts'
import { waysLacking, waysText } from './ways.ts'

const compiled = compile(createPacks().get('dongguan-2012-skilled'), {}, '2012-10-15')
const senior: Facts = { skill_level: 'senior', local_pension_months: 12, birth_date: '1980-05-05' }

describe('what is lacking of each way into direct settlement', () => {
  it('names the months that a senior skilled worker of Dongguan still has to pay in (DG-3)', () => {
    const ways = waysLacking(compiled, { ...senior, provincial_graduate_this_year: false })
    const nearest = ways.find(({ clause }) => clause === 'DG-3')
    assert.deepEqual(nearest?.lacks.map(({ facts }) => facts), [['local_pension_months']])
    assert.match(nearest?.lacks[0]?.text.zh ?? '', /24/)
    assert.deepEqual(new Set(ways.map(({ clause }) => clause)), new Set(['DG-2', 'DG-3', 'DG-4']))
    assert.match(waysText(ways).zh, /45周岁以下：缺“[^”；]*满24个月”；/)
    assert.ok(ways.every(({ lacks }) => lacks.length > 0))
  })

  it('names the age where that fails too, and nothing that is met', () => {
    const [insured] = waysLacking(compiled, { ...senior, birth_date: '1960-05-05' }).filter(({ id }) => id === 'senior_insured')
    assert.deepEqual(insured?.lacks.flatMap(({ facts }) => facts), ['local_pension_months', 'age'])
    const met = waysLacking(compiled, { ...senior, local_pension_months: 24 }).find(({ id }) => id === 'senior_insured')
    assert.deepEqual(met?.lacks, [])
  })
})
