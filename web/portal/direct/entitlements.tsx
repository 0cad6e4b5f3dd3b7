import type { Clause, EntitlementLine } from '#policy'
import { Table, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Payment, PlaceAmount } from './amounts.server.ts'
import { Basis } from './basis.tsx'

interface Props {
  readonly lines: readonly EntitlementLine[]
  readonly clauses: readonly Clause[]
  readonly pack: string
}

/** What a person may claim, each with its amount where there is one, and its clause (QY-1, QY-8). */
export function Entitlements({ lines, clauses, pack }: Props) {
  const { text } = useLang()
  return (
    <ul>
      {lines.map(line => (
        <li key={line.entitlement}>
          {text(line.name)} <Amount line={line} pack={pack} />
          <Basis clauses={clauses} id={line.clause} pack={pack} />
        </li>
      ))}
    </ul>
  )
}

/** The amount by the county's own standard; where none is published, that, by whom it is set, and where all counties stand. */
function Amount({ line: { amount, unit }, pack }: { readonly line: EntitlementLine; readonly pack: string }) {
  const { t, text, href } = useLang()
  if (!unit) return null
  if (amount && amount.min === amount.max && amount.min > 0)
    return (
      <strong>
        {formatPoints(amount.min)} {text(unit)}
      </strong>
    )
  return (
    <span className="muted">
      {t('（数额由当地确定，尚未公布；', '(the amount is set locally and has not been published; ')}
      <a href={href(`/direct/services?pack=${pack}#payments`)}>{t('各地标准', 'by county')}</a>
      {t('）', ')')}
    </span>
  )
}

/** Payments county by county (QY-8): what the document leaves to them, as the bureau has entered it. */
export function Payments({ payments, here, clauses, pack }: PaymentsProps & Pick<Props, 'clauses' | 'pack'>) {
  const { t } = useLang()
  const [first] = payments
  if (!first) return null
  const many = first.places.length > 1
  return (
    <section aria-labelledby="payments" className="part">
      <h2 id="payments">{many ? t('各县（市、区）的补贴', 'Payments by county') : t('补贴', 'Payments')}</h2>
      <p>
        {many
          ? t(
              '入户后可以申请的补贴，数额由各县（市、区）确定，公布后由市人力资源和社会保障局登记在这里。没有公布的，不显示数额，本网站不代填。',
              'Payments one may claim after settling. Each county or district sets its amount; once published, the human resources bureau enters it here. Where none is published none is shown.',
            )
          : t(
              '数额由市有关部门确定，公布后由市人力资源和社会保障局登记在这里。没有公布的，不显示数额，本网站不代填。',
              'The city’s departments set the amount; once published, the human resources bureau enters it here. Where none is published none is shown.',
            )}
      </p>
      <Amounts payments={payments} here={here} places={first.places} />
      {[...new Set(payments.map(({ clause }) => clause))].map(clause => (
        <Basis key={clause} clauses={clauses} id={clause} pack={pack} />
      ))}
    </section>
  )
}

interface PaymentsProps {
  readonly payments: readonly Payment[]
  /** The county the reader has named: it stands first. */
  readonly here?: string | undefined
}

function Amounts({ payments, here, places }: PaymentsProps & { readonly places: readonly PlaceAmount[] }) {
  const { t, text } = useLang()
  const amountOf = (payment: Payment, place: string) => {
    const amount = payment.places.find(each => each.place === place)?.amount
    if (amount === undefined) return <span className="muted">{t('尚未公布', 'not published')}</span>
    return `${formatPoints(amount)} ${text(payment.unit)}`
  }
  const named = ({ place, name }: PlaceAmount) => (
    <>
      {text(name)}
      {place === here && <span className="muted">{t('（您所在地）', ' (yours)')}</span>}
    </>
  )
  return (
    <Table<PlaceAmount>
      caption={t('补贴数额', 'Amounts')}
      hideCaption
      rows={places.toSorted((a, b) => Number(b.place === here) - Number(a.place === here))}
      rowKey={({ place }) => place}
      columns={[
        { key: 'place', head: places.length > 1 ? t('县（市、区）', 'County') : t('地方', 'Place'), cell: named },
        ...payments.map(payment => ({
          key: payment.id,
          head: text(payment.name),
          cell: ({ place }: PlaceAmount) => amountOf(payment, place),
        })),
      ]}
    />
  )
}
