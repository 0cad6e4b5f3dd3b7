/** How a person wants pages to look: kept in one cookie, read on the server, works without script. */
export interface Look {
  readonly size: 'normal' | 'large'
  readonly theme: 'auto' | 'light' | 'dark'
}

export const LOOK_COOKIE = 'look'
const YEAR = 31_536_000

/** Reads `look=large.dark` from a Cookie header; anything unknown is the default. */
export function readLook(cookies: string | null): Look {
  const found = /(?:^|;\s*)look=([a-z.]*)/.exec(cookies ?? '')
  const words = (found?.[1] ?? '').split('.')
  const theme = words.includes('dark') ? 'dark' : words.includes('light') ? 'light' : 'auto'
  return { size: words.includes('large') ? 'large' : 'normal', theme }
}

/** The Set-Cookie value that keeps a look for a year. */
export function lookCookie(look: Look): string {
  const words = [look.size === 'large' ? 'large' : '', look.theme === 'auto' ? '' : look.theme]
  return `${LOOK_COOKIE}=${words.filter(Boolean).join('.')}; Path=/; Max-Age=${YEAR}; SameSite=Lax; HttpOnly`
}

/**
 * Only a path of this site may be returned to: never `//host`, never a scheme. Control characters neither: a browser
 * drops a tab, and `/<tab>/host` leads away.
 */
export function safeBack(back: string | null): string {
  return back !== null && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(back) ? back : '/'
}
