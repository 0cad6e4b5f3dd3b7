const BASE = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
]

/**
 * The content security policy of one page. Without a nonce no inline script can run, and without `enhance`
 * no script at all. Inline styles are never allowed: draw with classes and SVG attributes.
 */
export function pageSecurity(nonce: string | undefined, enhance: boolean): string {
  if (nonce !== undefined) return [...BASE, `script-src 'self' 'nonce-${nonce}'`, "connect-src 'self'"].join('; ')
  return [...BASE, enhance ? "script-src 'self'" : "script-src 'none'"].join('; ')
}
