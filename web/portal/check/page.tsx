import { useMemo } from 'react'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Pack } from '#policy'
import { requestContext } from '../../context.ts'
import { PageHead } from '../../design/layout-parts.tsx'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { Flow } from './flow.tsx'
import { Paper } from './paper.tsx'
import { slimPack } from './slim.ts'

export const handle: Handle = { script: true }

/**
 * `/check`: the whole scheme as data goes to the browser, which answers by itself; nothing comes back. As JSON text: the
 * framework's own encoding of the same data weighs half as much again.
 */
export function loader({ context }: LoaderFunctionArgs): string {
  const { services, lang } = context.get(requestContext)
  return JSON.stringify(slimPack(services.packs.get('foshan-2014-points'), lang))
}

/** The data never changes while the page is open. */
export const shouldRevalidate = (): boolean => false

export default function Check() {
  const json = useLoaderData<typeof loader>()
  const pack = useMemo(() => JSON.parse(json) as Pack, [json])
  const { t } = useLang()
  return (
    <>
      <PageHead title={t('我能入户吗？', 'Can I settle here?')} lead={t(
        '只问还有用的问题，一次一题，随时可以返回。回答只存在这台设备上，不会发送给任何人。',
        'Only questions that still matter, one at a time, with a way back. Your answers stay on this device and are sent to nobody.',
      )} />
      <noscript>{import.meta.env.SSR && <Paper pack={pack} />}</noscript>
      <Flow pack={pack} />
    </>
  )
}
