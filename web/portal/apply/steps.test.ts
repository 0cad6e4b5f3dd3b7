import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createPacks, FOSHAN } from '#server/packs/index.ts'
import { stepAfter, stepBefore, stepOfField, stepsOf } from './steps.ts'

const packs = createPacks()
const pack = packs.get(FOSHAN)
const steps = stepsOf(pack, packs.evaluator(FOSHAN).evaluate({}))

describe('the pages of the application form', () => {
  it('go from the person over points, family and place to papers and the check', () => {
    assert.deepEqual(steps.map(({ id }) => id).filter(id => !id.startsWith('points-')),
      ['who', 'work', 'dependants', 'place', 'documents', 'review'])
    assert.deepEqual(steps.findIndex(({ id }) => id === 'points-personal'), 2)
  })

  it('ask every fact once, the conditions among them, and never the age', () => {
    const facts = steps.flatMap(step => step.facts)
    assert.equal(new Set(facts).size, facts.length)
    for (const condition of ['registered_locally', 'works_here', 'excess_birth_5y']) assert.ok(facts.includes(condition))
    assert.equal(facts.includes('age'), false)
  })

  it('do not ask what gives no points by the round’s parameters', () => {
    assert.equal(steps.flatMap(step => step.facts).includes('bravery_title'), false)
    const parameter = pack.parameters.find(({ id }) => id === 'fs_bravery')
    assert.ok(parameter)
    const set = stepsOf(pack, packs.evaluator(FOSHAN, { fs_bravery: 3000 }).evaluate({}))
    assert.ok(set.flatMap(step => step.facts).includes('bravery_title'))
  })

  it('stay the same whatever has been answered', () => {
    const answered = stepsOf(pack, packs.evaluator(FOSHAN).evaluate({ education: 'none', pension_months: 0, registered_locally: true }))
    assert.deepEqual(answered, steps)
  })

  it('lead on and back through all of them', () => {
    for (const { id } of steps.slice(0, -1)) assert.equal(stepBefore(steps, stepAfter(steps, id)), id)
    assert.equal(stepAfter(steps, 'review'), 'review')
    assert.equal(stepBefore(steps, 'who'), undefined)
  })

  it('take every refused field to where it is put right', () => {
    const cases = {
      idNumber: 'who', employer: 'work', works_here: 'work', education: 'points-personal', town: 'place', place: 'place',
      'document-id_card': 'documents', 'dependants-d1-idNumber': 'dependants', unheard_of: 'review',
    }
    for (const [field, step] of Object.entries(cases)) assert.equal(stepOfField(steps, field), step, field)
    assert.equal(stepOfField(steps, undefined), 'review')
  })
})
