import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { PageHead } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'
import { look } from './batch-lines.ts'
import { BatchAnswer } from './batch.tsx'

/** `/direct/batches/:id`: every line of the employer's file, answered. */
export async function loader(args: LoaderFunctionArgs) {
  const {
    services: { direct },
    ctx,
    lang,
  } = signedIn(args, 'citizen')
  const { cases: _, ...result } = orThrow(await direct.batch(ctx(), args.params['id'] ?? ''))
  return look(result, new URL(args.request.url).searchParams, lang)
}

export default function EmployerBatch() {
  const { t, href } = useLang()
  const looked = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={t('集体申请的结果', 'Result of the file')}
        crumbs={[
          { href: href('/direct'), label: t('直接入户', 'Direct settlement') },
          { href: href('/direct/batches'), label: t('用人单位集体申请', 'For employers') },
        ]}
      />
      <BatchAnswer looked={looked} base="/direct/batches" cases={undefined} />
    </>
  )
}
