import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { casesPath } from './cases-href.ts'
import type { Figure } from './view.server.ts'

/** A number that opens its cases; nought has none. */
export function CasesLink({ figure: { count, cases }, what }: { readonly figure: Figure; readonly what: string }) {
  const { t, href } = useLang()
  if (count === 0) return <>0</>
  const shown = formatCount(count)
  return (
    <a href={href(casesPath(cases))} aria-label={t(`${what} ${shown} 件，查看`, `${what}: ${shown}, open`)}>
      {shown}
    </a>
  )
}
