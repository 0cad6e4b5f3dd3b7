import type { LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { language } from '../../lang.ts'

/** `GET /policies/:id/download/:file`: a file of a pack, by one of the names its page lists. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { library } = args.context.get(requestContext).services
  const [id, asked] = [args.params['id'] ?? '', args.params['file'] ?? '']
  const file = await library.download(id, asked)
  if (!file) return missing(args)
  const headers = {
    'content-type': file.type,
    'content-disposition': `attachment; filename="${id}-${asked}"; filename*=UTF-8''${encoded(file.name)}`,
    'cache-control': 'public, max-age=300',
    etag: `"${file.digest.slice(0, 32)}"`,
  }
  if (args.request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(file.content), { headers })
}

/** A name as RFC 5987 wants it. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** A file has no page around it: the sentence alone. */
function missing({ context }: LoaderFunctionArgs): Response {
  const { t } = language(context.get(requestContext).lang)
  const said = t(
    '没有这个文件。可以下载的文件列在该政策页面的「下载」一节。',
    'There is no such file. The page of the policy lists its downloads.',
  )
  return new Response(`${said}\n`, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
