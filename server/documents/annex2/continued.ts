import { yearMonth, type Annex2Data } from './data.ts'
import type { Pen } from './pen.ts'
import { LEFT, TOP, WIDTH } from './sheet.ts'
import { DEPENDANTS_A_PAGE, familyPlaces, type Over } from './table.ts'
import { TITLE } from './words.ts'

const HEAD = 34
const LINE = 25
const LINES = 24
const TEXTS = 13
const TEXT = 52
const MOST_TEXT = 600

/** Sheets that carry on what the form has no room for; each is one function that draws a page. */
export function continuations(data: Annex2Data, over: readonly Over[]): readonly ((pen: Pen) => void)[] {
  const more = data.dependants.slice(DEPENDANTS_A_PAGE)
  return [
    ...chunks(more, LINES).map(lines => (pen: Pen) => family(pen, lines)),
    ...chunks(parts(over), TEXTS).map(texts => (pen: Pen) => inFull(pen, texts)),
  ]
}

function head(pen: Pen, what: string): number {
  pen.write(`${TITLE}（续页）`, { x: LEFT, y: TOP, w: WIDTH, h: 28 }, { size: 15, bold: true, align: 'center' })
  pen.write(what, { x: LEFT, y: TOP + 34, w: WIDTH, h: 20 }, { size: 10.5, align: 'center' })
  return TOP + 62
}

function family(pen: Pen, lines: Annex2Data['dependants']): void {
  const y = head(pen, '随迁人员')
  const places = familyPlaces(LEFT, WIDTH)
  for (const { head: words, x, w } of places) {
    pen.frame({ x, y, w, h: HEAD })
    pen.write(words, { x, y, w, h: HEAD }, { align: 'center' })
  }
  lines.forEach((one, n) => {
    const values = [one.name, one.sex, one.relation, yearMonth(one.birthDate), one.idNumber]
    places.forEach(({ x, w }, at) => {
      const box = { x, y: y + HEAD + n * LINE, w, h: LINE }
      pen.frame(box)
      pen.write(values[at] ?? '', box, { align: 'center' })
    })
  })
}

/** Long texts in pieces of a size that always fits a line of the sheet. */
function parts(over: readonly Over[]): readonly Over[] {
  return over.flatMap(([label, text]) => chunks([...text], MOST_TEXT).map(chars => [label, chars.join('')] as const))
}

function inFull(pen: Pen, texts: readonly Over[]): void {
  const y = head(pen, '以下各栏在表内填写不下，全文如下：')
  texts.forEach(([label, text], n) => {
    const at = { y: y + n * TEXT, h: TEXT }
    pen.frame({ x: LEFT, w: 90, ...at })
    pen.write(label, { x: LEFT, w: 90, ...at }, { size: 9.5, align: 'center' })
    pen.frame({ x: LEFT + 90, w: WIDTH - 90, ...at })
    pen.write(text, { x: LEFT + 90, w: WIDTH - 90, ...at }, { size: 9.5 })
  })
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
}
