import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import { ErrorSummary, LinkButton, Notice, PageHead } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { orThrow, refused } from '../answers.ts'
import { CORRECTION_DAYS } from '#server/direct/index.ts'
import { papersOf } from '../../portal/direct/scans.tsx'
import { askedOf } from './ask.ts'
import { AskCorrection } from './ask.tsx'
import { carryOut } from './command.server.ts'
import { Entitled } from './entitled.tsx'
import { Facts } from './facts.tsx'
import { Handling } from './handling.tsx'
import { Materials } from './materials.tsx'
import { Asked, Course } from './past.tsx'
import { People, Steps, Told } from './parts.tsx'
import { State } from './list.tsx'
import type { HandlingProps } from './why.tsx'
import { doneWords, statusWords } from './words.ts'
import { named } from './labels.ts'
import { windowName } from '../../portal/direct/window.ts'
import './direct.css'

export const handle: Handle = { enhance: true }

/** `/office/direct/:id`: one case of direct settlement and what may be done with it now. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor, today } = signedIn(args, 'clerk', 'officer', 'police', 'bureau')
  const { direct, packs } = services
  const id = args.params['id'] ?? ''
  const view = orThrow(await (actor.role === 'bureau' ? direct.oversee(ctx(), id) : direct.get(ctx(), id)))
  const { pack } = view.state
  const scheme = direct.scheme(pack)
  if (!scheme) throw new Response(null, { status: 404 })
  const town = findTown(view.row.town)?.name
  const addresses = actor.role === 'police' ? orThrow(await direct.addresses(ctx(), view.row.district)) : []
  return {
    view,
    scheme,
    addresses,
    today,
    correctionDays: CORRECTION_DAYS,
    asked: askedOf(view, scheme, packs.get(pack)),
    papers: papersOf(view, 'window'),
    role: actor.role,
    actorId: actor.id,
    history: orThrow(await direct.history(ctx(), id)),
    clauses: packs.get(pack).clauses,
    town: town && windowName(town, scheme),
    done: new URL(args.request.url).searchParams.get('done') ?? '',
  }
}

export type CaseData = Awaited<ReturnType<typeof loader>>

/** Every post of the page names what it is about in `intent`; the answer leads back with what was done. */
export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'clerk', 'officer', 'police')
  const id = args.params['id'] ?? ''
  const form = await args.request.formData()
  const done = await carryOut(signed, id, textOf(form, 'intent', 40), form)
  if (!done) throw new Response(null, { status: 404 })
  if (!done.result.ok) return refused(done.result.refusals, signed.lang, form)
  throw redirect(hrefIn(signed.lang, `/office/direct/${id}?done=${done.said}`), 303)
}

export default function DirectCase() {
  const { t, text, href } = useLang()
  const loaded = useLoaderData<typeof loader>() as CaseData
  const answer = useActionData<typeof action>()
  const { view, done, town } = loaded
  const said = doneWords[done]
  return (
    <>
      <PageHead
        title={`${view.row.number || text(statusWords[view.row.status].name)} ${view.file.personal.name ?? ''}`}
        crumbs={[{ href: href('/office/direct'), label: t('直接入户登记簿', 'Register') }]}
      >
        <p>
          <State row={view.row} />{' '}
          {town && <span className="muted">{t(`受理地：${town.zh}`, `Town: ${town.en}`)}</span>}
        </p>
      </PageHead>
      <ErrorSummary problems={named(answer?.problems, loaded.scheme, text)} />
      {said && !answer && (
        <Notice tone="good" live>
          <p>{text(said)}</p>
        </Notice>
      )}
      <Sheet loaded={loaded} answer={answer} />
    </>
  )
}

function Sheet({ loaded, answer }: HandlingProps) {
  const { t, href } = useLang()
  const { view, role } = loaded
  const asks = role === 'clerk' && view.state.status === 'submitted' && !view.state.correction
  const prints = (role === 'clerk' || role === 'officer') && view.state.pack === 'qingyuan-2012-skilled'
  return (
    <div className="file">
      <div className="file-main">
        <Told loaded={loaded} />
        <Facts loaded={loaded} answer={answer} />
        <Asked loaded={loaded} />
        <Materials loaded={loaded} answer={answer} />
        <People loaded={loaded} />
        <Entitled loaded={loaded} />
        {asks && <AskCorrection loaded={loaded} answer={answer} />}
      </div>
      <div className="file-side">
        <Handling loaded={loaded} answer={answer} />
        <Steps loaded={loaded} />
        <Course loaded={loaded} />
        {prints && (
          <p className="actions no-print">
            <LinkButton kind="plain" href={href(`/office/direct/${view.id}/annex2.pdf`)}>
              {t('打印申请表（PDF）', 'Print the form (PDF)')}
            </LinkButton>
          </p>
        )}
      </div>
    </div>
  )
}
