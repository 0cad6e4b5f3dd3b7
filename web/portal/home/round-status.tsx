import type { Text } from '#policy'
import { EmptyState, StatusTag, Table, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

/** One district's round as everybody may see it. Dates are civil, inclusive. */
export interface RoundView {
  readonly id: string
  readonly districtName: Text
  readonly year: number
  readonly stage: 'prepared' | 'upcoming' | 'applying' | 'review' | 'ranking' | 'notice' | 'cards' | 'closed'
  readonly quota: number
  readonly applyUntil: string
  readonly reviewTo: string
  readonly noticeId?: string
}

const STAGES = {
  prepared: { text: { zh: '筹备中', en: 'In preparation' }, tone: 'quiet' },
  upcoming: { text: { zh: '尚未开始', en: 'Not yet open' }, tone: 'quiet' },
  applying: { text: { zh: '正在受理申请', en: 'Taking applications' }, tone: 'good' },
  review: { text: { zh: '并联审核', en: 'Joint review' }, tone: 'info' },
  ranking: { text: { zh: '排名', en: 'Ranking' }, tone: 'info' },
  notice: { text: { zh: '公示', en: 'Public notice' }, tone: 'warn' },
  cards: { text: { zh: '发放入户卡', en: 'Issuing cards' }, tone: 'info' },
  closed: { text: { zh: '已结束', en: 'Closed' }, tone: 'quiet' },
} as const satisfies Record<RoundView['stage'], { text: Text; tone: string }>

/** Where the districts' rounds stand today. */
export function RoundStatus({ rounds }: { readonly rounds: readonly RoundView[] }) {
  const { lang, t, text, href } = useLang()
  const caption = t('各区批次', 'Rounds of the districts')
  return (
    <section className="part" aria-labelledby="rounds">
      <h2 id="rounds">{t('今年到哪一步了', 'Where this year stands')}</h2>
      <Table<RoundView> caption={caption} hideCaption rows={rounds} rowKey={({ id }) => id}
        empty={<NoRounds />} columns={[
          { key: 'district', head: t('区', 'District'), cell: (row) => <a href={href(`/rounds/${row.id}`)}>{`${text(row.districtName)} ${row.year}`}</a> },
          { key: 'stage', head: t('阶段', 'Stage'), cell: (row) => <StatusTag tone={STAGES[row.stage].tone}>{text(STAGES[row.stage].text)}</StatusTag> },
          { key: 'until', head: t('申请截止', 'Apply by'), cell: (row) => formatDate(row.applyUntil, lang) },
          { key: 'quota', head: t('名额', 'Quota'), numeric: true, cell: (row) => formatCount(row.quota) },
          { key: 'notice', head: t('公示', 'Notice'), cell: (row) => <NoticeLink round={row} /> },
        ]} />
    </section>
  )
}

function NoticeLink({ round }: { readonly round: RoundView }) {
  const { t, text, href } = useLang()
  if (!round.noticeId) return <span className="muted">{t('未公布', 'Not yet')}</span>
  const label = t(`查看名单：${round.districtName.zh}`, `See the list of ${text(round.districtName)}`)
  return <a href={href(`/notices/${round.noticeId}`)} aria-label={label}>{t('查看名单', 'See the list')}</a>
}

function NoRounds() {
  const { t } = useLang()
  return (
    <EmptyState title={t('各区还没有开放批次', 'No district has opened a round yet')}>
      <p>{t('批次开放前也可以先自测，并备齐材料。', 'Until then you can take the self-check and gather your documents.')}</p>
    </EmptyState>
  )
}
