import type { Fact } from '#policy'
import { columnLetters, HEAD_ROWS, type Cell, type Column, type SheetContent } from '#server/sheets/index.ts'
import type { Refusal } from '#platform/result.ts'
import type { Scheme } from '../scheme.ts'

export const SHEET = '申请人员'
export const NOTES = '填写说明'
/** Family members a row has room for; more are entered at the window. */
const FAMILY_ROOM = 3

export interface BatchColumn extends Column {
  /** Required fields are marked in the heading. */
  readonly fact?: Fact
}

const HOUSEHOLD = [
  ['province', '户籍省'],
  ['city', '户籍市'],
  ['county', '户籍县（区）'],
  ['town', '户籍乡镇（街道）'],
  ['station', '户籍派出所'],
] as const
/** One employer a file: these are given with it. */
const OF_THE_FILE = new Set(['employer', 'employerPhone', 'employerAddress'])

/** The columns of an employer's file: the fields of the form, the facts conditions read, the family; nothing the scheme does not ask. */
export function columnsOf({ rules, pack, view, deciding }: Scheme): readonly BatchColumn[] {
  const fields = rules.fields
    .filter(({ field }) => !OF_THE_FILE.has(field))
    .flatMap(({ field, name, required }): BatchColumn[] => {
      if (field === 'household') return HOUSEHOLD.map(([part, heading]) => text(`household.${part}`, heading, 14))
      return [text(field, required ? `${name.zh}（必填）` : name.zh, field === 'idNumber' ? 22 : 14)]
    })
  const facts = view.facts
    .filter(({ id }) => deciding.has(id))
    .map((fact): BatchColumn => ({
      ...text(fact.id, fact.unit ? `${fact.name.zh}（${fact.unit.zh}）` : fact.name.zh, 18),
      fact,
      ...choicesOf(fact),
    }))
  const home = rules.routing.by === 'home_then_work' ? [text('homeTown', '自有居所所在镇街（没有的填“无”）', 20)] : []
  const place =
    pack.places.length > 0
      ? [{ ...text('place', '落户地址种类', 20), choices: pack.places.map(({ name }) => name.zh) }]
      : []
  const family = Array.from({ length: FAMILY_ROOM }, (_, at) => [
    {
      ...text(`dependants-${at + 1}-relation`, `随迁人员${at + 1}关系`, 16),
      choices: rules.family.map(each => each.text.zh),
    },
    text(`dependants-${at + 1}-name`, `随迁人员${at + 1}姓名`, 12),
    text(`dependants-${at + 1}-idNumber`, `随迁人员${at + 1}身份证号码`, 22),
  ]).flat()
  return [...fields, ...facts, ...home, ...place, ...family]
}

function text(key: string, heading: string, width: number): BatchColumn {
  return { key, heading, width, kind: 'text', input: true }
}

function choicesOf({ type, options }: Fact): { choices?: readonly string[] } {
  if (type === 'boolean') return { choices: ['是', '否'] }
  return options ? { choices: options.map(({ name }) => name.zh) } : {}
}

/** What is wrong with the head of a sheet: columns missing or moved, each by name. More columns to the right are notes. */
export function wrongHead(columns: readonly BatchColumn[], { rows }: SheetContent): readonly Refusal[] {
  const keys = (rows[0] ?? []).map(textOf)
  if (!columns.some(({ key }) => keys.includes(key))) return [{ code: 'sheet.no_keys', field: 'file' }]
  return columns.flatMap(({ key, heading }, at): Refusal[] => {
    const found = keys.indexOf(key)
    if (found < 0) return [{ code: 'sheet.column_missing', field: 'file', params: { heading } }]
    if (keys.lastIndexOf(key) !== found) {
      return [
        {
          code: 'sheet.column_twice',
          field: 'file',
          params: { heading, columns: [found, keys.lastIndexOf(key)].map(columnLetters).join('、') },
        },
      ]
    }
    return found === at
      ? []
      : [
          {
            code: 'sheet.column_moved',
            field: 'file',
            params: { heading, expected: columnLetters(at), found: columnLetters(found) },
          },
        ]
  })
}

/** A cell as trimmed text. Formulas and errors are refused where they stand. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (typeof cell === 'object') return 'date' in cell ? cell.date : ''
  return String(cell).trim()
}

/** The cell as Excel names it. */
export function cellName(column: number, line: number): string {
  return `${columnLetters(column)}${line}`
}

export const FIRST_LINE = HEAD_ROWS + 1
