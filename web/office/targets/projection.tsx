import { formatCount, formatDate, Notice } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Reached } from './page.tsx'
import { measureNames, type Measure } from './words.ts'

interface Props {
  readonly progress: Reached
  readonly measure: Measure
}

/** How the projection is made, with today's numbers, and how cases are counted. */
export function Projection(props: Props) {
  const { t } = useLang()
  return (
    <Notice title={t('推算和计数的方法', 'How this is projected and counted')}>
      <p>
        <Formula {...props} /> <Example {...props} />
      </p>
      <p>
        {t(
          '受理、核准、入户各按其发生的日期计入月份，一名申请人计一件，随迁人员不计；后来被取消的，不再计入核准和入户。',
          'Acceptance, approval and settlement each count on their own day; an applicant counts once, ' +
            'dependants do not; what was cancelled later no longer counts as approved or settled.',
        )}
      </p>
    </Notice>
  )
}

function Formula({ progress: { elapsed, period } }: Props) {
  const { lang, t } = useLang()
  const [from, to] = [formatDate(period.from, lang), formatDate(period.to, lang)]
  const whole = t(`${from}至${to}，共 ${elapsed.of} 天`, `${from} to ${to}, ${elapsed.of} days`)
  return t(
    `推算到年底 = 至今完成数 ÷ 已过天数 × 全期天数（${whole}），四舍五入，不考虑季节和任务的月份安排，只供参考。`,
    `By year end = reached so far ÷ days so far × all days (${whole}), rounded, as a guide: neither seasons ` +
      'nor the months of the plan are considered.',
  )
}

function Example({ progress: { sum, elapsed }, measure }: Props) {
  const { t, text } = useLang()
  const projected = sum.projected[measure]
  if (projected === undefined) return t('开始不足 14 天，暂不推算。', 'In the first 14 days nothing is projected.')
  const name = text(measureNames[measure])
  const sums = `${formatCount(sum.actual[measure].count)} ÷ ${elapsed.days} × ${elapsed.of} ≈ ${formatCount(projected)}`
  const target = formatCount(sum.target)
  return t(`合计（${name}）：${sums}，任务 ${target}。`, `Total (${name.toLowerCase()}): ${sums}, target ${target}.`)
}

/** What the table's text leaves open, said where the reader chooses. */
export function WhichStep() {
  const { t } = useLang()
  return (
    <p className="muted">
      {t(
        '任务分解表没有写明按受理、核准还是入户计算完成任务，系统不代为认定：三步分别列出，请选择按哪一步看。',
        'The target table does not say whether acceptance, approval or settlement fulfils a target, and ' +
          'nothing is assumed: all three are shown; choose one.',
      )}
    </p>
  )
}
