import {
  bookOf,
  conditionText,
  ruleLines,
  type Entitlement,
  type Pack,
  type RuleLine,
  type Text,
  type Total,
} from '#policy'
import { formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Gives } from './articles.tsx'
import { PartTable } from './part-table.tsx'
import { Sources } from './points-table.tsx'
import { useSaid } from './said.tsx'
import { UNPUBLISHED } from './words.ts'

const NONE: Text = { zh: '', en: '' }

interface Props {
  readonly pack: Pack
}

/** What a person receives: who, how much, on which clause. */
export function Entitlements({ pack }: Props) {
  const { t } = useLang()
  const said = useSaid()
  const linesOf = ({ amount }: Entitlement): readonly RuleLine[] => (amount ? ruleLines(amount, bookOf(pack)) : [])
  const amounts = (row: Entitlement) => <Amounts lines={linesOf(row)} unit={row.unit ?? NONE} />
  const name = (row: Entitlement) => <span id={`rule-entitlement-${row.id}`}>{said(row.name)}</span>
  return (
    <PartTable<Entitlement>
      pack={pack}
      id="entitlements"
      title={t('待遇', 'Benefits')}
      layout="who-what"
      rows={pack.entitlements}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: t('待遇', 'Benefit'), cell: name },
        { key: 'who', head: t('谁可以享受', 'Who'), cell: (row) => <Who pack={pack} entitlement={row} /> },
        { key: 'amount', head: t('数额', 'Amount'), cell: amounts },
      ]}>
      <Sources lines={pack.entitlements.flatMap(linesOf)} />
    </PartTable>
  )
}

function Who({ pack, entitlement: { test, note } }: Props & { readonly entitlement: Entitlement }) {
  const { t } = useLang()
  const said = useSaid()
  return (
    <div>
      <p>{test ? said(conditionText(test, bookOf(pack))) : t('符合条件的均可享受', 'Everybody eligible')}</p>
      {note && <p className="small muted">{said(note)}</p>}
    </div>
  )
}

function Amounts({ lines, unit }: { readonly lines: readonly RuleLine[]; readonly unit: Text }) {
  const { t } = useLang()
  if (lines.length === 0) return <span className="muted">{t('文件没有写数额', 'No amount in the text')}</span>
  return <Gives lines={lines} unit={unit} missing={UNPUBLISHED} />
}

/** Schemes with several totals: what gates and what ranks. */
export function Totals({ pack }: Props) {
  const { t, text } = useLang()
  const { groups, totals, threshold, rankedBy } = pack
  if (totals.length < 2 && rankedBy === undefined) return null
  const gate = totals[0]?.id
  const needed = formatPoints(threshold?.points ?? 0)
  const roles = ({ id }: Total) => [
    ...(id === gate && threshold ? [t(`满 ${needed} 分才可申请`, `${needed} needed to apply`)] : []),
    ...(id === gate && threshold?.unless ? [t(`${threshold.unless.name.zh}除外`, `except: ${text(threshold.unless.name)}`)] : []),
    ...(id === (rankedBy ?? gate) ? [t('按此分排名', 'ranks the applicants')] : []),
  ]
  const parts = (total: Total) => groups.filter(({ id }) => !total.groups || total.groups.includes(id))
  return (
    <PartTable<Total>
      pack={pack}
      id="totals"
      title={t('总分', 'Totals')}
      layout="even"
      rows={totals}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: t('总分', 'Total'), cell: (row) => text(row.name) },
        {
          key: 'of',
          head: t('由哪些类别相加', 'Adds up'),
          cell: (row) =>
            parts(row)
              .map(({ name }) => text(name))
              .join(t('、', ', ')),
        },
        { key: 'role', head: t('用途', 'For'), cell: (row) => roles(row).join(t('；', '; ')) },
      ]}
    />
  )
}
