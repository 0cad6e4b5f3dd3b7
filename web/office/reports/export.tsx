import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { civilMinute } from '#calendar'
import type { ExportProgress } from '#server/reports/index.ts'
import { LinkButton, Notice, PageHead, formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { listAddress, readFilter } from '../direct/filter.ts'
import './reports.css'

/**
 * `/office/direct/export?…`: what is about to be exported (QY-9), the file, and how far the last export is. While one
 * is under way the page asks for itself anew.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx } = signedIn(args, 'officer', 'bureau')
  const { reports, direct } = services
  if (!reports.has()) throw new Response(null, { status: 404 })
  const { search } = new URL(args.request.url)
  const asked = readFilter(new URLSearchParams(search))
  const { total } = orThrow(await direct.list(ctx(), asked.filter, { size: 1 }))
  const progress = reports.exporting(ctx())
  const found = {
    total,
    progress,
    started: progress && civilMinute(progress.since),
    query: listAddress(asked).split('?')[1] ?? '',
  }
  return data(found, progress?.state === 'running' ? { headers: { refresh: '3' } } : {})
}

export const headers = ({ loaderHeaders }: { readonly loaderHeaders: Headers }): Headers => loaderHeaders

export default function Export() {
  const { t, href } = useLang()
  const { total, query, progress, started } = useLoaderData<typeof loader>()
  const at = (path: string) => href(query === '' ? path : `${path}?${query}`)
  const count = `${formatCount(total.count)}${total.capped ? '+' : ''}`
  return (
    <>
      <PageHead
        title={t('导出 Excel 台账', 'Export as Excel')}
        lead={t(`按当前筛选条件，共 ${count} 件`, `${count} cases with these filters`)}
        crumbs={[
          { href: href('/office/direct'), label: t('直接入户登记簿', 'Register') },
          { href: at('/office/direct/views'), label: t('视图和导出', 'Views and export') },
        ]}
      >
        <p className="actions">
          <LinkButton href={at('/office/direct/register.xlsx')}>{t('下载 Excel 文件', 'Download the file')}</LinkButton>
          <LinkButton kind="plain" href={at('/office/direct/export')}>
            {t('查看进度', 'How far it is')}
          </LinkButton>
        </p>
      </PageHead>
      <p className="muted">
        {t(
          '含姓名、身份证号码等个人信息；每次导出均有记录。件数多时边读边写，下载期间可以继续办理其他业务。',
          'Holds names and identity numbers; every export is recorded. A large file is written while it is ' +
            'read: go on with other work meanwhile.',
        )}
      </p>
      {progress && <Progress progress={progress} started={started ?? ''} />}
    </>
  )
}

function Progress({ progress, started }: { readonly progress: ExportProgress; readonly started: string }) {
  const { t } = useLang()
  const { done, total, capped, state } = progress
  const of = capped ? '' : ` / ${formatCount(total)}`
  const rows = `${formatCount(done)}${of}`
  if (state === 'done')
    return (
      <Notice tone="good" live>
        <p>
          {t(
            `${started} 开始的导出已完成，共 ${formatCount(done)} 件。`,
            `The export of ${started} is done: ${formatCount(done)} cases.`,
          )}
        </p>
      </Notice>
    )
  if (state === 'stopped')
    return (
      <Notice tone="warn" live>
        <p>
          {t(
            `${started} 开始的导出中断，已写 ${rows} 件。请重新下载。`,
            `The export of ${started} broke off after ${rows}. Download it again.`,
          )}
        </p>
      </Notice>
    )
  return (
    <section aria-live="polite">
      <p>
        <label>
          {t(`正在导出：已写 ${rows} 件`, `Under way: ${rows} written`)}{' '}
          {!capped && <progress className="export-bar" value={done} max={Math.max(total, 1)} />}
        </label>
      </p>
      <p className="muted small">{t('本页每 3 秒自动更新。', 'This page updates itself every 3 seconds.')}</p>
    </section>
  )
}
