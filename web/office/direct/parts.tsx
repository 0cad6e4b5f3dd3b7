import { Card, ClauseRef, DefinitionList, StatusTag, Table, formatDate } from '../../design/index.ts'
import { findTown } from '#identity'
import { useLang } from '../../language.tsx'
import type { CaseData } from './case.tsx'
import { lightWords, relationWords } from './words.ts'

interface Props {
  readonly loaded: CaseData
}

/** A clause by its id, quoted on demand. */
export function Basis({ loaded, id }: Props & { readonly id: string }) {
  const clause = loaded.clauses.find(each => each.id === id)
  return clause ? <ClauseRef clause={clause} policy={loaded.view.state.pack} /> : null
}

/** The form as it was filled in. */
export function Told({ loaded }: Props) {
  const { lang, t, text } = useLang()
  const { file, row } = loaded.view
  const { personal } = file
  const household = personal.household ?? {}
  const registered = [household.province, household.city, household.county, household.town, household.station].join('')
  return (
    <Card title={t('申请人', 'Applicant')}>
      <DefinitionList
        items={[
          { term: t('姓名', 'Name'), value: personal.name },
          { term: t('身份证号', 'Identity number'), value: <span className="code">{personal.idNumber}</span> },
          { term: t('联系电话', 'Telephone'), value: personal.phone },
          { term: t('户籍所在地', 'Registered at'), value: registered },
          { term: t('工种', 'Trade'), value: personal.trade },
          { term: t('用人单位', 'Employer'), value: personal.employer },
          { term: t('单位地址', 'Employer’s address'), value: personal.employerAddress },
          { term: t('受理镇街', 'Town'), value: text(findTown(row.town)?.name ?? { zh: '', en: '' }) },
          { term: t('申请日期', 'Handed in'), value: formatDate(row.submittedOn, lang) },
        ]}
      />
      <p className="field-hint">{t('您查看此页已记录在案。', 'That you opened this page is on record.')}</p>
    </Card>
  )
}

type Dependant = CaseData['view']['file']['dependants'][number]

/** Who moves along. */
export function People({ loaded }: Props) {
  const { t, text } = useLang()
  const { dependants } = loaded.view.file
  return (
    <Card title={t('随迁人员', 'Moving along')}>
      <Table<Dependant>
        caption={t('随迁人员', 'Moving along')}
        hideCaption
        rows={dependants}
        rowKey={({ key }) => key}
        empty={<p className="muted">{t('没有申报。', 'None declared.')}</p>}
        columns={[
          { key: 'name', head: t('姓名', 'Name'), cell: one => one.name },
          { key: 'relation', head: t('关系', 'Relation'), cell: one => text(relationWords[one.relation]) },
          {
            key: 'id',
            head: t('身份证号', 'Identity number'),
            cell: one => <span className="code">{one.idNumber}</span>,
          },
        ]}
      />
    </Card>
  )
}

/** Each step of the work guide with its clause and limit; amber before the limit, red after it (DG-9). */
export function Steps({ loaded }: Props) {
  const { lang, t, text } = useLang()
  const marks = { done: '✓', now: '→', later: '·' } as const
  return (
    <Card title={t('办理步骤', 'Steps')}>
      <ol className="bare-list step-lines">
        {loaded.view.steps.map(step => {
          const light = lightWords[step.light]
          return (
            <li key={step.id} aria-current={step.state === 'now' ? 'step' : undefined}>
              <span aria-hidden="true">{marks[step.state]}</span> {text(step.name)}{' '}
              {light && <StatusTag tone={light.tone}>{text(light.name)}</StatusTag>}
              {step.dueOn && (
                <span className="field-hint">
                  {t(`${formatDate(step.dueOn, lang)}前`, `by ${formatDate(step.dueOn, lang)}`)}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </Card>
  )
}
