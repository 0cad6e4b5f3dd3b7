/**
 * GoRules ZEN, native code. The decision is compiled once. Tried: decision tables, one expression an indicator, one
 * expression for the whole total, calls one after another and at once; the last two, whichever is faster on the
 * machine, are what the comparison takes. Apart from that, everybody in a single call.
 */
import type { Facts } from '#policy'
import { load, versionOf, type Contender } from './contender.ts'
import { INSURANCES, type Decision, type Numbers, type Table } from './policy.ts'

interface Decided<Result> {
  readonly result: Result
}
interface Compiled {
  evaluate<Result>(context: unknown, options?: { readonly trace: boolean }): Promise<Decided<Result>>
}
interface Module {
  readonly ZenEngine: new () => { createDecision(content: object): Compiled }
}

const lookup = (fact: string, table: Table) =>
  `(${table.map(([value, points]) => `${fact} == '${value}' ? ${points} : `).join('')}0)`

/** The total as one expression; `at` goes before every fact. */
function totalOf(n: Numbers, at: string): string {
  const years = (fact: string, points: number) => `floor(${at}${fact} / 12) * ${points}`
  const capped = (most: number, value: string) => `min([${most}, ${value}])`
  return [
    lookup(`${at}education`, n.education),
    `max([${lookup(`${at}skill_level`, n.skillLevel)}, ${lookup(`${at}title_level`, n.titleLevel)}])`,
    lookup(`${at}shortage_talent`, n.shortage),
    `${at}invention_patents * ${n.invention} + ${at}other_patents * ${n.otherPatent}`,
    capped(n.insuranceMost, INSURANCES.map(fact => years(fact, n.insuranceYear)).join(' + ')),
    capped(n.localMost, years('local_insurance_months', n.localYear)),
    capped(n.permitMost, years('residence_permit_months', n.permitYear)),
    capped(n.homeMost, `floor(${at}home_area) * ${n.homeMetre}`),
    capped(n.bloodMost, `${at}blood_donations * ${n.bloodEach}`),
    `(${at}punishment_5y ? ${n.punishment} : 0)`,
  ].join(' + ')
}

const conditionOf = (n: Numbers, at: string) =>
  `${at}works_here and not ${at}registered_locally and ${at}age >= ${n.adult}`

/** A decision graph of one node of expressions. */
function graphOf(expressions: Readonly<Record<string, string>>): object {
  const rows = Object.entries(expressions).map(([key, value]) => ({ id: key, key, value }))
  const edge = (sourceId: string, targetId: string) => ({
    id: `${sourceId}-${targetId}`,
    sourceId,
    targetId,
    type: 'edge',
  })
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      { id: 'rules', name: 'rules', type: 'expressionNode', content: { expressions: rows } },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [edge('in', 'rules'), edge('rules', 'out')],
  }
}

/** A call a person: one after another, or all at once. */
export function zen(numbers: Numbers, calls: 'one after another' | 'at once'): Contender {
  const { ZenEngine } = load<Module>('@gorules/zen-engine')
  const eligible = `${conditionOf(numbers, '')} and $.total >= ${numbers.threshold}`
  const decision = new ZenEngine().createDecision(graphOf({ total: totalOf(numbers, ''), eligible }))
  const decide = (facts: Facts) => decision.evaluate<Decision>(facts)
  const inTurn = async (people: readonly Facts[], options?: { readonly trace: boolean }) => {
    const decisions: Decision[] = []
    for (const facts of people) decisions.push((await decision.evaluate<Decision>(facts, options)).result)
    return decisions
  }
  return {
    name: `ZEN ${versionOf('@gorules/zen-engine')}, calls ${calls}`,
    slice: 3_000,
    decideAll: people =>
      calls === 'at once' ? Promise.all(people.map(decide)).then(all => all.map(each => each.result)) : inTurn(people),
    traceAll: people => inTurn(people, { trace: true }),
  }
}

/** Everybody in one call, the rules mapped over the list: no call a person, verdict and total only. */
export function zenMapped(numbers: Numbers): Contender {
  const { ZenEngine } = load<Module>('@gorules/zen-engine')
  const decision = new ZenEngine().createDecision(
    graphOf({
      totals: `map(people, ${totalOf(numbers, '#.')})`,
      meets: `map(people, ${conditionOf(numbers, '#.')})`,
    }),
  )
  return {
    name: `ZEN ${versionOf('@gorules/zen-engine')}, everybody in one call`,
    slice: 10_000,
    decideAll: async people => {
      const { result } = await decision.evaluate<{ totals: readonly number[]; meets: readonly boolean[] }>({ people })
      return result.totals.map((total, at) => ({
        total,
        eligible: result.meets[at] === true && total >= numbers.threshold,
      }))
    },
  }
}
