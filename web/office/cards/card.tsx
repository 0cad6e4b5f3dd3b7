import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import { Button, ClauseRef, DefinitionList, ErrorSummary, LinkButton, Notice, PageHead, PostForm, SelectField, StatusTag, TextareaField, formatDate } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { cardStatusWords } from '../../portal/cards/words.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused } from '../answers.ts'

/** `/office/cards/card/:id`: one card as its district's officer sees it, with the way to take it back. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx } = signedIn(args, 'officer')
  const card = orThrow(await services.cards.get(ctx(), args.params['id'] ?? ''))
  const pack = services.packs.get(card.pack)
  const { id, number, round, application, maskedName, town, issuedOn, expiresOn, status, route, markUntil, settledOn, lapsedOn, revoked, seat } = card
  return {
    card: { id, number, round, application, maskedName, town: findTown(town)?.name, issuedOn, expiresOn, status, route, markUntil, settledOn, lapsedOn, revoked, seat },
    reason: services.cards.reason(card), pack: pack.id, clause: pack.clauses.find(one => one.id === revoked?.clause),
    clauses: pack.clauses.map(({ id: value, number: at, quote }) => ({ value, label: `${at}　${quote.slice(0, 40)}${quote.length > 40 ? '…' : ''}` })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'officer')
  const id = args.params['id'] ?? ''
  const form = await args.request.formData()
  const done = await services.cards.revoke(ctx(form), id, { clause: textOf(form, 'clause'), reason: textOf(form, 'reason', 2000) })
  if (!done.ok) return refused(done.refusals, lang, form)
  throw redirect(hrefIn(lang, `/office/cards/card/${id}`), 303)
}

export default function OfficeCard() {
  const { card, reason, clause, pack } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang, t, text, href } = useLang()
  const words = cardStatusWords[card.status]
  return (
    <>
      <PageHead title={t(`入户卡 ${card.number}`, `Card ${card.number}`)} crumbs={[
        { href: href(`/office/cards/${card.round}`), label: t('签发', 'Issuing') }, { href: href(`/office/cards/${card.round}/issued`), label: t('入户卡', 'Cards') },
      ]} />
      <ErrorSummary problems={answer?.problems} />
      {card.revoked && (
        <Notice tone="bad" title={t(`已于${formatDate(card.revoked.on, lang)}撤销`, `Revoked on ${formatDate(card.revoked.on, lang)}`)}>
          <p>{reason}</p>
          {clause && <ClauseRef clause={clause} policy={pack} />}
        </Notice>
      )}
      <DefinitionList items={[
        { term: t('状态', 'State'), value: <StatusTag tone={words.tone}>{text(words)}</StatusTag> },
        { term: t('持卡人', 'Holder'), value: card.maskedName },
        { term: t('镇街', 'Town'), value: card.town && text(card.town) },
        { term: t('签发日期', 'Issued on'), value: formatDate(card.issuedOn, lang) },
        { term: t('有效期至', 'Valid until'), value: formatDate(card.expiresOn, lang) },
        { term: t('占用名额', 'Place'), value: card.seat === null ? t('已退回', 'returned') : t(`第 ${card.seat} 个`, `no. ${card.seat}`) },
        { term: t('持卡人的选择', 'Holder\'s choice'), value: card.route === 'residence_permit' ? t(`保留承包地，标识至${formatDate(card.markUntil ?? '', lang)}`, `keeps land; mark until ${formatDate(card.markUntil ?? '', lang)}`) : t('入户', 'to settle') },
        { term: t('入户日期', 'Settled on'), value: card.settledOn && formatDate(card.settledOn, lang) },
        { term: t('失效日期', 'Lapsed on'), value: card.lapsedOn && formatDate(card.lapsedOn, lang) },
      ]} />
      {card.status !== 'revoked' && (
        <p className="actions"><LinkButton kind="plain" href={href(`/cases/${card.application}/card.pdf`)}>{t('打印（PDF）', 'Print (PDF)')}</LinkButton></p>
      )}
      {card.status === 'issued' && <Revoke answer={answer} />}
    </>
  )
}

function Revoke({ answer }: { readonly answer: ReturnType<typeof useActionData<typeof action>> }) {
  const { clauses } = useLoaderData<typeof loader>()
  const { t } = useLang()
  return (
    <details className="card" open={answer !== undefined}>
      <summary>{t('撤销此卡', 'Revoke this card')}</summary>
      <p>{t('撤销后持卡人不能再凭此卡入户，并会收到短信和理由；不能恢复。', 'The holder can no longer settle with it and is told why; this cannot be undone.')}</p>
      <PostForm name="revoke">
        <SelectField name="clause" label={t('依据的条款', 'By which clause')} choices={clauses} value={answer?.values['clause']} problems={answer?.problems} />
        <TextareaField name="reason" label={t('理由（持卡人会看到）', 'Reason (the holder sees it)')} value={answer?.values['reason']} problems={answer?.problems} rows={3} />
        <Button kind="danger">{t('撤销入户卡', 'Revoke the card')}</Button>
      </PostForm>
    </details>
  )
}
