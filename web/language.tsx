import { useMemo } from 'react'
import { useLocation } from 'react-router'
import { langOf, language, type Language } from './lang.ts'

export type { Lang, Language } from './lang.ts'

/** The language of the page being shown, from its address. */
export function useLang(): Language {
  const { pathname } = useLocation()
  const lang = langOf(pathname)
  return useMemo(() => language(lang), [lang])
}
