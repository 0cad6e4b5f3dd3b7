import { formatCount, formatDate, Notice } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Reached } from './page.tsx'
import { measureNames, type Measure } from './words.ts'

/** How the projection is made, with today's numbers, and what the table's text leaves open. */
export function Projection({ progress, measure }: { readonly progress: Reached; readonly measure: Measure }) {
  const { lang, t, text } = useLang()
  const {
    sum,
    elapsed: { days, of },
    period,
  } = progress
  const [from, to] = [formatDate(period.from, lang), formatDate(period.to, lang)]
  const count = sum.actual[measure].count
  const projected = sum.projected[measure]
  const name = text(measureNames[measure])
  return (
    <Notice title={t('推算和计数的方法', 'How this is projected and counted')}>
      <p>
        {t(
          `推算到年底 = 至今完成数 ÷ 已过天数 × 全期天数（${from}至${to}，共 ${of} 天），四舍五入，不考虑季节和任务的月份安排。`,
          `By year end = reached so far ÷ days so far × all days (${from} to ${to}, ${of} days), rounded; neither seasons nor the months of the plan are considered.`,
        )}{' '}
        {projected === undefined
          ? t('开始不足 14 天，暂不推算。', 'In the first 14 days nothing is projected.')
          : t(
              `合计（${name}）：${formatCount(count)} ÷ ${days} × ${of} ≈ ${formatCount(projected)}，任务 ${formatCount(sum.target)}。`,
              `Total (${name.toLowerCase()}): ${formatCount(count)} ÷ ${days} × ${of} ≈ ${formatCount(projected)}, target ${formatCount(sum.target)}.`,
            )}
      </p>
      <p>
        {t(
          '受理、核准、入户各按其发生的日期计入月份，一名申请人计一件，随迁人员不计；后来被取消的，不再计入核准和入户。任务分解表没有写明按哪一步计算完成，因此三步分别列出。',
          'Acceptance, approval and settlement each count on their own day; an applicant counts once, dependants do not, and what was cancelled later no longer counts as approved or settled. The table does not say which step fulfils the target, so all three are shown.',
        )}
      </p>
    </Notice>
  )
}
