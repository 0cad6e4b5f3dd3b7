import type { BarStanding } from '#server/bars/index.ts'
import { StatusTag } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

export function BarStandingTag({ standing }: { readonly standing: BarStanding }) {
  const { t } = useLang()
  switch (standing) {
    case 'in_force':
      return <StatusTag tone="bad">{t('生效中', 'In force')}</StatusTag>
    case 'lifted':
      return <StatusTag tone="quiet">{t('已解除', 'Lifted')}</StatusTag>
    case 'over':
      return <StatusTag tone="quiet">{t('已到期', 'Ended')}</StatusTag>
  }
}
