import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { EmptyState, formatCount, formatDate, Notice, PageHead, PrintButton, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { orThrow } from '../answers.ts'
import { targetDesk } from './server.ts'
import './targets.css'
import { tableOf } from './view.server.ts'
import { sourceNames } from './words.ts'

export const handle: Handle = { enhance: true }

/** `/office/targets/table?version=`: the table as it was set, and every earlier version with its reason (QY-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { signed, scheme, year } = targetDesk(args, 'officer', 'bureau')
  const view = orThrow(await signed.services.targets.get(signed.ctx(), scheme.pack, year))
  if (!view) return { scheme, view: undefined }
  const wanted = Number(new URL(args.request.url).searchParams.get('version'))
  const shown = view.versions.find(({ number }) => number === wanted) ?? view.current
  const versions = view.versions.toReversed().map(({ number, on, byName, reason, from, mismatches, table }) => ({
    number,
    on,
    byName,
    reason,
    from,
    mismatches,
    total: table.sum.total,
  }))
  return {
    scheme,
    view: {
      year: view.year,
      shown: shown.number,
      current: view.current.number,
      off: shown.mismatches,
      table: tableOf(shown.table, view.units),
      versions,
    },
  }
}

export default function TargetTablePage() {
  const { t, text, href } = useLang()
  const { scheme, view } = useLoaderData<typeof loader>()
  const crumbs = [{ href: href(`/office/targets?pack=${scheme.pack}`), label: t('任务与进度', 'Targets') }]
  return (
    <>
      <PageHead
        title={view ? t(`${view.year}年任务分解表`, `Target table ${view.year}`) : t('任务分解表', 'Target table')}
        lead={text(scheme.title)}
        crumbs={crumbs}
      >
        {view && (
          <p className="actions">
            <PrintButton>{t('打印', 'Print')}</PrintButton>
          </p>
        )}
      </PageHead>
      {view ? (
        <Versions view={view} pack={scheme.pack} />
      ) : (
        <EmptyState title={t('还没有任务分解表', 'No target table yet')} />
      )}
    </>
  )
}

type View = NonNullable<Awaited<ReturnType<typeof loader>>['view']>

interface Props {
  readonly view: View
  readonly pack: string
}

function Versions(props: Props) {
  const { t } = useLang()
  const { shown, current, off } = props.view
  return (
    <>
      {shown < current && (
        <Notice tone="warn">
          <p>
            {t(
              `这是第 ${shown} 版，已被第 ${current} 版代替。`,
              `This is version ${shown}, replaced by version ${current}.`,
            )}
          </p>
        </Notice>
      )}
      {off > 0 && (
        <Notice>
          <p>{t(`有 ${off} 处合计与明细不一致，按原表保存。`, `${off} sums do not agree; kept as printed.`)}</p>
        </Notice>
      )}
      <Shown {...props} />
      <Every {...props} />
    </>
  )
}

function Shown({ view: { table, shown } }: Props) {
  const { t, text } = useLang()
  return (
    <Table
      caption={t(`第 ${shown} 版（人）`, `Version ${shown} (people)`)}
      rows={table.rows}
      rowKey={row => row.unit}
      columns={[
        { key: 'name', head: t('名称', 'Name'), cell: row => text(row.name) },
        { key: 'total', head: t('任务数', 'Whole'), numeric: true, cell: row => formatCount(row.total) },
        ...table.months.map(({ month, name }, at) => ({
          key: month,
          head: text(name),
          numeric: true,
          cell: (row: (typeof table.rows)[number]) => formatCount(row.cells[at] ?? 0),
        })),
      ]}
      foot={[t('合计', 'Total'), formatCount(table.sum.total), ...table.sum.cells.map(formatCount)]}
    />
  )
}

function Every({ view: { versions, shown, year }, pack }: Props) {
  const { lang, t, text, href } = useLang()
  const address = (number: number) => href(`/office/targets/table?pack=${pack}&year=${year}&version=${number}`)
  return (
    <Table
      caption={t('全部版本', 'Every version')}
      rows={versions}
      rowKey={row => String(row.number)}
      columns={[
        {
          key: 'number',
          head: t('版本', 'Version'),
          cell: ({ number }) => (number === shown ? number : <a href={address(number)}>{number}</a>),
        },
        { key: 'on', head: t('日期', 'Date'), cell: row => formatDate(row.on, lang) },
        { key: 'by', head: t('保存人', 'By'), cell: row => row.byName },
        { key: 'from', head: t('来源', 'From'), cell: row => text(sourceNames[row.from]) },
        { key: 'total', head: t('任务总数', 'Total'), numeric: true, cell: row => formatCount(row.total) },
        { key: 'reason', head: t('原因', 'Reason'), cell: row => row.reason ?? '—' },
      ]}
    />
  )
}
