import type { Clause, Text } from '#policy'
import type { Result } from '#platform/result.ts'
import { readClaims, writeClaim, type Applications, type PersonalField } from '#server/applications/index.ts'
import { textOf } from '../../forms.ts'
import { PERSONAL_NAMES } from '../apply/names.ts'
import { questionsOf, type Question } from '../apply/view.server.ts'
import type { CitizenCase } from './case.server.ts'

/** One thing the window asks for, as the page shows it. */
export interface CorrectionItemView {
  readonly kind: 'document' | 'personal' | 'claim'
  /** Document, field or fact. */
  readonly key: string
  readonly name: Text
  readonly reason: string
  readonly basis: Clause | undefined
  /** The pack of the clause. */
  readonly policy: string
  readonly value: string
  readonly question?: Question | undefined
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number }[]
  /** A file was added since the notice. */
  readonly fresh: boolean
}

export function correctionItems({ open: { state, file, evidence }, pack }: CitizenCase): readonly CorrectionItemView[] {
  const asked = state.correction
  return (asked?.items ?? []).map(({ target, reason, clause }) => {
    const basis = pack.clauses.find(one => one.id === clause)
    const shared = { reason, basis, policy: pack.id, files: [], fresh: false, value: '' }
    if ('document' in target) {
      const files = evidence.filter(one => one.document === target.document)
      const name = pack.documents.find(kind => kind.id === target.document)?.name ?? { zh: target.document, en: target.document }
      return { ...shared, kind: 'document', key: target.document, name, files, fresh: files.some(one => one.at > (asked?.requestedAt ?? '')) }
    }
    const { field } = target
    const fact = pack.facts.find(one => one.id === field)
    if (fact) {
      return { ...shared, kind: 'claim', key: field, name: fact.name, value: writeClaim(file.claims[field]), question: questionsOf(pack, [field])[0] }
    }
    const personal = field as PersonalField
    return { ...shared, kind: 'personal', key: field, name: PERSONAL_NAMES[personal] ?? { zh: field, en: field }, value: file.personal[personal] ?? '' }
  })
}

/** What the form sends for the fields that were asked for. */
export function suppliedFrom(found: CitizenCase, form: FormData): Result<Parameters<Applications['supplyCorrection']>[2]> {
  const items = correctionItems(found)
  const facts = items.filter(item => item.kind === 'claim')
  const claims = readClaims(found.pack, Object.fromEntries(facts.map(({ key }) => [key, textOf(form, key, 100)])))
  if (!claims.ok) return claims
  const personal = Object.fromEntries(items.filter(item => item.kind === 'personal').map(({ key }) => [key, textOf(form, key, 300)]))
  return { ok: true, value: { personal, claims: claims.value } }
}
