import { redirect, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { BoardEntry } from '#server/board/index.ts'
import { Card, EmptyState, LinkButton, PageHead, StatusTag, formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'
import './board.css'
import { Own, ownOnly } from './own.tsx'
import { Chinese, DateWords } from './words.tsx'

/** `/office/board`: a department's own tasks; the bureau's boards; leaders go straight to what is late. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor, lang } = signedIn(args, 'bureau', 'department')
  const { boards } = services
  const list = orThrow(await boards.list(ctx()))
  const [first] = list
  if (boards.isLeader(actor) && first) throw redirect(hrefIn(lang, `/office/board/${first.id}/leaders`))
  const only = ownOnly(new URL(args.request.url).searchParams.get('only'))
  const documents = boards.documents().map(({ id, read }) => ({ id, name: read.number || read.title }))
  if (actor.role === 'bureau') return { list, documents, own: undefined, phone: undefined, only: undefined }
  const phone = await boards.hasPhone(ctx())
  return { list, documents, own: orThrow(await boards.own(ctx())), phone, only }
}

export default function Boards() {
  const { t, href } = useLang()
  const { list, documents, own, phone, only } = useLoaderData<typeof loader>()
  if (own) return <Own boards={own} all={list} phone={phone} only={only} />
  return (
    <>
      <PageHead
        title={t('任务台账', 'Task boards')}
        lead={t(
          '一份文件一个台账：任务、牵头单位、进展、考核。',
          'One board for each document: tasks, leads, progress, assessment.',
        )}
      >
        <p className="actions">
          <LinkButton href={href('/office/board/new')}>{t('粘贴文件，建立台账', 'New board from a text')}</LinkButton>
        </p>
      </PageHead>
      {list.length === 0 ? (
        <EmptyState title={t('还没有台账', 'There is no board yet')}>
          <p>
            {t(
              '把文件正文粘贴进来，系统识别任务和单位，由您核对后建立。',
              'Paste the text of a document: tasks and departments are recognised, you check them.',
            )}
          </p>
          {documents.map(({ id, name }) => (
            <p key={id}>
              <LinkButton kind="plain" href={href(`/office/board/new?document=${id}`)}>
                {t(`用本市已收录的${name}建立台账`, `Make the board of ${name}, carried here`)}
              </LinkButton>
            </p>
          ))}
        </EmptyState>
      ) : (
        list.map(board => <Entry key={board.id} board={board} />)
      )}
    </>
  )
}

function Entry({ board: { id, title, number, period, counts } }: { readonly board: BoardEntry }) {
  const { t, href } = useLang()
  return (
    <Card title={<Chinese>{title}</Chinese>} href={href(`/office/board/${id}`)}>
      <p className="muted">
        {number && (
          <>
            <Chinese>{number}</Chinese> ·{' '}
          </>
        )}
        <Chinese>{period.name}</Chinese>
        {t('，报送截止 ', ', report day ')}
        <DateWords date={period.dueOn} />
      </p>
      <p className="tag-row">
        <StatusTag>{t(`${formatCount(counts.tasks)} 项任务`, `${formatCount(counts.tasks)} tasks`)}</StatusTag>
        <StatusTag tone="good">{t(`已签报 ${counts.reported}`, `${counts.reported} reported`)}</StatusTag>
        {counts.late > 0 && <StatusTag tone="bad">{t(`逾期 ${counts.late}`, `${counts.late} late`)}</StatusTag>}
        {counts.silent > 0 && (
          <StatusTag tone="warn">
            {t(`${counts.silent} 个单位一件未报`, `${counts.silent} departments silent`)}
          </StatusTag>
        )}
        {period.closed && <StatusTag tone="quiet">{t('本期已办结', 'period closed')}</StatusTag>}
      </p>
    </Card>
  )
}
