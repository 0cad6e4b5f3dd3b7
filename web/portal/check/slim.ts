import type { Pack } from '#policy'
import type { Lang } from '../../lang.ts'

/**
 * The part of a pack the self-check needs, texts in the page's language only: half the bytes on a slow line.
 * Units keep both languages, as the questions tell months from other numbers by them.
 */
export function slimPack(pack: Pack, lang: Lang): Pack {
  const used = JSON.stringify([pack.conditions, pack.indicators, pack.threshold, pack.documents])
  const clauses = pack.clauses.filter(({ id }) => used.includes(`"${id}"`)).map((clause) => ({
    ...clause, en: lang === 'en' ? clause.en : '',
  }))
  const rest = { ...pack, examples: [], ties: [], services: [], places: [], precedence: [], departments: [], clauses: [] }
  const duties = pack.duties.map(({ fact, department, documents, clause }) => ({ fact, department, documents, clause }))
  const facts = pack.facts.map((fact) => ({ ...oneLanguage(fact, lang), unit: fact.unit }))
  return { ...oneLanguage({ ...rest, facts: [], duties: [] }, lang), clauses, duties, facts }
}

/** The same shape with every `{ zh, en }` emptied of the other language. */
function oneLanguage<T>(value: T, lang: Lang): T {
  return map(value) as T

  function map(each: unknown): unknown {
    if (Array.isArray(each)) return each.map(map)
    if (typeof each !== 'object' || each === null) return each
    if ('zh' in each && 'en' in each) return lang === 'zh' ? { zh: each.zh, en: '' } : { zh: '', en: each.en }
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, map(inner)]))
  }
}
