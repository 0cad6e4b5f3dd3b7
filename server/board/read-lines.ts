/** A piece of the pasted text: a line, or the part of a line that begins a new item. */
export interface Piece {
  /** Line of the pasted text, from 1. */
  readonly line: number
  /** Word for word, without the spaces that Chinese does not write. */
  readonly text: string
  /** A blank line stands before it. */
  readonly apart: boolean
}

/** How an item begins: `1.`, `（1）`, `（一）`, `一、`. */
export interface Marker {
  readonly kind: 'arabic' | 'bracketed' | 'section'
  readonly number: number
  /** As the clause number writes it: `1`, `（一）`, `一`. */
  readonly label: string
  readonly length: number
}

const DIGITS = '一二三四五六七八九十'
const HALF: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '【': '(',
  '】': ')',
  '﹙': '(',
  '﹚': ')',
  '，': ',',
  '；': ';',
  '：': ':',
  '．': '.',
  '／': '/',
  '　': ' ',
}

/**
 * The same text, character for character, with brackets, digits and points in their narrow form: for looking, not for
 * quoting.
 */
export function narrow(text: string): string {
  return text.replaceAll(
    /[（）【】﹙﹚，；：．／　０-９]/g,
    sign => HALF[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  )
}

/** Without the spaces and invisible signs that pasting brings; a space between Latin words or figures stays. */
export function tighten(text: string): string {
  const joined = text
    .replaceAll(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim()
  return joined.replaceAll(/(?<![A-Za-z0-9]) | (?![A-Za-z0-9])/g, '')
}

/**
 * The pasted text as pieces, blank lines remembered, several items on one line taken apart, rows of a table put into
 * words.
 */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let apart = true
  text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/).forEach((raw, at) => {
    const line = tighten(rowInWords(raw))
    if (line === '') {
      apart = true
      return
    }
    for (const part of takenApart(line)) {
      pieces.push({ line: at + 1, text: part, apart })
      apart = false
    }
  })
  return pieces
}

const ITEM = `\\d{1,3}[.、](?!\\d)|[${DIGITS}]{1,3}、|\\([${DIGITS}]{1,3}\\)`
const NEXT_ITEM = new RegExp(`(?<=[)。])(?=${ITEM})`, 'g')
const AFTER_HEADING = new RegExp(`^(?:[${DIGITS}]{1,3}、|\\([${DIGITS}]{1,3}\\))[^。,;、()]{2,30}?(?=1[.、](?!\\d))`)

/** A new item after a closing bracket, a full stop or a heading begins a piece of its own. */
function takenApart(line: string): readonly string[] {
  const seen = narrow(line)
  const heading = AFTER_HEADING.exec(seen)?.[0].length
  const starts = [...(heading ? [heading] : []), ...[...seen.matchAll(NEXT_ITEM)].map(({ index }) => index)]
  return [0, ...starts].map((from, n) => line.slice(from, starts[n]))
}

/** A row of a pasted table, `number ⇥ task ⇥ lead ⇥ partners`, as the item it is. */
function rowInWords(raw: string): string {
  const cells = raw.split('\t').map(cell => cell.trim())
  const [number = '', task = '', ...departments] = cells
  const named = departments.filter(cell => cell !== '')
  if (!/^\d{1,3}[.、]?$/.test(narrow(number)) || task === '' || named.length === 0) return raw
  return `${number.replace(/[.、．]$/, '')}.${task}（${named.join('；')}）`
}

/** The mark an item begins with, if it begins with one. */
export function markerOf(text: string): Marker | undefined {
  const seen = narrow(text)
  const arabic = /^(?:\((\d{1,3})\)|(\d{1,3})(?:[.、](?!\d)|\)))/.exec(seen)
  const figure = arabic?.[1] ?? arabic?.[2]
  if (arabic && figure) return { kind: 'arabic', number: Number(figure), label: figure, length: arabic[0].length }
  const bracketed = new RegExp(`^\\(([${DIGITS}]{1,3})\\)[.、]?`).exec(seen)
  if (bracketed?.[1]) {
    return {
      kind: 'bracketed',
      number: numeral(bracketed[1]),
      label: `（${bracketed[1]}）`,
      length: bracketed[0].length,
    }
  }
  const section = new RegExp(`^([${DIGITS}]{1,3})、`).exec(seen)
  return section?.[1]
    ? { kind: 'section', number: numeral(section[1]), label: section[1], length: section[0].length }
    : undefined
}

/** 二十一 → 21. */
function numeral(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (sign: string | undefined, empty: number): number => (sign ? DIGITS.indexOf(sign) + 1 : empty)
  return text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0)
}
