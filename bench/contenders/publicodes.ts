/** publicodes: one engine used again and again; situations as ready-made nodes, which spares it parsing each answer. */
import type { Facts, Pack } from '#policy'
import { load, versionOf, type Contender } from './contender.ts'
import { INSURANCES, type Decision, type Numbers, type Table } from './policy.ts'

interface Evaluated {
  readonly nodeValue: unknown
}
interface Engine {
  setSituation(situation: Readonly<Record<string, unknown>>): Engine
  evaluate(rule: string): Evaluated
}
interface Module {
  readonly default: new (rules: Readonly<Record<string, unknown>>, options: object) => Engine
}

/** Its names have spaces in them, and no digits after one. */
const nameOf = (fact: string) => fact.replaceAll('_', ' ').replace('5y', 'recent')

function lookup(fact: string, table: Table): object {
  const cases = table.map(([value, points]) => ({ si: `${nameOf(fact)} = '${value}'`, alors: points }))
  return { variations: [...cases, { sinon: 0 }] }
}

const capped = (value: string, plafond: number) => ({ valeur: value, plafond })

function indicatorRules(n: Numbers): Readonly<Record<string, unknown>> {
  return {
    'points education': lookup('education', n.education),
    'points skill': { 'le maximum de': [lookup('skill_level', n.skillLevel), lookup('title_level', n.titleLevel)] },
    'points shortage': lookup('shortage_talent', n.shortage),
    'points patents': `invention patents * ${n.invention} + other patents * ${n.otherPatent}`,
    'points insurance': {
      somme: INSURANCES.map(fact => `${nameOf(fact)} // 12 * ${n.insuranceYear}`),
      plafond: n.insuranceMost,
    },
    'points local insurance': capped(`local insurance months // 12 * ${n.localYear}`, n.localMost),
    'points permit': capped(`residence permit months // 12 * ${n.permitYear}`, n.permitMost),
    'points home': capped(`home area // 1 * ${n.homeMetre}`, n.homeMost),
    'points blood': capped(`blood donations * ${n.bloodEach}`, n.bloodMost),
    'points punishment': { variations: [{ si: nameOf('punishment_5y'), alors: n.punishment }, { sinon: 0 }] },
  }
}

function rulesOf(pack: Pack, n: Numbers): Readonly<Record<string, unknown>> {
  const unknown = { boolean: 'non', choice: "'none'" } as Readonly<Record<string, string>>
  const indicators = indicatorRules(n)
  return {
    ...Object.fromEntries(pack.facts.map(fact => [nameOf(fact.id), { 'par défaut': unknown[fact.type] ?? 0 }])),
    ...indicators,
    total: { somme: Object.keys(indicators) },
    eligible: {
      'toutes ces conditions': [
        nameOf('works_here'),
        `${nameOf('registered_locally')} = non`,
        `age >= ${n.adult}`,
        `total >= ${n.threshold}`,
      ],
    },
  }
}

function situationOf(facts: Facts): Readonly<Record<string, unknown>> {
  const nodes = Object.entries(facts).map(([fact, nodeValue]) => {
    return [nameOf(fact), { nodeKind: 'constant', type: typeof nodeValue, nodeValue }] as const
  })
  return Object.fromEntries(nodes)
}

export function publicodes(pack: Pack, numbers: Numbers): Contender {
  const { default: Engine } = load<Module>('publicodes')
  const engine = new Engine(rulesOf(pack, numbers), { warn: false })
  const situations = new Map<Facts, Readonly<Record<string, unknown>>>()
  const prepared = (facts: Facts) => {
    const situation = situations.get(facts) ?? situationOf(facts)
    situations.set(facts, situation)
    return situation
  }
  const decide = (facts: Facts): Decision => {
    engine.setSituation(prepared(facts))
    const total = engine.evaluate('total').nodeValue
    return { total: Number(total), eligible: engine.evaluate('eligible').nodeValue === true }
  }
  return { name: `publicodes ${versionOf('publicodes')}`, slice: 400, decideAll: async people => people.map(decide) }
}
