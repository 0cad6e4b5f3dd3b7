/** A CSV of a million invented people: evaluated into a CSV, and simulated, against only reading it. Ratios of one run. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSimulation } from '../packages/policy/simulate/index.ts'
import { columnScorer } from '../policies/column-scorer.ts'
import { loadPack } from '../policies/load.ts'
import { readCohort } from '../cli/cohort/input.ts'
import { evaluateFile } from '../cli/evaluate/cohort.ts'
import type { EvaluateCommand } from '../cli/evaluate/options.ts'
import { writeCohort } from './cohort-file.ts'
import type { Figure } from './figure.ts'
import { median } from './stored-round.ts'

const PEOPLE = 1_000_000
const ROUNDS = 5
const MOST = 2
const MOST_SIMULATED = 4
const DAY = '2014-09-01'

const pack = loadPack('foshan-2014-points')
const { facts } = pack
const keep = ['id', 'town']

/** Seconds; the work yields the number of people it saw. */
function timed(work: () => number): number {
  const start = performance.now()
  assert.equal(work(), PEOPLE)
  return (performance.now() - start) / 1000
}

/** The parser alone: every cell of every fact in its column. */
const read = (file: string) => timed(() => {
  const cohort = readCohort({ file, facts, keep }, () => {})
  return cohort.ok ? cohort.value.people : 0
})

const evaluate = (file: string, out: string) => timed(() => {
  const command: EvaluateCommand = {
    reader: 'applicant', pack: pack.id, facts: file, on: DAY, out, parameters: undefined, json: false, settled: false, keep: [], languages: [],
  }
  const found = evaluateFile({ pack, parameters: {}, changes: [] }, DAY, command)
  return found.ok ? found.value.outcomes.reduce((sum, each) => sum + each, 0) : 0
})

/** The threshold ten points higher, the same quota, by town, age and skill. */
const simulate = (file: string) => timed(() => {
  const higher = { ...pack, threshold: { points: 7000, clause: 'FS-1' } }
  const [age, skill] = ['age', 'skill_level'].flatMap(id => facts.find(each => each.id === id) ?? [])
  assert.ok(age && skill)
  const simulation = openSimulation({
    facts,
    before: { pack, score: columnScorer(pack, {}, facts), quota: 100_000, tie: 'chain-all-in' },
    after: { pack: higher, score: columnScorer(higher, {}, facts), quota: 100_000, tie: 'chain-all-in' },
    by: [{ kind: 'kept', heading: 'town', name: { zh: '镇街', en: 'Town' } }, { kind: 'fact', fact: age }, { kind: 'fact', fact: skill }],
  }, keep)
  const cohort = readCohort({ file, facts, keep }, chunk => simulation.take(chunk))
  assert.equal(simulation.finish()?.eligible.gained, 0)
  return cohort.ok ? cohort.value.people : 0
})

const figure = (name: string, value: number, most: number): Figure => ({ name, value, unit: '×', reach: `≤ ${most} ×`, ok: value <= most })

export async function run(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'luohu-bench-'))
  try {
    const file = join(folder, 'cohort.csv')
    writeCohort(file, pack, PEOPLE, 1)
    const [ratios, simulated]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      const bare = read(file)
      ratios.push(evaluate(file, join(folder, 'out.csv')) / bare)
      simulated.push(simulate(file) / bare)
    }
    // The first rounds warm up.
    const of = (all: readonly number[]) => Math.round(median(all.slice(2)) * 100) / 100
    return [
      figure('cohort: a CSV of 1,000,000 people evaluated, against reading and parsing it', of(ratios), MOST),
      figure('cohort: two versions over 1,000,000 people compared and broken down, against reading them', of(simulated), MOST_SIMULATED),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
