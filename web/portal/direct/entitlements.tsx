import type { Clause, EntitlementLine } from '#policy'
import { formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Basis } from './start.tsx'

/** What a person may claim, each with its amount where there is one, and its clause (QY-1, QY-8). */
export function Entitlements({ lines, clauses, pack }: { readonly lines: readonly EntitlementLine[]; readonly clauses: readonly Clause[]; readonly pack: string }) {
  const { text } = useLang()
  return (
    <ul>
      {lines.map(line => (
        <li key={line.entitlement}>
          {text(line.name)} <Amount line={line} />
          <Basis clauses={clauses} id={line.clause} pack={pack} />
        </li>
      ))}
    </ul>
  )
}

function Amount({ line: { amount, unit } }: { readonly line: EntitlementLine }) {
  const { t, text } = useLang()
  if (!amount) return null
  const known = amount.min === amount.max && amount.min > 0
  if (!known) return <span className="muted">{t('（数额由县（市、区）公布，尚未填写）', '(the county has not published the amount)')}</span>
  return <strong>{formatPoints(amount.min)}{unit ? ` ${text(unit)}` : ''}</strong>
}
