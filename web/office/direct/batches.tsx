import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { ErrorSummary, PageHead, Tabs } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { ACCEPT, upload } from '../../portal/direct/batch.server.ts'
import { townsOf } from '../../portal/direct/towns.ts'
import { Batches, Upload } from '../../portal/direct/upload.tsx'
import { signedIn } from '../../session.ts'
import { orThrow, refused, type Refused } from '../answers.ts'
import { named } from './labels.ts'

/** `/office/direct/batches`: the window takes an employer's file (QY-3). */
export async function loader(args: LoaderFunctionArgs) {
  const {
    services: { direct, platform },
    ctx,
    actor,
  } = signedIn(args, 'clerk')
  const schemes = direct.schemes().map(({ pack, title, window }) => ({ pack, title, window }))
  const wanted = new URL(args.request.url).searchParams.get('pack')
  const scheme = schemes.find(({ pack }) => pack === wanted) ?? schemes[0]
  if (!scheme) throw new Response(null, { status: 404 })
  const towns = townsOf(platform.city, actor.district).filter(
    ({ code }) => scheme.window === 'county' || code === actor.town,
  )
  return { scheme, schemes, towns, own: actor.town, accept: ACCEPT, rows: orThrow(await direct.batches(ctx())) }
}

export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'clerk')
  const form = await args.request.formData()
  const done = await upload(signed, form, '/office/direct/batches')
  if (!done.ok) return refused(done.refusals, signed.lang, form)
  throw redirect(hrefIn(signed.lang, done.value), 303)
}

export default function OfficeBatches() {
  const { t, text, href } = useLang()
  const { scheme, schemes, towns, own, accept, rows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Refused | undefined
  const base = '/office/direct/batches'
  return (
    <>
      <PageHead
        title={t('用人单位集体申请', 'An employer’s file')}
        lead={text(scheme.title)}
        crumbs={[{ href: href('/office/direct'), label: t('直接入户登记簿', 'Register') }]}
      />
      {schemes.length > 1 && (
        <Tabs
          label={t('办法', 'Scheme')}
          tabs={schemes.map(({ pack, title }) => ({
            href: href(`${base}?pack=${pack}`),
            label: text(title),
            here: pack === scheme.pack,
          }))}
        />
      )}
      <ErrorSummary problems={named(answer?.problems, undefined, text)} />
      <Upload
        pack={scheme.pack}
        towns={towns}
        base={base}
        accept={accept}
        own={own}
        values={answer?.values ?? {}}
        problems={answer?.problems}
      />
      <Batches rows={rows} base={base} office />
    </>
  )
}
