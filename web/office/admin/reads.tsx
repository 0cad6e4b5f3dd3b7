import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { isDate } from '#calendar'
import type { AccessEntry } from '#server/accounts/index.ts'
import {
  Button,
  DateField,
  EmptyState,
  PageHead,
  SelectField,
  StatusTag,
  Table,
  TextField,
  formatInstant,
} from '../../design/index.ts'
import { pageOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { actionWords, roleIds, roleWords } from './words.ts'

/** `/office/admin/reads`: who looked at which case, and who was refused, newest first. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx } = signedIn(args, 'administrator')
  const asked = new URL(args.request.url).searchParams
  const day = asked.get('on') ?? ''
  const on = isDate(day) ? day : undefined
  const filter = {
    staff: asked.get('staff') || undefined,
    number: asked.get('number')?.trim() || undefined,
    on,
    refused: asked.get('outcome') === 'refused',
    page: pageOf(asked),
  }
  const log = orThrow(await services.accounts.accessLog(ctx(), filter))
  const staff = orThrow(await services.accounts.register(ctx())).map(({ id, name, username }) => ({
    value: id,
    label: `${name} ${username}`,
  }))
  return { ...log, filter, staff }
}

export default function Reads() {
  const { t, href } = useLang()
  const { entries } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={t('查阅记录', 'Log of reads')}
        crumbs={[{ href: href('/office/admin'), label: t('工作人员账号', 'Staff accounts') }]}
        lead={t(
          '每次打开个人资料、每次被拒绝的访问都有一行，不能更改。',
          'A line for every opened personal file and every refused access; none can be changed.',
        )}
      />
      <Filters />
      <Entries entries={entries} />
      <NewerOlder />
    </>
  )
}

function Entries({ entries }: { readonly entries: readonly AccessEntry[] }) {
  const { lang, t, text } = useLang()
  const who = ({ name, role }: AccessEntry) => {
    const post = roleIds.find(id => id === role)
    if (name) return `${name}${post ? ` · ${text(roleWords[post])}` : ''}`
    return role === 'citizen' ? t('申请人', 'An applicant') : t('系统', 'The system')
  }
  const what = ({ action }: AccessEntry) => {
    const words = actionWords[action]
    return words ? text(words) : <code>{action}</code>
  }
  const refusal = <StatusTag tone="bad">{t('拒绝', 'refused')}</StatusTag>
  return (
    <Table
      caption={t('查阅记录', 'Log of reads')}
      hideCaption
      rows={entries}
      rowKey={row => row.id}
      empty={<EmptyState title={t('没有符合条件的记录', 'No entries match')} />}
      columns={[
        { key: 'at', head: t('时间', 'When'), cell: row => formatInstant(row.at, lang) },
        { key: 'who', head: t('人员', 'Who'), cell: who },
        { key: 'what', head: t('事项', 'What'), cell: what },
        { key: 'object', head: t('对象', 'Of what'), cell: row => <code>{row.object}</code> },
        { key: 'outcome', head: t('结果', 'Outcome'), cell: row => (row.granted ? t('已打开', 'opened') : refusal) },
      ]}
    />
  )
}

/** A log has no last page: it only goes on. */
function NewerOlder() {
  const { t } = useLang()
  const { more, filter } = useLoaderData<typeof loader>()
  const at = (page: number) => {
    const { staff, number, on, refused } = filter
    const parts = { staff, number, on, outcome: refused ? 'refused' : undefined, page: String(page) }
    const said = Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : []))
    return `?${new URLSearchParams(said)}`
  }
  return (
    <nav className="pager" aria-label={t('分页', 'Pages')}>
      {filter.page > 1 && (
        <a href={at(filter.page - 1)} rel="prev">
          {t('较新', 'Newer')}
        </a>
      )}
      {more && (
        <a href={at(filter.page + 1)} rel="next">
          {t('较早', 'Older')}
        </a>
      )}
    </nav>
  )
}

/** A plain GET form: the address says what is shown; it holds no name and no identity number. */
function Filters() {
  const { t } = useLang()
  const { staff, filter } = useLoaderData<typeof loader>()
  return (
    <form method="get" className="filters no-print" aria-label={t('筛选', 'Filter')}>
      <SelectField search name="staff" label={t('人员', 'Who')} choices={staff} value={filter.staff} />
      <TextField
        search
        name="number"
        label={t('受理编号', 'Case number')}
        value={filter.number}
        width="medium"
        maxLength={30}
      />
      <DateField search name="on" label={t('日期', 'Day')} value={filter.on} />
      <SelectField
        search
        name="outcome"
        label={t('结果', 'Outcome')}
        value={filter.refused ? 'refused' : ''}
        choices={[{ value: 'refused', label: t('只看被拒绝的', 'Refused only') }]}
      />
      <Button kind="plain">{t('筛选', 'Filter')}</Button>
    </form>
  )
}
