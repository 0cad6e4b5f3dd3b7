import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { BoardView } from '#server/board/index.ts'
import { EmptyState, LinkButton, Notice, PageHead, PrintButton, Tabs } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { orThrow } from '../answers.ts'
import './board.css'
import { Columns } from './columns.tsx'
import { addressOf, chosen, filterOf } from './filter.ts'
import { FilterForm } from './filter-form.tsx'
import { TaskTable } from './task-table.tsx'
import { Tiles } from './tiles.tsx'
import { Chinese, DateWords } from './words.tsx'

export const handle: Handle = { enhance: true }

/** `/office/board/:id`: every task of a document, as columns by state or as a table. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor } = signedIn(args, 'bureau', 'department')
  const filter = filterOf(new URL(args.request.url).searchParams)
  const board = orThrow(await services.boards.board(ctx(), args.params['id'] ?? '', filter.period))
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    board,
    filter,
    done,
    lines: chosen(board.lines, filter),
    own: actor.department ?? '',
    bureau: actor.role === 'bureau',
  }
}

export default function BoardPage() {
  const { t, href } = useLang()
  const { board, filter, bureau, done } = useLoaderData<typeof loader>()
  const path = href(`/office/board/${board.id}`)
  return (
    <>
      <BoardHead board={board} title={board.title} />
      {done === 'created' && (
        <Notice tone="good" live>
          <p>{t('台账已建立。', 'The board has been made.')}</p>
        </Notice>
      )}
      {bureau ? (
        <BureauActions board={board} />
      ) : (
        <p className="actions">
          <LinkButton kind="plain" href={`${path}/leaders`}>
            {t('逾期和未报一览', 'What is late')}
          </LinkButton>
        </p>
      )}
      <Tiles board={board} filter={filter} path={path} />
      <FilterForm board={board} filter={filter} bureau={bureau} />
      <Views path={path} />
      <Tasks path={path} />
      <Left board={board} />
    </>
  )
}

function Views({ path }: { readonly path: string }) {
  const { t } = useLang()
  const { filter } = useLoaderData<typeof loader>()
  const view = (id: 'columns' | 'table', label: string) => ({
    href: addressOf(path, filter, { view: id }),
    label,
    here: filter.view === id,
  })
  const tabs = [view('columns', t('看板', 'Columns')), view('table', t('表格', 'Table'))]
  return <Tabs label={t('查看方式', 'View')} tabs={tabs} />
}

function Tasks({ path }: { readonly path: string }) {
  const { t } = useLang()
  const { filter, lines, own, bureau } = useLoaderData<typeof loader>()
  const opens = (line: BoardView['lines'][number]) =>
    bureau || [line.lead, ...line.partners].some(({ id }) => id === own)
  if (lines.length === 0)
    return (
      <EmptyState title={t('没有符合条件的任务', 'No task fits')}>
        <p>
          <a href={path}>{t('清除筛选', 'Clear the filter')}</a>
        </p>
      </EmptyState>
    )
  if (filter.view === 'table') return <TaskTable lines={lines} opens={opens} bureau={bureau} />
  return <Columns lines={lines} opens={opens} />
}

export function BoardHead({
  board: { id, title, number, period },
  title: shown,
}: {
  readonly board: BoardView
  readonly title: string
}) {
  const { t, href } = useLang()
  return (
    <PageHead
      title={shown}
      crumbs={[
        { href: href('/office/board'), label: t('任务台账', 'Task boards') },
        ...(shown === title ? [] : [{ href: href(`/office/board/${id}`), label: number || title }]),
      ]}
      lead={
        <>
          {number && (
            <>
              <Chinese>{number}</Chinese> ·{' '}
            </>
          )}
          <Chinese>{period.name}</Chinese>
          {t('，报送截止 ', ', report day ')}
          <DateWords date={period.dueOn} />
          {period.closed && <>{t('，本期考核已办结', ', closed')}</>}
        </>
      }
    />
  )
}

function BureauActions({ board: { id, period } }: { readonly board: BoardView }) {
  const { t, href } = useLang()
  const query = `?period=${period.number}`
  return (
    <p className="actions">
      <LinkButton href={href(`/office/board/${id}/manage`)}>{t('督办', 'Chase')}</LinkButton>
      <LinkButton kind="plain" href={href(`/office/board/${id}/assess`)}>
        {t('考核', 'Assess')}
      </LinkButton>
      <LinkButton kind="plain" href={href(`/office/board/${id}/leaders`)}>
        {t('领导一览', 'For leaders')}
      </LinkButton>
      <LinkButton kind="plain" href={href(`/office/board/${id}/summary.pdf${query}`)}>
        {t('汇总 PDF', 'Summary PDF')}
      </LinkButton>
      <LinkButton kind="plain" href={href(`/office/board/${id}/summary.xlsx${query}`)}>
        {t('汇总 Excel', 'Summary Excel')}
      </LinkButton>
      <PrintButton>{t('打印', 'Print')}</PrintButton>
    </p>
  )
}

/** What of the document is in no task: kept, and shown to whoever asks. */
function Left({ board: { rest, period } }: { readonly board: BoardView }) {
  const { t } = useLang()
  if (rest.length === 0) return null
  return (
    <details className="more no-print">
      <summary>
        {t(`文件中不属于任务的段落（${rest.length}）`, `Lines of the document that are no task (${rest.length})`)}
      </summary>
      {period.quote && (
        <p>
          {t('报送日期依据：', 'Basis of the report day: ')}
          <Chinese>{period.quote}</Chinese>
        </p>
      )}
      <ul className="rest" lang="zh-Hans-CN">
        {rest.map(({ line, text }) => (
          <li key={`${line} ${text}`}>{text}</li>
        ))}
      </ul>
    </details>
  )
}
