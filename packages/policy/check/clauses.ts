/** The clause rule: every part of a pack cites a clause of its document. */
import type { Pack, Problem } from '../pack.ts'
import { hint, meant, problem, unless } from './problem.ts'

type Citation = readonly [at: string, clause: string | undefined]

const PARTS = [
  'conditions',
  'routes',
  'indicators',
  'entitlements',
  'lists',
  'totals',
  'documents',
  'parameters',
  'places',
  'services',
] as const

/** Every part of a pack that must cite a clause, with the place where it does. */
function citations(pack: Pack): readonly Citation[] {
  return [
    ...PARTS.flatMap(part => pack[part].map((each): Citation => [`${part}/${each.id}`, each.clause])),
    ...pack.groups.flatMap((each): Citation[] =>
      // A heading asks for nothing; its limits do. That printed limits need a clause is said where they stand.
      each.clause === undefined && ![each.most, each.least].some(limit => limit && 'parameter' in limit)
        ? []
        : [[`groups/${each.id}`, each.clause]],
    ),
    ...pack.derivations.map((each): Citation => [`derivations/${each.fact}`, each.clause]),
    ...Object.entries(pack.round ?? {}).map(([part, each]): Citation => [`round/${part}`, each.clause]),
    ...pack.duties.map((duty): Citation => [`duties/${duty.department}/${duty.fact}`, duty.clause]),
    ...pack.precedence.map((each, index): Citation => [`precedence/${index}`, each.clause]),
    ...pack.repeals.map((each, index): Citation => [`repeals/${index}`, each.clause]),
    ...(pack.threshold ? [['threshold', pack.threshold.clause] as const] : []),
    ...(pack.threshold?.unless ? [['threshold/unless', pack.threshold.unless.clause] as const] : []),
  ]
}

const CITE = hint('请引用 clauses.yaml 里本文件的条款', "cite one of the document's clauses in clauses.yaml")

/** QY-7, ground rule 1: what cites no published clause of the pack may not be asked, required or refused. */
export function checkClauses(pack: Pack): readonly Problem[] {
  const known = new Set(pack.clauses.map(each => each.id))
  return citations(pack).flatMap(([at, clause]) =>
    unless(clause !== undefined && known.has(clause), () =>
      problem(
        'clause',
        at.startsWith('duties/') ? at : `${at}/clause`,
        clause ? `没有条款「${clause}」` : '没有引用条款',
        clause ? `there is no clause "${clause}"` : 'cites no clause',
        meant(clause ?? '', known, CITE),
      ),
    ),
  )
}
