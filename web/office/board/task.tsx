import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { TaskView } from '#server/board/index.ts'
import { Card, DefinitionList, ErrorSummary, Notice, PageHead, formatDate } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'
import './board.css'
import { BureauSide } from './bureau-side.tsx'
import { Milestones } from './milestones.tsx'
import { OwnReport } from './own-report.tsx'
import { Reports } from './reports.tsx'
import { carryOut } from './task-action.ts'
import { Chinese, LateTags, Name, Names, ProgressTag, Quote } from './words.tsx'

/**
 * `/office/board/task/:id`: one task with everything reported on it; its departments report here, the bureau dates it
 * and gives reports back.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor, today } = signedIn(args, 'bureau', 'department')
  const view = orThrow(await services.boards.task(ctx(), args.params['id'] ?? ''))
  return {
    view,
    today,
    bureau: actor.role === 'bureau',
    signer: actor.name,
    done: new URL(args.request.url).searchParams.get('done'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'bureau', 'department')
  const { lang } = signed
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const { intent, result } = await carryOut(signed, id, form)
  if (result.ok) return redirect(hrefIn(lang, `/office/board/task/${id}?done=${intent}#own`))
  return data({ problems: problemsOf(result.refusals, lang), values: textsOf(form), intent }, { status: 422 })
}

export default function TaskPage() {
  const { t, href } = useLang()
  const { view, today, bureau, signer, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { board, line, mine } = view
  const sent = { problems: answer?.problems, values: answer?.values ?? {} }
  return (
    <>
      <PageHead
        title={t(`任务 ${line.clause}`, `Task ${line.clause}`)}
        crumbs={[
          { href: href('/office/board'), label: mine ? t('本单位任务', 'My tasks') : t('任务台账', 'Task boards') },
          { href: href(`/office/board/${board.id}`), label: board.number || board.title },
        ]}
      />
      <ErrorSummary problems={sent.problems} />
      {done && <Done done={done} />}
      <div className="file">
        <div className="file-main">
          <Wording view={view} />
          {mine && <OwnReport view={view} mine={mine} signer={signer} today={today} {...sent} />}
          <Reports view={view} bureau={bureau} {...sent} />
        </div>
        <div className="file-side">
          <Milestones view={view} today={today} {...sent} />
          {bureau && <BureauSide view={view} {...sent} />}
          {!bureau && <Assessed view={view} />}
        </div>
      </div>
    </>
  )
}

function Done({ done }: { readonly done: string }) {
  const { t } = useLang()
  const words: Readonly<Record<string, string>> = {
    save: t('草稿已保存。核对后签报，市局才能看到。', 'The draft is saved. The bureau sees it once you sign it.'),
    undo: t('已撤销上一步修改。', 'The last change was taken back.'),
    discard: t('草稿已删除；可以撤销。', 'The draft was thrown away; that can be undone.'),
    sign: t('已签报。', 'Signed and reported.'),
    return: t('已退回，等待重新签报。', 'Given back; it waits to be signed anew.'),
  }
  return (
    <Notice tone="good" live>
      <p>{words[done] ?? t('已保存。', 'Saved.')}</p>
    </Notice>
  )
}

function Wording({ view: { line, assigned, board } }: { readonly view: TaskView }) {
  const { lang, t } = useLang()
  const { quote, en, verbatim, lead, partners, progress, lateness, dueOn } = line
  return (
    <Card title={t('任务', 'The task')}>
      <Quote quote={quote} en={en} />
      {!verbatim && (
        <p className="small muted">
          {t(
            '文字与所粘贴的文件不完全一致，由建立台账的人改动。',
            'The wording was changed by whoever made the board.',
          )}
        </p>
      )}
      <DefinitionList
        items={[
          {
            term: t('依据', 'Basis'),
            value: (
              <>
                <Chinese>{`${board.title}${board.number ? `（${board.number}）` : ''}`}</Chinese>
                {t('，', ', ')}
                <Chinese>{line.clause}</Chinese>
              </>
            ),
          },
          { term: t('牵头单位', 'Lead'), value: <Name organisation={lead} /> },
          {
            term: t('参与单位', 'Partners'),
            value: partners.length > 0 ? <Names organisations={partners} /> : undefined,
          },
          { term: t('文件原文', 'As printed'), value: assigned ? <Chinese>{assigned}</Chinese> : undefined },
          {
            term: t('状态', 'State'),
            value: (
              <span className="tag-row">
                <ProgressTag progress={progress} />
                <LateTags lateness={lateness} />
              </span>
            ),
          },
          { term: t('完成期限', 'To be done by'), value: dueOn && formatDate(dueOn, lang) },
        ]}
      />
    </Card>
  )
}

function Assessed({ view: { assessments, board } }: { readonly view: TaskView }) {
  const { t } = useLang()
  const last = assessments.at(-1)
  if (!last) return null
  const of = board.scale === undefined ? '' : ` / ${board.scale / 100}`
  return (
    <Card title={t('考核', 'Assessment')}>
      <p>
        <strong>{last.score / 100}</strong>
        {of}
      </p>
      {last.comment && (
        <p>
          <Chinese>{last.comment}</Chinese>
        </p>
      )}
    </Card>
  )
}
