/** `luohu policy simulate --list PACK`: every number of a pack that may be changed. */
import process from 'node:process'
import { formatPoints } from '#policy'
import { changeable, type Changeable } from '../../packages/policy/simulate/index.ts'
import { readRules } from '../cohort/rules.ts'
import { tellProblems } from '../cohort/tell.ts'
import { widthOf } from './terminal.ts'

function shown({ unit, value, options }: Changeable): string {
  if (value === undefined) return '–'
  if (unit === 'option') return options?.[value]?.value ?? '–'
  return unit === 'points' ? formatPoints(value).replace('−', '-') : String(value)
}

/** Prints id, value and name, as a file of changes writes them. */
export function listChangeable(id: string): number {
  const rules = readRules(id, undefined)
  if (!rules.ok) {
    tellProblems(rules.problems)
    return 1
  }
  const all = changeable(rules.value.pack)
  const width = Math.max(...all.map(each => widthOf(each.id)))
  for (const each of all) {
    process.stdout.write(`${each.id.padEnd(width)}  ${shown(each).padStart(8)}  ${each.name.zh} · ${each.name.en}\n`)
  }
  return 0
}
