import type { MonthRate } from '#server/outreach/index.ts'
import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

type Rate = Pick<MonthRate, 'tracked' | 'wishing'>

const floored = ({ tracked, wishing }: Rate): number => (wishing === 0 ? 0 : Math.floor((tracked * 100) / wishing))

/** Whole per cent, rounded down: 100 % is everybody. */
export const percentOf = (rate: Rate): string => (rate.wishing === 0 ? '—' : `${floored(rate)}%`)

/** The service rate at each month's end: bars towards the target of 100 %, with the numbers beside them. */
export function RateChart({ months }: { readonly months: readonly MonthRate[] }) {
  const { t } = useLang()
  if (months.length === 0) return null
  return (
    <table className="bars">
      <caption>
        {t(
          '每月末已跟踪 / 愿意入户的人数和服务率（本月到今天）',
          'Tracked / wishing and service rate at each month’s end (this month: today)',
        )}
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('月份', 'Month')}</th>
          <td aria-hidden="true" />
          <th scope="col" className="numeric">
            {t('已跟踪 / 愿意入户', 'Tracked / wishing')}
          </th>
          <th scope="col" className="numeric">
            {t('服务率', 'Rate')}
          </th>
        </tr>
      </thead>
      <tbody>
        {months.map(month => (
          <MonthBar key={month.month} {...month} />
        ))}
      </tbody>
    </table>
  )
}

function MonthBar(month: MonthRate) {
  const { t } = useLang()
  const [year, number] = month.month.split('-').map(Number)
  return (
    <tr>
      <th scope="row">{t(`${year} 年 ${number} 月`, month.month)}</th>
      <td className="bars-drawn" aria-hidden="true">
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
          <rect className="outreach-target" width="100" height="10" />
          <rect width={floored(month)} height="10" />
        </svg>
      </td>
      <td className="numeric">
        {formatCount(month.tracked)} / {formatCount(month.wishing)}
      </td>
      <td className="numeric">{percentOf(month)}</td>
    </tr>
  )
}
