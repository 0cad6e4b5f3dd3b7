import type { Breakdown, BreakdownRow, ShownFlow } from '../../../packages/policy/simulate/index.ts'
import { formatCount, Table, type Column } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

/** A dot stands for a count too small to show; the note below says so. */
const HIDDEN = '·'
const cell = (value: number | undefined) => (value === undefined ? HIDDEN : formatCount(value))

/** Who gains and loses by the values of one fact, with bars beside the counts. */
export function BreakdownTables({ breakdown }: { readonly breakdown: Breakdown }) {
  const { t, text } = useLang()
  const { id, name, rows, merged } = breakdown
  const ranked = rows.some(row => row.admitted)
  const of = (row: BreakdownRow): ShownFlow => (ranked ? (row.admitted ?? row.eligible) : row.eligible)
  const most = Math.max(1, ...rows.flatMap(row => [of(row).gained ?? 0, of(row).lost ?? 0]))
  const hidden = rows.some(row => of(row).after === undefined || row.points === undefined || row.eligible.after === undefined)
  const drawn = rows.some(row => (of(row).gained ?? 0) + (of(row).lost ?? 0) > 0)
  const chart: readonly Column<BreakdownRow>[] = drawn
    ? [{ key: 'bars', head: t('失 / 得', 'Loss / gain'), cell: row => <Diverging lost={of(row).lost} gained={of(row).gained} most={most} /> }]
    : []
  return (
    <section className="part breakdown" aria-labelledby={`by-${id}`}>
      <h3 id={`by-${id}`}>{t(`按${text(name)}`, `By ${text(name).toLowerCase()}`)}</h3>
      <Table caption={ranked ? t('入围', 'Admitted') : t('符合条件', 'Eligible')} rows={rows} rowKey={row => text(row.label)} columns={[...columns(text(name), t, row => text(row.label), of), ...chart]} />
      <details>
        <summary>{ranked ? t('符合条件和得分', 'Eligibility and points') : t('得分', 'Points')}</summary>
        <Table caption={t('符合条件和得分', 'Eligibility and points')} hideCaption rows={rows} rowKey={row => text(row.label)} columns={[
          ...columns(text(name), t, row => text(row.label), row => row.eligible),
          { key: 'up', head: t('分数升', 'Points up'), numeric: true, cell: row => cell(row.points?.higher) },
          { key: 'down', head: t('分数降', 'Points down'), numeric: true, cell: row => cell(row.points?.lower) },
        ]} />
      </details>
      {(merged || hidden) && (
        <p className="quiet">
          {merged && t('不足 5 人的已并入相邻的或“其他”。', 'Values of fewer than five people are merged. ')}
          {hidden && t(`${HIDDEN} 人数太少，不显示。`, `${HIDDEN} too few people to show.`)}
        </p>
      )}
    </section>
  )
}

function columns(
  name: string, t: (zh: string, en: string) => string, label: (row: BreakdownRow) => string, of: (row: BreakdownRow) => ShownFlow,
): readonly Column<BreakdownRow>[] {
  return [
    { key: 'value', head: name, cell: label },
    { key: 'people', head: t('人数', 'People'), numeric: true, cell: row => formatCount(row.people) },
    { key: 'before', head: t('改前', 'Before'), numeric: true, cell: row => cell(of(row).before) },
    { key: 'after', head: t('改后', 'After'), numeric: true, cell: row => cell(of(row).after) },
    { key: 'gained', head: t('得', 'Gain'), numeric: true, cell: row => cell(of(row).gained) },
    { key: 'lost', head: t('失', 'Lose'), numeric: true, cell: row => cell(of(row).lost) },
  ]
}

/** Losses to the left of the middle, gains to the right. The numbers stand beside it. */
function Diverging({ lost, gained, most }: { readonly lost: number | undefined; readonly gained: number | undefined; readonly most: number }) {
  const width = (value: number | undefined) => Math.round(((value ?? 0) / most) * 100)
  return (
    <svg className="diverging" viewBox="0 0 202 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="lost" x={100 - width(lost)} y="1" width={width(lost)} height="10" />
      <rect className="gained" x="102" y="1" width={width(gained)} height="10" />
      <path d="M101 0V12" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
