import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { EmptyState, formatDate, LinkButton, Notice, PageHead, PrintButton, Tabs } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { orThrow } from '../answers.ts'
import { Chart } from './chart.tsx'
import { Grid, MANY } from './grid.tsx'
import { MonthTable } from './month-table.tsx'
import { Projection, WhichStep } from './projection.tsx'
import { targetDesk } from './server.ts'
import { Summary } from './summary.tsx'
import './targets.css'
import { rowsOf } from './view.server.ts'
import { MEASURES, measureNames, type Measure } from './words.ts'

export const handle: Handle = { enhance: true }

/** `/office/targets`: what was asked of each county, what was reached, and where it leads (QY-9, QY-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { signed, scheme, schemes, year } = targetDesk(args, 'officer', 'bureau')
  const { services, ctx, actor } = signed
  const asked = new URL(args.request.url).searchParams
  const measure = MEASURES.find(each => each === asked.get('measure')) ?? 'settled'
  const progress = orThrow(await services.targets.progress(ctx(), scheme.pack, year))
  const years = orThrow(await services.targets.list(ctx()))
    .filter(({ pack }) => pack === scheme.pack)
    .map(table => table.year)
  return {
    scheme,
    schemes,
    measure,
    years,
    bureau: actor.role === 'bureau',
    city: services.platform.city,
    saved: asked.get('saved') === 'yes',
    progress: progress && {
      ...rowsOf(progress),
      year: progress.view.year,
      period: progress.period,
      elapsed: progress.elapsed,
      asOf: progress.asOf,
      level: progress.view.units.level,
      whole: progress.whole,
      off: progress.view.current.mismatches,
      reason: progress.view.current.reason,
    },
  }
}

export type Dashboard = Awaited<ReturnType<typeof loader>>
export type Reached = NonNullable<Dashboard['progress']>

/** Address of this page with one thing of it chosen otherwise. */
export function targetsHref(
  { scheme, progress, measure }: Dashboard,
  change: { pack?: string; year?: number; measure?: Measure } = {},
): string {
  const asked = new URLSearchParams({ pack: change.pack ?? scheme.pack, measure: change.measure ?? measure })
  const year = change.pack === undefined ? (change.year ?? progress?.year) : undefined
  if (year !== undefined) asked.set('year', String(year))
  return `/office/targets?${asked.toString()}`
}

export default function Targets() {
  const dashboard = useLoaderData<typeof loader>()
  const { lang, t, text } = useLang()
  const { scheme, progress, saved } = dashboard
  const until = progress ? formatDate(progress.asOf, lang) : ''
  return (
    <>
      <PageHead
        title={
          progress
            ? t(`${progress.year}年任务与进度`, `Targets and progress ${progress.year}`)
            : t('任务与进度', 'Targets and progress')
        }
        lead={
          progress
            ? t(`${text(scheme.title)} · 数据截至${until}`, `${text(scheme.title)} · as of ${until}`)
            : text(scheme.title)
        }
      >
        <Actions {...dashboard} />
      </PageHead>
      {saved && (
        <Notice tone="good" live>
          <p>{t('任务分解表已保存。', 'The target table is saved.')}</p>
        </Notice>
      )}
      <Choices {...dashboard} />
      {progress ? <Reached dashboard={dashboard} progress={progress} /> : <NoTable {...dashboard} />}
    </>
  )
}

function Actions({ progress, bureau, scheme }: Dashboard) {
  const { t, href } = useLang()
  if (!progress) return null
  const asked = `pack=${scheme.pack}&year=${progress.year}`
  return (
    <p className="actions">
      <LinkButton kind="plain" href={href(`/office/targets/table?${asked}`)}>
        {t('任务分解表', 'Target table')}
      </LinkButton>
      {bureau && (
        <LinkButton kind="plain" href={href(`/office/targets/edit?${asked}`)}>
          {t('更正或录入', 'Correct or enter')}
        </LinkButton>
      )}
      <LinkButton kind="plain" href={href(`/office/targets/targets.xlsx?${asked}`)}>
        {t('下载 Excel', 'Download Excel')}
      </LinkButton>
      <PrintButton>{t('打印', 'Print')}</PrintButton>
    </p>
  )
}

/** Which scheme and year, where there are several. */
function Choices(dashboard: Dashboard) {
  const { t, text, href } = useLang()
  const { schemes, scheme, years, progress } = dashboard
  return (
    <>
      {schemes.length > 1 && (
        <Tabs
          label={t('办法', 'Scheme')}
          tabs={schemes.map(({ pack, title }) => ({
            href: href(targetsHref(dashboard, { pack })),
            label: text(title),
            here: pack === scheme.pack,
          }))}
        />
      )}
      {years.length > 1 && (
        <Tabs
          label={t('年度', 'Year')}
          tabs={years.map(year => ({
            href: href(targetsHref(dashboard, { year })),
            label: String(year),
            here: year === progress?.year,
          }))}
        />
      )}
    </>
  )
}

function NoTable({ bureau, scheme }: Dashboard) {
  const { t, href } = useLang()
  return (
    <EmptyState title={t('还没有任务分解表', 'No target table yet')}>
      <p>
        {bureau
          ? t(
              '粘贴文件所附的任务分解表，或者上传 Excel。系统逐行逐列核对合计，无误后保存。',
              'Paste the table as printed, or upload Excel. Every row and column is added up before it is saved.',
            )
          : t(
              '市局录入任务分解表后，这里显示本县（市、区）的任务和完成情况。',
              'When the bureau has entered the target table, your county’s targets and progress stand here.',
            )}
      </p>
      {bureau && (
        <p>
          <LinkButton href={href(`/office/targets/edit?pack=${scheme.pack}`)}>
            {t('录入任务分解表', 'Enter a target table')}
          </LinkButton>
        </p>
      )}
    </EmptyState>
  )
}

function Reached({ dashboard, progress }: { readonly dashboard: Dashboard; readonly progress: Reached }) {
  const { t } = useLang()
  const { measure, city } = dashboard
  const { rows, whole } = progress
  return (
    <>
      <SumsOff progress={progress} />
      {!whole && (
        <p className="muted">{t('只显示本县（市、区）的任务和完成情况。', 'Only your own county is shown.')}</p>
      )}
      <Summary progress={progress} measure={measure} />
      <WhichStep />
      <Steps dashboard={dashboard} />
      <div className={rows.length > 1 && rows.length <= MANY ? 'targets-pair' : 'targets-stack'}>
        {rows.length > 1 && <Grid progress={progress} measure={measure} city={city} />}
        <Chart progress={progress} measure={measure} />
      </div>
      <MonthTable progress={progress} measure={measure} />
      <Projection progress={progress} measure={measure} />
    </>
  )
}

function SumsOff({ progress: { off, reason = '' } }: { readonly progress: Reached }) {
  const { t } = useLang()
  if (off === 0) return null
  return (
    <Notice tone="warn">
      <p>
        {t(
          `任务分解表有 ${off} 处合计与明细不一致，按原表保存。理由：${reason}`,
          `${off} sums of the target table do not agree; it is kept as printed. Reason: ${reason}`,
        )}
      </p>
    </Notice>
  )
}

function Steps({ dashboard }: { readonly dashboard: Dashboard }) {
  const { t, text, href } = useLang()
  return (
    <Tabs
      label={t('按哪一步计算', 'Which step counts')}
      tabs={MEASURES.map(each => ({
        href: href(targetsHref(dashboard, { measure: each })),
        here: each === dashboard.measure,
        label: t(`按${measureNames[each].zh}`, text(measureNames[each])),
      }))}
    />
  )
}
