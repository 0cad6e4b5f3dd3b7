import type { ReactNode } from 'react'
import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { OrganisationLine, Reminder } from '#server/board/index.ts'
import { Button, EmptyState, ErrorSummary, Notice, PostForm, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused } from '../answers.ts'
import './board.css'
import { BoardHead } from './page.tsx'
import { Clauses, DateWords, Name } from './words.tsx'

/** `/office/board/:id/manage`: who has something missing, reminders to them and the list of what was sent. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx } = signedIn(args, 'bureau')
  const id = args.params['id'] ?? ''
  const board = orThrow(await services.boards.board(ctx(), id))
  const done = new URL(args.request.url).searchParams.get('done')
  return { board, reminders: orThrow(await services.boards.reminders(ctx(), id)), done }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'bureau')
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const chosen = form
    .getAll('organisation')
    .filter((one): one is string => typeof one === 'string')
    .slice(0, 500)
  const sent = await services.boards.remind(ctx(form), id, chosen)
  return sent.ok
    ? redirect(hrefIn(lang, `/office/board/${id}/manage?done=${sent.value.reminded}-${sent.value.messages}`))
    : refused(sent.refusals, lang, form)
}

export default function Manage() {
  const { t } = useLang()
  const { board, reminders, done } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const sent = /^(\d{1,3})-(\d{1,3})$/.exec(done ?? '')
  return (
    <>
      <BoardHead board={board} title={t('督办', 'Chase')} />
      <ErrorSummary problems={problems} />
      {sent && (
        <Notice tone="good" live>
          <p>
            {t(
              `已提醒 ${sent[1]} 个单位，其中发出短信 ${sent[2]} 条；没有登记手机的单位在「本单位任务」中看到提醒。`,
              `${sent[1]} departments reminded, ${sent[2]} by message; those without a phone see it in their list.`,
            )}
          </p>
        </Notice>
      )}
      <Missing rows={board.organisations.filter(({ missing }) => missing.length > 0)} reminders={reminders} />
      <Sent reminders={reminders} organisations={board.organisations} />
    </>
  )
}

function Missing({
  rows,
  reminders,
}: {
  readonly rows: readonly OrganisationLine[]
  readonly reminders: readonly Reminder[]
}) {
  const { t } = useLang()
  if (rows.length === 0) return <EmptyState title={t('各单位的任务都已签报', 'Everything has been reported')} />
  const last = (id: string) => reminders.find(({ organisation }) => organisation === id)?.on
  return (
    <PostForm name="remind" className="form wide" label={t('提醒', 'Remind')}>
      <fieldset className="bare" id="organisation" tabIndex={-1}>
        <legend className="visually-hidden">{t('选择要提醒的单位', 'Departments to remind')}</legend>
        <Table
          caption={t(`还有任务没有签报的单位（${rows.length}）`, `Departments with something missing (${rows.length})`)}
          rows={rows}
          rowKey={({ organisation }) => organisation.id}
          columns={[
            {
              key: 'name',
              head: t('单位', 'Department'),
              cell: ({ organisation }) => (
                <Chosen id={organisation.id}>
                  <Name organisation={organisation} />
                </Chosen>
              ),
            },
            {
              key: 'missing',
              head: t('未签报', 'Missing'),
              numeric: true,
              cell: ({ missing, leads, partner }) => `${missing.length} / ${leads + partner}`,
            },
            { key: 'which', head: t('条款', 'Clauses'), cell: ({ missing }) => <Clauses clauses={missing} /> },
            {
              key: 'last',
              head: t('上次提醒', 'Last reminded'),
              cell: ({ organisation }) => <DateWords date={last(organisation.id)} />,
            },
          ]}
        />
      </fieldset>
      <Button>{t('提醒所选单位', 'Remind those ticked')}</Button>
    </PostForm>
  )
}

/** Ticked to begin with: one press reminds everybody. */
function Chosen({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <label className="chosen">
      <input className="tick-box" type="checkbox" name="organisation" value={id} defaultChecked /> {children}
    </label>
  )
}

function Sent({
  reminders,
  organisations,
}: {
  readonly reminders: readonly Reminder[]
  readonly organisations: readonly OrganisationLine[]
}) {
  const { t } = useLang()
  const named = (id: string) => organisations.find(({ organisation }) => organisation.id === id)?.organisation
  return (
    <Table
      caption={t('提醒记录', 'Reminders')}
      rows={reminders}
      rowKey={({ organisation, on }) => `${on} ${organisation}`}
      columns={[
        { key: 'on', head: t('日期', 'Day'), cell: ({ on }) => <DateWords date={on} /> },
        {
          key: 'who',
          head: t('单位', 'Department'),
          cell: ({ organisation }) => {
            const one = named(organisation)
            return one ? <Name organisation={one} /> : organisation
          },
        },
        { key: 'missing', head: t('当时未签报', 'Missing then'), numeric: true, cell: ({ missing }) => missing },
        {
          key: 'how',
          head: t('方式', 'How'),
          cell: ({ sent, automatic }) =>
            [sent ? t('短信', 'message') : t('列表', 'list'), automatic ? t('到期自动', 'by the calendar') : '']
              .filter(Boolean)
              .join(' · '),
        },
      ]}
      empty={
        <p className="muted">
          {t(
            '本期还没有提醒过。报送截止当天和逾期后，系统各自动提醒一次。',
            'Nobody was reminded in this period. On the report day and once after it the calendar reminds by itself.',
          )}
        </p>
      }
    />
  )
}
