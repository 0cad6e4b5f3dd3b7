import type { SideTold, SimulationResult } from '#server/simulations/index.ts'
import { changeText, flows, summaryRows, type Comparison, type SummaryRow } from '../../../packages/policy/simulate/index.ts'
import {
  BarChart, DefinitionList, formatCount, formatDate, formatGain, formatPoints, Notice, PrintButton, Table,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { BreakdownTables } from './breakdown.tsx'
import { BeforeAfter } from './histogram.tsx'

interface Props {
  readonly result: SimulationResult
  readonly threshold: readonly [number | undefined, number | undefined]
}

/** What the change would do: overall, by points, by every dimension. Counts only. */
export function Result({ result, threshold }: Props) {
  const { t, lang } = useLang()
  const { comparison, before, after, on } = result
  return (
    <section className="simulation" id="result" aria-labelledby="result-title">
      <h2 id="result-title">{t('试算结果', 'What it would do')}</h2>
      <PrintButton>{t('打印结果', 'Print the result')}</PrintButton>
      <DefinitionList items={[
        { term: t('改前', 'Before'), value: <Side side={before} /> },
        { term: t('改后', 'After'), value: <Side side={after} /> },
        { term: t('名单', 'People'), value: t(`${formatCount(comparison.people)} 人，按 ${formatDate(on, lang)}计算`, `${formatCount(comparison.people)}, as of ${formatDate(on, lang)}`) },
      ]} />
      <Faults result={result} />
      <Overall comparison={comparison} />
      <BeforeAfter comparison={comparison} threshold={threshold} />
      {comparison.change.length > 0 && (
        <BarChart caption={t('每人得分的变化', 'How much points change')}
          bars={comparison.change.filter(each => each.people > 0).map(each => ({ label: changeText(each)[lang], value: each.people }))} />
      )}
      {comparison.by.map(each => <BreakdownTables key={each.id} breakdown={each} />)}
      <p className="quiet">{t('结果只有人数，不含任何人的资料，也不保存。未知的事实不得分。', 'The result is counts, holds nothing about anyone and is not kept. What is not known gives nothing.')}</p>
    </section>
  )
}

function Side({ side: { title, pack, version, changes } }: { readonly side: SideTold }) {
  const { text, href, t } = useLang()
  return (
    <>
      <a href={href(`/policies/${pack}`)}>{text(title)}</a> {version}
      {changes.length > 0 && <ul className="changes">{changes.map(change => <li key={change.en}>{text(change)}</li>)}</ul>}
      {changes.length === 0 && <span className="quiet">{t('（数值照公布）', ' (numbers as published)')}</span>}
    </>
  )
}

function Overall({ comparison }: { readonly comparison: Comparison }) {
  const { t, text } = useLang()
  const shown = (unit: SummaryRow['unit'], value: number | undefined) => (value === undefined ? '–' : unit === 'points' ? formatPoints(value) : formatCount(value))
  const change = ({ unit, before, after }: SummaryRow) => {
    if (before === undefined || after === undefined) return '–'
    const difference = after - before
    if (unit === 'points') return formatGain(difference)
    return difference > 0 ? `+${formatCount(difference)}` : difference < 0 ? `−${formatCount(-difference)}` : '0'
  }
  const { points } = comparison
  const moves = [
    ...flows(comparison).map(({ name, flow }) => ({ name: text(name), gained: flow.gained, lost: flow.lost })),
    { name: t('得分（升 / 降）', 'Points (up / down)'), gained: points.higher, lost: points.lower },
  ]
  return (
    <div className="side-by-side">
      <Table caption={t('总的情况', 'Overall')} rows={summaryRows(comparison)} rowKey={row => row.id} columns={[
        { key: 'name', head: t('项目', 'What'), cell: row => text(row.name) },
        { key: 'before', head: t('改前', 'Before'), numeric: true, cell: row => shown(row.unit, row.before) },
        { key: 'after', head: t('改后', 'After'), numeric: true, cell: row => shown(row.unit, row.after) },
        { key: 'change', head: t('变化', 'Change'), numeric: true, cell: change },
      ]} />
      <Table caption={t('谁得谁失', 'Who gains, who loses')} rows={moves} rowKey={row => row.name} columns={[
        { key: 'name', head: t('项目', 'What'), cell: row => row.name },
        { key: 'gained', head: t('得', 'Gain'), numeric: true, cell: row => formatCount(row.gained) },
        { key: 'lost', head: t('失', 'Lose'), numeric: true, cell: row => formatCount(row.lost) },
      ]} />
    </div>
  )
}

function Faults({ result: { faults, wrong } }: { readonly result: SimulationResult }) {
  const { t, text } = useLang()
  if (wrong === 0) return null
  return (
    <Notice tone="warn" title={t(`文件中有 ${formatCount(wrong)} 处错误，按未知处理`, `${formatCount(wrong)} wrong cells in the file count as unknown`)}>
      <ul>
        {faults.map(({ at, message, hint }) => (
          <li key={`${at}${message.en}`}>{at}{t('：', ': ')}{text(message)}{hint && <span className="quiet"> {text(hint)}</span>}</li>
        ))}
      </ul>
      {wrong > faults.length && <p>{t(`另有 ${formatCount(wrong - faults.length)} 处。`, `And ${formatCount(wrong - faults.length)} more.`)}</p>}
    </Notice>
  )
}
