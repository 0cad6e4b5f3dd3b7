import type { MonthRate } from '#server/outreach/index.ts'
import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

const percentOf = ({ tracked, wishing }: MonthRate): number => (wishing === 0 ? 0 : Math.floor((tracked * 100) / wishing))

/** The service rate at each month's end: bars towards the target of 100 %, with the numbers beside them. */
export function RateChart({ months }: { readonly months: readonly MonthRate[] }) {
  const { t } = useLang()
  if (months.length === 0) return null
  return (
    <table className="bars">
      <caption>{t('每月末的服务率（本月到今天）', 'Service rate at each month’s end (this month: today)')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('月份', 'Month')}</th>
          <td aria-hidden="true" />
          <th scope="col" className="numeric">{t('已跟踪 / 愿意入户', 'Tracked / wishing')}</th>
          <th scope="col" className="numeric">{t('服务率', 'Rate')}</th>
        </tr>
      </thead>
      <tbody>{months.map(month => <MonthBar key={month.month} {...month} />)}</tbody>
    </table>
  )
}

function MonthBar(month: MonthRate) {
  const { t } = useLang()
  const [year, number] = month.month.split('-').map(Number)
  const percent = percentOf(month)
  return (
    <tr>
      <th scope="row">{t(`${year} 年 ${number} 月`, month.month)}</th>
      <td className="bars-drawn" aria-hidden="true">
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
          <rect className="outreach-target" width="100" height="10" />
          <rect width={percent} height="10" />
        </svg>
      </td>
      <td className="numeric">{formatCount(month.tracked)} / {formatCount(month.wishing)}</td>
      <td className="numeric">{month.wishing === 0 ? '—' : `${percent}%`}</td>
    </tr>
  )
}
