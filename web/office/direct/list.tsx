import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findCity, findDistrict, findTown } from '#identity'
import type { Text } from '#policy'
import type { DirectRow, DirectStatus } from '#server/direct/index.ts'
import {
  Button,
  EmptyState,
  ErrorSummary,
  LinkButton,
  PageHead,
  PostForm,
  PrintButton,
  StatusTag,
  Table,
  Tabs,
  TextField,
  formatCount,
  formatDate,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { problemsOf } from '../../refusals.ts'
import { orThrow } from '../answers.ts'
import { SavedViews } from '../reports/saved.tsx'
import { listAddress, readFilter } from './filter.ts'
import { typedDates } from './filter-dates.ts'
import { FilterForm } from './filter-form.tsx'
import { lightWords, statusWords } from './words.ts'
import './direct.css'

export const handle: Handle = { enhance: true }

/** `/office/direct`: the register of direct settlement (QY-9), in one's own patch. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor, lang } = signedIn(args, 'clerk', 'officer', 'police', 'bureau')
  const { direct, platform, packs, reports } = services
  if (direct.schemes().length === 0) throw new Response(null, { status: 404 })
  const { searchParams } = new URL(args.request.url)
  const query = readFilter(searchParams)
  const dates = typedDates(searchParams)
  const page =
    dates.wrong.length > 0
      ? { rows: [], total: { count: 0, capped: false }, next: undefined }
      : orThrow(await direct.list(ctx(), query.filter, { after: query.after, size: 50 }))
  const standing = orThrow(
    await direct.standing(ctx(), { pack: query.filter.pack, district: query.filter.district, town: query.filter.town }),
  )
  const skills =
    packs
      .ofCity(platform.city)
      .flatMap(({ facts }) => facts)
      .find(({ id }) => id === 'skill_level')?.options ?? []
  const districts = (findCity(platform.city)?.districts ?? []).filter(
    ({ code }) => actor.role === 'bureau' || code === actor.district,
  )
  return {
    ...page,
    query,
    dates: { ...dates, wrong: problemsOf(dates.wrong, lang) },
    views: orThrow(await reports.views(ctx())),
    standing,
    skills,
    clerk: actor.role === 'clerk',
    form: services.annex2.scheme !== undefined,
    districts: districts.map(({ code, name, towns }) => ({ code, name, towns })),
    packs: direct.schemes().map(({ pack, title }) => ({ pack, title })),
  }
}

export type ListData = Awaited<ReturnType<typeof loader>>

/** Finds by number, name or identity number in any spelling. Posted, so that none of them stands in an address. */
export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'clerk', 'officer', 'police', 'bureau')
  const search = textOf(await args.request.formData(), 'search', 60)
  if (search === '') return redirect(hrefIn(lang, '/office/direct'))
  const { rows, total } = orThrow(await services.direct.list(ctx(), { search }, { size: 50 }))
  const [only] = rows
  if (only && rows.length === 1) return redirect(hrefIn(lang, `/office/direct/${only.id}`))
  return { search, rows, total }
}

export default function DirectRegister() {
  const { t } = useLang()
  const loaded = useLoaderData<typeof loader>()
  const found = useActionData<typeof action>()
  const rows = found ? found.rows : loaded.rows
  const total = found ? found.total : loaded.total
  const count = `${formatCount(total.count)}${total.capped ? '+' : ''}`
  return (
    <>
      <Head />
      {!found && <ErrorSummary problems={loaded.dates.wrong} />}
      <Search value={found?.search} />
      {found ? (
        <h2>{t(`查找“${found.search}”：${count} 件`, `“${found.search}”: ${count} found`)}</h2>
      ) : (
        <Filters loaded={loaded} />
      )}
      {(found !== undefined || loaded.dates.wrong.length === 0) && (
        <>
          <div className="register">
            <Rows rows={rows} />
          </div>
          <Foot count={count} found={found !== undefined} />
        </>
      )}
    </>
  )
}

function Foot({ count, found }: { readonly count: string; readonly found: boolean }) {
  const { t, href } = useLang()
  const { query, next } = useLoaderData<typeof loader>()
  const views = listAddress(query).replace('/office/direct', '/office/direct/views')
  return (
    <>
      <p className="muted">
        {t(`共 ${count} 件`, `${count} in all`)} <PrintButton>{t('打印本页', 'Print this page')}</PrintButton>{' '}
        <a className="no-print" href={href(views)}>
          {t('保存视图、导出 Excel', 'Save this view, export to Excel')}
        </a>
      </p>
      <p className="no-print">
        {found && <a href={href('/office/direct')}>{t('回到登记簿', 'Back to the register')}</a>}
        {!found && next && <a href={href(listAddress(query, { after: next }))}>{t('下一页', 'Next page')}</a>}
      </p>
    </>
  )
}

