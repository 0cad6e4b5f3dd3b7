/** FS-11: what a rule asks is verified by a department that exists, from documents that exist. */
import { sourcesOfDerivation } from '../derive/sources.ts'
import type { Pack, Problem } from '../pack.ts'
import { factOf, factsOfRule } from '../walk.ts'
import { placesOf, rootsOf } from './places.ts'
import { hint, meant, problem } from './problem.ts'
import { define } from '../environment.ts'

const ADD_DUTY = hint(
  '在 departments.yaml 的 duties 里写明由谁、凭什么材料核查',
  'say under duties in departments.yaml who verifies it, and from which document',
)

/** Facts that rules and conditions read, each with the first place that does. */
function asked(pack: Pack): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const definitions = define(pack, {})
  for (const root of rootsOf(pack)) {
    for (const { node, at } of placesOf(root.node, root.at, definitions)) {
      const fact = factOf(node)
      if (fact !== undefined && definitions.facts.has(fact) && !found.has(fact))
        found.set(fact, `${at}/${node.kind === 'divide' ? 'by' : 'fact'}`)
    }
  }
  return found
}

function unverified(pack: Pack): readonly Problem[] {
  const verified = new Set(pack.duties.map(each => each.fact))
  const names = new Map(pack.facts.map(each => [each.id, each.name]))
  /** A total is as good as what it adds up. */
  const follows = (id: string): boolean =>
    verified.has(id) ||
    pack.derivations.some(each => each.fact === id && each.kind === 'total' && sourcesOfDerivation(each).every(follows))
  return [...asked(pack)]
    .filter(([id]) => !follows(id))
    .map(([id, at]) =>
      problem(
        'unverified',
        at,
        `没有部门核查「${names.get(id)?.zh ?? id}」（${id}）`,
        `no department verifies "${id}"`,
        ADD_DUTY,
      ),
    )
}

export function checkDuties(pack: Pack): readonly Problem[] {
  const departments = pack.departments.map(each => each.id)
  const documents = pack.documents.map(each => each.id)
  const named = [
    ...pack.duties.map(each => [`duties/${each.department}/${each.fact}`, each.department] as const),
    ...pack.indicators.flatMap(each =>
      (each.scoredBy?.departments ?? []).map(id => [`indicators/${each.id}/scoredBy/departments/${id}`, id] as const),
    ),
  ]
  const idle = pack.indicators.flatMap(each => {
    const read = factsOfRule(each.rule)
    return (each.scoredBy?.departments ?? [])
      .filter(id => departments.includes(id))
      .filter(id => !pack.duties.some(duty => duty.department === id && read.includes(duty.fact)))
      .map(id => [`indicators/${each.id}/scoredBy/departments/${id}`, id] as const)
  })
  const shown = [
    ...pack.duties.map(each => [`duties/${each.department}/${each.fact}`, each.documents] as const),
    ...pack.places.map(each => [`places/${each.id}/documents`, each.documents] as const),
  ]
  return [
    ...unverified(pack),
    ...named
      .filter(([, id]) => !departments.includes(id))
      .map(([at, id]) =>
        problem(
          'department',
          at,
          `没有部门「${id}」`,
          `there is no department "${id}"`,
          meant(id, departments, ADD_DEPARTMENT),
        ),
      ),
    ...idle.map(([at, id]) =>
      problem(
        'department',
        at,
        `部门「${id}」不核查这项指标读到的任何事实，无从打分`,
        `the department "${id}" verifies none of the facts this indicator reads: it has nothing to score`,
        ADD_DUTY,
      ),
    ),
    ...shown.flatMap(([at, ids]) =>
      ids
        .filter(id => !documents.includes(id))
        .map(id =>
          problem(
            'document',
            at,
            `没有材料「${id}」`,
            `there is no document "${id}"`,
            meant(id, documents, ADD_DOCUMENT),
          ),
        ),
    ),
  ]
}

const ADD_DEPARTMENT = hint('写在 departments.yaml 的 departments 里', 'write it under departments in departments.yaml')
const ADD_DOCUMENT = hint('写在 departments.yaml 的 documents 里', 'write it under documents in departments.yaml')
