import { householdLine, moveToLine, yearMonth, type Annex2Data, type Annex2Opinion } from './data.ts'
import type { Box, Pen, Style } from './pen.ts'
import { LEFT, TOP, WIDTH } from './sheet.ts'
import { dayLine, HR_OPINION, NOTES, POLICE_OPINION, SEAL } from './words.ts'

/** A text that did not fit its box even small, to be printed in full on the continuation sheet. */
export type Over = readonly [label: string, text: string]

/** Widths of the annex's columns. */
const LABEL = 60
const PHOTO = 88
const ROW = 38
const SMALL_LABELS: Style = { size: 10.5, align: 'center' }
const VALUE: Style = { size: 10.5, align: 'center' }
/** The three empty lines of the annex, and how many more the page takes before they continue on another sheet. */
const PRINTED_DEPENDANTS = 3
export const DEPENDANTS_A_PAGE = 8
/** The opinion boxes take what the rows above leave of the page. */
const TABLE_END = 742
const OPINION_LABEL = 72
const FAMILY_COLUMNS = [['姓　名', 92], ['性别', 40], ['与申请人\n关系', 62], ['出　生\n年　月', 72], ['身 份 证 号 码', 0]] as const

/** Second page: the annex's table cell by cell. Answers what did not fit. */
export function formTable(pen: Pen, data: Annex2Data): readonly Over[] {
  const cells = new Cells(pen)
  let y = TOP
  y = person(cells, data, y)
  y = identity(cells, data, y)
  y = work(cells, data, y)
  y = household(cells, data, y)
  y = family(cells, data, y)
  y = signature(cells, data, y)
  y = opinions(cells, data, y)
  pen.frame({ x: LEFT, y: TOP, w: WIDTH, h: y - TOP }, 1.2)
  notes(pen, y)
  return cells.over
}

/** Boxes with a label or a value; remembers what was cut. */
class Cells {
  readonly pen: Pen
  readonly over: Over[] = []

  constructor(pen: Pen) {
    this.pen = pen
  }

  label(words: string, box: Box): void {
    this.pen.frame(box)
    this.pen.write(words, box, SMALL_LABELS)
  }

  value(label: string, words: string, box: Box, style: Style = VALUE): void {
    this.pen.frame(box)
    if (words !== '' && !this.pen.write(words, box, style)) this.over.push([label, words])
  }
}

/** Rows 1 to 3, with the photo beside them. */
function person(cells: Cells, data: Annex2Data, y: number): number {
  const rows = [
    [['姓　名', data.name], ['性别', data.sex], ['民族', data.nation]],
    [['出生年月', yearMonth(data.birthDate)], ['政治面貌', data.politicalStatus], ['文化程度', data.education]],
    [['职业资格\n等级', data.grade], ['工种', data.trade], ['婚姻状况', data.maritalStatus]],
  ] as const
  const widths = [[LABEL, 92], [54, 70], [54, 0]] as const
  const used = widths.reduce((sum, [label, value]) => sum + label + value, 0)
  const last = WIDTH - PHOTO - used
  rows.forEach((row, r) => {
    let x = LEFT
    row.forEach(([label, value], n) => {
      const [labelWidth, valueWidth] = widths[n] ?? [0, 0]
      const w = n === 2 ? last : valueWidth
      cells.label(label, { x, y: y + r * ROW, w: labelWidth, h: ROW })
      cells.value(label.replace('\n', ''), value, { x: x + labelWidth, y: y + r * ROW, w, h: ROW })
      x += labelWidth + w
    })
  })
  const photo = { x: LEFT + WIDTH - PHOTO, y, w: PHOTO, h: 3 * ROW }
  cells.pen.frame(photo)
  cells.pen.write('贴相片', photo, { size: 10.5, align: 'center', grey: true })
  return y + 3 * ROW
}

const BOXES = 18

function identity(cells: Cells, { idNumber }: Annex2Data, y: number): number {
  const { pen } = cells
  cells.label('身份证\n号码', { x: LEFT, y, w: LABEL, h: ROW })
  const w = (WIDTH - LABEL) / BOXES
  const digits = [...idNumber]
  for (let n = 0; n < BOXES; n++) pen.frame({ x: LEFT + LABEL + n * w, y, w, h: ROW })
  if (digits.length > BOXES) cells.value('身份证号码', idNumber, { x: LEFT + LABEL, y, w: WIDTH - LABEL, h: ROW })
  else digits.forEach((digit, n) => pen.write(digit, { x: LEFT + LABEL + n * w, y, w, h: ROW }, { size: 13, align: 'center' }))
  return y + ROW
}