function Head() {
  const { t, href } = useLang()
  const { clerk, form } = useLoaderData<typeof loader>()
  return (
    <PageHead title={t('直接入户登记簿', 'Register of direct settlement')}>
      {clerk && (
        <p className="actions">
          <LinkButton href={href('/office/direct/new')}>{t('录入申请表', 'Key in a form')}</LinkButton>
          <LinkButton kind="plain" href={href('/office/direct/batches')}>
            {t('用人单位集体申请', 'An employer’s file')}
          </LinkButton>
          {form && (
            <LinkButton kind="plain" href={href('/office/direct/annex2.pdf')}>
              {t('打印空白申请表（PDF）', 'Print a blank form (PDF)')}
            </LinkButton>
          )}
        </p>
      )}
    </PageHead>
  )
}

function Search({ value }: { readonly value: string | undefined }) {
  const { t } = useLang()
  return (
    <PostForm name="search" className="row-form no-print">
      <TextField
        name="search"
        type="search"
        search
        label={t('受理编号、姓名或身份证号', 'Number, name or identity number')}
        value={value}
        width="medium"
      />
      <Button kind="plain">{t('查找', 'Find')}</Button>
    </PostForm>
  )
}

const ALWAYS = [
  undefined,
  'submitted',
  'correction',
  'accepted',
  'approved',
  'settled',
  'refused',
  'cancelled',
] as const
/** Shown where there is one. */
const SOMETIMES = ['withdrawn', 'unwilling'] as const

function Filters({ loaded }: { readonly loaded: ListData }) {
  const { t, text, href } = useLang()
  const { query, standing } = loaded
  const countOf = (status: DirectStatus | undefined) =>
    standing.filter(each => status === undefined || each.status === status).reduce((sum, { count }) => sum + count, 0)
  const shown = [...ALWAYS, ...SOMETIMES.filter(status => countOf(status) > 0)]
  const tabs = shown.map(status => ({
    href: href(listAddress(query, { status })),
    here: query.filter.status === status,
    label: `${status === undefined ? t('全部', 'All') : text(statusWords[status].name)} ${formatCount(countOf(status))}`,
  }))
  return (
    <>
      <SavedViews views={loaded.views} />
      <Tabs label={t('按状态筛选', 'Filter by state')} tabs={tabs} />
      <FilterForm loaded={loaded} />
    </>
  )
}

function Rows({ rows }: { readonly rows: readonly DirectRow[] }) {
  const { lang, t, text, href } = useLang()
  const { skills } = useLoaderData<typeof loader>()
  const skillName = (id: string) => text(skills.find(({ value }) => value === id)?.name ?? { zh: '—', en: '—' })
  return (
    <Table<DirectRow>
      caption={t('登记簿', 'Register')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t('没有符合条件的申请', 'No case matches')}>
          <p>
            <a href={href('/office/direct')}>{t('看全部', 'Look at all')}</a>
          </p>
        </EmptyState>
      }
      columns={[
        { key: 'number', head: t('受理编号', 'Number'), cell: row => <Number row={row} /> },
        { key: 'name', head: t('申请人', 'Applicant'), cell: row => row.maskedName },
        { key: 'skill', head: t('职业资格', 'Grade'), cell: row => skillName(row.skill) },
        { key: 'employer', head: t('用人单位', 'Employer'), cell: row => row.employer },
        { key: 'town', head: t('受理地', 'Town'), cell: row => text(whereOf(row)) },
        { key: 'people', head: t('人数', 'People'), numeric: true, cell: row => formatCount(row.people) },
        { key: 'on', head: t('申请日期', 'Handed in'), cell: row => formatDate(row.submittedOn, lang) },
        { key: 'state', head: t('状态', 'State'), cell: row => <State row={row} /> },
      ]}
    />
  )
}

/** Who only said that they do not settle for now has no number. */
function Number({ row }: { readonly row: DirectRow }) {
  const { t, href } = useLang()
  return (
    <a className="code" href={href(`/office/direct/${row.id}`)}>
      {row.number || t('未编号', 'no number')}
    </a>
  )
}

const whereOf = ({ town, district }: DirectRow): Text =>
  findTown(town)?.name ?? findDistrict(district)?.name ?? { zh: '—', en: '—' }

/** The state with its light: amber before the limit, red after it (DG-9). */
export function State({ row }: { readonly row: Pick<DirectRow, 'status' | 'step' | 'light' | 'dueOn'> }) {
  const { lang, t, text } = useLang()
  const words = statusWords[row.status]
  const light = lightWords[row.light]
  return (
    <>
      <StatusTag tone={words.tone}>{text(words.name)}</StatusTag>{' '}
      {row.step === 'revocation' && (
        <StatusTag tone="warn">{t('待公安撤销入户登记', 'police to revoke the settlement')}</StatusTag>
      )}
      {light && <StatusTag tone={light.tone}>{text(light.name)}</StatusTag>}
      {row.dueOn && (
        <span className="field-hint">
          {t(`${formatDate(row.dueOn, lang)}到期`, `due ${formatDate(row.dueOn, lang)}`)}
        </span>
      )}
    </>
  )
}
