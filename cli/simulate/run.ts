/** Reads the cohort once and compares the two versions over it. */
import type { Fact } from '#policy'
import type { Cohort } from '../../packages/policy/cohort/index.ts'
import { openSimulation, type Comparison, type Dimension } from '../../packages/policy/simulate/index.ts'
import { factsOf, simulatedVersion } from '../../policies/column-scorer.ts'
import { headingsFit, readCohort, usualKeep } from '../cohort/input.ts'
import { readRules, type Rules } from '../cohort/rules.ts'
import { fine, wrong, type Outcome } from '../ranking/problem.ts'
import type { SideOption, SimulateCommand } from './options.ts'

export interface Simulated {
  readonly cohort: Cohort
  /** Undefined when there are too few people, or the headings were refused. */
  readonly comparison: Comparison | undefined
}

/** Broken down by these where nothing is asked for and the file or the packs have them. */
const USUAL = ['town', '镇街', 'age', 'skill_level']
const TOWN = { zh: '镇街', en: 'Town' }

function dimensionsOf(by: readonly string[], facts: readonly Fact[], keep: readonly string[]): Outcome<readonly Dimension[]> {
  const wanted = by.length > 0 ? by : USUAL.filter(each => keep.includes(each) || facts.some(({ id }) => id === each))
  const found: Dimension[] = []
  for (const text of wanted) {
    const fact = facts.find(({ id, name }) => [id, name.zh, name.en].includes(text))
    const several = fact && ['date', 'list', 'periods', 'events'].includes(fact.type)
    if (several) {
      return wrong('不能按“{text}”分组：只能按选项、是否、数字或文件中的其他列。', 'Cannot break down by “{text}”: only by a choice, yes or no, a number, or another column.', { text })
    }
    if (fact) found.push({ kind: 'fact', fact })
    else found.push({ kind: 'kept', heading: text, name: text === 'town' ? TOWN : { zh: text, en: text } })
  }
  return fine(found)
}

function versionOf({ pack, parameters }: Rules, { quota, tie }: SideOption, facts: readonly Fact[], on: string) {
  return simulatedVersion(pack, { parameters, facts, on, quota, tie })
}

/** Simulates; both sides have been read, so that their titles may be told. */
export function simulateFile(command: SimulateCommand, sides: readonly [Rules, Rules], on: string): Outcome<Simulated> {
  const [before, after] = sides
  const facts = factsOf([before.pack, after.pack])
  const keep = usualKeep(command.facts, facts, [...command.keep, ...command.by.filter(text => !facts.some(({ id, name }) => [id, name.zh, name.en].includes(text)))])
  if (!keep.ok) return keep
  const by = dimensionsOf(command.by, facts, keep.value)
  if (!by.ok) return by
  const simulation = openSimulation({
    facts, by: by.value, before: versionOf(before, command.before, facts, on), after: versionOf(after, command.after, facts, on),
  }, keep.value)
  let fits: boolean | undefined
  const cohort = readCohort({ file: command.facts, facts, keep: keep.value }, (chunk, read) => {
    fits ??= headingsFit(read)
    if (fits) simulation.take(chunk)
  })
  if (!cohort.ok) return cohort
  return fine({ cohort: cohort.value, comparison: fits ? simulation.finish() : undefined })
}

export function readSides({ before, after }: SimulateCommand): Outcome<readonly [Rules, Rules]> {
  const first = readRules(before.pack, before.changes)
  if (!first.ok) return first
  const second = readRules(after.pack, after.changes)
  return second.ok ? fine([first.value, second.value]) : second
}
