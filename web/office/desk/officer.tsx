import type { RoundStage } from '#server/rounds/index.ts'
import type { Text } from '#policy'
import { EmptyState, LinkButton, StatusTag, Table, formatCount, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { STAGES } from '../rounds/words.ts'
import { Counts } from './counts.tsx'

/** The district's rounds with what each waits for, the windows' backlog and unanswered objections. */
export async function officerDesk({ services, ctx, actor, today }: Signed) {
  const { applications, rounds, objections } = services
  const { district = '' } = actor
  const list = await rounds.list({ district })
  const counts = orThrow(await applications.counts(ctx()))
  const waiting = orThrow(await objections.list(ctx(), { district })).filter(
    ({ status }) => status === 'open' || status === 'rechecking',
  ).length
  return {
    role: 'officer',
    counts,
    waiting,
    rounds: list.map(({ id, state }) => ({
      id,
      year: state.year,
      stage: rounds.stage(state, today),
      quota: state.quota,
      dates: rounds.dates(state),
    })),
  } as const
}

type Row = Awaited<ReturnType<typeof officerDesk>>['rounds'][number]

export function OfficerDesk({ counts, waiting, rounds }: Awaited<ReturnType<typeof officerDesk>>) {
  const { t } = useLang()
  const tiles = [
    { to: '/office/cases', count: counts.waiting, name: t('窗口待受理', 'Waiting at the windows') },
    {
      to: '/office/cases?view=overdue',
      count: counts.overdue,
      name: t('窗口逾期', 'Overdue at the windows'),
      late: true,
    },
    { to: '/office/objections', count: waiting, name: t('待答复异议', 'Objections to answer'), late: true },
  ]
  return (
    <>
      <Counts tiles={tiles} />
      <Rounds rounds={rounds} />
    </>
  )
}

function Rounds({ rounds }: { readonly rounds: readonly Row[] }) {
  const { t, text, href } = useLang()
  const year = (row: Row) => <a href={href(`/office/rounds/${row.id}`)}>{row.year}</a>
  const stage = (row: Row) => <StatusTag tone={STAGES[row.stage].tone}>{text(STAGES[row.stage])}</StatusTag>
  const quota = (row: Row) => (row.stage === 'prepared' ? '–' : formatCount(row.quota))
  return (
    <Table
      caption={t('本区批次', 'Rounds of the district')}
      rows={rounds}
      rowKey={({ id }) => id}
      columns={[
        { key: 'year', head: t('年度', 'Year'), cell: year },
        { key: 'stage', head: t('阶段', 'Stage'), cell: stage },
        { key: 'next', head: t('下一步', 'Next'), cell: row => <Next row={row} /> },
        { key: 'quota', head: t('名额', 'Quota'), numeric: true, cell: quota },
      ]}
      empty={
        <EmptyState title={t('本区还没有批次', 'The district has no round yet')}>
          <LinkButton href={href('/office/rounds')}>{t('建立批次', 'Prepare a round')}</LinkButton>
        </EmptyState>
      }
    />
  )
}

const NEXT: Record<RoundStage, { readonly next: Text; readonly until?: keyof Row['dates'] }> = {
  prepared: { next: { zh: '填写名额和同分规则，开放批次', en: 'Set quota and tie rule, open it' } },
  upcoming: { next: { zh: '申请开始', en: 'applications begin' }, until: 'applyFrom' },
  applying: { next: { zh: '申请截止', en: 'last day to apply' }, until: 'applyUntil' },
  review: { next: { zh: '核查结束', en: 'review ends' }, until: 'reviewTo' },
  ranking: { next: { zh: '固定排名、发布公示', en: 'Freeze the ranking, publish it' } },
  notice: { next: { zh: '处理异议，等公示期满', en: 'Answer objections until it ends' } },
  cards: { next: { zh: '签发入户卡', en: 'Issue the cards' } },
  closed: { next: { zh: '–', en: '–' } },
}

function Next({ row }: { readonly row: Row }) {
  const { lang, text } = useLang()
  const { next, until } = NEXT[row.stage]
  return until ? `${formatDate(row.dates[until], lang)} ${text(next)}` : text(next)
}
