import { statusOf } from '#platform/errors/index.ts'
import type { Result } from '#platform/result.ts'
import type { PrintedFile } from '#server/documents/index.ts'

/** A PDF to look at or keep; never kept by a cache. A refusal is the page that says why not. */
export function pdf(file: Result<PrintedFile>): Response {
  if (!file.ok) throw new Response(null, { status: statusOf(file.refusals) })
  return new Response(new Uint8Array(file.value.content), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${file.value.name}"`,
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
      'cache-control': 'no-store',
    },
  })
}

/** The site's address as the reader's browser sees it, for QR codes; TLS may end at a proxy in front. */
export function originOf(request: Request): string {
  const { origin } = new URL(request.url)
  return request.headers.get('x-forwarded-proto') === 'https' ? origin.replace(/^http:/, 'https:') : origin
}
