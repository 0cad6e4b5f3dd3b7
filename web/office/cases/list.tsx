import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { EmptyState, PageHead, Pager, PrintButton, LinkButton, Tabs, formatCount } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { orThrow } from '../answers.ts'
import { CaseTable } from './case-table.tsx'
import { SearchForm } from './search-form.tsx'
import { addressOf, PAGE_SIZE, readQuery, viewIds, views, type Query } from './views.ts'

export const handle: Handle = { enhance: true }

/** `/office/cases`: the register of the own town, or of the district for its officer. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, today, actor } = signedIn(args, 'clerk', 'officer')
  const query = readQuery(new URL(args.request.url).searchParams)
  const { view, year, sort, page } = query
  const found = orThrow(
    await services.applications.queue(ctx(), { ...views[view].filter, year, sort, page, size: PAGE_SIZE }),
  )
  const counts = orThrow(await services.applications.counts(ctx()))
  return { ...found, counts, query, today, clerk: actor.role === 'clerk' }
}

/** Finds by number, name or identity number, exactly. Posted, so that no name or number stands in an address. */
export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'clerk', 'officer')
  const search = textOf(await args.request.formData(), 'search', 60)
  if (search === '') return redirect(hrefIn(lang, '/office/cases'))
  const { rows, total } = orThrow(await services.applications.queue(ctx(), { search, size: PAGE_SIZE }))
  const [only] = rows
  if (only && rows.length === 1) return redirect(hrefIn(lang, `/office/cases/${only.id}`))
  return { search, rows, total }
}

export default function Register() {
  const { t, href } = useLang()
  const { clerk } = useLoaderData<typeof loader>()
  const found = useActionData<typeof action>()
  return (
    <>
      <PageHead title={t('申请登记簿', 'Register of applications')}>
        {clerk && (
          <p className="actions">
            <LinkButton href={href('/office/intake/new')}>{t('录入纸质申请', 'Enter a paper application')}</LinkButton>
          </p>
        )}
      </PageHead>
      <SearchForm value={found?.search} />
      {found ? <Found {...found} /> : <Listed />}
    </>
  )
}

function Listed() {
  const { t, text, href } = useLang()
  const { rows, total, counts, query, today, clerk } = useLoaderData<typeof loader>()
  const { name } = views[query.view]
  const tabs = viewIds.map(id => ({
    href: href(addressOf(query, { view: id })),
    here: id === query.view,
    label: `${text(views[id].name)}${countOf(views[id].count?.(counts))}`,
  }))
  const empty = <Empty query={query} />
  return (
    <>
      <Tabs label={t('按状态筛选', 'Filter by state')} tabs={tabs} />
      <Years query={query} today={today} />
      <CaseTable {...{ rows, today, query, empty }} showTown={!clerk} caption={text(name)} />
      {total > 0 && (
        <p className="muted">
          {t(`共 ${formatCount(total)} 件`, `${formatCount(total)} in all`)}{' '}
          <PrintButton>{t('打印本页', 'Print this page')}</PrintButton>
        </p>
      )}
      <Pager page={query.page} pages={Math.ceil(total / PAGE_SIZE)} href={page => href(addressOf(query, { page }))} />
    </>
  )
}

function countOf(count: number | undefined): string {
  return count === undefined ? '' : ` ${formatCount(count)}`
}

/** The years a case of today can belong to: last year's, this one, the next (FS-6). */
function Years({ query, today }: { readonly query: Query; readonly today: string }) {
  const { t, href } = useLang()
  const year = Number(today.slice(0, 4))
  const choices = [undefined, year - 1, year, year + 1]
  return (
    <nav className="chips no-print" aria-label={t('按年度筛选', 'Filter by year')}>
      <ul>
        {choices.map(each => (
          <li key={each ?? 'all'}>
            <a href={href(addressOf(query, { year: each }))} aria-current={query.year === each ? 'true' : undefined}>
              {each === undefined ? t('所有年度', 'All years') : t(`${each} 年度`, `${each}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Empty({ query }: { readonly query: Query }) {
  const { t, text, href } = useLang()
  return (
    <EmptyState title={text(views[query.view].empty)}>
      <p>
        {query.year !== undefined && (
          <>
            <a href={href(addressOf(query, { year: undefined }))}>{t('看所有年度', 'Look at all years')}</a> ·{' '}
          </>
        )}
        <a href={href(addressOf(query, { view: 'all' }))}>{t('看全部申请', 'Look at all applications')}</a>
      </p>
    </EmptyState>
  )
}

function Found({
  search,
  rows,
  total,
}: {
  readonly search: string
  readonly rows: Parameters<typeof CaseTable>[0]['rows']
  readonly total: number
}) {
  const { t, href } = useLang()
  const { today, clerk } = useLoaderData<typeof loader>()
  return (
    <>
      <h2>{t(`查找“${search}”：${total} 件`, `"${search}": ${total} found`)}</h2>
      <CaseTable
        rows={rows}
        today={today}
        showTown={!clerk}
        caption={t('查找结果', 'Found')}
        empty={
          <EmptyState title={t('没有找到', 'Nothing found')}>
            <p>
              {t(
                '请按完整的受理编号、姓名或公民身份号码查找；只能找到本辖区的申请。',
                'Search by the whole number, name or identity number; only applications of your own area are found.',
              )}
            </p>
          </EmptyState>
        }
      />
      <p>
        <a href={href('/office/cases')}>{t('回到登记簿', 'Back to the register')}</a>
      </p>
    </>
  )
}
