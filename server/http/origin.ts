const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may change something: false when another site's page sent it. Browsers say so themselves
 * (`Sec-Fetch-Site`, else `Origin`); a program that is no browser sends neither and carries no cookies of a victim.
 * Cookies are `SameSite=Lax` besides.
 */
export function sameOrigin(request: Request, host: string | undefined): boolean {
  if (SAFE.has(request.method)) return true
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  if (origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
