import type { Text } from '#policy'
import { EmptyState, StatusTag, Table, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { STAGES } from '../../office/rounds/words.ts'

/** One district's round as everybody may see it. Dates are civil, inclusive. */
export interface RoundView {
  readonly id: string
  readonly districtName: Text
  readonly year: number
  readonly stage: keyof typeof STAGES
  readonly quota: number
  readonly applyUntil: string
  readonly reviewTo: string
  readonly noticeId?: string
}

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
          { key: 'stage', head: t('阶段', 'Stage'), cell: (row) => <StatusTag tone={STAGES[row.stage].tone}>{text(STAGES[row.stage])}</StatusTag> },
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
