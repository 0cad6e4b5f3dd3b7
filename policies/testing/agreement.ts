/** Whether every evaluator says of a person what the reference interpreter says. */
import assert from 'node:assert/strict'
import { batch, type Batch } from '../batch.ts'
import type { Condition } from '../../packages/policy/ast.ts'
import { chunkOf } from '../../packages/policy/cohort/people.ts'
import { compile, type CompiledPack, type Score } from '../../packages/policy/compile.ts'
import { define, type Definitions, settled, type Truth, withAbsent } from '../../packages/policy/environment.ts'
import { points, truth } from '../../packages/policy/interpret/index.ts'
import type { Pack } from '../../packages/policy/pack.ts'
import type { Slot } from '../../packages/policy/generate/index.ts'
import type { Facts, PointsRange } from '../../packages/policy/types.ts'
import { isCondition } from '../../packages/policy/walk.ts'
import { ranges, type Reference, scored } from '../../packages/policy/testing/reference.ts'

/** A pack with its evaluators, so that many people can be tried. */
export interface Contenders {
  readonly pack: Pack
  readonly compiled: CompiledPack
  readonly code: Batch
  readonly definitions: Definitions
}

export function contenders(pack: Pack, on?: string): Contenders {
  return { pack, compiled: compile(pack, {}, on), code: batch(pack), definitions: define(pack, {}) }
}

const codeOf = (answer: Truth) => (answer === undefined ? 1 : answer ? 2 : 0)
/** -0 is 0. */
const plain = (values: Iterable<number>) => Array.from(values, each => each + 0)
const least = (of: readonly PointsRange[]) => plain(of.map(each => each.min))
const both = (of: readonly PointsRange[]) => plain(of.flatMap(each => [each.min, each.max]))

function ofScore({ eligible, totals, lines }: Score): readonly number[] {
  return [codeOf(eligible), ...plain(totals), ...plain(lines)]
}

function filled(length: number, fill: (out: Float64Array) => void): readonly number[] {
  const out = new Float64Array(length)
  fill(out)
  return plain(out)
}

function inColumns({ code, pack, definitions }: Contenders, people: readonly Facts[]): readonly (readonly number[])[] {
  const facts = code.facts.flatMap(id => definitions.facts.get(id) ?? [])
  const verdicts = new Uint8Array(people.length)
  const totals = pack.totals.map(() => new Float64Array(people.length))
  const points = pack.indicators.map(() => new Float64Array(people.length))
  const { columns, count } = chunkOf(facts, people)
  code.columns(columns, count, { verdicts, totals, points })
  const sheet = people.map((_, row) => plain([verdicts, ...totals, ...points].map(each => each[row] ?? NaN)))
  code.columns(columns, count, { verdicts, totals })
  const short = people.map((_, row) => plain([verdicts, ...totals].map(each => each[row] ?? NaN)))
  assert.deepEqual(short, sheet.map(each => each.slice(0, code.first)))
  return sheet
}

function findings(expected: Reference): readonly number[] {
  return [codeOf(expected.verdict), ...least(expected.totals), ...least(expected.lines)]
}

/**
 * Asserts that all of them agree about these people, the interpreter being right. `derived`: the people as the
 * evaluators without dates see them.
 */
export function assertAgreement(each: Contenders, people: readonly Facts[]): void {
  const { pack, compiled, code } = each
  const derived = people.map(person => compiled.derive(person))
  const expected = derived.map(person => findings(scored(pack, person)))
  for (const [row, person] of derived.entries()) {
    const wanted = expected[row] ?? []
    assert.deepEqual(ofScore(compiled.score(people[row] ?? {})), wanted, 'closures')
    assert.deepEqual(ofScore(code.score(person)), wanted, 'sheet')
    assert.deepEqual(filled(code.first, out => code.plain(person, out)), wanted.slice(0, code.first), 'plain')
    const wide = ranges(pack, person)
    const spans = [codeOf(wide.verdict), ...both(wide.totals), ...both(wide.lines)]
    assert.deepEqual(filled(spans.length, out => code.spans(person, out)), spans, 'spans')
    const short = 1 + 2 * pack.totals.length
    assert.deepEqual(filled(short, out => code.ranges(person, out)), spans.slice(0, short), 'ranges')
  }
  assert.deepEqual(inColumns(each, derived), expected, 'columns')
}

/** What the reference interpreter says stands in a slot of the trace. */
function reference(slot: Slot, facts: Facts, definitions: Definitions): number {
  const inner = settled(definitions)
  const complete = withAbsent(facts, definitions)
  if (slot.kind === 'points' && !isCondition(slot.node)) return points(slot.node, complete, inner).min + 0
  if (slot.kind === 'test') return truth(slot.node as Condition, complete, inner) === true ? 1 : 0
  return codeOf(truth(slot.node as Condition, facts, definitions))
}

/** Asserts that the trace holds what the reference interpreter says of every node. */
export function assertTrace({ code, definitions }: Contenders, facts: Facts): void {
  const out = new Float64Array(code.first + code.slots.length)
  code.trace(facts, out)
  for (const [index, slot] of code.slots.entries()) {
    assert.equal((out[code.first + index] ?? NaN) + 0, reference(slot, facts, definitions), slot.at)
  }
  assert.deepEqual(plain(out.subarray(0, code.first)), filled(code.first, short => code.plain(facts, short)))
}
