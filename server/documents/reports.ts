import { civilMinute } from '#calendar'
import {
  ADDRESSEES,
  MEASURES,
  MEASURE_WORDS,
  monthWords,
  nameIn,
  PERIOD_WORDS,
  share,
  type Addressee,
  type CompiledMonth,
  type Counts,
  type YearView,
} from '#server/reports/index.ts'
import { openPaper, type Paper } from './paper.ts'
import { fields, heading, section, signatures, table, text, type PrintedColumn } from './parts.ts'
import { zhDate, type Making } from './words.ts'

const EN = {
  submitted: 'In',
  accepted: 'Accepted',
  approved: 'Approved',
  refused: 'Refused',
  settled: 'Settled',
  people_settled: 'People',
  cancelled: 'Cancelled',
} as const
/** Narrow columns need short words. */
const SHORT = { ...MEASURE_WORDS, people_settled: '入户人数', refused: '不予核准', cancelled: '取消资格' }

const countColumns: readonly PrintedColumn[] = MEASURES.map(measure => ({
  zh: SHORT[measure],
  en: EN[measure],
  share: 2.3,
  align: 'right',
}))
const counts = (all: Counts): readonly string[] => MEASURES.map(measure => String(all[measure]))
const unitColumn: PrintedColumn = { zh: '单位', en: 'Unit', share: 4.4 }

/** One month of reports side by side, to be signed and sent to the city or the province (DG-13). */
export function compiledPdf(making: Making, { state, names }: CompiledMonth, to: Addressee): Promise<Buffer> {
  const issue = state.issues.at(-1)
  if (!issue) throw new Error('a compilation has an issue')
  const missing = issue.rows.filter(row => row.issue === undefined)
  const paper = open(
    making,
    `${monthWords(state.month)}高技能人才入户城镇工作月报`,
    'Monthly report on the settlement of skilled workers',
  )
  fields(paper, [
    { zh: '报', en: 'To', value: ADDRESSEES[to] },
    { zh: '汇总', en: 'Compiled', value: `第 ${issue.number} 次，${zhDate(issue.on)}，${issue.byName}` },
    {
      zh: '已报',
      en: 'Reported',
      value: `${issue.rows.length - missing.length} / ${issue.rows.length} 个单位`,
      wide: true,
    },
    ...(missing.length > 0
      ? [
          {
            zh: '未报',
            en: 'Not reported',
            value: missing.map(({ unit }) => nameIn(names, unit)).join('、'),
            wide: true,
          },
        ]
      : []),
    ...(issue.reason === '' ? [] : [{ zh: '重新汇总原因', en: 'Why again', value: issue.reason, wide: true }]),
  ])
  for (const period of ['month', 'year'] as const) {
    section(paper, period === 'month' ? { zh: '本月', en: 'The month' } : { zh: '本年累计', en: 'The year so far' })
    table(
      paper,
      [unitColumn, ...countColumns],
      [
        ...issue.rows.map(({ unit, unitKind, numbers }) => [
          `${nameIn(names, unit)}${unitKind === 'department' ? '（部门）' : ''}`,
          ...(numbers ? counts(numbers[period]) : MEASURES.map(() => '—')),
        ]),
        ['合计', ...counts(issue.sum[period])],
      ],
    )
  }
  if (issue.changes.length > 0) {
    section(paper, { zh: '与上次汇总相比的更正', en: 'What changed since the compilation before' })
    table(
      paper,
      [
        unitColumn,
        { zh: '期间', en: 'Period', share: 3 },
        { zh: '项目', en: 'Number', share: 4 },
        { zh: '原报', en: 'Before', share: 2, align: 'right' },
        { zh: '更正后', en: 'Now', share: 2, align: 'right' },
      ],
      issue.changes.map(({ unit, period, measure, before, after }) => [
        nameIn(names, unit),
        PERIOD_WORDS[period],
        MEASURE_WORDS[measure],
        String(before),
        String(after),
      ]),
    )
  }
  text(paper, '部门报送的是同一批申请，不计入合计；未报单位不计入合计。', { size: 8.5, grey: true })
  signatures(paper, [
    { zh: '汇总单位（盖章）', en: 'Compiled by' },
    { zh: '审核人', en: 'Checked by' },
  ])
  return paper.end()
}

/** 年度总结: numbers of the year by unit, against targets, and what inspections found (DG-10). */
export function yearPdf(making: Making, view: YearView): Promise<Buffer> {
  const { year, over, asOf, rows, sum, target, months } = view
  const paper = open(making, `${year}年高技能人才入户城镇工作总结`, 'Summary of the year')
  fields(paper, [
    { zh: '数据截至', en: 'As of', value: `${zhDate(asOf)}${over ? '' : '（本年尚未结束）'}` },
    {
      zh: '任务',
      en: 'Target',
      value:
        target === undefined
          ? '没有下达任务分解表'
          : `${target} 件，已入户 ${sum.settled} 件（${share(sum.settled, target)}）`,
    },
  ])
  section(paper, { zh: '各单位情况', en: 'By unit' })
  table(
    paper,
    [
      unitColumn,
      ...countColumns,
      { zh: '任务', en: 'Target', share: 2, align: 'right' },
      { zh: '月报', en: 'Signed', share: 2, align: 'right' },
    ],
    [
      ...rows.map(row => [
        row.unit.name.zh,
        ...counts(row.counts),
        row.target === undefined ? '—' : String(row.target),
        `${row.signed}/${months}`,
      ]),
      ['合计', ...counts(sum), target === undefined ? '—' : String(target), ''],
    ],
  )
  section(paper, { zh: '检查和整改', en: 'Inspections' })
  const findings = view.inspections.flatMap(({ unit, state }) => state.findings.map(one => ({ unit, state, one })))
  const unsettled = findings.filter(({ one }) => !one.settled).length
  text(
    paper,
    `检查 ${view.inspections.length} 次，发现问题 ${findings.length} 个，已整改 ${findings.length - unsettled} 个，未整改 ${unsettled} 个。`,
  )
  if (findings.length > 0) {
    table(
      paper,
      [
        { zh: '单位', en: 'Unit', share: 3 },
        { zh: '检查日期', en: 'On', share: 2.6 },
        { zh: '问题', en: 'Finding', share: 6 },
        { zh: '整改期限', en: 'Due', share: 2.6 },
        { zh: '办结', en: 'Settled', share: 5 },
      ],
      findings.map(({ unit, state, one }) => [
        unit.name.zh,
        zhDate(state.on),
        one.text.slice(0, 300),
        zhDate(one.dueOn),
        one.settled ? `${zhDate(one.settled.on)}，${one.settled.byName}：${one.settled.note.slice(0, 200)}` : '未整改',
      ]),
    )
  }
  signatures(paper, [
    { zh: '总结单位（盖章）', en: 'Drawn up by' },
    { zh: '审核人', en: 'Checked by' },
  ])
  return paper.end()
}

function open({ fonts, demo, now }: Making, title: string, subtitle: string): Paper {
  const foot = [`${title} · ${civilMinute(now)} 生成`, demo ? '演示数据，均为虚构 / demonstration, all invented' : '']
    .filter(Boolean)
    .join(' · ')
  const paper = openPaper({ fonts, title, subtitle, made: now, foot, demo })
  heading(paper)
  return paper
}
