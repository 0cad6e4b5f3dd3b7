import type { Text } from '#policy'
import { formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

/** The points scheme of a city, and how it stands today. */
export interface PointsScheme {
  readonly pack: string
  readonly title: Text
  readonly standing: 'in_force' | 'not_yet' | 'expired'
  readonly from: string
  readonly to: string | undefined
  /** What the direct scheme itself names as the points scheme, where that is another document. */
  readonly atTheTime: string | undefined
}

/** DG-5: who is not eligible for direct settlement may still apply by points, where the city has a scheme of points. */
export function Fallback({ loaded: { fallback } }: { readonly loaded: { readonly fallback: PointsScheme | undefined } }) {
  const { t, text, href } = useLang()
  if (!fallback) return null
  const link = <a href={href(`/check/${fallback.pack}`)}>{text(fallback.title)}</a>
  if (fallback.standing === 'in_force')
    return (
      <p>
        {t('不符合直接入户条件的，可以按积分申请：', 'Without direct settlement one may still apply by points: ')}
        {link}
      </p>
    )
  return (
    <>
      <p>{t('不符合直接入户条件的，还可以看积分制入户。', 'Without direct settlement there remains settlement by points.')}</p>
      {fallback.atTheTime && fallback.standing === 'not_yet' && (
        <p>
          {t('现在适用的是', 'The scheme that applies today is ')}
          <span lang="zh-Hans-CN">{fallback.atTheTime}</span>
          {t('，本站没有收录，请向受理窗口咨询。', ', which is not on this site: please ask at the window.')}
        </p>
      )}
      <p>
        {t('本站收录的是', 'On this site is ')}
        {link}
        <Standing scheme={fallback} />
      </p>
    </>
  )
}

function Standing({ scheme: { standing, from, to } }: { readonly scheme: PointsScheme }) {
  const { lang, t } = useLang()
  const day = formatDate(standing === 'expired' && to ? to : from, lang)
  return standing === 'expired'
    ? t(`，已于${day}失效，只供参考。`, `, which ended on ${day}: to compare only.`)
    : t(
        `，自${day}起施行，现在还不能据此申请，只供参考。`,
        `, in force from ${day}: nobody can apply under it yet; it is there to compare.`,
      )
}
