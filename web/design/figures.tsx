import type { Points, PointsRange } from '#policy'
import { useLang } from '../language.tsx'
import { formatCount, formatPoints, formatRange } from './format.ts'

/** How much of something is done, in words and as a bar. */
export function ProgressMeter({ label, value, of }: {
  readonly label: string
  readonly value: number
  readonly of: number
}) {
  const percent = of > 0 ? Math.floor((value * 100) / of) : 0
  const words = `${formatCount(value)} / ${formatCount(of)}`
  return (
    <div className="meter">
      <span className="meter-label">{label}</span>
      <span className="meter-value">{words} · {percent}%</span>
      <progress value={value} max={Math.max(of, 1)} aria-label={`${label} ${words}`} />
    </div>
  )
}

interface PointsBarProps {
  readonly total: PointsRange
  /** Absent in schemes without points: then only the total is drawn. */
  readonly threshold?: Points | undefined
  readonly label?: string
  /** Still being answered: says what there is and what is lacking; what could yet come is only drawn. */
  readonly soFar?: boolean
}

/**
 * Points against the gate they must reach. What is certain is solid, what open questions could still add is pale;
 * the line stands at the threshold.
 */
export function PointsBar({ total, threshold, label, soFar }: PointsBarProps) {
  const { t } = useLang()
  const aimed = threshold ?? 0
  const scale = Math.max(aimed * 1.5, threshold === undefined ? total.max : Math.min(total.max, aimed * 2), total.min * 1.08, 1)
  const x = (points: Points) => Math.round((Math.max(0, Math.min(points, scale)) / scale) * 1000)
  const shown = soFar ? formatPoints(total.min) : formatRange(total)
  const reached = threshold !== undefined && total.min >= threshold
  const gate = formatPoints(aimed)
  const lacking = formatPoints(aimed - total.min)
  const aim = threshold === undefined ? '' : reached
    ? t(`已满 ${gate} 分`, `${gate} reached`)
    : soFar ? t(`离 ${gate} 分还差 ${lacking} 分`, `${lacking} short of ${gate}`) : t(`需满 ${gate} 分`, `${gate} needed`)
  const name = label ?? t('积分', 'Points')
  return (
    <div className="points-bar" role="img" aria-label={[t(`${name} ${shown} 分`, `${name}: ${shown}`), aim].filter(Boolean).join(t('，', ', '))}>
      <p className="points-bar-words" aria-hidden="true">
        {name} <strong>{shown}</strong> {t('分', 'points')}
        <span className={reached ? 'reached' : undefined}>{aim}</span>
      </p>
      <svg viewBox="0 0 1000 32" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="bar-ground" x="0" y="8" width="1000" height="16" rx="3" />
        <rect className="bar-open" x="0" y="8" width={x(total.max)} height="16" rx="3" />
        <rect className={reached ? 'bar-sure reached' : 'bar-sure'} x="0" y="8" width={x(total.min)} height="16" rx="3" />
        {threshold !== undefined && <path className="bar-gate" d={`M${x(threshold)} 2V30`} vectorEffect="non-scaling-stroke" />}
      </svg>
    </div>
  )
}

export interface Bar {
  readonly label: string
  readonly value: number
  /** What the value is shown as; default the number itself. */
  readonly shown?: string
}

/** Bars drawn beside a real table: sighted readers see both at once, screen readers hear the table. */
export function BarChart({ caption, bars }: { readonly caption: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <table className="bars">
      <caption>{caption}</caption>
      <tbody>
        {bars.map(({ label, value, shown }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="bars-drawn" aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
                <rect x="0" y="0" width={Math.round((Math.max(0, value) / most) * 100)} height="10" />
              </svg>
            </td>
            <td className="numeric">{shown ?? formatCount(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
