/** Evaluating Foshan 2014 from its pack, against the same rules written by hand in TypeScript. Ratios of one run. */
import assert from 'node:assert/strict'
import { closures } from '../packages/policy/closures/index.ts'
import { chunkOf } from '../packages/policy/cohort/people.ts'
import { define } from '../packages/policy/environment.ts'
import type { Pack } from '../packages/policy/index.ts'
import { batch, type Batch } from '../policies/batch.ts'
import { loadPack } from '../policies/load.ts'
import type { Figure } from './figure.ts'
import { foshanByHandOpen } from './foshan-by-hand-open.ts'
import { foshanByHand, type Person } from './foshan-by-hand.ts'
import { forgetful, inventedPeople } from './invented-people.ts'

/** Few enough people to stay in the cache, so that the rules are measured, not the memory. */
const PEOPLE = 2_000
/** Everybody once a round: so short that most rounds are not interrupted by other work of the machine. */
const ROUNDS = 900
/** Rounds in which the engine still learns. */
const WARM_UP = 400

type Contender = (f: Person, out: Float64Array) => void
/** Scores everybody once and adds the first `places` of every answer up, so that no work can be optimised away. */
type Everybody = () => number

function oneByOne(contender: Contender, people: readonly Person[], places: number, length: number): Everybody {
  const out = new Float64Array(length)
  return () => {
    let sum = 0
    for (const person of people) {
      contender(person, out)
      for (let place = 0; place < places; place += 1) sum += out[place] ?? 0
    }
    return sum
  }
}

function inColumns(code: Batch, pack: Pack, people: readonly Person[]): Everybody {
  const facts = code.facts.flatMap(id => pack.facts.filter(fact => fact.id === id))
  const { columns, count } = chunkOf(facts, people)
  const verdicts = new Uint8Array(count)
  const totals = pack.totals.map(() => new Int32Array(count))
  const [first = new Int32Array(count)] = totals
  return () => {
    code.columns(columns, count, { verdicts, totals })
    let sum = 0
    for (let row = 0; row < count; row += 1) sum += (verdicts[row] ?? 0) + (first[row] ?? 0)
    return sum
  }
}

function time(everybody: Everybody): { readonly seconds: number; readonly sum: number } {
  const start = performance.now()
  const sum = everybody()
  return { seconds: (performance.now() - start) / 1000, sum }
}

/** A fifth of the rounds were faster: those that something interrupted do not count. */
function undisturbed(seconds: readonly number[]): number {
  return seconds.toSorted((a, b) => a - b)[Math.floor(seconds.length / 5)] ?? 0
}

/** How fast `contender` is as a share of `yardstick`, the two taking turns; both must come to the same answers. */
function share(contender: Everybody, yardstick: Everybody): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const theirs = time(yardstick)
    const ours = time(contender)
    assert.equal(ours.sum, theirs.sum, 'the pack and the hand-written rules disagree')
    return { theirs: theirs.seconds, ours: ours.seconds }
  }).slice(WARM_UP)
  return undisturbed(rounds.map(each => each.theirs)) / undisturbed(rounds.map(each => each.ours))
}

function figure(name: string, value: number, least: number): Figure {
  const rounded = Math.round(value * 100) / 100
  return { name: `policy: ${name}`, value: rounded, reach: `≥ ${least}`, ok: value >= least, unit: '×' }
}

/** How fast the pack is, as a share of the hand-written rules' speed. */
export async function run(): Promise<Figure[]> {
  const pack = loadPack('foshan-2014-points')
  const code = batch(pack)
  const evaluator = closures(pack, define(pack, {}))
  const people = inventedPeople(PEOPLE, 1)
  const some = forgetful(people, 0.08, 2)
  const length = code.first + Math.max(code.slots.length, 2 * pack.indicators.length)
  const byHand = () => oneByOne(foshanByHand, people, 2, length)
  const against = (contender: Contender) => share(oneByOne(contender, people, 2, length), byHand())
  const total = evaluator.totals[0] ?? 0
  const closed: Contender = (f, out) => {
    out[0] = evaluator.run(f)
    out[1] = evaluator.numbers[total] ?? 0
  }
  return [
    figure('generated code without trace, against hand-written', against(code.plain), 0.9),
    figure('generated code with full trace, against hand-written without', against(code.trace), 0.5),
    figure('generated code with points by indicator, against hand-written totals', against(code.sheet), 0.5),
    figure(
      'three-valued code with 8 % unknown, against hand-written three-valued',
      share(oneByOne(code.ranges, some, 3, length), oneByOne(foshanByHandOpen, some, 3, length)),
      0.5,
    ),
    figure('typed columns, against hand-written', share(inColumns(code, pack, people), byHand()), 1.5),
    figure('closures, against hand-written', against(closed), 0.25),
  ]
}
