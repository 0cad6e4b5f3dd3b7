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

/** The form as it was filled in: every field the scheme asks, in its order. */
export function Told({ loaded }: Props) {
  const { lang, t, text } = useLang()
  const { file, row, state } = loaded.view
  const shown = loaded.scheme.fields.map(({ field, name, choices }) => {
    const value = textOfField(file.personal, field)
    const choice = choices?.find(each => each.value === value)
    return { term: text(name), value: choice ? text(choice.name) : asShown(field, value) }
  })
  const townName = (code: string | undefined) => text(findTown(code ?? '')?.name ?? { zh: '', en: '' })
  const place = loaded.scheme.places.find(({ id }) => id === state.place)
  const homes = loaded.scheme.routing.by === 'home_then_work'
  const home = state.homeTown === 'none' ? t('没有', 'none') : townName(state.homeTown)
  return (
    <Card title={t('申请人', 'Applicant')}>
      <DefinitionList
        items={[
          ...shown,
          ...(homes ? [{ term: t('自有居所所在镇街', 'Town of the own home'), value: home }] : []),
          { term: t('用人单位所在镇街', 'Town of the employer'), value: townName(state.employerTown) },
          ...(place ? [{ term: t('落户地址类型', 'Settlement place'), value: text(place.name) }] : []),
          { term: t('受理镇街', 'Town'), value: townName(row.town) },
          { term: t('申请日期', 'Handed in'), value: formatDate(row.submittedOn, lang) },
        ]}
      />
      <p className="field-hint">{t('您查看此页已记录在案。', 'That you opened this page is on record.')}</p>
    </Card>
  )
}

type Personal = CaseData['view']['file']['personal']

function textOfField({ household = {}, ...texts }: Personal, field: string): string {
  if (field !== 'household') return texts[field as keyof typeof texts] ?? ''
  const { province, city, county, town, station } = household
  return [province, city, county, town, station].join('')
}

/** Numbers are read figure by figure. */
function asShown(field: string, value: string) {
  if (value === '') return '—'
  return field === 'idNumber' ? <span className="code">{value}</span> : value
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
  const marks = { done: '✓', now: '→', later: '·', stopped: '—' } as const
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
