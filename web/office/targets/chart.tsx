import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CasesLink } from './cases-link.tsx'
import type { Reached } from './page.tsx'
import type { Figure } from './view.server.ts'
import { measureNames, percent, type Measure } from './words.ts'

interface Line {
  readonly key: string
  readonly name: string
  /** Absent in months without one. */
  readonly target: number | undefined
  readonly figure: Figure
}

/** What was reached against what was asked: by county, then by month. */
export function Chart({ progress: { rows, sum }, measure }: { readonly progress: Reached; readonly measure: Measure }) {
  const { t, text } = useLang()
  const name = text(measureNames[measure])
  const counties = rows.map((row): Line => ({
    key: row.unit,
    name: text(row.short),
    target: row.target,
    figure: row.actual[measure],
  }))
  const months = sum.months.map((each): Line => ({
    key: each.month,
    name: text(each.name),
    target: each.target,
    figure: each.actual[measure],
  }))
  return (
    <div className="targets-charts">
      <Bars caption={t(`各县（市、区）${name}与任务`, `${name} and target by county`)} lines={counties} />
      <Bars caption={t(`各月${name}与任务`, `${name} and target by month`)} lines={months} />
      <p className="small muted legend">
        <svg viewBox="0 0 28 12" aria-hidden="true" focusable="false">
          <rect className="asked" x="1" y="1" width="26" height="10" />
        </svg>{' '}
        {t('任务', 'Target')}
        <svg viewBox="0 0 28 12" aria-hidden="true" focusable="false">
          <rect className="reached" x="1" y="3" width="26" height="6" />
        </svg>{' '}
        {name}
      </p>
    </div>
  )
}

function Bars({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) {
  const { t } = useLang()
  const most = Math.max(1, ...lines.flatMap(({ target = 0, figure }) => [target, figure.count]))
  const wide = (count: number) => Math.round((count / most) * 1000) / 10
  return (
    <table className="bars target-bars">
      <caption>{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('名称', 'Name')}</th>
          <th scope="col">{t('图', 'Bar')}</th>
          <th scope="col">{t('完成 / 任务', 'Reached / target')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, name, target, figure }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="bars-drawn" aria-hidden="true">
              <svg viewBox="0 0 100 12" preserveAspectRatio="none" focusable="false">
                <rect className="asked" x="0" y="0" width={wide(target ?? 0)} height="12" />
                <rect className="reached" x="0" y="3" width={wide(figure.count)} height="6" />
              </svg>
            </td>
            <td className="numeric">
              <CasesLink figure={figure} what={name} /> / {target === undefined ? '—' : formatCount(target)}
              <span className="share">{shareOf(figure.count, target ?? 0)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function shareOf(count: number, target: number): string {
  const done = percent(count, target)
  return done === undefined ? '—' : `${done}%`
}
