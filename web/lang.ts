import type { Text } from '#policy'

export type Lang = 'zh' | 'en'

/** `/en` and everything below it is English; every other path is 简体中文. */
export function langOf(pathname: string): Lang {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'zh'
}

/** The same page without its language prefix: `/en/check` → `/check`, `/en` → `/`. */
export function bare(pathname: string): string {
  return langOf(pathname) === 'en' ? pathname.slice(3) || '/' : pathname
}

/** A path in the given language. `path` is the Chinese one and starts with `/`. */
export function hrefIn(lang: Lang, path: string): string {
  if (lang === 'zh') return path
  return path === '/' ? '/en' : `/en${path}`
}

export interface Language {
  readonly lang: Lang
  /** `t('提交', 'Submit')` */
  readonly t: (zh: string, en: string) => string
  /** A text of a pack or of the error registry in this language. */
  readonly text: (text: Text) => string
  /** A path of this site in this language: `href('/check')`. */
  readonly href: (path: string) => string
}

/** For loaders and actions; components call `useLang()`. */
export function language(lang: Lang): Language {
  return {
    lang,
    t: (zh, en) => (lang === 'zh' ? zh : en),
    text: (text) => text[lang],
    href: (path) => hrefIn(lang, path),
  }
}
