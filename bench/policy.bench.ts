/** Evaluating Foshan 2014 from its pack, against the same rules written by hand in TypeScript. Ratios of one run. */
import assert from 'node:assert/strict'
import { batch, type Filler } from '../policies/batch.ts'
import { loadPack } from '../policies/load.ts'
import type { Figure } from './figure.ts'
import { foshanByHand, type Person } from './foshan-by-hand.ts'
import { inventedPeople } from './invented-people.ts'

const PEOPLE = 2_000
/**
 * Everybody this often in one round: few enough people to stay in the cache, so that the rules are measured, not the
 * memory.
 */
const TIMES = 50
const ROUNDS = 9

type Contender = (f: Person, out: Int32Array) => void

/** Seconds for everybody once; the sum keeps the work from being optimised away. */
function time(contender: Contender, people: readonly Person[], out: Int32Array): { seconds: number; sum: number } {
  let sum = 0
  const start = performance.now()
  for (let turn = 0; turn < TIMES; turn += 1) {
    for (const person of people) {
      contender(person, out)
      sum += (out[0] ?? 0) + (out[1] ?? 0)
    }
  }
  return { seconds: (performance.now() - start) / 1000, sum }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** How fast `contender` is as a share of `yardstick`, the two taking turns; both must come to the same answers. */
function share(contender: Contender, yardstick: Contender, people: readonly Person[], out: Int32Array): number {
  const ratios = Array.from({ length: ROUNDS }, () => {
    const theirs = time(yardstick, people, out)
    const ours = time(contender, people, out)
    assert.equal(ours.sum, theirs.sum, 'the pack and the hand-written rules disagree')
    return theirs.seconds / ours.seconds
  })
  // The first rounds warm up.
  return median(ratios.slice(2))
}

function figure(name: string, value: number, least: number): Figure {
  return { name, value: Math.round(value * 100) / 100, reach: `≥ ${least}`, ok: value >= least, unit: '×' }
}

/** How fast the pack is, as a share of the hand-written rules' speed. */
export async function run(): Promise<Figure[]> {
  const pack = loadPack('foshan-2014-points')
  const code = batch(pack)
  const people = inventedPeople(PEOPLE, 1)
  const out = new Int32Array(2 + Math.max(code.slots.length, pack.indicators.length))
  const against = (filler: Filler) => share(filler, foshanByHand, people, out)
  return [
    figure('policy: generated code without trace, against hand-written', against(code.plain), 0.8),
    figure('policy: generated code with full trace, against hand-written without', against(code.trace), 0.4),
    figure('policy: generated code with points by indicator, against hand-written totals', against(code.sheet), 0.4),
  ]
}
