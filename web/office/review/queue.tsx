import { useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import type { Queue, QueueFilter, QueueRow } from '#server/review/index.ts'
import {
  EmptyState, formatCount, formatDate, LinkButton, Notice, PageHead, Pager, StatusTag, Table, Tabs, type Column,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import './review.css'
import { SavedNotice } from './consequences.tsx'
import { savedTask } from './saved.ts'
import { orThrow } from './server.ts'
import { remaining, statusWords } from './words.ts'

const filters: readonly QueueFilter[] = ['open', 'overdue', 'escalated', 'done']

export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, today } = signedIn(args, 'reviewer')
  const { searchParams } = new URL(args.request.url)
  const status = filters.find(each => each === searchParams.get('status')) ?? 'open'
  const sort = searchParams.get('sort') === '-due' ? '-due' : 'due'
  const queue = orThrow(
    await services.review.queue(ctx(), { status, sort, page: Number(searchParams.get('page')) || 1 }),
  )
  const rows = queue.rows.map(row => ({ ...row, townName: findTown(row.town)?.name }))
  return { queue: { ...queue, rows }, status, sort, today, saved: await savedTask(args) }
}

type Loaded = Awaited<ReturnType<typeof loader>>
type Row = Loaded['queue']['rows'][number]

export default function ReviewQueue() {
  const { t, text, href } = useLang()
  const { queue, status, sort, today, saved } = useLoaderData<typeof loader>()
  const address = (more: Record<string, string>): string =>
    `${href('/office/review')}?${new URLSearchParams({ status, ...(sort === '-due' ? { sort } : {}), ...more })}`
  const first = queue.rows[0]
  return (
    <>
      <PageHead
        title={t(`并联审核 · ${queue.department.name.zh}`, `Joint review · ${queue.department.name.en}`)}
        lead={<Lead queue={queue} />}
      />
      {saved && <SavedNotice saved={saved} />}
      <p className="actions">
        {first && status !== 'done' && status !== 'escalated' && (
          <LinkButton href={href(`/office/review/${first.id}`)}>{t('核查第一件', 'Review the first')}</LinkButton>
        )}
        <LinkButton kind="plain" href={href('/office/review/excel')}>
          {t('用 Excel 批量核查', 'Review by Excel')}
        </LinkButton>
      </p>
      <FilterTabs queue={queue} status={status} />
      <Table
        caption={t('核查任务', 'Review tasks')}
        hideCaption
        rows={queue.rows}
        rowKey={row => row.id}
        columns={useColumns(today, sort, address)}
        empty={<Empty status={status} />}
      />
      <Pager page={queue.page} pages={queue.pages} href={page => address({ page: String(page) })} />
      {status === 'escalated' && queue.total > 0 && (
        <Notice>
          <p>
            {text({
              zh: '这些任务在核查期内没有完成，已上报区人力资源社会保障部门。重新开放后会回到待核查列表。',
              en: 'Not done in the review period; the district officer has them. Once reopened they come back here.',
            })}
          </p>
        </Notice>
      )}
    </>
  )
}

function Lead({ queue }: { readonly queue: Queue }) {
  const { t } = useLang()
  const { open, overdue } = queue.counts
  if (open === 0) return t('没有待核查的任务。', 'Nothing waits for review.')
  const late = overdue > 0 ? t(`，其中 ${formatCount(overdue)} 件已逾期`, `, ${formatCount(overdue)} of them overdue`) : ''
  return t(
    `${formatCount(open)} 件待核查${late}。最早到期的排在最前。`,
    `${formatCount(open)} to review${late}. The earliest deadline comes first.`,
  )
}

function FilterTabs({ queue, status }: { readonly queue: Queue; readonly status: QueueFilter }) {
  const { t, href } = useLang()
  const names: Record<QueueFilter, string> = {
    open: t('待核查', 'To review'), overdue: t('已逾期', 'Overdue'), escalated: t('已上报', 'Escalated'), done: t('已完成', 'Done'),
  }
  const tabs = filters.map(each => ({
    href: href(`/office/review?status=${each}`),
    here: each === status,
    label: `${names[each]} ${formatCount(queue.counts[each])}`,
  }))
  return <Tabs label={t('按状态筛选', 'Filter by state')} tabs={tabs} />
}

function useColumns(today: string, sort: string, address: (more: Record<string, string>) => string): Column<Row>[] {
  const { lang, t, text, href } = useLang()
  return [
    {
      key: 'number',
      head: t('申请编号', 'Number'),
      cell: row => <a href={href(`/office/review/${row.id}`)}>{row.number}</a>,
    },
    { key: 'name', head: t('申请人', 'Applicant'), cell: row => row.maskedName },
    { key: 'facts', head: t('核查事项', 'To check'), cell: row => <Facts row={row} /> },
    { key: 'town', head: t('镇街', 'Town'), cell: row => (row.townName ? text(row.townName) : '') },
    {
      key: 'due',
      head: t('截止日期', 'Due'),
      sorted: sort === 'due' ? 'ascending' : 'descending',
      sortHref: address({ sort: sort === 'due' ? '-due' : 'due' }),
      cell: row => formatDate(row.dueOn, lang),
    },
    { key: 'status', head: t('状态', 'State'), cell: row => <State row={row} today={today} /> },
  ]
}

function Facts({ row }: { readonly row: QueueRow }) {
  const { lang, t } = useLang()
  return (
    <>
      {row.facts.map(({ name, done }, at) => (
        <span key={name.zh}>
          {at > 0 && t('、', ', ')}
          {done ? (
            <span className="done-fact">
              {name[lang]}
              <span className="visually-hidden">{t('（已有结论）', ' (done)')}</span>
            </span>
          ) : (
            name[lang]
          )}
        </span>
      ))}
    </>
  )
}

function State({ row, today }: { readonly row: QueueRow; readonly today: string }) {
  const { lang, text, t } = useLang()
  if (row.status !== 'open')
    return <StatusTag tone={statusWords[row.status].tone}>{text(statusWords[row.status])}</StatusTag>
  if (today < row.from && !row.reopened)
    return (
      <StatusTag tone="quiet">{t(`${formatDate(row.from, lang)}起`, `from ${formatDate(row.from, lang)}`)}</StatusTag>
    )
  return (
    <>
      {row.reopened && <><StatusTag tone="warn">{t('重新开放', 'Reopened')}</StatusTag>{' '}</>}
      <StatusTag tone={row.overdue ? 'bad' : 'info'}>{text(remaining(row.dueOn, today))}</StatusTag>
    </>
  )
}

function Empty({ status }: { readonly status: QueueFilter }) {
  const { t, href } = useLang()
  const titles: Record<QueueFilter, string> = {
    open: t('没有待核查的任务', 'Nothing to review'), overdue: t('没有逾期的任务', 'Nothing is overdue'),
    escalated: t('没有上报的任务', 'Nothing was escalated'), done: t('还没有完成的任务', 'Nothing is done yet'),
  }
  return (
    <EmptyState title={titles[status]}>
      {status === 'open' ? (
        <p>
          {t(
            '窗口受理申请后，属于本部门的事项会自动出现在这里。',
            'When a window accepts an application, what falls to your department appears here.',
          )}
        </p>
      ) : (
        <p>
          <a href={href('/office/review')}>{t('回到待核查', 'Back to what is to review')}</a>
        </p>
      )}
    </EmptyState>
  )
}
