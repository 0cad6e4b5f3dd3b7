import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Text } from '#policy'
import { requestContext } from '../../context.ts'
import '../../design/check.css'
import { PageHead } from '../../design/layout-parts.tsx'
import { Notice } from '../../design/messages.tsx'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { Flow } from './flow.tsx'
import { Preload, WithSchemes } from './loading.tsx'
import { checkView, type CheckView } from './view.server.ts'

export const handle: Handle = { script: true }

interface OneView extends CheckView {
  readonly id: string
  readonly title: Text
}

/** `/check/:pack`: one scheme, to the last point. */
export function loader(args: LoaderFunctionArgs): OneView {
  const pack = args.context.get(requestContext).services.packs.find(args.params['pack'] ?? '')
  if (!pack) throw new Response(null, { status: 404 })
  return { ...checkView(args), id: pack.id, title: pack.title }
}

export const shouldRevalidate = (): boolean => false

export default function CheckOne() {
  const { packs, today, applyTo, id, title } = useLoaderData<typeof loader>()
  const { t, text, href } = useLang()
  return (
    <>
      <Preload address={packs} />
      <PageHead title={t('我能入户吗？', 'Can I settle here?')} crumbs={[{ href: href('/check'), label: t('我能在哪里落户？', 'Where could I settle?') }]}
        lead={<>{text(title)}{t('。回答只存在这台设备上，不会发送给任何人。', '. Your answers stay on this device and are sent to nobody.')}</>} />
      <noscript>
        <Notice title={t('您的浏览器没有开启脚本', 'Your browser runs no script')}>
          <p>
            {t(
              '自测在您的设备上计算，所以需要脚本。没有脚本，也可以对照政策里的条件和分值表自己加。申请和查询都不需要脚本。',
              'The self-check is worked out on your own device and so needs script. Without it, go through the conditions and add up the points in the policy. Applying and following a case need no script.',
            )}
          </p>
          <p>
            <a href={`${href(`/policies/${id}`)}#conditions`}>{t('查看申请条件', 'See the conditions')}</a>
            {' · '}
            <a href={`${href(`/policies/${id}`)}#points`}>{t('查看指标及分值', 'See the points')}</a>
            {applyTo.includes(id) && <>{' · '}<a href={href('/apply')}>{t('去申请', 'Apply')}</a></>}
          </p>
        </Notice>
      </noscript>
      <WithSchemes address={packs} today={today}>
        {(schemes) => {
          const scheme = schemes.find((each) => each.pack.id === id)
          return scheme && <Flow scheme={scheme} schemes={schemes} today={today} apply={applyTo.includes(id)} />
        }}
      </WithSchemes>
    </>
  )
}
