import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { daysBetween } from '#calendar'
import { findTown } from '#identity'
import { qrMatrix, qrPath } from '#server/documents/index.ts'
import { spacedCode, standingOf } from '#server/cards/index.ts'
import { EmptyState, ErrorSummary, LinkButton, Notice, PageHead } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { textOf } from '../../forms.ts'
import { orThrow, refused } from '../../office/answers.ts'
import { signedIn } from '../../session.ts'
import { policeOffice, serviceDates, whatToBring } from './bring.ts'
import { originOf } from './pdf.ts'
import { BringList, CardFace, Days, RouteForm, Services, Where } from './parts.tsx'

/** `/cases/:id/card`: the holder's card, what to bring to which police office, and by when (FS-9, FS-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, today } = signedIn(args, 'citizen')
  const id = args.params['id'] ?? ''
  const { state, file } = orThrow(await services.applications.get(ctx(), id))
  const card = await services.cards.forApplication(id)
  if (!card) return { id, found: undefined }
  const pack = services.packs.get(card.pack)
  const qr = qrMatrix(`${originOf(args.request)}/v/${card.code}`)
  const { number, district, town, issuedOn, expiresOn, markUntil, settledOn, route, revoked } = card
  return {
    id,
    found: {
      number, district, town: findTown(town)?.name, issuedOn, expiresOn, markUntil, settledOn, route, revoked,
      standing: standingOf(card, today), daysLeft: daysBetween(today, expiresOn), code: card.code, codeWords: spacedCode(card.code),
      qr: { size: qr.size, path: qrPath(qr) }, name: file.personal.name ?? '', reason: services.cards.reason(card),
      bring: whatToBring(pack, state.place, file.dependants), office: policeOffice(district),
      place: pack.places.find(place => place.id === state.place)?.name, services: serviceDates(pack, issuedOn, today),
      clauses: pack.clauses, pack: pack.id, years: pack.round?.mark.years ?? 0, dependants: file.dependants.length,
      moved: new URL(args.request.url).searchParams.has('chosen'),
    },
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'citizen')
  const id = args.params['id'] ?? ''
  const form = await args.request.formData()
  const card = await services.cards.forApplication(id)
  if (!card) throw new Response(null, { status: 404 })
  const route = textOf(form, 'route') === 'residence_permit' ? 'residence_permit' : 'settlement'
  const done = await services.cards.chooseRoute(ctx(form), card.id, route)
  if (!done.ok) return refused(done.refusals, lang, form)
  throw redirect(hrefIn(lang, `/cases/${id}/card?chosen=1`), 303)
}

export type FoundCard = NonNullable<Awaited<ReturnType<typeof loader>>['found']>

export default function CardPage() {
  const { id, found } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, href } = useLang()
  return (
    <>
      <PageHead title={t('我的入户卡', 'My settlement card')} crumbs={[
        { href: href('/cases'), label: t('我的申请', 'My applications') }, { href: href(`/cases/${id}`), label: t('办理进度', 'Progress') },
      ]} />
      <ErrorSummary problems={answer?.problems} />
      {found ? <Held id={id} card={found} /> : (
        <EmptyState title={t('还没有签发入户卡', 'No card has been issued yet')}>
          <p>{t('公示期满后，在名额之内的由区人力资源社会保障部门签发。签发时您会收到短信。', 'After the public notice the district issues cards to those within the quota. You get a text message when yours is issued.')}</p>
        </EmptyState>
      )}
    </>
  )
}

function Held({ id, card }: { readonly id: string; readonly card: FoundCard }) {
  const { t, href } = useLang()
  const open = card.standing === 'valid'
  return (
    <>
      {card.moved && <Notice tone="good" live title={t('已保存您的选择', 'Your choice has been saved')} />}
      <Days card={card} />
      <CardFace card={card} />
      {card.standing !== 'revoked' && (
        <p className="actions">
          <LinkButton href={href(`/cases/${id}/card.pdf`)}>{t('下载入户卡（PDF）', 'Download the card (PDF)')}</LinkButton>
        </p>
      )}
      {open && card.route === 'settlement' && <><Where card={card} /><BringList card={card} /></>}
      {open && <RouteForm card={card} />}
      {card.standing !== 'revoked' && <Services card={card} />}
    </>
  )
}
