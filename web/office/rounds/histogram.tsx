import type { RankingSummary } from '#server/ranking/index.ts'
import type { Points } from '#policy'
import { formatCount, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import './rounds.css'

const WIDTH = 640
const HEIGHT = 256
const PAD = { left: 40, right: 12, top: 60, bottom: 32 }

/** How the points fall, ten by ten, with the threshold and the cut-off drawn in; the same numbers stand in a table. */
export function Histogram({ summary, threshold }: {
  readonly summary: RankingSummary
  readonly threshold: Points | undefined
}) {
  const { t } = useLang()
  const { histogram, cutOff } = summary
  if (histogram.length === 0) return null
  const marks = threshold === undefined ? [] : [threshold / 100]
  const first = Math.min(...histogram.map(([from]) => from), ...marks)
  const last = Math.max(...[...histogram.map(([from]) => from), ...marks].map(from => from + 10))
  const most = Math.max(...histogram.map(([, count]) => count))
  const x = (points: number): number => PAD.left + ((points - first) / (last - first)) * (WIDTH - PAD.left - PAD.right)
  const y = (count: number): number => HEIGHT - PAD.bottom - (count / most) * (HEIGHT - PAD.top - PAD.bottom)
  const place = (from: number): string => (
    !cutOff || (from + 10) * 100 <= cutOff.points ? 'out' : from * 100 >= cutOff.points ? 'in' : 'part'
  )
  const line = cutOff && t(`入围线 ${formatPoints(cutOff.points)} 分`, `cut-off ${formatPoints(cutOff.points)}`)
  const gate = threshold !== undefined && t(`分数线 ${formatPoints(threshold)} 分`, `threshold ${formatPoints(threshold)}`)
  return (
    <figure className="histogram">
      <figcaption>{t('得分分布（每 10 分一档）', 'How the points fall, ten by ten')}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img"
        aria-label={[t('得分分布图', 'Histogram of points'), gate, line].filter(Boolean).join(t('，', ', '))}>
        <text className="axis" x={PAD.left - 6} y={y(most) + 4} textAnchor="end">{formatCount(most)}</text>
        <text className="axis" x={PAD.left - 6} y={HEIGHT - PAD.bottom} textAnchor="end">0</text>
        {histogram.map(([from, count]) => (
          <rect key={from} className={place(from)} x={x(from) + 1} y={y(count)}
            width={Math.max(1, x(from + 10) - x(from) - 2)} height={HEIGHT - PAD.bottom - y(count)} />
        ))}
        <path className="base" d={`M${PAD.left} ${HEIGHT - PAD.bottom}H${WIDTH - PAD.right}`} />
        {
          ticks(first, last).map(
            points => <text key={points} className="axis" x={x(points)} y={HEIGHT - 10} textAnchor="middle">{points}</text>
          )
        }
        {threshold !== undefined && gate && <Marker at={x(threshold / 100)} label={gate} kind="gate" row={0} />}
        {cutOff && line && <Marker at={x(cutOff.points / 100)} label={line} kind="cut" row={1} />}
      </svg>
      <Numbers summary={summary} />
    </figure>
  )
}

function Marker(
  { at, label, kind, row }: { readonly at: number; readonly label: string; readonly kind: string; readonly row: number }
) {
  const right = at > WIDTH * 0.7
  return (
    <>
      <path className={kind} d={`M${at} ${PAD.top - 50 + row * 22}V${HEIGHT - PAD.bottom}`} />
      <text className={kind} x={right ? at - 5 : at + 5} y={PAD.top - 36 + row * 22}
        textAnchor={right ? 'end' : 'start'}>{label}</text>
    </>
  )
}

function ticks(first: number, last: number): number[] {
  const step = last - first > 240 ? 60 : last - first > 120 ? 30 : 20
  const from = Math.ceil(first / step) * step
  return Array.from({ length: Math.floor((last - from) / step) + 1 }, (_, at) => from + at * step)
}

function Numbers({ summary: { histogram } }: { readonly summary: RankingSummary }) {
  const { t } = useLang()
  return (
    <details>
      <summary>{t('数据表', 'As a table')}</summary>
      <table className="table">
        <caption className="visually-hidden">{t('得分分布', 'Points by tens')}</caption>
        <thead><tr><th scope="col">{t(
          '得分', 'Points',
        )}</th><th scope="col" className="numeric">{t('人数', 'People')}</th></tr></thead>
        <tbody>
          {histogram.map(([from, count]) => (
            <tr key={from}><th scope="row">{t(
              `${from} 至不足 ${from + 10}`, `${from} to under ${from + 10}`,
            )}</th><td className="numeric" data-head={t('人数', 'People')}>{formatCount(count)}</td></tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
