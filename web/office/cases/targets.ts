import { basisOfFact, type Pack, type Text } from '#policy'
import type { CorrectionItem, DocumentNeed, DocumentState } from '#server/applications/index.ts'
import { personalFields } from './words.ts'

type Target = CorrectionItem['target']

/** Something of a case that can be asked to be put right, with the clause that requires it. */
export interface Correctable {
  /** `document:id_card`, `field:phone`: what the form posts. */
  readonly key: string
  readonly target: Target
  readonly name: Text
  readonly clause: string
  /** Needed and not there: ticked beforehand. */
  readonly missing: boolean
}

/** Everything of a case a correction can name: the documents it needs or has, then what the form asked. */
export function correctables(
  pack: Pack,
  {
    needs,
    documents,
    claimed,
  }: { needs: readonly DocumentNeed[]; documents: readonly DocumentState[]; claimed: readonly string[] },
): { readonly documents: readonly Correctable[]; readonly fields: readonly Correctable[] } {
  const had = new Set(documents.map(one => one.document))
  const kinds = pack.documents.filter(({ id }) => had.has(id) || needs.some(need => need.document === id))
  return {
    documents: kinds.map(({ id, name, clause }) => ({
      key: `document:${id}`,
      target: { document: id },
      name,
      clause,
      missing: needs.some(need => need.document === id && !need.present),
    })),
    fields: [
      ...personalFields.map(({ id, name, clause }) => fieldOf(id, name, clause)),
      ...claimed.flatMap(id => {
        const fact = pack.facts.find(one => one.id === id)
        return fact ? [fieldOf(id, fact.name, clauseOfFact(pack, id))] : []
      }),
      fieldOf('dependants', { zh: '随迁人员', en: 'Dependants' }, 'FS-3'),
      fieldOf('place', { zh: '落户地址', en: 'Settlement place' }, 'FS-3'),
    ],
  }
}

function fieldOf(field: string, name: Text, clause: string): Correctable {
  return { key: `field:${field}`, target: { field }, name, clause, missing: false }
}

/** A claim's clause is that of the condition or the duty that has it checked. */
function clauseOfFact(pack: Pack, fact: string): string {
  return pack.duties.find(duty => duty.fact === fact)?.clause ?? basisOfFact(pack, fact)?.clause ?? ''
}

export function targetName(pack: Pack, target: Target): Text {
  if ('document' in target)
    return pack.documents.find(({ id }) => id === target.document)?.name ?? both(target.document)
  const { field } = target
  if (field === 'dependants') return { zh: '随迁人员', en: 'Dependants' }
  if (field === 'place') return { zh: '落户地址', en: 'Settlement place' }
  return (
    personalFields.find(({ id }) => id === field)?.name ??
    pack.facts.find(({ id }) => id === field)?.name ??
    both(field)
  )
}

const both = (text: string): Text => ({ zh: text, en: text })
