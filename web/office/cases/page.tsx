import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { Refusal } from '#platform/result.ts'
import { ErrorSummary, PageHead } from '../../design/index.ts'
import { textOf, textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn, type Signed } from '../../session.ts'
import { orThrow, refused, versionOf } from '../answers.ts'
import { Claims } from './claims.tsx'
import { Decide } from './decide.tsx'
import { DoneNotice } from './done.tsx'
import { Documents } from './documents.tsx'
import { History } from './history.tsx'
import { People } from './people.tsx'
import { Scans } from './scans.tsx'
import { Summary } from './summary.tsx'
import { changedTicks, readUndo, writeUndo } from './ticks.ts'

/** `/office/cases/:id`: the file of one application, and what the window does with it. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, today, actor } = signedIn(args, 'clerk', 'officer')
  const { applications, packs, review } = services
  const opened = orThrow(await applications.get(ctx(), args.params['id'] ?? ''))
  const { state, file } = opened
  const asked = new URL(args.request.url).searchParams
  return {
    opened,
    today,
    pack: packs.get(state.pack),
    clerk: actor.role === 'clerk',
    needs: applications.needs(state, file, today),
    estimate: await applications.estimate(state, file, today),
    history: await applications.history(opened.id),
    tasks: await review.forApplication(opened.id, today),
    done: asked.get('done'),
    undo: readUndo(asked.get('undo')),
  }
}

export type CaseData = Awaited<ReturnType<typeof loader>>

/** Posts of the file's own page. Decisions that end or stop a case have pages of their own. */
export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'clerk')
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const back = (query: string) => redirect(hrefIn(signed.lang, `/office/cases/${id}?${query}`))
  switch (textOf(form, 'intent')) {
    case 'tick':
      return tick(signed, id, form, back)
    case 'undo': {
      const undone = await signed.services.applications.tick(
        signed.ctx(form),
        id,
        readUndo(textOf(form, 'undo', 2000)),
        versionOf(form),
      )
      return undone.ok ? back('done=undone') : refused(undone.refusals, signed.lang, form)
    }
    case 'scan':
      return scan(signed, id, form, back)
    case 'remove': {
      const removed = await signed.services.applications.removeEvidence(signed.ctx(form), id, textOf(form, 'evidence'))
      return removed.ok ? back('done=removed') : refused(removed.refusals, signed.lang, form)
    }
    case 'accept': {
      const accepted = await signed.services.applications.accept(signed.ctx(form), id, versionOf(form))
      return accepted.ok ? back('done=accepted') : refused(accepted.refusals, signed.lang, form)
    }
    default:
      throw new Response(null, { status: 404 })
  }
}

type Back = (query: string) => Response

/** Only what changed is sent, so that the history says what was seen; the answer offers to take it back. */
async function tick({ services, ctx, lang }: Signed, id: string, form: FormData, back: Back) {
  const opened = orThrow(await services.applications.get(ctx(), id))
  const changed = changedTicks(services.packs.get(opened.state.pack), opened.state.documents, textsOf(form))
  if (changed.ticks.length === 0) return back('done=same')
  const ticked = await services.applications.tick(ctx(form), id, changed.ticks, versionOf(form))
  return ticked.ok ? back(`done=ticks&undo=${writeUndo(changed.before)}`) : refused(ticked.refusals, lang, form)
}

async function scan({ services, ctx, lang }: Signed, id: string, form: FormData, back: Back) {
  const file = form.get('file')
  const document = textOf(form, 'document')
  if (!(file instanceof File)) return back('')
  const content = new Uint8Array(await file.arrayBuffer())
  const added = await services.applications.addEvidence(ctx(form), id, { document, name: file.name, content })
  return added.ok ? back('done=scan') : refused(added.refusals.map(atFile), lang, form)
}

/** What is wrong with a scan is shown at the field for files. */
function atFile(refusal: Refusal): Refusal {
  return refusal.field?.startsWith('document-') ? { ...refusal, field: 'file' } : refusal
}

export default function CasePage() {
  const { t, href } = useLang()
  const loaded = useLoaderData<typeof loader>() as CaseData
  const problems = useActionData<typeof action>()?.problems
  const { opened, done, undo, clerk } = loaded
  const { state, file } = opened
  return (
    <>
      <PageHead
        title={`${state.number ?? ''} ${file.personal.name ?? ''}`}
        crumbs={[{ href: href('/office/cases'), label: t('申请登记簿', 'Register') }]}
      />
      <ErrorSummary problems={problems} />
      {done && !problems && <DoneNotice done={done} undo={undo} version={opened.version} id={opened.id} />}
      <div className="file">
        <div className="file-main">
          <Summary loaded={loaded} />
          <Documents loaded={loaded} />
          <Scans loaded={loaded} problems={problems} />
          <Claims loaded={loaded} />
        </div>
        <div className="file-side">
          {clerk && (
            <div className="no-print">
              <Decide loaded={loaded} />
            </div>
          )}
          <People loaded={loaded} />
        </div>
      </div>
      <History entries={loaded.history} pack={loaded.pack} />
    </>
  )
}
