import { bookOf, conditionText, derivationText, ruleLines, type Derivation, type Entitlement, type Pack, type Parameter, type RuleLine, type Text, type Total, type ValueList } from '#policy'
import { SourceTag, Table, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Gives, Reading } from './articles.tsx'
import { ClauseLink } from './clauses.tsx'
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
  if (pack.entitlements.length === 0) return null
  const book = bookOf(pack)
  const linesOf = ({ amount }: Entitlement): readonly RuleLine[] => (amount ? ruleLines(amount, book) : [])
  return (
    <section aria-labelledby="entitlements" className="part who-what">
      <h2 id="entitlements">{t('待遇', 'Benefits')}</h2>
      <Table<Entitlement> caption={t('待遇', 'Benefits')} hideCaption rows={pack.entitlements} rowKey={({ id }) => id} columns={[
        { key: 'name', head: t('待遇', 'Benefit'), cell: (row) => <span id={`rule-entitlement-${row.id}`}>{said(row.name)}</span> },
        {
          key: 'who', head: t('谁可以享受', 'Who'),
          cell: (row) => (
            <div>
              <p>{row.test ? said(conditionText(row.test, book)) : t('符合条件的均可享受', 'Everybody eligible')}</p>
              {row.note && <p className="small muted">{said(row.note)}</p>}
            </div>
          ),
        },
        { key: 'amount', head: t('数额', 'Amount'), cell: (row) => <Amounts lines={linesOf(row)} unit={row.unit ?? NONE} /> },
        { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
      ]} />
      <Sources lines={pack.entitlements.flatMap(linesOf)} />
    </section>
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
  if (pack.totals.length < 2 && pack.rankedBy === undefined) return null
  const gate = pack.totals[0]?.id
  const roles = (id: string) => [
    ...(id === gate && pack.threshold ? [t(`满 ${formatPoints(pack.threshold.points)} 分才可申请`, `${formatPoints(pack.threshold.points)} needed to apply`)] : []),
    ...(id === (pack.rankedBy ?? gate) ? [t('按此分排名', 'ranks the applicants')] : []),
  ].join(t('；', '; '))
  const parts = ({ groups }: Total) => pack.groups.filter(({ id }) => !groups || groups.includes(id)).map(({ name }) => text(name)).join(t('、', ', '))
  return (
    <section aria-labelledby="totals" className="part even">
      <h2 id="totals">{t('总分', 'Totals')}</h2>
      <Table<Total> caption={t('总分', 'Totals')} hideCaption rows={pack.totals} rowKey={({ id }) => id} columns={[
        { key: 'name', head: t('总分', 'Total'), cell: (row) => text(row.name) },
        { key: 'of', head: t('由哪些类别相加', 'Adds up'), cell: parts },
        { key: 'role', head: t('用途', 'For'), cell: ({ id }) => roles(id) },
        { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
      ]} />
    </section>
  )
}

/** Numbers that follow from dated facts. */
export function Derivations({ pack }: Props) {
  const { t } = useLang()
  const said = useSaid()
  if (pack.derivations.length === 0) return null
  const book = bookOf(pack)
  return (
    <section aria-labelledby="derivations" className="part even">
      <h2 id="derivations">{t('怎么推算', 'Derived facts')}</h2>
      <p>{t('申请人没有直接填写的，在评估当天由有日期的记录推算。', 'What a person does not state follows from dated records on the day of evaluation.')}</p>
      <Table<Derivation> caption={t('怎么推算', 'Derived facts')} hideCaption rows={pack.derivations} rowKey={({ fact }) => fact} columns={[
        { key: 'fact', head: t('内容', 'Fact'), cell: ({ fact }) => <span id={`rule-derivation-${fact}`}>{said(book.facts.get(fact)?.name ?? { zh: fact, en: fact })}</span> },
        {
          key: 'how', head: t('算法', 'How'),
          cell: (row) => (
            <div>
              <p>{said(derivationText(row, book))}</p>
              {row.interpretation && <Reading text={row.interpretation.text} label={t('理解', 'Reading')} />}
            </div>
          ),
        },
        { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
      ]} />
    </section>
  )
}

/** Named lists: towns of a class, occupations. */
export function Lists({ pack }: Props) {
  const { t, text } = useLang()
  if (pack.lists.length === 0) return null
  const options = new Map(pack.facts.flatMap((fact) => (fact.options ?? []).map((each) => [each.value, each.name] as const)))
  return (
    <section aria-labelledby="lists" className="part even">
      <h2 id="lists">{t('名单', 'Lists')}</h2>
      <Table<ValueList> caption={t('名单', 'Lists')} hideCaption rows={pack.lists} rowKey={({ id }) => id} columns={[
        { key: 'name', head: t('名单', 'List'), cell: (row) => text(row.name) },
        { key: 'values', head: t('包括', 'Holds'), cell: ({ values }) => values.map((each) => text(options.get(each) ?? { zh: each, en: each })).join(t('、', ', ')) },
        { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
        { key: 'source', head: t('来源', 'Source'), cell: ({ source }) => (source ? <SourceTag brief source={source} /> : '') },
      ]} />
    </section>
  )
}

/** Numbers and choices the document leaves to a city or district, or that nobody has published. */
export function Settings({ pack }: Props) {
  const { t } = useLang()
  const said = useSaid()
  const open = pack.parameters.filter(({ value, unit }) => value === undefined || unit === 'option')
  if (open.length === 0) return null
  const chosen = ({ value, options = [] }: Parameter) => {
    const option = value === undefined ? undefined : options[value]
    return option ? said(option.name) : t('未公布', 'Not published')
  }
  return (
    <section aria-labelledby="settings" className="part even">
      <h2 id="settings">{t('由市、区设定的数值', 'Left to the city or district')}</h2>
      <p>{t('下列各项文件没有写明，或没有公布。未公布的不计分；结论取决于它的，为待定。', 'The text leaves these open, or nobody has published them. What is not published gives nothing; an answer that hangs on it stays undecided.')}</p>
      <Table<Parameter> caption={t('由市、区设定的数值', 'Left to the city or district')} hideCaption rows={open} rowKey={({ id }) => id} columns={[
        { key: 'name', head: t('项目', 'Item'), cell: (row) => said(row.name) },
        { key: 'value', head: t('现值', 'Now'), cell: chosen },
        { key: 'options', head: t('可以设为', 'May be'), cell: ({ options = [], unit }) => (options.length > 0 ? said(listed(options)) : unit === 'points' ? t('分值', 'points') : t('数值', 'a number')) },
        { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
      ]} />
    </section>
  )
}

/** What a setting may be, one after the other. */
function listed(options: NonNullable<Parameter['options']>): Text {
  return { zh: options.map(({ name }) => name.zh).join('；'), en: options.map(({ name }) => name.en).join('; ') }
}
