import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CasesLink } from './cases-link.tsx'
import type { Reached } from './page.tsx'
import type { Figure } from './view.server.ts'
import { levelNames, measureNames, percent, type Measure } from './words.ts'

interface Line {
  readonly key: string
  readonly name: string
  /** Absent in months without one. */
  readonly target: number | undefined
  readonly figure: Figure
}

/** What was reached against what was asked: by county or town, then by month. */
export function Chart({ progress, measure }: { readonly progress: Reached; readonly measure: Measure }) {
  const { t, text } = useLang()
  const { rows, sum, level } = progress
  const name = text(measureNames[measure])
  const { each } = levelNames[level]
  const units = rows.map(({ unit, short, target, actual }): Line => {
    return { key: unit, name: text(short), target, figure: actual[measure] }
  })
  const months = sum.months.map(({ month, name: words, target, actual }): Line => {
    return { key: month, name: text(words), target, figure: actual[measure] }
  })
  return (
    <div className="targets-charts">
      <Bars caption={t(`${each.zh}${name}与任务`, `${name} and target ${each.en}`)} lines={units} />
      <Bars caption={t(`各月${name}与任务`, `${name} and target by month`)} lines={months} />
      <Legend name={name} />
    </div>
  )
}

function Legend({ name }: { readonly name: string }) {
  const { t } = useLang()
  return (
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
  )
}

/** Bars beside their numbers: to a screen reader it is the table alone. */
function Bars({ caption, lines }: { readonly caption: string; readonly lines: readonly Line[] }) {
  const { t } = useLang()
  const most = Math.max(1, ...lines.flatMap(({ target = 0, figure }) => [target, figure.count]))
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
        {lines.map(line => (
          <Bar key={line.key} line={line} most={most} />
        ))}
      </tbody>
    </table>
  )
}

function Bar({ line: { name, target, figure }, most }: { readonly line: Line; readonly most: number }) {
  const wide = (count: number) => Math.round((count / most) * 1000) / 10
  return (
    <tr>
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
  )
}

function shareOf(count: number, target: number): string {
  const done = percent(count, target)
  return done === undefined ? '—' : `${done}%`
}
