import type { Pack, Place, RoundRules, Service, Text, TieRule } from '#policy'
import { SourceTag, StatusTag, Table, plural } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Reading } from './articles.tsx'
import { ClauseLink } from './clauses.tsx'
import { PartTable } from './part-table.tsx'
import { useSaid } from './said.tsx'

interface Props {
  readonly pack: Pack
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** A day of any year, `MM-DD`: `9月1日` / `1 September`. */
function useMonthDay(): (day: string) => string {
  const { lang } = useLang()
  return (day) => {
    const [month = 1, date = 1] = day.split('-').map(Number)
    return lang === 'zh' ? `${month}月${date}日` : `${date} ${MONTHS[month - 1]}`
  }
}

interface Step {
  readonly what: string
  readonly when: string
  readonly note?: Text
  readonly clause: string
}

/** The steps of a year, in their order. */
function useSteps(): (round: RoundRules) => readonly Step[] {
  const { t } = useLang()
  const day = useMonthDay()
  return ({ cutoff, review, notice, card, mark }) => [
    {
      what: t('申请', 'Application'),
      when: t(`${day(cutoff.monthDay)}后提出的，进入下一年度`, `after ${day(cutoff.monthDay)}: next year’s round`),
      note: cutoff.interpretation.text,
      clause: cutoff.clause,
    },
    {
      what: t('并联审核', 'Joint review'),
      when: t(`${day(review.from)}至${day(review.to)}`, `${day(review.from)} to ${day(review.to)}`),
      clause: review.clause,
    },
    {
      what: t('公示', 'Public notice'),
      when: t(`${notice.workingDays} 个工作日`, `${notice.workingDays} working days`),
      clause: notice.clause,
    },
    {
      what: t('入户卡有效期', 'Settlement card valid'),
      when: t(`自签发之日起 ${card.years} 年`, `${card.years} year from issue`),
      clause: card.clause,
    },
    {
      what: t('保留土地的标识有效期', 'Mark for who keeps land'),
      when: t(`自发卡之日起 ${mark.years} 年`, `${plural(mark.years, 'year')} from the card’s issue`),
      clause: mark.clause,
    },
  ]
}

/** When things happen in a year (FS-6 to FS-10). */
export function Calendar({ pack }: Props) {
  const { t } = useLang()
  const steps = useSteps()
  if (!pack.round) return null
  const when = (step: Step) => (
    <div>
      {step.when}
      {step.note && <Reading text={step.note} label={t('理解', 'Reading')} />}
    </div>
  )
  return (
    <PartTable<Step>
      pack={pack}
      id="calendar"
      title={t('办理时间', 'Calendar')}
      layout="even"
      rows={steps(pack.round)}
      rowKey={({ what }) => what}
      columns={[
        { key: 'what', head: t('环节', 'Step'), cell: ({ what }) => what },
        { key: 'when', head: t('时间', 'Time'), cell: when },
      ]}
    />
  )
}

/** How equal points are ranked: by the document's own rule, or by one of those a district chooses from. */
export function Ties({ pack }: Props) {
  const { t } = useLang()
  const said = useSaid()
  if (pack.ties.length === 0) return null
  return (
    <section aria-labelledby="ties" className="part">
      <h2 id="ties">{t('同分怎么排', 'Ties')}</h2>
      <p>
        {pack.ties.length === 1
          ? t('得分相同的，按下列办法排。', 'Whoever has the same points is ranked as follows.')
          : t(
              `文件只写按得分高低排名，没有写同分怎么办。各区在开放批次之前从下列 ${pack.ties.length} 种中选定一种，并向申请人公布。`,
              'The text ranks by points and says nothing of ties. Before a district opens a round it chooses one of these and shows it to applicants.',
            )}
      </p>
      <Table<TieRule>
        caption={t('同分规则', 'Tie rules')}
        hideCaption
        rows={pack.ties}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: t('规则', 'Rule'), cell: (row) => said(row.name) },
          { key: 'how', head: t('做法', 'How'), cell: (row) => said(row.description) },
          { key: 'quota', head: t('名额', 'Quota'), cell: (row) => <Quota rule={row} /> },
          { key: 'source', head: t('出处', 'Source'), cell: (row) => <TieSource rule={row} /> },
        ]}
      />
    </section>
  )
}

function Quota({ rule: { mayExceedQuota } }: { readonly rule: TieRule }) {
  const { t } = useLang()
  return mayExceedQuota ? (
    <StatusTag tone="warn">{t('可能超出', 'May exceed')}</StatusTag>
  ) : (
    <StatusTag tone="quiet">{t('不超出', 'Kept')}</StatusTag>
  )
}

function TieSource({ rule }: { readonly rule: TieRule }) {
  const { title, grade } = rule.source
  return (
    <div className="small">
      <span lang="zh-Hans-CN">{title}</span> {grade && <SourceTag brief source={{ title, grade, standIn: false }} />}
    </div>
  )
}

/** Where one may settle, and what a card holder may apply for by when (FS-3, FS-12, FS-13). */
export function Places({ pack }: Props) {
  const { t } = useLang()
  const said = useSaid()
  const day = useMonthDay()
  if (pack.places.length === 0) return null
  return (
    <section aria-labelledby="places" className="part">
      <h2 id="places">{t('落户地址', 'Settlement places')}</h2>
      <Table<Place>
        caption={t('可以落户的地方', 'Where one may settle')}
        rows={pack.places}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: t('落户地址', 'Place'), cell: (row) => said(row.name) },
          { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
        ]}
      />
      {pack.services.length > 0 && (
        <Table<Service>
          caption={t('取得资格后可以申请', 'What one may apply for then')}
          rows={pack.services}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', head: t('事项', 'Service'), cell: (row) => said(row.name) },
            { key: 'what', head: t('办法', 'How'), cell: (row) => said(row.description) },
            { key: 'until', head: t('截止', 'By'), cell: (row) => day(row.lastDay) },
            { key: 'office', head: t('向谁申请', 'Apply to'), cell: (row) => said(row.office) },
            { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
          ]}
        />
      )}
    </section>
  )
}
