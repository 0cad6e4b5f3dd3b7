/** The clause rule and every other reference of a pack: clauses, departments, documents, groups, facts, unique ids. */
import type { Pack, Problem } from '../pack.ts'
import { factsOfCondition, factsOfRule } from '../walk.ts'
import { problem, unless } from './problem.ts'

/** Every part of a pack that must cite a clause, with the place where it does. */
function citations(pack: Pack): readonly (readonly [at: string, clause: string])[] {
  const listed = (['conditions', 'indicators', 'documents', 'parameters', 'places', 'services'] as const).flatMap(
    part => pack[part].map(each => [`${part}/${each.id}`, each.clause] as const),
  )
  const round = Object.entries(pack.round ?? {}).map(([part, each]) => [`round/${part}`, each.clause] as const)
  return [
    ...listed,
    ...round,
    ...pack.duties.map(duty => [`duties/${duty.department}/${duty.fact}`, duty.clause] as const),
    ...pack.precedence.map(each => [`precedence/${each.over}`, each.clause] as const),
    ...(pack.threshold ? [['threshold', pack.threshold.clause] as const] : []),
  ]
}

/** QY-7, ground rule 1: what cites no published clause of the pack may not be asked, required or refused. */
export function checkClauses(pack: Pack): readonly Problem[] {
  const known = new Set(pack.clauses.map(each => each.id))
  return citations(pack).flatMap(([at, clause]) =>
    unless(known.has(clause), () =>
      problem(
        'clause',
        at,
        `没有条款「${clause}」，请引用本文件的条款`,
        `there is no clause "${clause}"; cite one of the document`,
      ),
    ),
  )
}

/** No id twice within one part. */
export function checkIds(pack: Pack): readonly Problem[] {
  const parts = [
    'clauses',
    'departments',
    'documents',
    'facts',
    'parameters',
    'conditions',
    'groups',
    'indicators',
    'places',
    'ties',
    'services',
    'examples',
  ] as const
  return parts.flatMap(part => {
    const seen = new Set<string>()
    return pack[part].flatMap(({ id }) => {
      const twice = seen.has(id)
      seen.add(id)
      return unless(!twice, () => problem('duplicate', `${part}/${id}`, `「${id}」出现了两次`, `"${id}" appears twice`))
    })
  })
}

/** FS-11: what a rule asks must be verified by a department that exists, from documents that exist. */
export function checkDuties(pack: Pack): readonly Problem[] {
  const departments = new Set(pack.departments.map(each => each.id))
  const documents = new Set(pack.documents.map(each => each.id))
  const verified = new Set(pack.duties.map(each => each.fact))
  const asked = new Set([
    ...pack.conditions.flatMap(each => factsOfCondition(each.test)),
    ...pack.indicators.flatMap(each => factsOfRule(each.rule)),
  ])
  const shown = [
    ...pack.duties.map(each => [`duties/${each.department}/${each.fact}`, each.documents] as const),
    ...pack.places.map(each => [`places/${each.id}`, each.documents] as const),
  ]
  return [
    ...[...asked]
      .filter(id => !verified.has(id))
      .map(id =>
        problem('unverified', `facts/${id}`, `没有部门核查「${id}」`, `no department verifies "${id}"; add a duty`),
      ),
    ...pack.duties
      .filter(each => !departments.has(each.department))
      .map(each =>
        problem(
          'department',
          `duties/${each.department}`,
          `没有部门「${each.department}」`,
          `there is no department "${each.department}"`,
        ),
      ),
    ...shown.flatMap(([at, ids]) =>
      ids
        .filter(id => !documents.has(id))
        .map(id => problem('document', at, `没有材料「${id}」`, `there is no document "${id}"`)),
    ),
  ]
}

/** Groups and tie steps point at what exists; a pack that runs rounds says how ties and places are settled. */
export function checkParts(pack: Pack): readonly Problem[] {
  const groups = new Set(pack.groups.map(each => each.id))
  const facts = new Set(pack.facts.map(each => each.id))
  const steps = pack.ties.flatMap(tie => tie.chain.map(step => ({ tie: tie.id, step })))
  return [
    ...pack.indicators
      .filter(each => !groups.has(each.group))
      .map(each =>
        problem('group', `indicators/${each.id}`, `没有分组「${each.group}」`, `there is no group "${each.group}"`),
      ),
    ...steps
      .filter(
        ({ step }) => (step.by === 'fact' && !facts.has(step.fact)) || (step.by === 'group' && !groups.has(step.group)),
      )
      .map(({ tie }) =>
        problem('tie', `ties/${tie}`, '比较项不存在', 'a step of the chain compares what does not exist'),
      ),
    ...unless(!pack.round || pack.ties.length > 0, () =>
      problem(
        'ties',
        'ties',
        '有年度安排就必须列出可选的同分规则',
        'a pack with rounds needs tie rules to choose from',
      ),
    ),
    ...unless(!pack.round || pack.places.length > 0, () =>
      problem('places', 'places', '有年度安排就必须列出落户地址类型', 'a pack with rounds needs settlement places'),
    ),
    ...unless(pack.validity.to === undefined || pack.validity.from <= pack.validity.to, () =>
      problem('validity', 'validity', '失效日期早于生效日期', 'the pack ends before it begins'),
    ),
    ...unless(pack.examples.length > 0, () =>
      problem('examples', 'examples', '没有示例', 'there is no worked example'),
    ),
  ]
}
