import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import '../../design/check.css'
import { Notice } from '../../design/messages.tsx'
import { PageHead } from '../../design/layout-parts.tsx'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { Everywhere } from './everywhere.tsx'
import { Preload, WithSchemes } from './loading.tsx'
import { checkView, type CheckView } from './view.server.ts'

export const handle: Handle = { script: true }

/** `/check`: one set of answers, every scheme. The browser answers by itself; nothing comes back. */
export function loader(args: LoaderFunctionArgs): CheckView {
  return checkView(args)
}

/** The data never changes while the page is open. */
export const shouldRevalidate = (): boolean => false

export default function Check() {
  const { packs, today, applyTo } = useLoaderData<typeof loader>()
  const { t, href } = useLang()
  return (
    <>
      <Preload address={packs} />
      <PageHead title={t('我能在哪里落户？', 'Where could I settle?')} lead={t(
        '回答一遍，各地办法并排比较。只问还有用的问题，一次一题，随时可以返回。回答只存在这台设备上，不会发送给任何人。',
        'Answer once and see every scheme side by side. Only questions that still matter, one at a time, with a way back. Your answers stay on this device and are sent to nobody.',
      )} />
      <noscript>
        <Notice title={t('您的浏览器没有开启脚本', 'Your browser runs no script')}>
          <p>
            {t(
              '比较是在您的设备上计算的，所以需要脚本。没有脚本，也可以逐个打开各地的政策，对照条件和分值表自己算。申请和查询都不需要脚本。',
              'The comparison is worked out on your own device and so needs script. Without it, open each policy and go through its conditions and points. Applying and following a case need no script.',
            )}
          </p>
          <p><a href={href('/policies')}>{t('查看各地政策', 'See the policies')}</a></p>
        </Notice>
      </noscript>
      <WithSchemes address={packs} today={today}>
        {(schemes) => <Everywhere schemes={schemes} today={today} applyTo={applyTo} />}
      </WithSchemes>
    </>
  )
}
