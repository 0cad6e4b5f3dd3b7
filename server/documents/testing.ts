import { inflateSync } from 'node:zlib'

/** A PDF as a reader's search sees it: text by each font's own character map, the fonts and whether they are inside. */
export interface ReadPdf {
  readonly pages: number
  readonly text: string
  /** The drawing operators of all pages. */
  readonly drawn: string
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[]
}

/** Reads what pdfkit writes, no more: enough to prove that text can be searched and fonts travel along. */
export function readPdf(file: Buffer): ReadPdf {
  const objects = new Map([...file.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id ?? '', body ?? '']))
  const bodies = [...objects.values()]
  const pages = bodies.filter(body => /\/Type \/Page\b(?!s)/.test(body))
  const texts = pages.map(page => pageText(page, objects))
  return {
    pages: pages.length, text: texts.join('\n'), drawn: pages.map(page => stream(objects.get(reference(page, 'Contents') ?? '') ?? '')).join('\n'),
    fonts: bodies.filter(body => body.includes('/Subtype /Type0')).map(body => fontOf(body, objects)),
  }
}

type Objects = ReadonlyMap<string, string>

function pageText(page: string, objects: Objects): string {
  const resources = objects.get(reference(page, 'Resources') ?? '') ?? page
  const fonts = new Map([...(objects.get(reference(resources, 'Font') ?? '') ?? resources).matchAll(/\/(F\d+) (\d+) 0 R/g)]
    .map(([, name, id]) => [name ?? '', characterMap(objects.get(id ?? '') ?? '', objects)]))
  const content = stream(objects.get(reference(page, 'Contents') ?? '') ?? '')
  let map = new Map<string, string>()
  let out = ''
  for (const [token, font, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>|\bET\b/g)) {
    if (font) map = fonts.get(font) ?? map
    else if (hex) out += (hex.match(/.{4}/g) ?? []).map(code => map.get(code.toLowerCase()) ?? '\uFFFD').join('')
    else if (token === 'ET') out += ''
  }
  return out
}

/** Code in the page → character, from the font's ToUnicode. */
function characterMap(font: string, objects: Objects): Map<string, string> {
  const cmap = stream(objects.get(reference(font, 'ToUnicode') ?? '') ?? '')
  const map = new Map<string, string>()
  for (const [, from, , list] of cmap.matchAll(/<([0-9a-fA-F]+)> <([0-9a-fA-F]+)> \[([^\]]*)\]/g)) {
    const start = Number.parseInt(from ?? '', 16)
    for (const [n, [, hex]] of [...(list ?? '').matchAll(/<([0-9a-fA-F ]*)>/g)].entries()) {
      const units = (hex ?? '').replaceAll(' ', '').match(/.{4}/g) ?? []
      map.set((start + n).toString(16).padStart(4, '0'), String.fromCharCode(...units.map(unit => Number.parseInt(unit, 16))))
    }
  }
  return map
}

function fontOf(font: string, objects: Objects): ReadPdf['fonts'][number] {
  const descendant = objects.get(/\/DescendantFonts \[(\d+) 0 R\]/.exec(font)?.[1] ?? '') ?? ''
  const descriptor = objects.get(reference(descendant, 'FontDescriptor') ?? '') ?? ''
  const data = stream(objects.get(reference(descriptor, 'FontFile2') ?? reference(descriptor, 'FontFile3') ?? '') ?? '')
  return { name: /\/BaseFont \/(\S+)/.exec(font)?.[1] ?? '', embedded: data.length > 1000 }
}

const reference = (body: string, key: string): string | undefined => new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1]

/** By the length the object names: the packed bytes may end in what looks like a line end. */
function stream(body: string): string {
  const start = /stream\r?\n/.exec(body)
  const length = Number(/\/Length (\d+)/.exec(body)?.[1])
  if (!start || Number.isNaN(length)) return ''
  const from = start.index + start[0].length
  return inflateSync(Buffer.from(body.slice(from, from + length), 'latin1')).toString('latin1')
}
