import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { casesPath } from './cases-href.ts'
import { tilesOf, type Tile } from './map-layout.ts'
import type { Reached } from './page.tsx'
import type { RowView } from './view.server.ts'
import { levelNames, measureNames, percent, type Measure } from './words.ts'

const HALF = 56
const HEIGHT = 96
const GAP = 4
/** Per cent from which a tile takes the next shade. */
const SHADES = [0, 25, 50, 75, 100] as const

interface Props {
  readonly progress: Reached
  readonly measure: Measure
  readonly city: string
}

/** More tiles than a phone shows: they are drawn at a size that can be read, and scroll. */
export const MANY = 12

/** The counties or towns where they lie on the map, roughly: shade and number say how far each is. */
export function Grid({ progress: { rows, level }, measure, city }: Props) {
  const { t, text } = useLang()
  const units = rows.map(({ unit }) => unit)
  const name = text(measureNames[measure])
  const { each } = levelNames[level]
  const many = units.length > MANY
  return (
    <figure className={many ? 'target-grid many' : 'target-grid'}>
      <figcaption>{t(`${each.zh}${name}完成率`, `${name}, share of target ${each.en}`)}</figcaption>
      <div className="grid-frame" {...(many ? { tabIndex: 0, role: 'region', 'aria-label': t('分布图', 'Map') } : {})}>
        <Tiles rows={rows} measure={measure} city={city} label={t(`${name}完成率`, `${name}, share of target`)} />
      </div>
      <Scale />
      <p className="small muted">
        {tilesOf(city, units).drawn
          ? t('按地图上的大致方位排列，上北下南。', 'Laid out roughly as on the map, north at the top.')
          : t('按代码顺序排列。', 'In the order of their codes.')}
      </p>
    </figure>
  )
}

type TilesProps = Pick<Props, 'measure' | 'city'> & { readonly rows: readonly RowView[]; readonly label: string }

function Tiles({ rows, measure, city, label }: TilesProps) {
  const units = rows.map(({ unit }) => unit)
  const { tiles } = tilesOf(city, units)
  const [columns, lines] = [tiles.map(({ column }) => column), tiles.map(({ row }) => row)]
  const [left, top] = [Math.min(...columns), Math.min(...lines)]
  const width = (Math.max(...columns) - left + 2) * HALF
  const height = (Math.max(...lines) - top + 1) * HEIGHT
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
      {tiles.map(({ code, column, row: line }) => {
        const row = rows.find(({ unit }) => unit === code)
        const tile = { code, column: column - left, row: line - top }
        return row && <TileOf key={code} row={row} tile={tile} measure={measure} />
      })}
    </svg>
  )
}

interface TileProps {
  readonly row: RowView
  readonly tile: Tile
  readonly measure: Measure
}

function TileOf(props: TileProps) {
  const { href } = useLang()
  const { row, measure } = props
  const { count, cases } = row.actual[measure]
  const shade = `tile shade-${shadeOf(percent(count, row.target) ?? 0)}`
  const drawing = <Drawing {...props} />
  if (count === 0) return <g className={shade}>{drawing}</g>
  return (
    <a className={shade} href={href(casesPath(cases))}>
      {drawing}
    </a>
  )
}

function Drawing({ row, tile, measure }: TileProps) {
  const { text } = useLang()
  const { count } = row.actual[measure]
  const done = percent(count, row.target)
  const [x, y] = [tile.column * HALF + GAP / 2, tile.row * HEIGHT + GAP / 2]
  const middle = x + HALF - GAP / 2
  const short = text(row.short)
  return (
    <>
      <rect x={x} y={y} width={2 * HALF - GAP} height={HEIGHT - GAP} rx="4" />
      <text x={middle} y={y + 27} className={nameClass(short)}>
        {short}
      </text>{' '}
      <text x={middle} y={y + 55} className="tile-share">
        {done === undefined ? '—' : `${done}%`}
      </text>{' '}
      <text x={middle} y={y + 80} className="tile-counts">
        {`${formatCount(count)}/${formatCount(row.target)}`}
      </text>
    </>
  )
}

/** Long names are set smaller; a Chinese sign is as wide as two letters. */
function nameClass(short: string): string {
  const width = [...short].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)
  if (width > 10) return 'tile-name longest'
  return width > 8 ? 'tile-name long' : 'tile-name'
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
