import type { Points } from '#policy'
import { binText, type Bin, type Comparison } from '../../../packages/policy/simulate/index.ts'
import { formatCount, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

const WIDTH = 720
const HEIGHT = 272
const PAD = { left: 48, right: 12, top: 72, bottom: 30 }

interface Marks {
  readonly threshold: readonly [Points | undefined, Points | undefined]
}

/** How the points fall before (a line) and after (bars), with both cut-offs; the same numbers stand in a table. */
export function BeforeAfter({ comparison, threshold }: { readonly comparison: Comparison } & Marks) {
  const { t } = useLang()
  const { histogram, before, after } = comparison
  const [first, last] = [histogram[0], histogram.at(-1)]
  if (!first || !last) return null
  const least = Math.min(...histogram.map(bin => bin.below - bin.from))
  // A bin put together from several is as high as their mean.
  const dense = (people: number, bin: Bin) => (people * least) / (bin.below - bin.from)
  const most = Math.max(1, ...histogram.flatMap(bin => [dense(bin.before, bin), dense(bin.after, bin)]))
  const x = (points: number) => Math.round(10 * (PAD.left + ((points - first.from) / (last.below - first.from)) * (WIDTH - PAD.left - PAD.right))) / 10
  const y = (people: number) => Math.round(10 * (HEIGHT - PAD.bottom - (people / most) * (HEIGHT - PAD.top - PAD.bottom))) / 10
  const ground = HEIGHT - PAD.bottom
  const outline = `M${x(first.from)} ${ground}${histogram.map(bin => `V${y(dense(bin.before, bin))}H${x(bin.below)}`).join('')}V${ground}`
  const within = (points: Points | undefined): points is Points => points !== undefined && points >= first.from && points <= last.below
  const lines = [
    { kind: 'was', points: before.cutOff, label: t('改前入围线', 'cut-off before') },
    { kind: 'cut', points: after.cutOff, label: t('改后入围线', 'cut-off after') },
  ].filter((each): each is typeof each & { points: Points } => within(each.points))
  return (
    <figure className="histogram before-after">
      <figcaption>{t('得分分布', 'How the points fall')} <span className="quiet">{t('线为改前，柱为改后', 'line: before, bars: after')}{threshold.some(within) && t('，虚线为分数线', ', dashed: thresholds')}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img"
        aria-label={[t('改前和改后的得分分布', 'Points before and after'), ...lines.map(each => `${each.label} ${formatPoints(each.points)}`)].join(t('，', ', '))}>
        <text className="axis" x={PAD.left - 6} y={y(most) + 4} textAnchor="end">{formatCount(Math.round(most))}</text>
        <text className="axis" x={PAD.left - 6} y={ground} textAnchor="end">0</text>
        {histogram.map(bin => (
          <rect key={bin.from} className="in" x={x(bin.from) + 0.5} y={y(dense(bin.after, bin))}
            width={Math.max(1, x(bin.below) - x(bin.from) - 1)} height={ground - y(dense(bin.after, bin))} />
        ))}
        <path className="line-before" d={outline} />
        <path className="base" d={`M${PAD.left} ${ground}H${WIDTH - PAD.right}`} />
        {ticks(first.from, last.below).map(points => (
          <text key={points} className="axis" x={x(points)} y={HEIGHT - 9} textAnchor="middle">{formatPoints(points)}</text>
        ))}
        {threshold.map((points, at) => within(points) && (at === 0 || points !== threshold[0]) && (
          <path key={at} className="gate" d={`M${x(points)} ${PAD.top}V${ground}`} />
        ))}
        {lines.map(({ kind, points, label }, row) => {
          const right = x(points) > WIDTH * 0.6
          return (
            <g key={kind}>
              <path className={kind} d={`M${x(points)} ${PAD.top - 64 + row * 28}V${ground}`} />
              <text className={kind} x={x(points) + (right ? -5 : 5)} y={PAD.top - 48 + row * 28} textAnchor={right ? 'end' : 'start'}>
                {label} {formatPoints(points)}
              </text>
            </g>
          )
        })}
      </svg>
      <Numbers histogram={histogram} />
    </figure>
  )
}

/** At most eight round numbers along the axis. */
function ticks(first: Points, last: Points): readonly Points[] {
  const rough = (last - first) / 8
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = ([1, 2, 5, 10].find(each => each * power >= rough) ?? 10) * power
  const from = Math.ceil(first / step) * step
  return Array.from({ length: Math.max(0, Math.floor((last - from) / step) + 1) }, (_, at) => from + at * step)
}

function Numbers({ histogram }: { readonly histogram: readonly Bin[] }) {
  const { t, text } = useLang()
  const heads = [t('改前', 'Before'), t('改后', 'After')]
  return (
    <details>
      <summary>{t('数据表', 'As a table')}</summary>
      <table className="table">
        <caption className="visually-hidden">{t('得分分布', 'How the points fall')}</caption>
        <thead><tr><th scope="col">{t('得分', 'Points')}</th>{heads.map(head => <th key={head} scope="col" className="numeric">{head}</th>)}</tr></thead>
        <tbody>
          {histogram.map(bin => (
            <tr key={bin.from}>
              <th scope="row" data-head={t('得分', 'Points')}>{text(binText(bin))}</th>
              <td className="numeric" data-head={heads[0]}>{formatCount(bin.before)}</td>
              <td className="numeric" data-head={heads[1]}>{formatCount(bin.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
