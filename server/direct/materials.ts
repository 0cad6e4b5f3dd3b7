import { factsOfCondition, type DocumentKind, type Facts, type Pack } from '#policy'
import { claimsSomething } from '#server/applications/index.ts'
import type { MaterialLine } from './contract.ts'
import type { DirectDependant, DirectState, Relation } from './types.ts'

/**
 * The materials a case needs (QY-4 ①–⑤), by the pack: of everybody; per dependant; and where a claim that conditions or
 * routes read is proved by them. Which relative a document is of stands in its id (`spouse_…`, `birth_…`, `marriage_…`).
 */
export function materialsOf(
  pack: Pack,
  claims: Facts,
  dependants: readonly DirectDependant[],
  state: Pick<DirectState, 'materials' | 'scans'>,
): readonly MaterialLine[] {
  return pack.documents.flatMap((document): MaterialLine[] => {
    if (document.required === 'with_dependant') {
      return dependants
        .filter(one => concerns(document, one.relation))
        .map(one => line(document, one, 'dependant', state))
    }
    if (document.required === 'with_claim' && !claimed(pack, document, claims)) return []
    return [line(document, undefined, document.required === 'always' ? 'always' : 'claim', state)]
  })
}

function line(
  document: DocumentKind,
  dependant: DirectDependant | undefined,
  because: MaterialLine['because'],
  state: Pick<DirectState, 'materials' | 'scans'>,
): MaterialLine {
  const same = (each: { readonly document: string; readonly dependant?: string }) =>
    each.document === document.id && each.dependant === dependant?.key
  const tick = state.materials.find(same)
  return {
    document,
    clause: document.clause,
    dependant,
    because,
    originalSeen: tick?.originalSeen ?? false,
    copyKept: tick?.copyKept ?? false,
    scans: state.scans.filter(same),
  }
}

function concerns({ id }: DocumentKind, relation: Relation): boolean {
  if (id.startsWith('spouse') || id.startsWith('marriage')) return relation === 'spouse'
  return id.startsWith('birth') ? relation === 'child' : true
}

/** Whether the person claims something this document proves, by the duty matrix. */
function claimed(pack: Pack, document: DocumentKind, claims: Facts): boolean {
  const deciding = new Set([...pack.conditions, ...pack.routes].flatMap(({ test }) => factsOfCondition(test)))
  return pack.duties.some(
    duty => duty.documents.includes(document.id) && deciding.has(duty.fact) && claimsSomething(claims[duty.fact]),
  )
}
