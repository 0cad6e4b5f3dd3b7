import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { Refusal } from '#platform/result.ts'
import { Button, ErrorSummary, Notice, PageHead, PostForm, TextareaField } from '../../design/index.ts'
import { clean, textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import './board.css'
import { Confirm } from './confirm.tsx'
import { boardOf, draftOf, sentDraft, type Draft } from './read-form.ts'

/** `/office/board/new`: a document is pasted, what was recognised is read over by a person, and becomes a board. */
export function loader(args: LoaderFunctionArgs) {
  const { services } = signedIn(args, 'bureau')
  const asked = new URL(args.request.url).searchParams.get('document')
  const documents = services.boards.documents()
  return {
    documents: documents.map(({ id, read }) => ({ id, title: read.title, number: read.number })),
    text: documents.find(({ id }) => id === asked)?.text ?? '',
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang, today } = signedIn(args, 'bureau')
  const form = await args.request.formData()
  const intent = textOf(form, 'intent', 10)
  const source = sourceOf(form, intent === 'read' ? 'text' : 'source')
  const refused = (refusals: readonly Refusal[], draft?: Draft, unknown: readonly string[] = []) =>
    data({ problems: problemsOf(refusals, lang), text: source.slice(0, SHOWN), draft, unknown }, { status: 422 })
  const shown = async (draft: Draft) => {
    const unknown = await services.boards.unknown(draft.rows.filter(({ take }) => take))
    return { problems: undefined, text: source, draft, unknown }
  }
  const read = await services.boards.read(ctx(), source)
  if (!read.ok) return refused(read.refusals)
  if (intent === 'read') return shown(draftOf(source, read.value, today))
  const draft = sentDraft(form, read.value, source)
  if (intent === 'again') return shown(draft)
  const made = await services.boards.create(ctx(form), boardOf(draft))
  if (made.ok) return redirect(hrefIn(lang, `/office/board/${made.value.id}?done=created`))
  return refused(made.refusals, draft, (await shown(draft)).unknown)
}

const SHOWN = 200_000

/** The text as pasted: its line ends, spaces and all. */
function sourceOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' && value.trim() !== '' ? clean(value).replaceAll('\r\n', '\n').slice(0, SHOWN) : ''
}

export default function NewBoard() {
  const { t, href } = useLang()
  const answer = useActionData<typeof action>()
  const draft = answer?.draft
  return (
    <>
      <PageHead
        title={
          draft ? t('核对识别结果', 'Check what was recognised') : t('粘贴文件，建立台账', 'New board from a text')
        }
        crumbs={[{ href: href('/office/board'), label: t('任务台账', 'Task boards') }]}
      />
      <ErrorSummary problems={answer?.problems} />
      {draft ? (
        <Confirm draft={draft} unknown={answer.unknown} problems={answer.problems} />
      ) : (
        <Paste text={answer?.text} problems={answer?.problems} />
      )}
    </>
  )
}

function Paste({
  text,
  problems,
}: {
  readonly text: string | undefined
  readonly problems: Parameters<typeof ErrorSummary>[0]['problems']
}) {
  const { t, href } = useLang()
  const { documents, text: carried } = useLoaderData<typeof loader>()
  return (
    <>
      <Notice>
        <p>
          {t(
            '识别带编号的任务和任务末尾括号里的单位，首位为牵头单位。没有识别的段落会全部列出，由您核对后才建立台账。',
            'Numbered items are recognised, and the departments in brackets at their end; the first leads. ' +
              'What is not recognised is listed in full. Nothing is made before you have checked it.',
          )}
        </p>
        {documents.map(({ id, title, number }) => (
          <p key={id}>
            <a href={href(`/office/board/new?document=${id}`)}>
              {t('使用本市已收录的文件：', 'Use the document carried here: ')}
              <span lang="zh-Hans-CN">{number || title}</span>
            </a>
          </p>
        ))}
      </Notice>
      <PostForm name="read" files className="form wide">
        <input type="hidden" name="intent" value="read" />
        <TextareaField
          name="text"
          label={t('文件正文', 'Text of the document')}
          rows={18}
          value={text || carried}
          problems={problems}
          hint={t(
            '从网页、Word 或 PDF 复制即可，空格、换行、括号全角半角都可以。',
            'Copy it from a web page, Word or PDF; spaces, line breaks and the width of brackets do not matter.',
          )}
        />
        <Button>{t('识别任务', 'Recognise the tasks')}</Button>
      </PostForm>
    </>
  )
}
