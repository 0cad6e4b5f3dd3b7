import { civilMinute } from '#calendar'
import {
  ADDRESSEES,
  changedInWords,
  COMPILED_NOTE,
  countsOf,
  MEASURES,
  MEASURE_WORDS,
  monthWords,
  nameIn,
  share,
  weakInWords,
  type Addressee,
  type Compilation,
  type CompiledMonth,
  type Counts,
  type Measure,
  type Names,
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
const counts = (all: Counts, measures?: readonly Measure[]): readonly string[] =>
  countsOf(all, measures).map(count => (count === undefined ? '—' : String(count)))
const unitColumn: PrintedColumn = { zh: '单位', en: 'Unit', share: 4.4 }

/** One month of reports side by side, to be signed and sent to the city or the province (DG-13). */
export function compiledPdf(making: Making, { state, names }: CompiledMonth, to: Addressee): Promise<Buffer> {
  const { month, issues } = state
  const issue = issues.at(-1)
  if (!issue) throw new Error('a compilation has an issue')
  const title = `${monthWords(month)}高技能人才入户城镇工作月报`
  const paper = open(making, title)
  compiledHead(paper, issue, names, to)
  const changed = changedInWords(issues, names)
  if (changed.length > 0) section(paper, { zh: '与上次汇总相比', en: 'What changed since the compilation before' })
  for (const sentence of changed) text(paper, sentence)
  for (const period of ['month', 'year'] as const) numbersTable(paper, issue, names, period)
  text(paper, COMPILED_NOTE, { size: 8.5, grey: true })
  signatures(paper, [
    { zh: '汇总单位（盖章）', en: 'Compiled by' },
    { zh: '审核人', en: 'Checked by' },
  ])
  return paper.end()
}

function compiledHead(paper: Paper, { rows, number, on, byName }: Compilation, names: Names, to: Addressee): void {
  const missing = rows.filter(row => row.issue === undefined).map(({ unit }) => nameIn(names, unit))
  const reported = `${rows.length - missing.length} / ${rows.length} 个单位`
  fields(paper, [
    { zh: '报', en: 'To', value: ADDRESSEES[to] },
    { zh: '汇总', en: 'Compiled', value: `第 ${number} 次，${zhDate(on)}，${byName}` },
    { zh: '已报', en: 'Reported', value: reported, wide: true },
    ...(missing.length > 0 ? [{ zh: '未报', en: 'Not reported', value: missing.join('、'), wide: true }] : []),
  ])
}

function numbersTable(paper: Paper, { rows, sum }: Compilation, names: Names, period: 'month' | 'year'): void {
  section(paper, period === 'month' ? { zh: '本月', en: 'The month' } : { zh: '本年累计', en: 'The year so far' })
  const row = ({ unit, unitKind, numbers, measures }: Compilation['rows'][number]): readonly string[] => [
    `${nameIn(names, unit)}${unitKind === 'department' ? '（部门）' : ''}`,
    ...(numbers ? counts(numbers[period], measures) : MEASURES.map(() => '—')),
  ]
  table(paper, [unitColumn, ...countColumns], [...rows.map(row), ['合计', ...counts(sum[period])]])
}

/** 年度总结: numbers of the year by unit, against targets, and what inspections found (DG-10). */
export function yearPdf(making: Making, view: YearView): Promise<Buffer> {
  const { year, over, asOf, sum, target } = view
  const paper = open(making, `${year}年高技能人才入户城镇工作总结`)
  const settled = `已入户 ${sum.settled} 件（${share(sum.settled, target)}）`
  fields(paper, [
    { zh: '数据截至', en: 'As of', value: `${zhDate(asOf)}${over ? '' : '（本年尚未结束）'}` },
    { zh: '任务', en: 'Target', value: target === undefined ? '没有下达任务分解表' : `${target} 件，${settled}` },
  ])
  unitsOfYear(paper, view)
  gradesOfYear(paper, view)
  findingsOfYear(paper, view)
  weakOfYear(paper, view)
  signatures(paper, [
    { zh: '总结单位（盖章）', en: 'Drawn up by' },
    { zh: '审核人', en: 'Checked by' },
  ])
  return paper.end()
}

function unitsOfYear(paper: Paper, { rows, sum, target, months }: YearView): void {
  const asked = (count: number | undefined): string => (count === undefined ? '—' : String(count))
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
      ...rows.map(row => [row.unit.name.zh, ...counts(row.counts), asked(row.target), `${row.signed}/${months}`]),
      ['合计', ...counts(sum), asked(target), ''],
    ],
  )
}

function gradesOfYear(paper: Paper, { grades }: YearView): void {
  if (grades.length === 0) return
  section(paper, { zh: '按职业资格等级', en: 'By grade' })
  const column: PrintedColumn = { ...unitColumn, zh: '等级', en: 'Grade' }
  table(
    paper,
    [column, ...countColumns],
    grades.map(({ name, counts: all }) => [name.zh, ...counts(all)]),
  )
}

function weakOfYear(paper: Paper, { weak }: YearView): void {
  const sentences = weakInWords(weak)
  if (sentences.length === 0) return
  section(paper, { zh: '存在问题和薄弱环节', en: 'Problems and weak points' })
  for (const sentence of sentences) text(paper, sentence)
}

function findingsOfYear(paper: Paper, { inspections }: YearView): void {
  section(paper, { zh: '检查和整改', en: 'Inspections' })
  const findings = inspections.flatMap(({ unit, state }) => state.findings.map(one => ({ unit, state, one })))
  const unsettled = findings.filter(({ one }) => !one.settled).length
  const settled = `已整改 ${findings.length - unsettled} 个，未整改 ${unsettled} 个`
  text(paper, `检查 ${inspections.length} 次，发现问题 ${findings.length} 个，${settled}。`)
  if (findings.length === 0) return
  table(
    paper,
    [
      { zh: '单位', en: 'Unit', share: 3 },
      { zh: '检查日期', en: 'On', share: 2.6 },
      { zh: '问题', en: 'Finding', share: 6 },
      { zh: '整改期限', en: 'Due', share: 2.6 },
      { zh: '办结', en: 'Settled', share: 5 },
    ],
    findings.map(({ unit, state, one: { text: found, dueOn, settled: done } }) => [
      unit.name.zh,
      zhDate(state.on),
      found.slice(0, 300),
      zhDate(dueOn),
      done ? `${zhDate(done.on)}，${done.byName}：${done.note.slice(0, 200)}` : '未整改',
    ]),
  )
}

/** For the city and the province: Chinese alone. */
function open({ fonts, demo, now }: Making, title: string): Paper {
  const foot = [`${title} · ${civilMinute(now)} 生成`, demo ? '演示数据，均为虚构' : '']
    .filter(Boolean)
    .join(' · ')
  const paper = openPaper({ fonts, title, subtitle: '', made: now, foot, demo })
  heading(paper)
  return paper
}
