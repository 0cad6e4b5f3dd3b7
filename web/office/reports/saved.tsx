import type { SavedView } from '#server/reports/index.ts'
import { useLang } from '../../language.tsx'

/** One's saved views, a click away from the register (QY-9). */
export function SavedViews({ views }: { readonly views: readonly SavedView[] }) {
  const { t, href } = useLang()
  if (views.length === 0) return null
  return (
    <p className="no-print">
      {t('我的视图：', 'My views: ')}
      {views.map(({ name, query }, at) => (
        <span key={name}>
          {at > 0 && t('、', ', ')}
          <a href={href(query === '' ? '/office/direct' : `/office/direct?${query}`)}>{name}</a>
        </span>
      ))}
    </p>
  )
}
