import { bookOf, derivationText, type Derivation, type Pack, type Parameter, type Text, type ValueList } from '#policy'
import { SourceTag } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Reading } from './articles.tsx'
import { PartTable } from './part-table.tsx'
import { useSaid } from './said.tsx'

interface Props {
  readonly pack: Pack
}

/** Numbers that follow from dated facts. */
export function Derivations({ pack }: Props) {
  const { t } = useLang()
  const said = useSaid()
  const book = bookOf(pack)
  const how = (row: Derivation) => (
    <div>
      <p>{said(derivationText(row, book))}</p>
      {row.interpretation && <Reading text={row.interpretation.text} label={t('理解', 'Reading')} />}
    </div>
  )
  const name = ({ fact }: Derivation) => said(book.facts.get(fact)?.name ?? { zh: fact, en: fact })
  return (
    <PartTable<Derivation>
      pack={pack}
      id="derivations"
      title={t('怎么推算', 'Derived facts')}
      lead={t(
        '申请人没有直接填写的，在评估当天由有日期的记录推算。',
        'What a person does not state follows from dated records on the day of evaluation.',
      )}
      layout="even"
      rows={pack.derivations}
      rowKey={({ fact }) => fact}
      columns={[
        {
          key: 'fact',
          head: t('内容', 'Fact'),
          cell: (row) => <span id={`rule-derivation-${row.fact}`}>{name(row)}</span>,
        },
        { key: 'how', head: t('算法', 'How'), cell: how },
      ]}
    />
  )
}

/** Named lists: towns of a class, occupations. */
export function Lists({ pack }: Props) {
  const { t, text } = useLang()
  const options = new Map(
    pack.facts.flatMap((fact) => (fact.options ?? []).map((each) => [each.value, each.name] as const)),
  )
  const values = (row: ValueList) => row.values.map((each) => text(options.get(each) ?? { zh: each, en: each }))
  return (
    <PartTable<ValueList>
      pack={pack}
      id="lists"
      title={t('名单', 'Lists')}
      layout="even"
      rows={pack.lists}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: t('名单', 'List'), cell: (row) => text(row.name) },
        { key: 'values', head: t('包括', 'Holds'), cell: (row) => values(row).join(t('、', ', ')) },
        {
          key: 'source',
          head: t('来源', 'Source'),
          cell: ({ source }) => source && <SourceTag brief source={source} />,
        },
      ]}
    />
  )
}

/** Numbers and choices the document leaves to a city or district, or that nobody has published. */
export function Settings({ pack }: Props) {
  const { t } = useLang()
  const said = useSaid()
  const chosen = ({ value, options = [] }: Parameter) => {
    const option = value === undefined ? undefined : options[value]
    return option ? said(option.name) : t('未公布', 'Not published')
  }
  return (
    <PartTable<Parameter>
      pack={pack}
      id="settings"
      title={t('由市、区设定的数值', 'Left to the city or district')}
      lead={t(
        '下列各项文件没有写明，或没有公布。未公布的不计分；结论取决于它的，为待定。',
        'The text leaves these open, or nobody has published them. What is not published gives nothing; an answer that hangs on it stays undecided.',
      )}
      layout="even"
      rows={pack.parameters.filter(({ value, unit }) => value === undefined || unit === 'option')}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: t('项目', 'Item'), cell: (row) => said(row.name) },
        { key: 'value', head: t('现值', 'Now'), cell: chosen },
        { key: 'options', head: t('可以设为', 'May be'), cell: (row) => said(choicesOf(row)) },
      ]}
    />
  )
}

/** What a setting may be. */
function choicesOf({ options = [], unit }: Parameter): Text {
  if (options.length === 0) return unit === 'points' ? { zh: '分值', en: 'points' } : { zh: '数值', en: 'a number' }
  return { zh: options.map(({ name }) => name.zh).join('；'), en: options.map(({ name }) => name.en).join('; ') }
}
