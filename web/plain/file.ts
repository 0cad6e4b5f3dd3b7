interface StoredFile {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** A file somebody handed in, shown to one who may read it: nothing in it runs, nothing keeps a copy. */
export function fileResponse({ content, mediaType, name }: StoredFile): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': mediaType,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}
