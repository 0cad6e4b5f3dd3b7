import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { PageHead } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow } from '../apply/view.server.ts'
import { answerOf } from './batch.server.ts'
import { BatchAnswer } from './batch.tsx'

/** `/direct/batches/:id`: every line of the employer's file, answered. */
export async function loader(args: LoaderFunctionArgs) {
  const {
    services: { direct },
    ctx,
    lang,
  } = signedIn(args, 'citizen')
  const { cases: _, ...result } = orThrow(await direct.batch(ctx(), args.params['id'] ?? ''))
  return answerOf(result, lang)
}

export default function EmployerBatch() {
  const { t, href } = useLang()
  const { result, shown, more } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={t('集体申请的结果', 'Result of the file')}
        crumbs={[
          { href: href('/direct'), label: t('直接入户', 'Direct settlement') },
          { href: href('/direct/batches'), label: t('用人单位集体申请', 'For employers') },
        ]}
      />
      <BatchAnswer result={result} shown={shown} more={more} base="/direct/batches" cases={undefined} />
    </>
  )
}
