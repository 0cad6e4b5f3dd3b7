import { GREY, INK } from '../paper.ts'

/** Lengths in points, from the top left of the page. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface Style {
  /** Largest size; the words shrink from here until they fit. */
  readonly size?: number
  readonly bold?: boolean
  readonly grey?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly valign?: 'top' | 'middle' | 'bottom'
}

/** What stands for a character the font does not have, as in printing: to be filled in by hand. */
export const GETA = '〓'
/** Below this nobody reads it any more: what still does not fit goes to the continuation sheet. */
export const SMALLEST = 5
const STEP = 0.5
const LEADING = 1.28
/** Noto Sans SC: the middle of a character lies this share of its size below the top of the line. */
const CAP = 0.2
const PAD = 3

type Face = 'regular' | 'bold'

/** Draws in one document; knows how wide every character is, so that nothing is laid out twice. */
export interface Pen {
  readonly doc: PDFKit.PDFDocument
  /** Writes within the box: shrinks, wraps, cuts at last. Answers whether all of it is there. */
  write(words: string, box: Box, style?: Style): boolean
  /** The width of one line of `words` at a size. */
  width(words: string, size: number, face?: Face): number
  line(x1: number, y1: number, x2: number, y2: number): void
  frame(box: Box, weight?: number): void
  /** Characters of `words` for which the font has no glyph. */
  missing(words: string): readonly string[]
}

/** pdfkit keeps the font it draws with here; its types do not say so. */
interface Drawing {
  readonly _font: { readonly font: { hasGlyphForCodePoint(code: number): boolean } }
}

export function createPen(doc: PDFKit.PDFDocument): Pen {
  const known = new Map<Face, Map<string, { readonly advance: number; readonly there: boolean }>>()
  const glyph = (char: string, face: Face) => {
    const chars = known.get(face) ?? new Map<string, { advance: number; there: boolean }>()
    known.set(face, chars)
    const found = chars.get(char)
    if (found) return found
    doc.font(face).fontSize(1000)
    const there = (doc as unknown as Drawing)['_font'].font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0)
    const made = { advance: doc.widthOfString(there ? char : GETA) / 1000, there }
    chars.set(char, made)
    return made
  }
  const width = (words: string, size: number, face: Face = 'regular') => {
    let sum = 0
    for (const char of words) sum += glyph(char, face).advance
    return sum * size
  }
  const pen: Pen = {
    doc, width,
    line: (x1, y1, x2, y2) => { doc.moveTo(x1, y1).lineTo(x2, y2).stroke() },
    frame: ({ x, y, w, h }, weight = 0.6) => { doc.lineWidth(weight).strokeColor(INK).rect(x, y, w, h).stroke() },
    missing: words => [...new Set(words)].filter(char => !glyph(char, 'regular').there),
    write(words, box, style = {}) {
      const { size = 10.5, bold = false, grey = false, align = 'left', valign = 'middle' } = style
      const face: Face = bold ? 'bold' : 'regular'
      const text = [...plain(words)].map(char => (char === '\n' || glyph(char, face).there ? char : GETA)).join('')
      const laid = fit(text, { w: box.w - 2 * PAD, h: box.h - 2 }, size, (line, at) => width(line, at, face))
      const height = laid.lines.length * laid.size * LEADING
      const spare = box.h - height
      const top = box.y + (valign === 'middle' ? spare / 2 : valign === 'bottom' ? spare - 1 : 2)
      doc.font(face).fontSize(laid.size).fillColor(grey ? GREY : INK)
      laid.lines.forEach((line, n) => {
        if (line === '') return
        const room = box.w - 2 * PAD - width(line, laid.size, face)
        const x = box.x + PAD + (align === 'center' ? room / 2 : align === 'right' ? room : 0)
        doc.text(line, x, top + n * laid.size * LEADING - laid.size * (CAP - (LEADING - 1) / 2), { lineBreak: false })
      })
      return laid.whole
    },
  }
  return pen
}

/** Without what has no width on paper: line ends become `\n`, control and formatting characters vanish. */
function plain(words: string): string {
  return words.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(/\t/g, ' ').replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '').trimEnd()
}

interface Laid {
  readonly size: number
  readonly lines: readonly string[]
  readonly whole: boolean
}

/** The largest size at which the words fit the room; at the smallest the rest is cut, marked by ……. */
export function fit(words: string, room: { readonly w: number; readonly h: number }, largest: number, width: (line: string, size: number) => number): Laid {
  for (let size = largest; size > SMALLEST; size -= STEP) {
    const lines = wrap(words, room.w, line => width(line, size))
    const fits = lines.length * size * LEADING <= room.h + 0.01 && lines.every(line => width(line, size) <= room.w)
    if (fits) return { size, lines, whole: true }
  }
  const lines = wrap(words, room.w, line => width(line, SMALLEST))
  const most = Math.max(1, Math.floor(room.h / (SMALLEST * LEADING)))
  if (lines.length <= most) return { size: SMALLEST, lines, whole: true }
  const last = [...(lines[most - 1] ?? '')]
  while (last.length > 0 && width(`${last.join('')}……`, SMALLEST) > room.w) last.pop()
  return { size: SMALLEST, lines: [...lines.slice(0, most - 1), `${last.join('')}……`], whole: false }
}

/** Breaks between Chinese characters anywhere, in Latin words only where one is longer than the line. */
function wrap(words: string, most: number, width: (line: string) => number): string[] {
  return words.split('\n').flatMap(paragraph => {
    if (width(paragraph) <= most) return [paragraph]
    const lines: string[] = []
    let line = ''
    for (const piece of pieces(paragraph, most, width)) {
      if (line === '' || width(line + piece) <= most) line += piece
      else {
        // A closing mark takes the character before it along to the next line.
        const kept = CLOSING.test(piece) ? [...line].slice(0, -1).join('') : line
        if (kept === '') line += piece
        else {
          lines.push(kept.trimEnd())
          line = (line.slice(kept.length) + piece).trimStart()
        }
      }
    }
    return [...lines, line].flatMap(each => (width(each) <= most ? [each] : cut(each, most, width)))
  })
}

/** Does not stand at the beginning of a line. */
const CLOSING = /^[，。、；：！？）】》”’,.;:!?)]$/

function pieces(paragraph: string, most: number, width: (line: string) => number): string[] {
  return (paragraph.match(/[\p{Script=Latin}\p{N}\-/.@_]+|./gu) ?? []).flatMap(piece => (width(piece) <= most ? [piece] : [...piece]))
}

function cut(line: string, most: number, width: (line: string) => number): string[] {
  const lines: string[] = []
  let rest = ''
  for (const char of line) {
    if (rest !== '' && width(rest + char) > most) {
      lines.push(rest)
      rest = char
    } else rest += char
  }
  return [...lines, rest]
}
