import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { daysBetween } from '#calendar'
import { findTown } from '#identity'
import { standingOf } from '#server/cards/index.ts'
import { ErrorSummary, LinkButton, Notice, PageHead, StatusTag, formatDate } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { standingWords } from '../../portal/cards/words.ts'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused } from '../answers.ts'
import { Basis, Household, Person, Settled } from './parts.tsx'
import { SettleForm } from './settle.tsx'

/** `/office/police/:id`: the holder in full, to check against the originals, and the form that records the settlement. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, today, lang } = signedIn(args, 'police')
  const file = orThrow(await services.settlement.file(ctx(), args.params['id'] ?? ''))
  const { card, blocked, ...person } = file
  const pack = services.packs.get(card.pack)
  return {
    ...person,
    card: {
      id: card.id, number: card.number, issuedOn: card.issuedOn, expiresOn: card.expiresOn, standing: standingOf(card, today), route: card.route,
      town: findTown(card.town)?.name, daysLeft: daysBetween(today, card.expiresOn),
    },
    blocked: problemsOf(blocked, lang), places: pack.places.map(({ id, name }) => ({ id, name })), clauses: pack.clauses, pack: pack.id,
    recorded: new URL(args.request.url).searchParams.has('recorded'),
  }
}

export type CounterPage = Awaited<ReturnType<typeof loader>>

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'police')
  const id = args.params['id'] ?? ''
  const form = await args.request.formData()
  const dependants = form.getAll('dependants').filter(one => typeof one === 'string')
  const done = await services.settlement.record(ctx(form), id, {
    dependants, place: textOf(form, 'place'), address: textOf(form, 'address'), office: textOf(form, 'office'), checked: textOf(form, 'checked') === 'yes',
  })
  if (form.has('dependants')) form.set('dependants', dependants.join(' '))
  if (!done.ok) return refused(done.refusals, lang, form)
  throw redirect(hrefIn(lang, `/office/police/${id}?recorded=1`), 303)
}

export default function PoliceCard() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang, t, text, href } = useLang()
  const { card, settlement, blocked } = page
  const words = standingWords[card.standing]
  return (
    <>
      <PageHead title={t(`入户卡 ${card.number}`, `Card ${card.number}`)} crumbs={[{ href: href('/office/police'), label: t('凭卡入户登记', 'Settlement by card') }]}>
        <p>
          <StatusTag tone={words.tone}>{text(words.name)}</StatusTag>{' '}
          {card.standing === 'valid' && t(`有效期至${formatDate(card.expiresOn, lang)}，还有 ${card.daysLeft} 天`, `valid until ${formatDate(card.expiresOn, lang)}, ${card.daysLeft} days left`)}
        </p>
      </PageHead>
      <ErrorSummary problems={answer?.problems} />
      {page.recorded && <Notice tone="good" live title={t('入户已登记，已短信告知持卡人', 'The settlement is recorded; the holder has been told by text message')} />}
      {!settlement && blocked.length > 0 && (
        <Notice tone="bad" title={t('此卡不能办理入户', 'Nobody can settle with this card')}>
          {blocked.map(problem => <p key={problem.code}>{problem.text}</p>)}
          {blocked.map(({ code, clause }) => clause && <Basis key={code} page={page} id={clause} />)}
        </Notice>
      )}
      <div className="side-by-side">
        <div><Person page={page} /><Household page={page} /></div>
        {settlement ? <Recorded page={page} /> : blocked.length === 0 && <SettleForm page={page} answer={answer} />}
      </div>
    </>
  )
}

function Recorded({ page }: { readonly page: CounterPage }) {
  const { t, href } = useLang()
  return (
    <div>
      <Settled page={page} />
      <p className="actions">
        <LinkButton href={href(`/office/police/${page.card.id}/settled.pdf`)}>{t('打印入户登记回执（PDF）', 'Print the record (PDF)')}</LinkButton>
      </p>
    </div>
  )
}
