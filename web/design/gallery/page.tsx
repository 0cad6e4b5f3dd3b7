import type { LoaderFunctionArgs } from 'react-router'
import '../office.css'
import { requestContext } from '../../context.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { PageHead } from '../index.ts'
import { DataSamples } from './data.tsx'
import { FormSamples } from './forms.tsx'
import { MessageSamples } from './messages.tsx'

export const handle: Handle = { enhance: true }

/** `/design`: every component once, for whoever builds pages. Demo mode only. */
export function loader({ context }: LoaderFunctionArgs): null {
  if (!context.get(requestContext).demo) throw new Response(null, { status: 404 })
  return null
}

export default function Gallery() {
  const { t } = useLang()
  return (
    <>
      <PageHead title={t('组件', 'Components')} crumbs={[{ href: '/', label: t('首页', 'Home') }]}
        lead={t('网页由这些组件搭成；内容均为虚构。', 'What pages are built from. All content is invented.')} />
      <MessageSamples />
      <DataSamples />
      <FormSamples />
    </>
  )
}
