import PdfDocument from 'pdfkit'
import type { Fonts } from './fonts.ts'
import { MARK, MARK_WIDTH } from './mark.ts'

/** What a document says about itself. */
export interface PaperSettings {
  readonly fonts: Fonts
  readonly title: string
  /** Second line under the title, small: the English name. Empty: the document is Chinese alone, its labels too. */
  readonly subtitle: string
  /** ISO-8601 UTC; stands in the file's properties. */
  readonly made: string
  /** Foot of every page: what made it and when, as shown to people. */
  readonly foot: string
  /** Marks every page as invented. */
  readonly demo: boolean
}

/** A4 with 20 mm margins, filled from the top. All lengths in points. */
export interface Paper {
  readonly doc: PDFKit.PDFDocument
  readonly left: number
  readonly width: number
  readonly settings: PaperSettings
  /** Starts a new page where `height` does not fit any more. */
  need(height: number): void
  /** Whether `height` still fits on this page. */
  fits(height: number): boolean
  newPage(): void
  /** Writes the feet and closes; the whole file. */
  end(): Promise<Buffer>
}

export const INK = '#1b1b1b'
export const GREY = '#5a5a5a'
const MARGIN = 56.7
const PAGE = { width: 595.28, height: 841.89 }
const FOOT = 30

export function openPaper(settings: PaperSettings): Paper {
  const { fonts, title, subtitle, made, demo } = settings
  const doc = new PdfDocument({
    size: 'A4', margin: MARGIN, bufferPages: true, autoFirstPage: false, lang: 'zh-CN', displayTitle: true,
    info: { Title: title, ...(subtitle === '' ? {} : { Subject: subtitle }), Producer: 'Luohu', Creator: 'Luohu', CreationDate: new Date(made) },
  })
  doc.registerFont('regular', fonts.regular)
  doc.registerFont('bold', fonts.bold)
  const file = collect(doc)
  const fits = (height: number) => doc.y + height <= PAGE.height - MARGIN - FOOT
  const newPage = () => {
    doc.addPage()
    if (demo) watermark(doc)
    doc.x = MARGIN
    doc.y = MARGIN
  }
  newPage()
  return {
    doc, left: MARGIN, width: PAGE.width - 2 * MARGIN, settings, fits, newPage,
    need: height => { if (!fits(height)) newPage() },
    end: () => {
      feet(doc, settings.foot)
      doc.end()
      return file
    },
  }
}

export function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

/** Faint, behind everything: nobody can mistake a page of the demonstration for a real one. */
export function watermark(doc: PDFKit.PDFDocument): void {
  const scale = 30 / 1000
  for (const y of [200, 421, 642]) {
    doc.save().rotate(-30, { origin: [PAGE.width / 2, y] }).translate((PAGE.width - MARK_WIDTH * scale) / 2, y + 11)
      .scale(scale).path(MARK).fillColor('#000000', 0.06).fill().restore()
  }
  doc.fillColor(INK, 1)
}

function feet(doc: PDFKit.PDFDocument, words: string): void {
  const { start, count } = doc.bufferedPageRange()
  const width = PAGE.width - 2 * MARGIN
  const y = PAGE.height - MARGIN - 8
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0
    doc.font('regular').fontSize(7.5).fillColor(GREY).text(words, MARGIN, y, { width: width - 60, lineGap: 1 })
    doc.text(`${page - start + 1} / ${count}`, MARGIN + width - 60, y, { width: 60, align: 'right', lineBreak: false })
  }
}
