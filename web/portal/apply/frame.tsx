import type { ReactNode } from 'react'
import { PointsBar, StandInNote } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { stepBefore, type Step } from './steps.ts'
import type { DraftView } from './view.server.ts'

/** Around every page of the form: where one is, the way back, and what the answers so far would give. */
export function FormFrame({ view, step, children }: {
  readonly view: DraftView
  readonly step: Step
  readonly children: ReactNode
}) {
  const { t, text, href } = useLang()
  const at = view.steps.findIndex(({ id }) => id === step.id)
  const before = stepBefore(view.steps, step.id)
  return (
    <div className="apply">
      <div className="apply-main">
        <p className="apply-way">
          <a href={href(`/apply/${view.id}${before ? `/${before}` : ''}`)}>{before ? t('上一步', 'Back') : t(
            '申请概览',
            'Overview',
          )}</a>
          <span>{t(`第 ${at + 1} 步，共 ${view.steps.length} 步`, `Step ${at + 1} of ${view.steps.length}`)}</span>
        </p>
        <progress value={at} max={view.steps.length} aria-label={t(
          `进度：${text(step.title)}`,
          `Progress: ${text(step.title)}`,
        )} />
        {children}
      </div>
      <aside className="apply-aside" aria-label={t('估算积分', 'Estimated points')}>
        <Estimate view={view} />
        <p><a href={href(`/apply/${view.id}`)}>{t('查看全部步骤', 'See all steps')}</a></p>
      </aside>
    </div>
  )
}

/** What the answers would give if every one of them were found true. */
export function Estimate({ view: { points, threshold, standIns, policy } }: {
  readonly view: Pick<DraftView, 'points' | 'threshold' | 'standIns' | 'policy'>
}) {
  const { t, href } = useLang()
  return (
    <section className="estimate">
      <h2>{t('估算积分', 'Estimated points')}</h2>
      <PointsBar total={{ min: points, max: points }} threshold={threshold} />
      <p className="muted small">
        {t('按您目前填写的内容估算。正式得分以各部门核查的结果为准。',
          'Worked out from your answers so far. The points that count are those the departments find.')}
      </p>
      {standIns && <p><StandInNote href={href(`/policies/${policy}#points`)} /></p>}
    </section>
  )
}
