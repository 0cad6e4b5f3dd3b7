/**
 * json-rules-engine: one engine used again and again. It has no arithmetic, so its rules say what applies (a rule a row
 * of a table, a rule a kind of unit) and events carry the numbers, which the caller adds up, as its users do.
 */
import type { Facts } from '#policy'
import { load, versionOf, type Contender } from './contender.ts'
import { INSURANCES, type Decision, type Numbers, type Table } from './policy.ts'

interface Params {
  readonly points: number
  /** Points for every so many of the fact. */
  readonly fact?: string
  readonly every?: number
}
interface Event {
  readonly type: string
  readonly params?: Params
}
interface Module {
  readonly Engine: new (rules: readonly object[]) => {
    run(facts: Facts): Promise<{ readonly events: readonly Event[] }>
  }
}

const rule = (fact: string, operator: string, value: unknown, event: Event) => ({
  conditions: { all: [{ fact, operator, value }] },
  event,
})

const rows = (fact: string, table: Table, type: string) =>
  table.map(([value, points]) => rule(fact, 'equal', value, { type, params: { points } }))

const per = (fact: string, every: number, points: number, type: string) =>
  rule(fact, 'greaterThanInclusive', every, { type, params: { fact, every, points } })

function rulesOf(n: Numbers): readonly object[] {
  return [
    ...rows('education', n.education, 'education'),
    ...rows('skill_level', n.skillLevel, 'skill'),
    ...rows('title_level', n.titleLevel, 'skill'),
    ...rows('shortage_talent', n.shortage, 'shortage'),
    per('invention_patents', 1, n.invention, 'patents'),
    per('other_patents', 1, n.otherPatent, 'patents'),
    ...INSURANCES.map(fact => per(fact, 12, n.insuranceYear, 'insurance')),
    per('local_insurance_months', 12, n.localYear, 'local_insurance'),
    per('residence_permit_months', 12, n.permitYear, 'permit'),
    per('home_area', 1, n.homeMetre, 'home'),
    per('blood_donations', 1, n.bloodEach, 'blood'),
    rule('punishment_5y', 'equal', true, { type: 'punishment', params: { points: n.punishment } }),
    {
      conditions: {
        all: [
          { fact: 'works_here', operator: 'equal', value: true },
          { fact: 'registered_locally', operator: 'equal', value: false },
          { fact: 'age', operator: 'greaterThanInclusive', value: n.adult },
        ],
      },
      event: { type: 'meets' },
    },
  ]
}

/** Adds up what the events carry: best of the skills, caps by indicator, the threshold. */
function settle(events: readonly Event[], facts: Facts, n: Numbers, most: ReadonlyMap<string, number>): Decision {
  const sums = new Map<string, number>()
  for (const { type, params } of events) {
    if (!params) continue
    const units = params.fact ? Math.floor(Number(facts[params.fact]) / (params.every ?? 1)) : 1
    const before = sums.get(type) ?? 0
    sums.set(type, type === 'skill' ? Math.max(before, params.points) : before + units * params.points)
  }
  let total = 0
  for (const [type, sum] of sums) total += Math.min(sum, most.get(type) ?? Infinity)
  return { total, eligible: total >= n.threshold && events.some(event => event.type === 'meets') }
}

export function jsonRules(numbers: Numbers): Contender {
  const { Engine } = load<Module>('json-rules-engine')
  const engine = new Engine(rulesOf(numbers))
  const most = new Map([
    ['insurance', numbers.insuranceMost],
    ['local_insurance', numbers.localMost],
    ['permit', numbers.permitMost],
    ['home', numbers.homeMost],
    ['blood', numbers.bloodMost],
  ])
  return {
    name: `json-rules-engine ${versionOf('json-rules-engine')}`,
    slice: 400,
    decideAll: async people => {
      const decisions: Decision[] = []
      for (const facts of people) decisions.push(settle((await engine.run(facts)).events, facts, numbers, most))
      return decisions
    },
  }
}
