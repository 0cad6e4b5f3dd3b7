/**
 * The evaluator for wherever code must not be generated (a browser's security policy): a pack's rules as a few closures
 * over registers of numbers. Agrees with the interpreter.
 */
import type { Condition } from '../ast.ts'
import { amountOf, type Definitions, settled } from '../environment.ts'
import { addsUp } from '../evaluate/totals.ts'
import type { Pack } from '../pack.ts'
import type { Facts } from '../types.ts'
import { nodesOf, testsOf } from '../walk.ts'
import { added, pointsRegister, testRegister } from './build.ts'
import { type Asking, conditionRegister, NO, YES } from './conditions.ts'
import { staysExact } from './exactness.ts'
import { link } from './link.ts'
import type { Site } from './lookup.ts'
import { Program } from './program.ts'
import type { Register } from './steps.ts'
import { inTurn } from './turns.ts'
import { unpackNumbers, unpackTexts } from './unpack.ts'

/** One pack made ready; its registers hold what was found about the last person. */
export interface Closures {
  /** Scores one person. Yields the verdict: 0 not eligible, 1 not known, 2 eligible. */
  readonly run: (facts: Facts) => number
  readonly numbers: Float64Array
  /** Registers of the indicators and the totals, in the pack's order. */
  readonly lines: Int32Array
  readonly totals: Int32Array
}

/** Every text a choice may be compared with, its options first. */
function textsOf(pack: Pack, definitions: Definitions): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, Set<string>>()
  for (const { id, options } of definitions.facts.values()) {
    texts.set(id, new Set((options ?? []).map(each => each.value)))
  }
  for (const node of [...testsOf(pack), ...pack.indicators.map(each => each.rule)].flatMap(nodesOf)) {
    const values = 'fact' in node ? texts.get(node.fact) : undefined
    if (!values) continue
    if (node.kind === 'is') values.add(String(node.value))
    if (node.kind === 'in') for (const each of node.values) values.add(each)
    if (node.kind === 'table') for (const each of node.rows.flatMap(row => row.values)) values.add(each)
    if (node.kind === 'switch') for (const each of node.cases.flatMap(one => one.values)) values.add(each)
  }
  return new Map([...texts].map(([id, values]) => [id, [...values]]))
}

function groupRegister(id: string, pack: Pack, lines: readonly Register[], { program, definitions }: Site): Register {
  const group = pack.groups.find(each => each.id === id)
  const sum = added(pack.indicators.flatMap((each, index) => (each.group === id ? [lines[index] ?? 0] : [])), program)
  const least = group?.least && amountOf(group.least, definitions)
  const most = group?.most && amountOf(group.most, definitions)
  if (least === undefined && most === undefined) return sum
  return program.step({ kind: 'limit', a: sum, least: least ?? -Infinity, most: most ?? Infinity })
}

/** A heading without limits adds nothing of its own: its indicators go straight into the total. */
function partsOf(id: string, pack: Pack, asking: Asking, exact: boolean): readonly Register[] {
  const group = pack.groups.find(each => each.id === id)
  if (!exact || group?.least || group?.most) return [asking.group(id)]
  return pack.indicators.flatMap((each, index) => (each.group === id ? [asking.indicators[index] ?? 0] : []))
}

function totalRegisters(pack: Pack, asking: Asking, exact: boolean): readonly Register[] {
  const { program } = asking.site
  return pack.totals.map(total => {
    const of = pack.groups.flatMap(group => (addsUp(total, group.id) ? partsOf(group.id, pack, asking, exact) : []))
    const sum = added(of, program)
    return total.rounding ? program.step({ kind: 'round', a: sum, round: total.rounding }) : sum
  })
}

/** Every condition and one of the routes: the least of all of them. */
function verdictRegister(pack: Pack, asking: Asking): Register {
  const code = (test: Condition) => conditionRegister(test, asking)
  const conditions = pack.conditions.map(each => code(each.test))
  const routes = pack.routes.map(each => code(each.test))
  const { program } = asking.site
  const route = routes.length === 0 ? [] : [program.step({ kind: 'greatest', of: routes })]
  const of = [...conditions, ...route]
  return of.length === 0 ? program.constant(YES) : program.step({ kind: 'smallest', of })
}

/** Makes the rules of a pack ready. */
export function closures(pack: Pack, definitions: Definitions): Closures {
  const exact = staysExact(pack, definitions)
  const program = new Program(exact)
  const texts = textsOf(pack, definitions)
  const site: Site = { program, definitions: settled(definitions), texts: id => texts.get(id) ?? [], scope: 0 }
  const lines = pack.indicators.map(each => pointsRegister(each.rule, site))
  const group = (id: string) => groupRegister(id, pack, lines, site)
  const asking: Asking = { pack, open: definitions, site, indicators: lines, group }
  const totals = totalRegisters(pack, asking, exact)
  const verdict = verdictRegister(pack, asking)
  const exempt = pack.threshold?.unless ? testRegister(pack.threshold.unless.test, site) : program.constant(0)
  const layout = program.layout()
  const { memory, ids, textIds, runs } = link(layout)
  const { numbers, answers, texts: textAnswers } = memory
  const at = (of: readonly Register[]) => Int32Array.from(of, each => layout.at(each))
  const threshold = pack.threshold?.points ?? -Infinity
  const gate = totals[0] === undefined ? layout.numbers.length : layout.at(totals[0])
  const decides = layout.at(verdict)
  const exempts = layout.at(exempt)
  const all = inTurn(runs)
  const run = (facts: Facts): number => {
    memory.facts = facts
    unpackNumbers(facts, ids, answers)
    unpackTexts(facts, textIds, textAnswers)
    all()
    return (numbers[gate] ?? 0) < threshold && numbers[exempts] !== 1 ? NO : (numbers[decides] ?? NO)
  }
  return { run, numbers, lines: at(lines), totals: at(totals) }
}
