import { writeWorkbook, type Column, type Sheet, type Value } from '#server/sheets/index.ts'
import type { Compilation, CompilationState } from './types.ts'
import { MEASURES } from './types.ts'
import {
  ADDRESSEES,
  changedInWords,
  COMPILED_NOTE,
  countsOf,
  issueWords,
  MEASURE_WORDS,
  monthWords,
  nameIn,
  PERIOD_WORDS,
  type Addressee,
  type Names,
} from './words.ts'

export interface Workbook {
  readonly name: string
  readonly content: Uint8Array
}

export const number = (key: string, heading: string, width = 9): Column => ({ key, heading, width, kind: 'number' })
export const text = (key: string, heading: string, width: number, wrap = false): Column => ({
  key,
  heading,
  width,
  kind: 'text',
  wrap,
})

export const countColumns = (prefix: 'month' | 'year'): readonly Column[] =>
  MEASURES.map(measure => number(`${prefix}_${measure}`, `${PERIOD_WORDS[prefix]}${MEASURE_WORDS[measure]}`, 11))

/** One compiled month, as sent to the city and the province. */
export async function compiledWorkbook(
  { month, issues }: CompilationState,
  names: Names,
  to: Addressee,
): Promise<Workbook> {
  const issue = issues.at(-1)
  if (!issue) throw new Error('a compilation has an issue')
  const sheets = [compiledSheet(issue, names), ...(issue.number > 1 ? [changesSheet(issue, names)] : [])]
  const content = await writeWorkbook(sheets, {
    name: '说明',
    lines: [
      `${monthWords(month)}高技能人才入户城镇工作情况月报`,
      `报：${ADDRESSEES[to]}`,
      `第 ${issue.number} 次汇总，${issue.on}，汇总人：${issue.byName}`,
      ...changedInWords(issues, names),
      COMPILED_NOTE,
    ],
  })
  return { name: `入户月报-${month}-${ADDRESSEES[to]}.xlsx`, content }
}

function compiledSheet({ rows, sum }: Compilation, names: Names): Sheet {
  const reported = rows.filter(({ issue }) => issue !== undefined).length
  return {
    name: '汇总表',
    columns: [
      text('unit', '报送单位', 20),
      ...countColumns('month'),
      ...countColumns('year'),
      text('issue', '报送情况', 16),
    ],
    rows: [
      ...rows.map(({ unit, unitKind, issue, numbers, measures }): readonly Value[] => [
        `${nameIn(names, unit)}${unitKind === 'department' ? '（部门，不计入合计）' : ''}`,
        ...(numbers
          ? [...countsOf(numbers.month, measures), ...countsOf(numbers.year, measures)]
          : MEASURES.flatMap(() => [undefined, undefined])),
        issueWords(issue),
      ]),
      ['合计', ...countsOf(sum.month), ...countsOf(sum.year), `${reported} / ${rows.length} 个单位`],
    ],
  }
}

function changesSheet({ changes }: Compilation, names: Names): Sheet {
  return {
    name: '更正',
    columns: [
      text('unit', '报送单位', 20),
      text('period', '期间', 10),
      text('measure', '项目', 18),
      number('before', '原报'),
      number('after', '更正后'),
    ],
    rows: changes.map(({ unit, period, measure, before, after }) => [
      nameIn(names, unit),
      PERIOD_WORDS[period],
      MEASURE_WORDS[measure],
      before,
      after,
    ]),
  }
}
