import type { Derivation, Duty, Fact, Pack, Parameter, Threshold } from '#policy'
import type { Lang } from '../../lang.ts'

/** Packs as they travel: texts in one language, every fact once. */
interface Travelling {
  readonly facts: readonly Fact[]
  readonly packs: readonly (Omit<Pack, 'facts'> & { readonly facts: readonly string[] })[]
}

/**
 * The part of the packs a self-check needs, texts in the page's language only, as JSON: what a browser evaluates by.
 * Quoted wording stays behind (a clause's number leads to it), and so do offices, examples and everything that comes after
 * an application. `unpackSlim` reads it back.
 */
export function slimPacks(packs: readonly Pack[], lang: Lang): string {
  const facts = new Map<string, Fact>()
  const slim = packs.map((pack) => {
    const kept = slimPack(pack)
    for (const fact of kept.facts) facts.set(fact.id, slimFact(fact))
    return { ...kept, facts: kept.facts.map(({ id }) => id) }
  })
  const all: Travelling = { facts: [...facts.values()], packs: slim }
  return JSON.stringify(oneLanguage(all, lang))
}

/** The packs again; what was left behind is empty. */
export function unpackSlim(json: string): readonly Pack[] {
  const { facts, packs } = JSON.parse(json) as Travelling
  const known = new Map(facts.map((fact) => [fact.id, fact]))
  return packs.map((pack) => ({ ...pack, facts: pack.facts.flatMap((id) => known.get(id) ?? []) }))
}

const ASKED: ReadonlySet<Fact['type']> = new Set(['boolean', 'integer', 'decimal', 'choice', 'date', 'list'])
/** Derivations that rest on what nobody is asked here: stretches of time and dated events. */
const DATED: ReadonlySet<Derivation['kind']> = new Set(['length', 'tally', 'by_year'])

function slimPack(pack: Pack): Pack {
  const { conditions, routes, indicators, threshold, entitlements, precedence, documents } = pack
  const cited = JSON.stringify([conditions, routes, indicators, threshold, entitlements, precedence, documents])
  const empty = { examples: [], ties: [], services: [], places: [], departments: [], lists: [], repeals: [], buildsOn: [] }
  const { round: _round, threshold: _threshold, ...rest } = pack
  return {
    ...rest,
    ...empty,
    clauses: pack.clauses.filter(({ id }) => cited.includes(`"${id}"`)).map(({ id, number, wording }) => ({ id, number, quote: '', en: '', wording })),
    ...(threshold ? { threshold: slimThreshold(threshold) } : {}),
    conditions: conditions.map(({ interpretation: _, ...each }) => each),
    routes: routes.map(({ interpretation: _, ...each }) => each),
    indicators: indicators.map(({ note: _, scoredBy: _scoredBy, ...each }) => each),
    entitlements: entitlements.map(({ note: _, ...each }) => each),
    derivations: pack.derivations.filter(({ kind }) => !DATED.has(kind)).map(({ interpretation: _, ...each }) => each),
    duties: pack.duties.filter(({ documents: papers }) => papers.length > 0).map(slimDuty),
    facts: pack.facts.filter(({ type }) => ASKED.has(type)),
    parameters: pack.parameters.map(slimParameter),
  }
}

function slimThreshold({ unless, ...rest }: Threshold): Threshold {
  if (!unless) return rest
  const { interpretation: _, ...kept } = unless
  return { ...rest, unless: kept }
}

function slimDuty({ fact, documents }: Duty): Duty {
  return { fact, documents, department: '', clause: '' }
}

const UNNAMED = { zh: '', en: '' }

/** A number is named only where it is missing, a setting always. */
function slimParameter({ source: { title, grade, standIn }, ...parameter }: Parameter): Parameter {
  const named = parameter.value === undefined || parameter.unit === 'option'
  return { ...parameter, name: named ? parameter.name : UNNAMED, clause: '', source: { title, grade, standIn } }
}

function slimFact(fact: Fact): Fact {
  return { ...fact, sensitivity: 'personal' }
}

/** The same shape with every `{ zh, en }` emptied of the other language; units keep both: months are told by theirs. */
function oneLanguage(value: unknown, lang: Lang, key?: string): unknown {
  if (Array.isArray(value)) return value.map((each) => oneLanguage(each, lang))
  if (typeof value !== 'object' || value === null) return value
  if ('zh' in value && 'en' in value) {
    if (key === 'unit') return value
    return lang === 'zh' ? { zh: value.zh, en: '' } : { zh: '', en: value.en }
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, oneLanguage(inner, lang, name)]))
}
