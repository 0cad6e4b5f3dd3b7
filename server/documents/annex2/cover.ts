import { INK } from '../paper.ts'
import { ageFor, type Annex2Data } from './data.ts'
import type { Pen } from './pen.ts'
import { LEFT, PAGE, WIDTH } from './sheet.ts'
import { MADE_BY, TITLE } from './words.ts'

const LABEL = 118
const LINE = 210
const ROW = 54

/** First page: the title, name, age and work unit on their lines, and who issues the form. Answers what did not fit. */
export function cover(pen: Pen, data: Annex2Data, today: string): readonly (readonly [label: string, text: string])[] {
  pen.write(TITLE, { x: LEFT, y: 190, w: WIDTH, h: 50 }, { size: 26, bold: true, align: 'center' })
  const rows = [['姓　　名', data.name], ['年　　龄', ageFor(data, today)], ['工作单位', data.workUnit]] as const
  const x = (PAGE.width - LABEL - LINE) / 2
  const over = rows.flatMap(([label, value], n) => {
    const y = 340 + n * ROW
    pen.write(`${label}：`, { x, y, w: LABEL, h: 40 }, { size: 16, align: 'right', valign: 'bottom' })
    const whole = pen.write(value, { x: x + LABEL, y, w: LINE, h: 40 }, { size: 16, align: 'center', valign: 'bottom' })
    pen.doc.lineWidth(0.8).strokeColor(INK)
    pen.line(x + LABEL, y + 41, x + LABEL + LINE, y + 41)
    return whole ? [] : [[label, value] as const]
  })
  pen.write(MADE_BY, { x: LEFT, y: 690, w: WIDTH, h: 30 }, { size: 15, align: 'center' })
  return over
}
