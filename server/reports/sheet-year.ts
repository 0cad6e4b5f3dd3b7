import { writeWorkbook, type Sheet, type Value } from '#server/sheets/index.ts'
import { countColumns, number, text, type Workbook } from './sheet.ts'
import { countsOf, share, weakInWords } from './words.ts'
import type { YearView } from './year.ts'

/** The year-end summary with its inspections (DG-10). */
export async function yearWorkbook(view: YearView): Promise<Workbook> {
  const { year, over, asOf, target } = view
  const content = await writeWorkbook([unitsSheet(view), gradesSheet(view), findingsSheet(view)], {
    name: '说明',
    lines: [
      `${year}年高技能人才入户城镇工作总结`,
      over ? `数据截至 ${asOf}。` : `本年尚未结束，数据截至 ${asOf}。`,
      target === undefined
        ? '本年没有下达任务分解表。'
        : '任务数按任务分解表；完成任务按入户件数计算，分解表没有写明按哪一步。',
      ...weakInWords(view.weak),
    ],
  })
  return { name: `入户工作总结-${year}.xlsx`, content }
}

function unitsSheet({ rows, sum, target, months }: YearView): Sheet {
  return {
    name: '年度情况',
    columns: [
      text('unit', '单位', 20),
      number('target', '任务数'),
      ...countColumns('year'),
      text('share', '入户完成任务', 12),
      text('signed', '月报签发', 10),
      number('inspections', '检查次数'),
      number('open', '未整改'),
      number('closed', '已整改'),
    ],
    rows: [
      ...rows.map((row): readonly Value[] => [
        row.unit.name.zh,
        row.target,
        ...countsOf(row.counts),
        share(row.counts.settled, row.target),
        `${row.signed}/${months}`,
        row.inspections,
        row.open,
        row.closed,
      ]),
      ['合计', target, ...countsOf(sum), share(sum.settled, target), '', ...totals(rows)],
    ],
  }
}

/** 高级工、技师、高级技师. */
function gradesSheet({ grades }: YearView): Sheet {
  return {
    name: '按职业资格等级',
    columns: [text('skill', '职业资格等级', 20), ...countColumns('year')],
    rows: grades.map(({ name, counts }) => [name.zh, ...countsOf(counts)]),
  }
}

const totals = (rows: YearView['rows']): readonly number[] =>
  (['inspections', 'open', 'closed'] as const).map(key => rows.reduce((sum, row) => sum + row[key], 0))

function findingsSheet({ inspections }: YearView): Sheet {
  return {
    name: '检查问题',
    columns: [
      text('unit', '单位', 20),
      text('on', '检查日期', 12),
      text('inspectors', '检查人', 18),
      text('text', '问题', 50, true),
      text('clause', '条款', 10),
      text('due', '整改期限', 12),
      text('settled', '办结日期', 12),
      text('by', '办结人', 12),
      text('note', '办结依据', 40, true),
    ],
    rows: inspections.flatMap(({ unit, state: { on, inspectors, findings } }) =>
      findings.map(({ text: found, clause, dueOn, settled }): readonly Value[] => [
        unit.name.zh,
        on,
        inspectors,
        found,
        clause,
        dueOn,
        settled?.on,
        settled?.byName,
        settled?.note,
      ]),
    ),
  }
}
