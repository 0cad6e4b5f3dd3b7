/**
 * A pack's generated code against publicodes, GoRules ZEN and json-rules-engine: the same policy, the same people, the
 * same verdicts and totals. The engines are no dependencies of the project: the first run installs them beside the
 * bench. Ratios of one run.
 */
import assert from 'node:assert/strict'
import type { Facts } from '#policy'
import { install, isInstalled } from '../cli/install.js'
import { complain } from '../cli/text.ts'
import { batch, type Filler } from '../policies/batch.ts'
import { FOLDER, isThere, type Contender } from './contenders/contender.ts'
import { jsonRules } from './contenders/json-rules.ts'
import { comparedPack, comparedPeople, numbersOf, type Decision } from './contenders/policy.ts'
import { publicodes } from './contenders/publicodes.ts'
import { zen, zenMapped } from './contenders/zen.ts'
import type { Figure } from './figure.ts'

const PEOPLE = 10_000
/** So many verdicts and totals are compared before anything is timed. */
const COMPARED = 2_000
const ROUNDS = 5
/** The generated code decides so many in one round. */
const OURS = 1_000_000

type DecideAll = (people: readonly Facts[]) => Promise<readonly Decision[]>

/** Stops the bench at the first person about whom an engine and the pack disagree. */
async function compare(name: string, decideAll: DecideAll, people: readonly Facts[], expected: readonly Decision[]) {
  const decisions = await decideAll(people)
  for (const [at, { total, eligible }] of decisions.entries()) {
    assert.deepEqual(
      { total, eligible },
      expected[at],
      `${name} and the pack disagree about ${JSON.stringify(people[at])}`,
    )
  }
  assert.equal(decisions.length, expected.length)
}

/** Seconds a person. */
async function theirs(decideAll: DecideAll, people: readonly Facts[]): Promise<number> {
  const start = performance.now()
  await decideAll(people)
  return (performance.now() - start) / 1000 / people.length
}

/** Seconds a person; the sum keeps the work from being optimised away. */
function ours(fill: Filler, people: readonly Facts[], out: Float64Array): number {
  let [sum, decided] = [0, 0]
  const start = performance.now()
  while (decided < OURS) {
    for (const facts of people) {
      fill(facts, out)
      sum += (out[0] ?? 0) + (out[1] ?? 0)
    }
    decided += people.length
  }
  const seconds = (performance.now() - start) / 1000
  assert.ok(Number.isSafeInteger(sum))
  return seconds / decided
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** How many times as fast the generated code is, the two taking turns. */
async function times(fill: Filler, decideAll: DecideAll, people: readonly Facts[], slice: number, out: Float64Array) {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = ours(fill, people.slice(0, COMPARED), out)
    ratios.push((await theirs(decideAll, people.slice(0, slice))) / mine)
  }
  return median(ratios)
}

function figure(name: string, value: number, least: number): Figure {
  return { name: `engines: ${name}`, value: Math.round(value), reach: `≥ ${least} ×`, ok: value >= least, unit: '×' }
}

function decided(fill: Filler, people: readonly Facts[], out: Float64Array): readonly Decision[] {
  return people.map(facts => {
    fill(facts, out)
    return { total: (out[1] ?? 0) / 100, eligible: out[0] === 2 }
  })
}

/** The policy, the people and the generated code that all engines are measured with. */
function prepare() {
  const pack = comparedPack()
  const code = batch(pack)
  const out = new Float64Array(code.first + Math.max(code.slots.length, pack.indicators.length))
  const people = comparedPeople(pack, PEOPLE)
  const first = people.slice(0, COMPARED)
  const expected = decided(code.plain, first, out)
  assert.deepEqual(decided(code.trace, first, out), expected)
  const checked = async (contender: Contender): Promise<Contender> => {
    await compare(contender.name, contender.decideAll, first, expected)
    if (contender.traceAll) await compare(contender.name, contender.traceAll, first, expected)
    return contender
  }
  const against = ({ slice, ...contender }: Contender, fill: Filler, decideAll: DecideAll = contender.decideAll) =>
    times(fill, decideAll, people, slice, out)
  return { pack, numbers: numbersOf(pack), code, checked, against }
}

type Prepared = ReturnType<typeof prepare>

async function againstZen({ numbers, code, checked, against }: Prepared): Promise<Figure[]> {
  const inTurn = await checked(zen(numbers, 'one after another'))
  const atOnce = await checked(zen(numbers, 'at once'))
  const mapped = await checked(zenMapped(numbers))
  const [a, b] = [await against(inTurn, code.plain), await against(atOnce, code.plain)]
  const faster = a < b ? inTurn.name : atOnce.name
  const traced = await against(inTurn, code.trace, inTurn.traceAll)
  return [
    figure(`generated code without trace, against ${faster}`, Math.min(a, b), 300),
    figure(`generated code with trace, against ${inTurn.name}, with trace`, traced, 300),
    figure(`generated code without trace, against ${mapped.name}`, await against(mapped, code.plain), 300),
  ]
}

/** Engines that keep a trace of every decision, asked for or not. */
async function againstTracing({ code, checked, against }: Prepared, contender: Contender): Promise<Figure[]> {
  const { name } = await checked(contender)
  const [plain, traced] = [await against(contender, code.plain), await against(contender, code.trace)]
  return [
    figure(`generated code without trace, against ${name}`, plain, 1_000),
    figure(`generated code with trace, against ${name}, which always keeps one`, traced, 1_000),
  ]
}

async function measure(): Promise<Figure[]> {
  const prepared = prepare()
  const { pack, numbers } = prepared
  const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
    '@gorules/zen-engine': () => againstZen(prepared),
    publicodes: () => againstTracing(prepared, publicodes(pack, numbers)),
    'json-rules-engine': () => againstTracing(prepared, jsonRules(numbers)),
  }
  const figures: Figure[] = []
  for (const [name, bench] of Object.entries(benches)) {
    if (isThere(name)) figures.push(...(await bench()))
    else
      complain('{name} 在这台机器上无法运行，跳过。', '{name} does not run on this machine and is left out.', { name })
  }
  return figures
}

/** How many times as fast the pack is as each engine; nothing where they cannot be installed. */
export async function run(): Promise<Figure[]> {
  if (isInstalled(FOLDER) || (await install(FOLDER))) return measure()
  complain(
    '三个对比引擎装不上，跳过这项测量。',
    'The engines to compare with cannot be installed; this bench is skipped.',
  )
  return []
}
