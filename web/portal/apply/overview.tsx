import { redirect, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { Button, LinkButton, Notice, PageHead, PostForm, StatusTag } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { Estimate } from './frame.tsx'
import { summaryOf } from './summary.server.ts'
import { draftProblems, openDraft } from './view.server.ts'

type Standing = 'done' | 'open' | 'wrong' | 'empty'

export async function loader(args: LoaderFunctionArgs) {
  const draft = await openDraft(args)
  const { view } = draft
  const problems = draftProblems(draft)
  const filled = new Map(summaryOf(draft).map(section => [section.step, section.rows.length]))
  const standings = Object.fromEntries(view.steps.map(({ id }): [string, Standing] => {
    const against = problems.filter(({ step }) => step === id).length
    if (against > 0) return [id, (filled.get(id) ?? 0) > 0 ? 'wrong' : 'open']
    return [id, (filled.get(id) ?? 0) > 0 ? 'done' : 'empty']
  }))
  const saved = new URL(args.request.url).searchParams.has('saved')
  const first = view.steps.find(({ id }) => standings[id] === 'open' || standings[id] === 'wrong')?.id ?? 'review'
  const seen = view.steps.some(({ id }) => id === view.lastStep)
  return { view, standings, saved, next: seen ? first : 'who', ready: problems.length === 0 }
}

/** Throws the draft away. */
export async function action(args: ActionFunctionArgs) {
  const { open, signed } = await openDraft(args)
  const form = await args.request.formData()
  if (form.get('intent') === 'discard') await signed.services.applications.withdraw(signed.ctx(form), open.id)
  return redirect(hrefIn(signed.lang, '/cases'), 303)
}

const WORDS = {
  done: { zh: '已填写', en: 'Filled in', tone: 'good' },
  open: { zh: '未填写', en: 'To fill in', tone: 'warn' },
  wrong: { zh: '需要补充', en: 'Something missing', tone: 'warn' },
  empty: { zh: '可以不填', en: 'Optional', tone: 'quiet' },
} as const satisfies Record<Standing, { zh: string; en: string; tone: string }>

export default function Overview() {
  const { t, text, href } = useLang()
  const { view, standings, saved, next, ready } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t(
        '积分制入户申请',
        'Application for settlement by points',
      )} crumbs={[{ href: href('/cases'), label: t('我的申请', 'My applications') }]}
        lead={t('每一步都会保存，随时可以退出，下次接着填。', 'Every step is saved. Leave whenever you like and go on another time.')} />
      {saved && <Notice tone="good" live><p>{t('已经保存。', 'Saved.')}</p></Notice>}
      <div className="apply">
        <div className="apply-main">
          <ol className="task-list">
            {view.steps.map(({ id, title }) => {
              const words = WORDS[standings[id] ?? 'empty']
              return (
                <li key={id}>
                  <a href={href(`/apply/${view.id}/${id}`)}>{text(title)}</a>
                  {id !== 'review' && <StatusTag tone={words.tone}>{text(words)}</StatusTag>}
                  {id === 'review' && ready && <StatusTag tone="good">{t('可以提交', 'Ready')}</StatusTag>}
                </li>
              )
            })}
          </ol>
          <div className="actions">
            <LinkButton href={href(`/apply/${view.id}/${next}`)}>{ready ? t(
              '核对并提交',
              'Check and submit',
            ) : t('继续填写', 'Go on')}</LinkButton>
          </div>
          <details className="discard">
            <summary>{t('不想申请了', 'I do not want to apply any more')}</summary>
            <p>{t('丢弃后，已填写的内容和上传的材料不能恢复。', 'Once thrown away, neither answers nor documents can be brought back.')}</p>
            <PostForm name="discard">
              <Button kind="danger" name="intent" value="discard">{t('丢弃这份草稿', 'Throw this draft away')}</Button>
            </PostForm>
          </details>
        </div>
        <aside className="apply-aside" aria-label={t('估算积分', 'Estimated points')}><Estimate view={view} /></aside>
      </div>
    </>
  )
}
