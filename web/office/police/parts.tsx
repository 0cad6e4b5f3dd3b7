import { Card, ClauseRef, DefinitionList, StatusTag, Table, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { CounterPage } from './card.tsx'

interface Props {
  readonly page: CounterPage
}

/** Everything to hold against the identity card and the household book. This look is on record. */
export function Person({ page }: Props) {
  const { lang, t, text } = useLang()
  const place = page.places.find(({ id }) => id === page.place)
  return (
    <Card title={t('持卡人', 'Holder')}>
      <DefinitionList items={[
        { term: t('姓名', 'Name'), value: page.name },
        { term: t('身份证号', 'Identity number'), value: <span className="code">{page.idNumber}</span> },
        { term: t('联系电话', 'Telephone'), value: page.phone },
        { term: t('户籍地址', 'Registered address'), value: page.household },
        { term: t('现居住地址', 'Present address'), value: page.address },
        { term: t('用人单位', 'Employer'), value: page.employer },
        { term: t('申报的落户方式', 'Declared settlement place'), value: place && text(place.name) },
        { term: t('迁入镇街', 'Town'), value: page.card.town && text(page.card.town) },
        { term: t('受理编号', 'Application'), value: <span className="code">{page.number}</span> },
        { term: t('签发日期', 'Issued on'), value: formatDate(page.card.issuedOn, lang) },
      ]} />
      <p className="field-hint">{t('您查看此页已记录在案。', 'That you opened this page is on record.')}</p>
    </Card>
  )
}

type Dependant = CounterPage['dependants'][number]

/** The declared spouse and children, with who may accompany today (FS-3). */
export function Household({ page }: Props) {
  const { lang, t } = useLang()
  if (page.dependants.length === 0) return <Card title={t('申报的随迁人员', 'Declared dependants')}><p>{t('没有申报。', 'None declared.')}</p></Card>
  return (
    <Card title={t('申报的随迁人员', 'Declared dependants')}>
      <Table<Dependant> caption={t('申报的随迁人员', 'Declared dependants')} hideCaption rows={page.dependants} rowKey={({ key }) => key} columns={[
        { key: 'name', head: t('姓名', 'Name'), cell: one => <>{one.name} <span className="field-hint">{one.relation === 'spouse' ? t('配偶', 'spouse') : t('子女', 'child')}</span></> },
        { key: 'id', head: t('身份证号', 'Identity number'), cell: one => <span className="code">{one.idNumber}</span> },
        {
          key: 'age', head: t('年龄', 'Age'),
          cell: one => <div>{t(`${one.age} 周岁`, `${one.age}`)}{!one.mayAccompany && <> <StatusTag tone="warn">{t('已成年，不能随迁', 'of age: may not accompany')}</StatusTag></>}<br /><span className="field-hint">{formatDate(one.birthDate, lang)}</span></div>,
        },
      ]} />
      <Basis page={page} id="FS-3" />
    </Card>
  )
}

/** What was recorded. */
export function Settled({ page }: Props) {
  const { lang, t, text } = useLang()
  const { settlement } = page
  if (!settlement) return null
  const place = page.places.find(({ id }) => id === settlement.place)
  return (
    <Card title={t('入户登记', 'Settlement')}>
      <DefinitionList items={[
        { term: t('登记日期', 'Recorded on'), value: formatDate(settlement.settledOn, lang) },
        { term: t('落户方式', 'Settlement place'), value: place && text(place.name) },
        { term: t('落户地址', 'Address'), value: settlement.address },
        { term: t('随迁人员', 'Settled along'), value: settlement.dependants.map(one => one.name).join(t('、', ', ')) || t('无', 'nobody') },
        { term: t('登记机关', 'Office'), value: settlement.office },
        { term: t('经办人', 'Officer'), value: settlement.by },
      ]} />
      <Basis page={page} id={settlement.clause} />
    </Card>
  )
}

export function Basis({ page, id }: Props & { readonly id: string }) {
  const clause = page.clauses.find(one => one.id === id)
  return clause ? <ClauseRef clause={clause} policy={page.pack} /> : null
}
