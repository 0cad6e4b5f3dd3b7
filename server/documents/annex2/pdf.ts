import { setImmediate as breathe } from 'node:timers/promises'
import PdfDocument from 'pdfkit'
import { civilDate, civilMinute } from '#calendar'
import { collect, watermark } from '../paper.ts'
import type { Making } from '../words.ts'
import { continuations } from './continued.ts'
import { cover } from './cover.ts'
import type { Annex2Data } from './data.ts'
import { createPen, GETA, type Pen } from './pen.ts'
import { FOOT, LEFT, WIDTH } from './sheet.ts'
import { formTable } from './table.ts'
import { TITLE } from './words.ts'

/** 「本表填写一式两份」: every form is printed twice (QY-4, QY-11). */
export const COPIES = 2

/**
 * Annex 2 as PDF, A4: cover and form of each in duplicate, then continuation sheets where a form has no room. Fonts are
 * embedded, the text can be searched. Between two forms the thread is given free, so that a thousand do not hold up others.
 */
export async function annex2Pdf(making: Making, forms: readonly Annex2Data[]): Promise<Buffer> {
  const doc = new PdfDocument({
    size: 'A4', margin: 0, autoFirstPage: false, lang: 'zh-CN', displayTitle: true,
    info: { Title: TITLE, Subject: 'Qingyuan, annex 2: application to settle', Producer: 'Luohu', Creator: 'Luohu', CreationDate: new Date(making.now) },
  })
  doc.registerFont('regular', making.fonts.regular)
  doc.registerFont('bold', making.fonts.bold)
  const file = collect(doc)
  const pen = createPen(doc)
  for (const data of forms) {
    for (let copy = 1; copy <= COPIES; copy++) printForm(pen, making, data, copy)
    if (forms.length > 1) await breathe()
  }
  doc.end()
  return file
}

function printForm(pen: Pen, making: Making, data: Annex2Data, copy: number): void {
  const missing = pen.missing(everyText(data))
  let page = 0
  const onPage = <T>(draw: () => T): T => {
    page += 1
    pen.doc.addPage()
    if (making.demo) watermark(pen.doc)
    const drawn = draw()
    foot(pen, making, data, `第 ${copy} 份 · 第 ${page} 页`, page > 1 ? missing : [])
    return drawn
  }
  const overCover = onPage(() => cover(pen, data, civilDate(making.now)))
  const overForm = onPage(() => formTable(pen, data))
  for (const draw of continuations(data, [...overCover, ...overForm])) onPage(() => draw(pen))
}

/** Outside the form, small: which copy, which case, and characters to be written in by hand. */
function foot(pen: Pen, { demo, now }: Making, { number }: Annex2Data, which: string, missing: readonly string[]): void {
  const line = [
    `一式两份 · ${which}`, number === '' ? '' : `编号 ${number} · 打印于 ${civilMinute(now)}`, demo ? '演示数据，虚构人员' : '',
  ].filter(Boolean).join(' · ')
  pen.write(line, { x: LEFT, y: FOOT, w: WIDTH, h: 14 }, { size: 7.5, grey: true })
  if (missing.length === 0) return
  const codes = missing.map(char => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join('、')
  pen.write(`「${GETA}」处为字库缺字（${codes}），请按证件手工填写。`, { x: LEFT, y: FOOT - 15, w: WIDTH, h: 14 }, { size: 8 })
}

function everyText(data: Annex2Data): string {
  const { dependants, employer, household, moveTo, hr, police, ...own } = data
  const texts = [own, employer, household, moveTo, hr ?? {}, police ?? {}, ...dependants].flatMap(part => Object.values(part))
  return texts.join('').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\s]/gu, '')
}