function work(cells: Cells, { employer, phone }: Annex2Data, y: number): number {
  const rows = [['就业单位\n名称', employer.name, '单位电话', employer.phone], ['就业单位\n地址', employer.address, '本人电话', phone]] as const
  const last = 112
  const wide = WIDTH - 2 * LABEL - last
  rows.forEach(([label, value, phoneLabel, phoneValue], r) => {
    const at = { y: y + r * ROW, h: ROW }
    cells.label(label, { x: LEFT, w: LABEL, ...at })
    cells.value(label.replace('\n', ''), value, { x: LEFT + LABEL, w: wide, ...at }, { size: 10.5 })
    cells.label(phoneLabel, { x: LEFT + LABEL + wide, w: LABEL, ...at })
    cells.value(phoneLabel, phoneValue, { x: LEFT + 2 * LABEL + wide, w: last, ...at })
  })
  return y + 2 * ROW
}

function household(cells: Cells, data: Annex2Data, y: number): number {
  const rows = [['户籍所在地', householdLine(data)], ['户籍迁入地', moveToLine(data)]] as const
  rows.forEach(([label, value], r) => {
    cells.label(label, { x: LEFT, y: y + r * ROW, w: LABEL, h: ROW })
    cells.value(label, value, { x: LEFT + LABEL, y: y + r * ROW, w: WIDTH - LABEL, h: ROW }, { size: 10.5 })
  })
  return y + 2 * ROW
}

function family(cells: Cells, { dependants }: Annex2Data, y: number): number {
  const shown = dependants.slice(0, DEPENDANTS_A_PAGE)
  const lines = Math.max(PRINTED_DEPENDANTS, shown.length)
  const h = lines > 5 ? 22 : 27
  const height = ROW + lines * h
  cells.label('随迁人员', { x: LEFT, y, w: LABEL, h: height })
  const xs = familyPlaces(LEFT + LABEL, WIDTH - LABEL)
  xs.forEach(({ head, x, w }) => cells.label(head, { x, y, w, h: ROW }))
  for (let n = 0; n < lines; n++) familyLine(cells, shown[n], xs, { y: y + ROW + n * h, h })
  return y + height
}

interface Place { readonly head: string; readonly x: number; readonly w: number }

export function familyPlaces(left: number, width: number): readonly Place[] {
  const used = FAMILY_COLUMNS.reduce((sum, [, w]) => sum + w, 0)
  let x = left
  return FAMILY_COLUMNS.map(([head, w]) => {
    const place = { head, x, w: w || width - used }
    x += place.w
    return place
  })
}

function familyLine(cells: Cells, dependant: Annex2Data['dependants'][number] | undefined, places: readonly Place[], at: { readonly y: number; readonly h: number }): void {
  const values = dependant
    ? [dependant.name, dependant.sex, dependant.relation, yearMonth(dependant.birthDate), dependant.idNumber]
    : []
  places.forEach(({ head, x, w }, n) => {
    cells.value(`随迁人员${head.replace(/\s/g, '')}`, values[n] ?? '', { x, w, ...at }, n === 4 ? { size: 11, align: 'center' } : VALUE)
  })
}

function signature(cells: Cells, { signedOn }: Annex2Data, y: number): number {
  const h = 40
  cells.label('申请人签名', { x: LEFT, y, w: LABEL, h })
  const box = { x: LEFT + LABEL, y, w: WIDTH - LABEL, h }
  cells.pen.frame(box)
  cells.pen.write(dayLine(signedOn), { ...box, w: box.w - 24 }, { align: 'right', valign: 'bottom' })
  return y + h
}

function opinions(cells: Cells, { hr, police }: Annex2Data, y: number): number {
  const half = WIDTH / 2
  const h = TABLE_END - y
  for (const [n, [label, opinion]] of ([[HR_OPINION, hr], [POLICE_OPINION, police]] as const).entries()) {
    const x = LEFT + n * half
    cells.label(label, { x, y, w: OPINION_LABEL, h })
    opinionBox(cells, label.replaceAll('\n', ''), opinion, { x: x + OPINION_LABEL, y, w: half - OPINION_LABEL, h })
  }
  return TABLE_END
}

/** What was decided and on which clause, who signs, and room for the seal over the date. */
function opinionBox(cells: Cells, label: string, opinion: Annex2Opinion | undefined, box: Box): void {
  const { pen } = cells
  pen.frame(box)
  const { x, y, w, h } = box
  if (opinion) {
    const basis = opinion.clause === '' ? '' : `\n依据：${opinion.clause}`
    const words = `${opinion.text}${basis}`
    if (!pen.write(words, { x: x + 2, y: y + 4, w: w - 4, h: h - 84 }, { size: 10.5, valign: 'top' })) cells.over.push([label, words])
    const signed = `经办人：${opinion.name}`
    if (!pen.write(signed, { x: x + 2, y: y + h - 80, w: w - 4, h: 22 }, { size: 10 })) cells.over.push([`${label} 经办人`, signed])
  }
  pen.write(SEAL, { x, y: y + h - 54, w: w - 30, h: 22 }, { align: 'right' })
  pen.write(dayLine(opinion?.on ?? ''), { x, y: y + h - 30, w: w - 14, h: 22 }, { align: 'right' })
}

function notes({ write }: Pen, y: number): void {
  write(NOTES.join(''), { x: LEFT, y: y + 4, w: WIDTH, h: 46 }, { size: 9.5, valign: 'top' })
}
