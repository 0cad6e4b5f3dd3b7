import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { MOST_UNITS } from '#server/outreach/index.ts'
import {
  Button,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  PageHead,
  PostForm,
  StatusTag,
  Table,
  TextField,
  formatDate,
  formatInstant,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { orThrow, refused, versionOf } from '../answers.ts'
import { outreachDesk } from './desk.server.ts'
import { Preview } from './parts.tsx'
import { useTownName } from './people.tsx'
import { messageWords, sendWords, wishWords } from './words.ts'
import './outreach.css'

/** `/office/outreach/messages/:id`: preview, whom it reaches, approval by a second person, the log (DG-8). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, ctx, actor, grades } = outreachDesk(args, 'officer', 'bureau')
  const message = orThrow(await outreach.message(ctx(), args.params['id'] ?? ''))
  return {
    message,
    most: MOST_UNITS,
    own: message.state.drafted.by === actor.id,
    grade: grades.find(({ value }) => value === message.state.segment.grade)?.name,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, ctx, lang } = outreachDesk(args, 'officer', 'bureau')
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const { expected } = versionOf(form)
  const done =
    textOf(form, 'intent') === 'approve'
      ? await outreach.approve(ctx(form), id, expected)
      : await outreach.giveBack(ctx(form), id, textOf(form, 'reason', 500), expected)
  return done.ok ? redirect(hrefIn(lang, `/office/outreach/messages/${id}`), 303) : refused(done.refusals, lang, form)
}

export default function Message() {
  const { t, href } = useLang()
  const { message, most } = useLoaderData<typeof loader>()
  const { state, preview } = message
  const crumbs = [{ href: href('/office/outreach/messages'), label: t('政策短信', 'Messages') }]
  return (
    <>
      <PageHead title={t('短信', 'Message')} crumbs={crumbs} />
      <ErrorSummary problems={useActionData<typeof action>()?.problems} />
      {state.status === 'drafted' ? (
        <Preview {...message} most={most} />
      ) : (
        <p className="sms-preview" lang="zh">
          {preview}
        </p>
      )}
      <Facts />
      {state.status === 'drafted' && <Decide />}
      {state.status === 'sent' && <Sends />}
    </>
  )
}

function Facts() {
  const { t, text } = useLang()
  const townName = useTownName()
  const {
    message: { state },
    grade,
  } = useLoaderData<typeof loader>()
  const { status, segment, drafted, decided } = state
  const any = t('全部', 'all')
  const wish = segment.wish ? wishWords[segment.wish as keyof typeof wishWords] : undefined
  return (
    <DefinitionList
      items={[
        {
          term: t('状态', 'State'),
          value: <StatusTag tone={messageWords[status].tone}>{text(messageWords[status])}</StatusTag>,
        },
        { term: t('镇街', 'Town'), value: segment.town ? townName(segment.town) : any },
        { term: t('职业资格', 'Grade'), value: grade ? text(grade) : any },
        { term: t('入户意愿', 'Wish'), value: wish ? text(wish) : any },
        { term: t('用人单位', 'Employer'), value: segment.employer ? <span lang="zh">{segment.employer}</span> : any },
        { term: t('起草', 'Drafted'), value: <Signed {...drafted} /> },
        {
          term: status === 'returned' ? t('退回', 'Returned') : t('审批', 'Approved'),
          value: decided && <Signed {...decided} />,
        },
        { term: t('退回原因', 'Reason'), value: decided?.reason && <span lang="zh">{decided.reason}</span> },
      ]}
    />
  )
}

function Signed({ name, on }: { readonly name: string; readonly on: string }) {
  const { lang } = useLang()
  return (
    <>
      <span lang="zh">{name}</span> {formatDate(on, lang)}
    </>
  )
}

function Decide() {
  const { t } = useLang()
  const { message, own } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  const version = <input type="hidden" name="version" value={message.version} />
  return (
    <>
      {own ? (
        <p>{t('由您起草，请由另一名工作人员审批。', 'You drafted it; somebody else has to approve.')}</p>
      ) : (
        <PostForm name="approve">
          {version}
          <Button name="intent" value="approve">
            {t(`审批并发给 ${message.recipients.would} 人`, `Approve and send to ${message.recipients.would}`)}
          </Button>
        </PostForm>
      )}
      <PostForm name="return" className="row-form">
        {version}
        <TextField
          name="reason"
          label={t('退回原因', 'Why it is returned')}
          maxLength={200}
          value={values['reason']}
          problems={problems}
        />
        <Button kind="plain" name="intent" value="return">
          {t('退回', 'Return')}
        </Button>
      </PostForm>
    </>
  )
}

function Sends() {
  const { lang, t, text } = useLang()
  const townName = useTownName()
  const {
    message: { log, sends },
  } = useLoaderData<typeof loader>()
  const word = (status: string) => text(sendWords[status] ?? { zh: status, en: status })
  return (
    <>
      <h2>{t('发送记录', 'Log of sends')}</h2>
      <p>
        {Object.entries(sends)
          .map(([status, n]) => `${word(status)} ${n}`)
          .join(' · ')}
      </p>
      <Table
        caption={t('发送记录（最多显示 200 条）', 'Sends (200 at most)')}
        hideCaption
        rows={log}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('没有发送', 'Nothing sent')} />}
        columns={[
          {
            key: 'phone',
            head: t('号码', 'Number'),
            cell: row => <code>{row.maskedPhone || t('已删除', 'removed')}</code>,
          },
          { key: 'town', head: t('镇街', 'Town'), cell: row => townName(row.town) },
          { key: 'status', head: t('状态', 'State'), cell: row => word(row.status) },
          { key: 'at', head: t('时间', 'When'), cell: row => formatInstant(row.changedAt, lang) },
        ]}
      />
    </>
  )
}
