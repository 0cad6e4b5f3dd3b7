/** Everything wrong with a cohort file, each with its place, in both languages, and what to do about it. */
import type { Problem } from '../pack.ts'
import type { Fact, Text } from '../types.ts'
import type { CellFault } from './cell.ts'

/** A problem of the file. `at` is its place as a spreadsheet shows it: `D12`, or `12` for a whole row. */
export interface CohortFault extends Problem {
  /** The heading is row 1. */
  readonly row?: number
  /** From 1. */
  readonly column?: number
  readonly heading?: string
}

/** So many are kept; the others are only counted. */
export const MOST_FAULTS = 1_000

/** The faults of a file in the order of its rows: the first `MOST_FAULTS`, how many there are, and the warnings apart. */
export interface Faults {
  readonly list: readonly CohortFault[]
  readonly count: number
  readonly warnings: readonly CohortFault[]
}

/** `D` for 4, `AA` for 27, as spreadsheets name columns. */
export function letters(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

export interface Collector extends Faults {
  readonly list: CohortFault[]
  count: number
  readonly warnings: CohortFault[]
}

export function createCollector(): Collector {
  return { list: [], count: 0, warnings: [] }
}

export function addFault(faults: Collector, fault: CohortFault): void {
  if (fault.level === 'warning') {
    if (faults.warnings.length < MOST_FAULTS) faults.warnings.push(fault)
    return
  }
  faults.count += 1
  if (faults.list.length < MOST_FAULTS) faults.list.push(fault)
}

/** What a cell says, short enough for a line. */
export function shown(text: string): string {
  const [line = ''] = text.split(/[\r\n]/)
  return line.length > 40 || line !== text ? `${line.slice(0, 40)}…` : line
}

function bounds(fact: Fact): Text {
  const unit = { zh: fact.unit ? ` ${fact.unit.zh}` : '', en: fact.unit ? ` ${fact.unit.en}` : '' }
  const { min = 0, max } = fact
  if (max === undefined) return { zh: `${min}${unit.zh}及以上`, en: `${min}${unit.en} or more` }
  return { zh: `${min} 到 ${max}${unit.zh}`, en: `${min} to ${max}${unit.en}` }
}

/** The values a person may write, the first eight of them. */
function choices(of: Fact['options']): Text {
  const list = (name: (each: { value: string; name: Text }) => string) =>
    (of ?? [])
      .slice(0, 8)
      .map(name)
      .join(name === nameZh ? '、' : ', ') + ((of ?? []).length > 8 ? '……' : '')
  return { zh: list(nameZh), en: list(each => each.value) }
}
const nameZh = (each: { value: string; name: Text }) => each.name.zh

const ENTRIES: Readonly<Record<string, Text>> = {
  list: { zh: '写成 3;1;2 的样子', en: 'write it as 3;1;2' },
  periods: {
    zh: '写成 2019-01-01/2020-03-31 的样子，几段之间用分号',
    en: 'write it as 2019-01-01/2020-03-31, several with semicolons between',
  },
  events: {
    zh: '写成 2019-05-06=2 的样子，几次之间用分号',
    en: 'write it as 2019-05-06=2, several with semicolons between',
  },
}

function kindOfCell(fact: Fact): Text {
  if (fact.type === 'boolean') return { zh: '是或否', en: 'yes or no' }
  if (fact.type === 'integer') return { zh: '整数', en: 'a whole number' }
  return { zh: '数字', en: 'a number' }
}

/** What is wrong, and what to write instead. */
function words(fact: Fact, code: CellFault): { readonly wrong: Text; readonly hint: Text } {
  const kind = kindOfCell(fact)
  const range = bounds(fact)
  switch (code) {
    case 'text':
      return {
        wrong: { zh: '文字编码有误', en: 'is not readable text' },
        hint: { zh: '把文件另存为“CSV UTF-8”', en: 'save the file as “CSV UTF-8”' },
      }
    case 'type':
      return {
        wrong: { zh: `不是${kind.zh}`, en: `is not ${kind.en}` },
        hint:
          fact.type === 'boolean'
            ? { zh: '填写“是”或“否”', en: 'write yes or no' }
            : { zh: `填写 ${range.zh}之间的${kind.zh}`, en: `write ${kind.en} from ${range.en}` },
      }
    case 'decimals':
      return {
        wrong: { zh: '小数超过两位', en: 'has more than two decimals' },
        hint: { zh: '保留两位小数', en: 'keep two decimals' },
      }
    case 'domain':
      return {
        wrong: { zh: '超出范围', en: 'is out of range' },
        hint: { zh: `应在 ${range.zh}之间`, en: `it must be ${range.en}` },
      }
    case 'option': {
      const { zh, en } = choices(fact.type === 'choice' ? fact.options : fact.kinds)
      return {
        wrong: { zh: '不在可选项中', en: 'is none of the choices' },
        hint: { zh: `可填：${zh}`, en: `choose from ${en}` },
      }
    }
    case 'date':
      return {
        wrong: { zh: '不是有效日期', en: 'is not a date that exists' },
        hint: { zh: '写成 2019-01-31 的样子', en: 'write it as 2019-01-31' },
      }
    case 'order':
      return {
        wrong: { zh: '止日早于起日', en: 'ends before it begins' },
        hint: { zh: '起日在前，止日在后', en: 'write the earlier day first' },
      }
    case 'most':
      return {
        wrong: { zh: '项数太多', en: 'has too many entries' },
        hint: { zh: `最多 ${fact.most} 项`, en: `at most ${fact.most}` },
      }
    case 'entry':
      return { wrong: { zh: '写法不对', en: 'is not understood' }, hint: ENTRIES[fact.type] ?? { zh: '', en: '' } }
  }
}

/** A cell that is no answer to its fact. */
export function cellFault(
  fact: Fact,
  code: CellFault,
  place: { row: number; column: number; heading: string; text: string },
): CohortFault {
  const { row, column, heading } = place
  const { wrong, hint } = words(fact, code)
  const text = shown(place.text)
  return {
    code,
    at: `${letters(column)}${row}`,
    row,
    column,
    heading,
    message: {
      zh: `第 ${row} 行“${heading}”列：“${text}”${wrong.zh}`,
      en: `row ${row}, column “${heading}”: “${text}” ${wrong.en}`,
    },
    hint,
  }
}
