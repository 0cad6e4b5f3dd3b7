import type { ReactNode } from 'react'
import { Notice } from '../../design/messages.tsx'
import { useLang } from '../../language.tsx'
import type { Scheme } from './schemes.ts'
import { useSchemes } from './use-schemes.ts'

/** Fetches the schemes, says so meanwhile, and what to do when they cannot be had. */
export function WithSchemes({ address, today, children }: {
  readonly address: string
  readonly today: string
  readonly children: (schemes: readonly Scheme[]) => ReactNode
}) {
  const { t } = useLang()
  const { schemes, failed } = useSchemes(address, today)
  if (failed) {
    return (
      <Notice tone="bad" live title={t('规则没有取到', 'The rules could not be fetched')}>
        <p>{t('请检查网络后重新打开本页。您的回答还在这台设备上。', 'Check your connection and open this page again. Your answers are still on this device.')}</p>
      </Notice>
    )
  }
  if (!schemes) return <p className="needs-script muted" role="status">{t('正在打开自测…', 'Opening the self-check…')}</p>
  return <>{children(schemes)}</>
}

/** Starts fetching the packs while the page is still being read. */
export function Preload({ address }: { readonly address: string }) {
  return <link rel="preload" as="fetch" href={address} crossOrigin="anonymous" />
}
