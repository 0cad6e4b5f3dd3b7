import { GREY, INK, type Paper } from './paper.ts'
import { qrMatrix, qrPath } from './qr.ts'

/** The parts documents are made of. Each writes at the paper's place and moves it on; none is split between pages. */

export interface TextStyle {
  readonly size?: number
  readonly bold?: boolean
  readonly grey?: boolean
  readonly align?: 'left' | 'center' | 'right'
  /** Space after. */
  readonly gap?: number
}

/** A label in both languages. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** A label with its value. `wide` takes a row of its own. */
export interface PrintedField extends Label {
  readonly value: string
  readonly wide?: boolean
}

export interface PrintedColumn extends Label {
  /** Share of the width. */
  readonly share: number
  readonly align?: 'left' | 'center' | 'right'
}

interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const LINE = '#8a8a8a'
const SHADE = '#f1f1ee'
const PAD = 5
const LABEL = 96

export function heading(paper: Paper): void {
  const { doc, left, width, settings } = paper
  doc.font('bold').fontSize(17).fillColor(INK).text(settings.title, left, doc.y, { width, align: 'center' })
  if (settings.subtitle !== '')
    doc.font('regular').fontSize(9).fillColor(GREY).text(settings.subtitle, left, doc.y + 1, { width, align: 'center' })
  doc.y += 12
}

/** Labels as this paper prints them: official documents sent on are Chinese alone. */
const spoken = <L extends Label>({ settings }: Paper, label: L): L =>
  settings.subtitle === '' ? { ...label, en: '' } : label

export function section(paper: Paper, label: Label): void {
  const { doc, left, width, need } = paper
  const { zh, en } = spoken(paper, label)
  need(64)
  doc.y += 4
  doc.font('bold').fontSize(11.5).fillColor(INK).text(zh, left, doc.y, { width })
  if (en !== '') doc.font('regular').fontSize(7.5).fillColor(GREY).text(en, left, doc.y - 1, { width })
  doc.y += 4
}

export function text({ doc, left, width, need }: Paper, words: string, style: TextStyle = {}): void {
  const { size = 10.5, bold = false, grey = false, align = 'left', gap = 5 } = style
  doc.font(bold ? 'bold' : 'regular').fontSize(size)
  need(doc.heightOfString(words, { width, lineGap: 2 }))
  doc.fillColor(grey ? GREY : INK).text(words, left, doc.y, { width, align, lineGap: 2 })
  doc.y += gap
}

/** Numbered lines. */
export function list(paper: Paper, lines: readonly string[]): void {
  lines.forEach((line, n) => text(paper, `${n + 1}. ${line}`, { size: 10, gap: 3 }))
  paper.doc.y += 4
}

/** Two fields a row, in boxes. */
export function fields(paper: Paper, all: readonly PrintedField[]): void {
  let waiting: PrintedField | undefined
  const flush = () => {
    if (waiting) fieldRow(paper, [waiting])
    waiting = undefined
  }
  for (const field of all.map(one => spoken(paper, one))) {
    if (field.wide) {
      flush()
      fieldRow(paper, [field])
    } else if (waiting) {
      fieldRow(paper, [waiting, field])
      waiting = undefined
    } else waiting = field
  }
  flush()
  paper.doc.y += 8
}

function fieldRow(paper: Paper, row: readonly PrintedField[]): void {
  const { doc, left, width } = paper
  const cell = width / row.length
  const h = Math.max(24, ...row.map(field => Math.max(labelHeight(doc, field, LABEL), valueHeight(doc, field.value, cell - LABEL))))
  paper.need(h)
  const { y } = doc
  row.forEach((field, n) => {
    const x = left + n * cell
    printLabel(doc, field, { x, y, w: LABEL, h })
    printValue(doc, field.value, { x: x + LABEL, y, w: cell - LABEL, h })
  })
  doc.y = y + h
}

