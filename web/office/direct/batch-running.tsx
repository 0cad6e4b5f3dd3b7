import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { useLang } from '../../language.tsx'
import { refreshing, waitFor } from '../../portal/direct/waiting.server.ts'
import { Waiting, type Wait } from '../../portal/direct/waiting.tsx'
import { signedIn } from '../../session.ts'

const BASE = '/office/direct/batches'

/** `/office/direct/batches/running/:ticket`: how far an employer's file is. */
export function loader(args: LoaderFunctionArgs) {
  return waitFor(signedIn(args, 'clerk'), args.params['ticket'] ?? '', BASE)
}

export const headers = refreshing

export default function OfficeBatchRunning() {
  const { t, href } = useLang()
  const wait = useLoaderData<typeof loader>() as Wait
  return (
    <Waiting
      wait={wait}
      base={BASE}
      crumbs={[
        { href: href('/office/direct'), label: t('直接入户登记簿', 'Register') },
        { href: href(BASE), label: t('用人单位集体申请', 'An employer’s file') },
      ]}
    />
  )
}
