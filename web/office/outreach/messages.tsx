import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { MessageView } from '#server/outreach/index.ts'
import { MOST_UNITS, textObjections } from '#server/outreach/index.ts'
import {
  Button,
  Checkbox,
  EmptyState,
  ErrorSummary,
  PageHead,
  PostForm,
  StatusTag,
  Table,
  TextareaField,
  formatCount,
  formatDate,
} from '../../design/index.ts'
import { textOf, textsOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { originOf } from '../../portal/card/pdf.ts'
import { orThrow, refused } from '../answers.ts'
import { filterOf, outreachDesk } from './desk.server.ts'
import { OutreachTabs, Preview, SegmentFields } from './parts.tsx'
import { messageWords } from './words.ts'
import './outreach.css'

/** `/office/outreach/messages`: the policy as a short message, to a segment of the register (DG-8). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, ctx, towns, grades } = outreachDesk(args, 'officer', 'bureau')
  return { rows: orThrow(await outreach.messages(ctx())), towns, grades, most: MOST_UNITS }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, ctx, lang } = outreachDesk(args, 'officer', 'bureau')
  const form = await args.request.formData()
  const link = textOf(form, 'link') === 'yes' ? new URL(originOf(args.request)).host : undefined
  const draft = { text: textOf(form, 'text', 300), segment: filterOf(form), link }
  if (textOf(form, 'intent') === 'preview') {
    const wrong = textObjections(draft.text, link)
    if (wrong.length > 0) return refused(wrong, lang, form)
    return { preview: orThrow(await outreach.preview(ctx(), draft)), values: textsOf(form), problems: undefined }
  }
  const done = await outreach.draft(ctx(form), draft)
  return done.ok
    ? redirect(hrefIn(lang, `/office/outreach/messages/${done.value.id}`), 303)
    : refused(done.refusals, lang, form)
}

export default function Messages() {
  const { t } = useLang()
  const { rows, most } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title={t('政策短信', 'Policy by short message')}
        lead={t(
          '一人起草，另一人审批后发送。已退订的、收过同一条的、已申请或已入户的，不再发送。',
          'One drafts, another approves. Not to who stopped messages, had the same text, has applied or settled.',
        )}
      />
      <OutreachTabs here="messages" leads />
      <ErrorSummary problems={answer?.problems} />
      {answer && 'preview' in answer && <Preview {...answer.preview} most={most} />}
      <Draft />
      <h2>{t('全部短信', 'All messages')}</h2>
      <Log rows={rows} />
    </>
  )
}

function Draft() {
  const { t } = useLang()
  const { towns, grades } = useLoaderData<typeof loader>()
  const values: Readonly<Record<string, string>> = useActionData<typeof action>()?.values ?? {}
  return (
    <PostForm label={t('起草', 'Draft')}>
      <h2>{t('起草', 'Draft')}</h2>
      <Wording />
      <h3>{t('发给', 'To')}</h3>
      <div className="filters">
        <SegmentFields towns={towns} grades={grades} values={values} />
      </div>
      <p className="actions">
        <Button kind="plain" name="intent" value="preview">
          {t('预览', 'Preview')}
        </Button>
        <Button name="intent" value="draft">
          {t('提交审批', 'Hand in for approval')}
        </Button>
      </p>
    </PostForm>
  )
}

function Wording() {
  const { t } = useLang()
  const { most } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const values: Readonly<Record<string, string>> = answer?.values ?? {}
  return (
    <>
      <TextareaField
        name="text"
        rows={3}
        maxLength={300}
        label={t('内容', 'Text')}
        value={values['text']}
        problems={answer?.problems}
        hint={t(
          `连同开头的签名和结尾的退订说明，最多 ${most} 个字符。`,
          `With the signature before and the way to stop after it: ${most} characters at most.`,
        )}
      />
      <Checkbox
        name="link"
        checked={values['link'] === 'yes'}
        label={t('附上每人自己的退订地址（占用字符）', 'Add everyone’s own address to stop (takes room)')}
      />
    </>
  )
}

function Log({ rows }: { readonly rows: readonly MessageView[] }) {
  const { lang, t, text, href } = useLang()
  const link = ({ id, state }: MessageView) => (
    <a href={href(`/office/outreach/messages/${id}`)} lang="zh">
      {state.text}
    </a>
  )
  const tag = ({ state: { status } }: MessageView) => (
    <StatusTag tone={messageWords[status].tone}>{text(messageWords[status])}</StatusTag>
  )
  const drafted = ({
    state: {
      drafted: { name, on },
    },
  }: MessageView) => (
    <span>
      <span lang="zh">{name}</span> {formatDate(on, lang)}
    </span>
  )
  const sent = ({ sends }: MessageView) => formatCount(Object.values(sends).reduce((sum, n) => sum + n, 0))
  return (
    <Table<MessageView>
      caption={t('全部短信', 'All messages')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t('还没有短信', 'No messages yet')} />}
      columns={[
        { key: 'text', head: t('内容', 'Text'), cell: link },
        { key: 'status', head: t('状态', 'State'), cell: tag },
        { key: 'by', head: t('起草', 'Drafted'), cell: drafted },
        { key: 'sent', head: t('发送', 'Sent'), numeric: true, cell: sent },
      ]}
    />
  )
}
