import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { ErrorSummary, PageHead, Tabs } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { named } from '../../office/direct/labels.ts'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'
import { ACCEPT, upload } from './batch.server.ts'
import { townsOf } from './towns.ts'
import { Batches, Upload } from './upload.tsx'

/** `/direct/batches`: an employer applies for many workers at once, by an account of its own (QY-3). */
export async function loader(args: LoaderFunctionArgs) {
  const {
    services: { direct, platform },
    ctx,
  } = signedIn(args, 'citizen')
  const schemes = direct.schemes().map(({ pack, title }) => ({ pack, title }))
  const wanted = new URL(args.request.url).searchParams.get('pack')
  const scheme = schemes.find(({ pack }) => pack === wanted) ?? schemes[0]
  if (!scheme) throw new Response(null, { status: 404 })
  return {
    scheme,
    schemes,
    towns: townsOf(platform.city),
    accept: ACCEPT,
    rows: orThrow(await direct.batches(ctx())),
  }
}

export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'citizen')
  const form = await args.request.formData()
  const done = await upload(signed, form, '/direct/batches')
  if (!done.ok)
    return data({ problems: problemsOf(done.refusals, signed.lang), values: textsOf(form) }, { status: 422 })
  throw redirect(hrefIn(signed.lang, done.value), 303)
}

export default function EmployerBatches() {
  const { t, text, href } = useLang()
  const { scheme, schemes, towns, accept, rows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title={t('用人单位集体申请', 'For employers: many workers at once')}
        lead={text(scheme.title)}
        crumbs={[{ href: href('/direct'), label: t('直接入户', 'Direct settlement') }]}
      />
      {schemes.length > 1 && (
        <Tabs
          label={t('办法', 'Scheme')}
          tabs={schemes.map(({ pack, title }) => ({
            href: href(`/direct/batches?pack=${pack}`),
            label: text(title),
            here: pack === scheme.pack,
          }))}
        />
      )}
      <ErrorSummary problems={named(answer?.problems, undefined, text)} />
      <Upload
        pack={scheme.pack}
        towns={towns}
        base="/direct/batches"
        accept={accept}
        values={answer?.values ?? {}}
        problems={answer?.problems}
      />
      <Batches rows={rows} base="/direct/batches" />
    </>
  )
}
