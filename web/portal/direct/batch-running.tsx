import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { refreshing, waitFor } from './waiting.server.ts'
import { Waiting, type Wait } from './waiting.tsx'

const BASE = '/direct/batches'

/** `/direct/batches/running/:ticket`: how far one's own file is. */
export function loader(args: LoaderFunctionArgs) {
  return waitFor(signedIn(args, 'citizen'), args.params['ticket'] ?? '', BASE)
}

export const headers = refreshing

export default function EmployerBatchRunning() {
  const { t, href } = useLang()
  const wait = useLoaderData<typeof loader>() as Wait
  return (
    <Waiting
      wait={wait}
      base={BASE}
      crumbs={[
        { href: href('/direct'), label: t('直接入户', 'Direct settlement') },
        { href: href(BASE), label: t('用人单位集体申请', 'For employers') },
      ]}
    />
  )
}
