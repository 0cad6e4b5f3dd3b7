/** What a simulation needs, as plain data: it runs in a thread of its own and knows no database. */
import { findTown } from '#identity'
import type { Fact, Facts, Pack, TieRuleId } from '#policy'
import { chunkOf, keptColumn, openCohort, type CohortFault } from '../../packages/policy/cohort/index.ts'
import { openSimulation, type Comparison, type Dimension, type Simulation } from '../../packages/policy/simulate/index.ts'
import { factsOf, simulatedVersion } from '../../policies/column-scorer.ts'

export interface TaskSide {
  readonly pack: Pack
  readonly parameters: Readonly<Record<string, number>>
  readonly quota: number | undefined
  readonly tie: TieRuleId | undefined
}

/** Accepted applications without who they are: findings as JSON, town, instant of filing in milliseconds. */
export interface TaskPeople {
  readonly facts: readonly string[]
  readonly towns: readonly string[]
  readonly submitted: Float64Array
}

export interface Task {
  readonly before: TaskSide
  readonly after: TaskSide
  readonly on: string
  readonly by: readonly string[]
  readonly cohort: TaskPeople | { readonly bytes: Uint8Array }
}

export interface TaskAnswer {
  /** Undefined when there are too few people or the file was refused. */
  readonly comparison: Comparison | undefined
  readonly people: number
  readonly faults: readonly CohortFault[]
  readonly wrong: number
  /** Nothing could be read, or a heading is wrong. */
  readonly refused: boolean
}

const TOWN = { zh: '镇街', en: 'Town' }
const CHUNK = 8_192
const SHOWN = 20
/** Headings of a file that hold the town. */
const TOWNS = ['town', '镇街', '街道']
/** Other columns of lists that stand for a person and are passed over. */
const NUMBERS = ['id', 'no', 'number', 'case', '编号', '序号', '案件编号', '申请编号', '受理编号', '流水号']

function townDimension(heading: string): Dimension {
  return { kind: 'kept', heading, name: TOWN, label: value => findTown(value)?.name ?? { zh: value, en: value } }
}

function open({ before, after, on, by }: Task, facts: readonly Fact[], keep: readonly string[]): Simulation {
  const version = ({ pack, ...rest }: TaskSide) => simulatedVersion(pack, { ...rest, facts, on })
  const town = keep.find(heading => TOWNS.includes(heading))
  const dimensions = by.flatMap((id): readonly Dimension[] => {
    const fact = facts.find(each => each.id === id)
    return fact ? [{ kind: 'fact', fact }] : []
  })
  const all = town === undefined ? dimensions : [townDimension(town), ...dimensions]
  return openSimulation({ facts, by: all, before: version(before), after: version(after) }, keep)
}

function simulatePeople(task: Task, { facts: rows, towns, submitted }: TaskPeople): TaskAnswer {
  const facts = factsOf([task.before.pack, task.after.pack])
  const simulation = open(task, facts, ['town'])
  for (let from = 0; from < rows.length; from += CHUNK) {
    const people = rows.slice(from, from + CHUNK).map(row => JSON.parse(row) as Facts)
    const kept = [keptColumn('town', towns.slice(from, from + CHUNK))]
    simulation.take(chunkOf(facts, people, from, kept), submitted.subarray(from, from + people.length))
  }
  return { comparison: simulation.finish(), people: rows.length, faults: [], wrong: 0, refused: false }
}

/** The headings of a file that are no facts but usual in lists. */
function keptHeadings(bytes: Uint8Array, facts: readonly Fact[]): readonly string[] {
  const known = new Set(facts.flatMap(({ id, name }) => [id, name.zh, name.en]))
  const probe = openCohort({ facts: [], rows: 1 }, () => {})
  probe.push(bytes.subarray(0, 1 << 18))
  return (probe.headings ?? []).filter(text => [...TOWNS, ...NUMBERS].includes(text.toLowerCase()) && !known.has(text))
}

function simulateFile(task: Task, bytes: Uint8Array): TaskAnswer {
  const facts = factsOf([task.before.pack, task.after.pack])
  const keep = keptHeadings(bytes, facts)
  const simulation = open(task, facts, keep)
  const cohort = openCohort({ facts, keep }, chunk => simulation.take(chunk))
  for (let from = 0; from < bytes.length; from += 1 << 20) cohort.push(bytes.subarray(from, from + (1 << 20)))
  cohort.end()
  const { faults, people } = cohort
  const refused = cohort.stopped || faults.list.some(each => each.code.startsWith('heading'))
  return { comparison: refused ? undefined : simulation.finish(), people, faults: faults.list.slice(0, SHOWN), wrong: faults.count, refused }
}

/** Carries a simulation out. */
export function simulateTask(task: Task): TaskAnswer {
  return 'bytes' in task.cohort ? simulateFile(task, task.cohort.bytes) : simulatePeople(task, task.cohort)
}
