import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { renderToReadableStream, renderToString } from 'react-dom/server'
import { ServerRouter, isRouteErrorResponse } from 'react-router'
import type { EntryContext, HandleErrorFunction } from 'react-router'
import { requestContext } from './context.ts'
import { NonceProvider } from './nonce.ts'
import { pageSecurity } from './security.ts'
import type { Handle } from './shell.ts'

export { requestContext }

/** Pages without script are one string; a page that hydrates is streamed, as React hands its data over that way. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
): Promise<Response> {
  const handle = handleOf(entry)
  const nonce = handle.script ? randomBytes(16).toString('base64') : undefined
  const page = (
    <NonceProvider value={nonce}>
      <ServerRouter context={entry} url={request.url} nonce={nonce} />
    </NonceProvider>
  )
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-security-policy', pageSecurity(nonce, handle.enhance === true))
  if (nonce === undefined) {
    const html = `<!DOCTYPE html>${renderToString(page)}`
    if (handle.cache !== undefined && mayBeShared(status, html)) headers.set('x-cache-for', String(handle.cache))
    return new Response(html, { status, headers })
  }
  const stream = await renderToReadableStream(page, { nonce })
  await stream.allReady
  return new Response(stream, { status, headers })
}

/** A form carries its own idempotency key: shown to two readers, the second one's command would count as a retry. */
function mayBeShared(status: number, html: string): boolean {
  return status === 200 && !html.includes('name="command"')
}

/** The handles of all matched routes, the innermost winning. */
function handleOf(entry: EntryContext): Handle {
  const handles = entry.staticHandlerContext.matches.map((match) => entry.routeModules[match.route.id]?.handle)
  return Object.assign({}, ...handles) as Handle
}

/** One line of JSON per failure, with the reference the reader sees; refusals (404, 403) are not failures. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  const { requestId } = context.get(requestContext)
  const stack = error instanceof Error ? error.stack : String(error)
  const path = new URL(request.url).pathname
  process.stderr.write(`${JSON.stringify({ level: 'error', requestId, path, stack })}\n`)
}
