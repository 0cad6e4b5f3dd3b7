import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Condition } from '../ast.ts'
import { define } from '../environment.ts'
import { truth } from '../interpret/index.ts'
import type { Parameter } from '../types.ts'
import { conditions, FACTS, forgetting, knowledge, people } from '../testing/arbitrary.ts'
import { PARAMETERS } from '../testing/facts.ts'
import { ANYWHERE } from '../testing/nodes.ts'
import { samplePack } from '../testing/sample.ts'
import { openIn, unsetIn } from './hanging.ts'

const name = { zh: '示例', en: 'sample' }
const source = { title: 'invented', grade: 'C' as const, standIn: false }
const count = (id: string, value: number | undefined): Parameter => ({
  id, name, unit: 'count', value, source, clause: 'TE-1',
})
const pack = samplePack({ facts: FACTS, parameters: [...PARAMETERS, count('set', 5), count('unset', undefined)] })
const definitions = define(pack, {})
const yes = (fact: string): Condition => ({ kind: 'is', fact, value: true })
const open = (node: Condition, facts = {}) => openIn(node, facts, pack, definitions)
const unset = (node: Condition, facts = {}) => unsetIn(node, facts, definitions)

test('an alternative that is decided asks nothing more', () => {
  const node: Condition = {
    kind: 'any',
    of: [{ kind: 'all', of: [yes('yes_a'), { kind: 'range', fact: 'count_a', min: 5 }] }, yes('yes_b')],
  }
  assert.deepEqual(open(node), ['yes_a', 'count_a', 'yes_b'])
  assert.deepEqual(open(node, { yes_a: false }), ['yes_b'])
  assert.deepEqual(open(node, { yes_b: true }), [])
  assert.deepEqual(open({ kind: 'not', of: node }, { yes_a: false }), ['yes_b'])
})

test('a bound nobody has set is not asked of the person but named', () => {
  const node: Condition = { kind: 'range', fact: 'count_a', min: { parameter: 'unset' } }
  assert.deepEqual([open(node), unset(node)], [[], ['unset']])
  const both: Condition = { kind: 'range', fact: 'count_a', min: { parameter: 'set' }, max: { parameter: 'unset' } }
  assert.deepEqual([open(both), unset(both)], [['count_a'], ['unset']])
  assert.deepEqual([open(both, { count_a: 4 }), unset(both, { count_a: 4 })], [[], []], 'too few whatever the other')
  const spared: Condition = { kind: 'all', of: [yes('yes_a'), node] }
  assert.deepEqual(unset(spared, { yes_a: false }), [], 'decided without it')
})

test('a fact that is not open changes nothing, whatever its value', () => {
  fc.assert(
    fc.property(conditions(3, { ...ANYWHERE, unset: true }), people, people, knowledge, (node, person, other, known) => {
      const facts = forgetting(person, known)
      const asked = new Set(open(node, facts))
      const rest = FACTS.map(each => each.id).filter(id => facts[id] === undefined && !asked.has(id))
      const told = { ...facts, ...Object.fromEntries(rest.map(id => [id, other[id]])) }
      assert.equal(truth(node, told, definitions), truth(node, facts, definitions))
    }),
  )
})
