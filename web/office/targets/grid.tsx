import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { casesPath } from './cases-href.ts'
import { tilesOf, type Tile } from './map-layout.ts'
import type { Reached } from './page.tsx'
import type { RowView } from './view.server.ts'
import { measureNames, percent, type Measure } from './words.ts'

const HALF = 56
const HEIGHT = 96
const GAP = 4
/** Per cent from which a tile takes the next shade. */
const SHADES = [0, 25, 50, 75, 100] as const

/** The counties where they lie on the map, roughly: shade and number say how far each is. */
export function Grid({
  progress: { rows },
  measure,
  city,
}: {
  readonly progress: Reached
  readonly measure: Measure
  readonly city: string
}) {
  const { t, text } = useLang()
  const { tiles, drawn } = tilesOf(
    city,
    rows.map(({ unit }) => unit),
  )
  const [left, top] = [Math.min(...tiles.map(({ column }) => column)), Math.min(...tiles.map(({ row }) => row))]
  const width = (Math.max(...tiles.map(({ column }) => column)) - left + 2) * HALF
  const height = (Math.max(...tiles.map(({ row }) => row)) - top + 1) * HEIGHT
  const name = text(measureNames[measure])
  return (
    <figure className="target-grid">
      <figcaption>{t(`${name}完成率`, `${name}: share of target`)}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={t(`各县（市、区）${name}完成率`, `${name}, share of target by county`)}
      >
        {tiles.map(tile => {
          const row = rows.find(({ unit }) => unit === tile.code)
          return (
            row && (
              <TileOf
                key={tile.code}
                row={row}
                tile={{ ...tile, column: tile.column - left, row: tile.row - top }}
                measure={measure}
              />
            )
          )
        })}
      </svg>
      <Scale />
      <p className="small muted">
        {drawn
          ? t('按地图上的大致方位排列，上北下南。', 'Laid out roughly as on the map, north at the top.')
          : t('按代码顺序排列。', 'In the order of their codes.')}
      </p>
    </figure>
  )
}

function TileOf({ row, tile, measure }: { readonly row: RowView; readonly tile: Tile; readonly measure: Measure }) {
  const { text, href } = useLang()
  const { count, cases } = row.actual[measure]
  const done = percent(count, row.target)
  const share = done === undefined ? '—' : `${done}%`
  const [x, y] = [tile.column * HALF + GAP / 2, tile.row * HEIGHT + GAP / 2]
  const middle = x + HALF - GAP / 2
  const short = text(row.short)
  const counts = `${formatCount(count)}/${formatCount(row.target)}`
  const drawing = (
    <>
      <rect x={x} y={y} width={2 * HALF - GAP} height={HEIGHT - GAP} rx="4" />
      <text x={middle} y={y + 27} className={short.length > 8 ? 'tile-name long' : 'tile-name'}>
        {short}
      </text>{' '}
      <text x={middle} y={y + 55} className="tile-share">
        {share}
      </text>{' '}
      <text x={middle} y={y + 80} className="tile-counts">
        {counts}
      </text>
    </>
  )
  const shade = `tile shade-${shadeOf(done ?? 0)}`
  if (count === 0) return <g className={shade}>{drawing}</g>
  return (
    <a className={shade} href={href(casesPath(cases))}>
      {drawing}
    </a>
  )
}

const shadeOf = (done: number): number => SHADES.findLastIndex(from => done >= from)

/** What the shades mean. */
function Scale() {
  const { t } = useLang()
  const words = SHADES.map((from, n) =>
    n === SHADES.length - 1 ? t(`${from}% 以上`, `${from}% and more`) : `${from}–${(SHADES[n + 1] ?? 0) - 1}%`,
  )
  return (
    <ul className="target-scale small">
      {words.map((word, n) => (
        <li key={word}>
          <svg viewBox="0 0 20 14" aria-hidden="true" focusable="false">
            <g className={`tile shade-${n}`}>
              <rect width="20" height="14" rx="2" />
            </g>
          </svg>
          {word}
        </li>
      ))}
    </ul>
  )
}
