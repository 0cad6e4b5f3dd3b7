/**
 * The evaluator for wherever code must not be generated (a browser's security policy): a pack's rules as a few closures
 * over registers of numbers. Agrees with the interpreter.
 */
import type { Condition } from '../ast.ts'
import { amountOf, type Definitions, settled } from '../environment.ts'
import { addsUp } from '../evaluate/totals.ts'
import type { Pack } from '../pack.ts'
import type { Facts } from '../types.ts'
import { nodesOf } from '../walk.ts'
import { added, pointsRegister, type Site } from './build.ts'
import { type Asking, conditionRegister, NO } from './conditions.ts'
import { reader, type Slot } from './facts.ts'
import type { Memory } from './memory.ts'
import { Program } from './program.ts'
import type { Register } from './steps.ts'

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
  for (const { id, options } of definitions.facts.values()) texts.set(id, new Set((options ?? []).map(each => each.value)))
  const roots = [...pack.conditions, ...pack.routes].map(each => each.test)
  for (const node of [...roots, ...pack.indicators.map(each => each.rule)].flatMap(nodesOf)) {
    const values = 'fact' in node ? texts.get(node.fact) : undefined
    if (!values) continue
    if (node.kind === 'is') values.add(String(node.value))
    if (node.kind === 'in') for (const each of node.values) values.add(each)
    if (node.kind === 'table') for (const each of node.rows.flatMap(row => row.values)) values.add(each)
    if (node.kind === 'switch') for (const each of node.cases.flatMap(one => one.values)) values.add(each)
  }
  return new Map([...texts].map(([id, values]) => [id, [...values]]))
}

/** Facts get their places as rules ask for them: what no rule reads is never looked at. */
function slotting(pack: Pack, definitions: Definitions, program: Program): Pick<Site, 'slot' | 'texts'> & { slots: Slot[] } {
  const texts = textsOf(pack, definitions)
  const slots: Slot[] = []
  const known = new Map<string, Slot>()
  const slot = (id: string) => {
    const fact = definitions.facts.get(id)
    const found = known.get(id)
    if (!fact || found) return found
    const made: Slot = { fact, place: slots.length, at: program.fact(), texts: texts.get(id) ?? [] }
    slots.push(made)
    known.set(id, made)
    return made
  }
  return { slots, slot, texts: id => texts.get(id) ?? [] }
}

function groupRegister(id: string, pack: Pack, lines: readonly Register[], { program, definitions }: Site): Register {
  const group = pack.groups.find(each => each.id === id)
  const sum = added(pack.indicators.flatMap((each, index) => (each.group === id ? [lines[index] ?? 0] : [])), program)
  const least = group?.least && amountOf(group.least, definitions)
  const most = group?.most && amountOf(group.most, definitions)
  if (least === undefined && most === undefined) return sum
  return program.place({ kind: 'limit', a: sum, least: least ?? -Infinity, most: most ?? Infinity })
}

function totalRegisters(pack: Pack, groups: readonly Register[], { program }: Site): readonly Register[] {
  return pack.totals.map(total => {
    const of = pack.groups.flatMap((group, index) => (addsUp(total, group.id) ? [groups[index] ?? 0] : []))
    const sum = added(of, program)
    return total.rounding ? program.place({ kind: 'round', a: sum, round: total.rounding }) : sum
  })
}

/** Every condition and one of the routes: the least of all of them. */
function verdictRegister(pack: Pack, asking: Asking): Register | undefined {
  const code = (test: Condition) => conditionRegister(test, asking)
  const conditions = pack.conditions.map(each => code(each.test))
  const routes = pack.routes.map(each => code(each.test))
  const { program } = asking.site
  const route = routes.length === 0 ? [] : [program.place({ kind: 'greatest', of: routes })]
  const of = [...conditions, ...route]
  return of.length === 0 ? undefined : program.place({ kind: 'smallest', of })
}

/** Makes the rules of a pack ready. */
export function closures(pack: Pack, definitions: Definitions): Closures {
  const program = new Program()
  const { slots, ...reading } = slotting(pack, definitions, program)
  const site: Site = { program, definitions: settled(definitions), ...reading }
  const lines = pack.indicators.map(each => pointsRegister(each.rule, site))
  const groups = pack.groups.map(each => groupRegister(each.id, pack, lines, site))
  const totals = totalRegisters(pack, groups, site)
  const verdict = verdictRegister(pack, { pack, open: definitions, site, indicators: lines, groups })
  const numbers = program.numbers()
  const memory: Memory = { numbers, raw: slots.map(() => undefined), lists: slots.map(() => []), facts: {} }
  const read = reader(slots, memory)
  const runs = program.runs(memory)
  const threshold = pack.threshold?.points ?? -Infinity
  const [first] = totals
  const run = (facts: Facts): number => {
    read(facts)
    for (let index = 0; index < runs.length; index += 1) runs[index]?.()
    if ((first === undefined ? 0 : (numbers[first] ?? 0)) < threshold) return NO
    return verdict === undefined ? 2 : (numbers[verdict] ?? NO)
  }
  return { run, numbers, lines: Int32Array.from(lines), totals: Int32Array.from(totals) }
}
