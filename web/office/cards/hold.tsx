import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ErrorSummary, LinkButton, PageHead, PostForm, TextareaField } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { refused } from '../answers.ts'
import { ClauseSelect } from '../cases/clause-select.tsx'
import { issuingDesk } from './desk.ts'

/** `/office/cards/:id/hold/:application`: one case waits while the others are issued, by a published clause and for a reason. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, round, pack, actor } = await issuingDesk(args)
  const found = await services.applications.find(services.platform.db, args.params['application'] ?? '')
  if (!found || round.state.district !== actor.district || found.state.district !== actor.district) throw new Response(null, { status: 404 })
  return { round: round.id, number: found.state.number ?? '', maskedName: found.state.maskedName, pack }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang, round } = await issuingDesk(args)
  const form = await args.request.formData()
  const why = { clause: textOf(form, 'clause'), reason: textOf(form, 'reason', 2000) }
  const held = await services.cards.hold(ctx(form), round.id, args.params['application'] ?? '', why)
  if (!held.ok) return refused(held.refusals, lang, form)
  throw redirect(hrefIn(lang, `/office/cards/${round.id}`), 303)
}

export default function HoldEntry() {
  const { round, number, maskedName, pack } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, href } = useLang()
  return (
    <>
      <PageHead title={t(`暂缓签发：${maskedName}`, `Hold back: ${maskedName}`)} lead={number} crumbs={[
        { href: href('/office/cards'), label: t('入户卡签发', 'Settlement cards') }, { href: href(`/office/cards/${round}`), label: t('待签发名单', 'Entries') },
      ]} />
      <ErrorSummary problems={answer?.problems} />
      <PostForm name="hold">
        <ClauseSelect pack={pack} label={t('依据的条款', 'By which clause')} value={answer?.values['clause']} problems={answer?.problems}
          hint={t('没有公布的条款，不能暂缓。', 'Nothing can be held back without a published clause.')} />
        <TextareaField name="reason" label={t('理由', 'Reason')} value={answer?.values['reason']} problems={answer?.problems} rows={3}
          hint={t('写明待核实的事项和核实方式，最多 500 字。', 'What is to be cleared up, and how; at most 500 characters.')} />
        <p className="actions">
          <Button>{t('暂缓签发', 'Hold back')}</Button>
          <LinkButton kind="plain" href={href(`/office/cards/${round}`)}>{t('不暂缓', 'Do not hold')}</LinkButton>
        </p>
      </PostForm>
    </>
  )
}
