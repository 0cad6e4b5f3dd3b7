/** A pack as the files a lawyer writes: the inverse of `assemble`, for tests that break them. */
import type { Pack } from '../pack.ts'
import type { PackFiles } from '../authoring/assemble.ts'

type Data = unknown

/** Keys under which a number of points stands as it is, by the node's kind. */
function written(value: Data): Data {
  if (Array.isArray(value)) return value.map(written)
  if (typeof value !== 'object' || value === null) return value
  if ('parameter' in value && !('kind' in value)) return `$${String(value.parameter)}`
  if ('points' in value && Object.keys(value).length === 1) return Number(value.points) / 100
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(
    entries.map(([key, each]) => [key, key === 'to' && typeof each === 'number' ? each / 100 : written(each)]),
  )
}

function parametersOf(pack: Pack): Data {
  return Object.fromEntries(
    pack.parameters.map(({ id, name, unit, value, options, clause }) => {
      const common = { name, clause, source: 'printed' }
      if (unit === 'option') {
        const option = value === undefined ? undefined : options?.[value]?.value
        return [id, { ...common, options, ...(option === undefined ? {} : { option }) }]
      }
      if (value === undefined) return [id, { ...common, unit }]
      return [id, { ...common, ...(unit === 'points' ? { points: value / 100 } : { count: value }) }]
    }),
  )
}

/** Everything a pack says, file by file. Only for packs that build on none. */
export function filesOf(pack: Pack): PackFiles {
  const { id, version, title, scheme, place, kind, document, validity, precedence, repeals, lists, derivations } = pack
  const head = { id, version, title, scheme, place, kind, document, validity, precedence, repeals, lists, derivations }
  const tests = (of: Pack['conditions']) => of.map(each => ({ ...each, test: written(each.test) }))
  return {
    pack: {
      ...head,
      totals: written(pack.totals),
      ...(pack.threshold ? { threshold: { ...written(pack.threshold) as object, points: pack.threshold.points / 100 } } : {}),
      ...(pack.rankedBy === undefined ? {} : { rankedBy: pack.rankedBy }),
      groups: written(pack.groups),
      conditions: tests(pack.conditions),
      routes: tests(pack.routes),
    },
    clauses: pack.clauses,
    sources: { printed: { title: 'invented', grade: 'C', stand_in: true } },
    parameters: parametersOf(pack),
    indicators: pack.indicators.map(each => ({ ...each, rule: written(each.rule) })),
    departments: {
      departments: pack.departments,
      documents: pack.documents,
      duties: pack.duties.map(({ fact, ...duty }) => ({ ...duty, facts: [fact] })),
    },
    examples: [],
    vocabulary: Object.fromEntries(pack.facts.map(({ id: fact, ...rest }) => [fact, rest])),
  }
}
