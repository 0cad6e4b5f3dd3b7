import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { writeClaim, type CorrectionItem, type Draft, type OpenApplication } from '#server/applications/index.ts'
import { ErrorSummary, Notice, PageHead } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn, type Signed } from '../../session.ts'
import { orThrow, refused, versionOf } from '../answers.ts'
import { summarised } from '../intake/labels.ts'
import { readEntry, ROWS, rowCount, together, writeDependants, type Values } from '../intake/read.ts'
import { SupplyForm } from './supply-form.tsx'
import { changedTicks } from './ticks.ts'

/** `/office/cases/:id/supply`: what the notice asked for, put right at the window; nothing else can be changed. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx } = signedIn(args, 'clerk')
  const opened = orThrow(await services.applications.get(ctx(), args.params['id'] ?? ''))
  const { id, version, state } = opened
  const items = state.status === 'correction' ? (state.correction?.items ?? []) : []
  return {
    id,
    version,
    number: state.number ?? '',
    items,
    documents: state.documents,
    pack: services.packs.get(state.pack),
    values: valuesOf(opened),
  }
}

/** The case as it stands, as form values. */
function valuesOf({ state, file }: OpenApplication): Values {
  return {
    ...Object.fromEntries(Object.entries(file.claims).map(([id, value]) => [id, writeClaim(value)])),
    ...Object.fromEntries(Object.entries(file.personal)),
    ...writeDependants(file.dependants),
    place: state.place ?? '',
  }
}

export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'clerk')
  const { services, ctx, lang } = signed
  const form = await args.request.formData()
  const values = textsOf(form)
  const id = args.params['id'] ?? ''
  if (values['intent'] === 'rows')
    return { values: { ...values, rows: String(rowCount(values) + ROWS.more) }, problems: undefined }
  const opened = orThrow(await services.applications.get(ctx(), id))
  const { readable, ...read } = readEntry(services.packs.get(opened.state.pack), values)
  if (!read.ok) return refused(together(read.refusals, []), lang, form)
  const ticked = await tickFirst(signed, opened, form, values)
  if (!ticked.ok) return refused(ticked.refusals, lang, form)
  const supplied = await services.applications.supplyCorrection(
    ctx(form),
    id,
    draftOf(readable, opened.state.correction?.items ?? []),
    {
      expected: ticked.value,
    },
  )
  return supplied.ok
    ? redirect(hrefIn(lang, `/office/cases/${id}?done=supplied`))
    : refused(supplied.refusals, lang, form)
}

/** What the window has seen is true whether or not the rest can be saved: it is kept first. Gives the version after it. */
async function tickFirst({ services, ctx }: Signed, { id, state }: OpenApplication, form: FormData, values: Values) {
  const { ticks } = changedTicks(services.packs.get(state.pack), state.documents, values)
  const { expected } = versionOf(form)
  if (ticks.length === 0) return { ok: true, value: expected } as const
  const own = ctx(form)
  const ticked = await services.applications.tick({ ...own, commandId: `${own.commandId}:ticks` }, id, ticks, {
    expected,
  })
  return ticked.ok ? ({ ok: true, value: ticked.value.version } as const) : ticked
}

/** Only the parts the notice named. */
function draftOf({ personal, claims, dependants, place }: Draft, items: readonly CorrectionItem[]): Draft {
  const asked = new Set(items.flatMap(({ target }) => ('field' in target ? [target.field] : [])))
  return {
    personal,
    claims,
    ...(asked.has('dependants') ? { dependants } : {}),
    ...(asked.has('place') ? { place } : {}),
  }
}

export default function SupplyPage() {
  const { t, text, href } = useLang()
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { id, number, items } = loaded
  return (
    <>
      <PageHead
        title={t('录入补正内容', 'Enter the correction')}
        crumbs={[
          { href: href('/office/cases'), label: t('申请登记簿', 'Register') },
          { href: href(`/office/cases/${id}`), label: number },
        ]}
        lead={t(
          '只列出补正通知要求的内容。全部保存后，此件回到待受理。',
          'Only what the notice asked for. Once saved, the case waits for its answer again.',
        )}
      />
      <ErrorSummary problems={summarised(loaded.pack, answer?.problems, text)} />
      {items.length === 0 ? (
        <Notice>
          <p>{t('此件目前没有等待补正的内容。', 'Nothing of this case waits for a correction.')}</p>
        </Notice>
      ) : (
        <SupplyForm {...loaded} values={{ ...loaded.values, ...answer?.values }} problems={answer?.problems} />
      )}
    </>
  )
}
