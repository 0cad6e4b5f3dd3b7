import {
  data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs,
} from 'react-router'
import { EmptyState, Notice, PageHead, formatDate, formatPoints } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { signedIn, type Signed } from '../../session.ts'
import { AdmittedTag } from '../notices/parts.tsx'
import { entryView } from '../notices/view.ts'
import { MyObjections, ObjectionForm } from './form.tsx'
import { Closed } from './on-notice.tsx'
import { filesOf, myObjection, valuesOf } from './read.ts'

/** Whose application it is has been checked, and the read recorded, before anything of it is shown. */
async function standing({ services, ctx }: Signed, id: string) {
  const found = await services.applications.get(ctx(), id)
  if (!found.ok) throw new Response(null, { status: found.refusals[0]?.code === 'object.not_found' ? 404 : 403 })
  return services.notices.entryFor(id)
}

/** `/cases/:id/objection`: an applicant objects to their own entry. */
export async function loader(args: LoaderFunctionArgs) {
  const signed = signedIn(args, 'citizen')
  const id = args.params['id'] ?? ''
  const found = await standing(signed, id)
  const mine = (await signed.services.objections.mine(signed.ctx())).filter(one => one.applicationId === id)
  return {
    id, today: signed.today, sent: new URL(args.request.url).searchParams.has('sent'), mine: mine.map(myObjection),
    entry: found?.entry && entryView(found.entry),
    notice: found && { id: found.notice.id, toOn: found.notice.toOn, pack: found.notice.pack },
  }
}

export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'citizen')
  const id = args.params['id'] ?? ''
  const found = await standing(signed, id)
  if (!found) throw new Response(null, { status: 404 })
  const form = await args.request.formData()
  const values = valuesOf(form)
  const made = await signed.services.objections.raise(signed.ctx(form), {
    noticeId: found.notice.id, target: { applicationId: id }, name: values.name, text: values.text,
    files: await filesOf(form),
  })
  if (!made.ok) return data({ problems: problemsOf(made.refusals, signed.lang), values }, { status: 422 })
  throw redirect(`${hrefIn(signed.lang, `/cases/${id}/objection`)}?sent=1`, 303)
}

export default function OwnObjection() {
  const { id, today, sent, mine, entry, notice } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang, t, href } = useLang()
  const waiting = mine.some(one => one.answer === undefined)
  return (
    <>
      <PageHead title={t('对我的得分或名次提出异议', 'Object to my points or rank')}
        crumbs={
          [
            { href: href('/cases'), label: t('我的申请', 'My applications') },
            { href: href(`/cases/${id}`), label: t('办理进度', 'Progress') },
          ]
        } />
      {
        sent && <Notice tone="good" live title={t('已收到您的异议', 'Your objection has been received')}><p>{t(
          '答复会以短信通知您，并显示在本页。', 'You get a text message when it is answered; the answer is shown here.',
        )}</p></Notice>
      }
      {
        !notice && <EmptyState title={t('名单还没有公示', 'The list is not public yet')}><p>{t(
          '公示后您会收到短信，届时可以在公示期内提出异议。', 'You get a text message when it is; you may then object while the notice runs.',
        )}</p></EmptyState>
      }
      {notice && !entry && (
        <Notice title={t('您的申请没有进入排名', 'Your application is not ranked')}>
          <p><a href={href(`/cases/${id}/score`)}>{t(
            '先看评分表：没有进入排名的理由和依据的条款', 'See the score sheet first: why, and by which clause',
          )}</a></p>
        </Notice>
      )}
      {entry && (
        <Notice tone={entry.admitted ? 'good' : 'info'} title={t('您的结果', 'Your result')}>
          <p>{t(
            `序号 ${entry.position}，${formatPoints(entry.points)} 分，第 ${entry.rank} 名。`,
            `No. ${entry.position}, ${formatPoints(entry.points)} points, rank ${entry.rank}. `,
          )} <AdmittedTag admitted={entry.admitted} held={entry.held} /></p>
          <p><a href={href(`/cases/${id}/score`)}>{t(
            '先看评分表：每一项的核查结论和理由', 'See the score sheet first: every finding with its reason',
          )}</a></p>
        </Notice>
      )}
      {notice && <MyObjections objections={mine} policy={notice.pack} />}
      {notice && !waiting && (today <= notice.toOn
        ? (
          <section className="part" aria-labelledby="object">
            <h2 id="object">{t(
              `请在 ${formatDate(notice.toOn, lang)} 前（含当日）提出`, `By ${formatDate(notice.toOn, lang)}, that day included`,
            )}</h2>
            <ObjectionForm values={answer?.values ?? { position: '', name: '', text: '' }} problems={answer?.problems}
              own />
          </section>
        )
        : <Closed toOn={notice.toOn} />)}
    </>
  )
}
