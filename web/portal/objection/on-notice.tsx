import {
  data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs,
} from 'react-router'
import { LinkButton, Notice, PageHead, formatDate } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import { useNoticeTitle } from '../notices/parts.tsx'
import { noticeView } from '../notices/view.ts'
import { MyObjections, ObjectionForm } from './form.tsx'
import { filesOf, myObjection, positionOf, valuesOf } from './read.ts'

/** `/notices/:id/objection`: a signed-in person objects to any entry of a list. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, today, ctx } = signedIn(args, 'citizen')
  const asked = new URL(args.request.url).searchParams
  const id = args.params['id'] ?? ''
  const { rows: _, ...notice } = await noticeView(args.context, await services.notices.page(id, 1, '', today))
  const mine = (await services.objections.mine(ctx())).filter(one => one.noticeId === id).map(myObjection)
  return { notice, mine, sent: asked.has('sent'), number: asked.get('number') ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  const { services, lang, ctx } = signedIn(args, 'citizen')
  const form = await args.request.formData()
  const values = valuesOf(form)
  const noticeId = args.params['id'] ?? ''
  const made = await services.objections.raise(ctx(form), {
    noticeId, target: { position: positionOf(values) }, name: values.name, text: values.text,
    files: await filesOf(form),
  })
  if (!made.ok) return data({ problems: problemsOf(made.refusals, lang), values }, { status: 422 })
  throw redirect(`${hrefIn(lang, `/notices/${noticeId}/objection`)}?sent=1`, 303)
}

export default function Objection() {
  const { notice, mine, sent, number } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang, t, href } = useLang()
  const title = useNoticeTitle(notice)
  return (
    <>
      <PageHead title={t('提出异议', 'Object to an entry')} lead={title}
        crumbs={
          [
            { href: href('/notices'), label: t('公示', 'Notices') },
            { href: href(`/notices/${notice.id}`), label: t('名单', 'The list') },
          ]
        } />
      {
        sent && <Notice tone="good" live title={t('已收到您的异议', 'Your objection has been received')}><p>{t(
          '处理期间该序号暂缓发卡，名单其他人不受影响。答复会以短信通知您，并显示在本页。',
          'The entry waits meanwhile, the rest of the list goes on. You get a text message when it is answered; the answer is shown here.',
        )}</p></Notice>
      }
      <MyObjections objections={mine} policy={notice.policy} />
      {notice.running
        ? !sent && (
          <section className="part" aria-labelledby="object">
            <h2 id="object">{t(
              `请在 ${formatDate(notice.toOn, lang)} 前（含当日）提出`, `By ${formatDate(notice.toOn, lang)}, that day included`,
            )}</h2>
            <ObjectionForm values={answer?.values ?? { position: number, name: '', text: '' }}
              problems={answer?.problems} />
          </section>
        )
        : <Closed toOn={notice.toOn} />}
      {
        sent && <p className="actions"><LinkButton kind="plain" href={
          href(`/notices/${notice.id}`)
        }>{t('回到名单', 'Back to the list')}</LinkButton></p>
      }
    </>
  )
}

export function Closed({ toOn }: { readonly toOn: string }) {
  const { lang, t } = useLang()
  return (
    <Notice tone="warn"
      title={t(`公示期已于 ${formatDate(toOn, lang)} 结束`, `The notice ended on ${formatDate(toOn, lang)}`)}>
      <p>{t(
        '不再受理异议。如对结果不服，可以依法申请行政复议或者提起行政诉讼。',
        'Objections are no longer taken. You may still apply for administrative reconsideration or sue, as the law provides.',
      )}</p>
    </Notice>
  )
}