export function table(paper: Paper, all: readonly PrintedColumn[], rows: readonly (readonly string[])[]): void {
  const { doc, left, width } = paper
  const columns = all.map(one => spoken(paper, one))
  const total = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => (share / total) * width)
  const place = (n: number) => ({ x: left + widths.slice(0, n).reduce((sum, w) => sum + w, 0), w: widths[n] ?? 0 })
  const head = () => {
    const h = Math.max(...columns.map((column, n) => labelHeight(doc, column, place(n).w)))
    paper.need(h + 24)
    const { y } = doc
    columns.forEach((column, n) => printLabel(doc, column, { ...place(n), y, h }))
    doc.y = y + h
  }
  head()
  for (const row of rows) {
    const h = Math.max(20, ...row.map((words, n) => valueHeight(doc, words, place(n).w)))
    if (!paper.fits(h)) {
      paper.newPage()
      head()
    }
    const { y } = doc
    row.forEach((words, n) => printValue(doc, words, { ...place(n), y, h }, columns[n]?.align))
    doc.y = y + h
  }
  doc.y += 8
}

/** Empty boxes to sign and date in. */
export function signatures(paper: Paper, boxes: readonly Label[]): void {
  const { doc, left, width } = paper
  const w = width / boxes.length
  paper.need(82)
  const { y } = doc
  boxes.forEach((box, n) => {
    const { zh, en } = spoken(paper, box)
    const x = left + n * w
    frame(doc, { x, y, w, h: 74 })
    doc.font('bold').fontSize(9.5).fillColor(INK).text(zh, x + PAD, y + PAD, { width: w - 2 * PAD })
    doc.font('regular').fontSize(6.8).fillColor(GREY)
    if (en !== '') doc.text(en, x + PAD, doc.y, { width: w - 2 * PAD })
    doc.fontSize(9).text('年      月      日', x + PAD, y + 56, { width: w - 2 * PAD, align: 'right' })
  })
  doc.y = y + 82
}

/** A QR code at the right, words at its left. */
export function qr(paper: Paper, address: string, words: readonly string[]): void {
  const { doc, left, width } = paper
  const size = 112
  paper.need(size + 10)
  const { y } = doc
  const matrix = qrMatrix(address)
  doc.rect(left + width - size - 12, y - 4, size + 16, size + 8).fill('#ffffff')
  doc.save().translate(left + width - size, y).scale(size / matrix.size).path(qrPath(matrix)).fill('#000000').restore()
  doc.y = y + 2
  for (const line of words) {
    doc.font('regular').fontSize(9.5).fillColor(INK).text(line, left, doc.y, { width: width - size - 24, lineGap: 1 })
    doc.y += 4
  }
  doc.y = Math.max(doc.y, y + size) + 10
}

export function rule({ doc, left, width }: Paper): void {
  doc.lineWidth(0.6).strokeColor(LINE).moveTo(left, doc.y).lineTo(left + width, doc.y).stroke()
  doc.y += 8
}

function frame(doc: PDFKit.PDFDocument, { x, y, w, h }: Box, shaded = false): void {
  if (shaded) doc.rect(x, y, w, h).fill(SHADE)
  doc.lineWidth(0.6).strokeColor(LINE).rect(x, y, w, h).stroke()
}

function printLabel(doc: PDFKit.PDFDocument, { zh, en }: Label, box: Box): void {
  const { x, y, w } = box
  frame(doc, box, true)
  doc.font('bold').fontSize(9.5).fillColor(INK).text(zh, x + PAD, y + PAD - 1, { width: w - 2 * PAD })
  if (en !== '') doc.font('regular').fontSize(6.8).fillColor(GREY).text(en, x + PAD, doc.y, { width: w - 2 * PAD })
}

function printValue(doc: PDFKit.PDFDocument, words: string, box: Box, align: 'left' | 'center' | 'right' = 'left'): void {
  const { x, y, w } = box
  frame(doc, box)
  doc.font('regular').fontSize(10).fillColor(INK).text(words, x + PAD, y + PAD, { width: w - 2 * PAD, align, lineGap: 1 })
}

function labelHeight(doc: PDFKit.PDFDocument, { zh, en }: Label, w: number): number {
  const width = w - 2 * PAD
  return doc.font('bold').fontSize(9.5).heightOfString(zh, { width })
    + (en === '' ? 0 : doc.font('regular').fontSize(6.8).heightOfString(en, { width })) + 2 * PAD - 1
}

function valueHeight(doc: PDFKit.PDFDocument, words: string, w: number): number {
  return doc.font('regular').fontSize(10).heightOfString(words || ' ', { width: w - 2 * PAD, lineGap: 1 }) + 2 * PAD
}
