import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { Pack } from '#policy'
import type { BarRow } from '#server/bars/index.ts'
import {
  Button,
  EmptyState,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHead,
  Pager,
  PostForm,
  Table,
  Tabs,
  TextField,
  formatDate,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { pageOf, textsOf } from '../../forms.ts'
import { orThrow, refused } from '../answers.ts'
import { ClauseMark } from '../cases/parts.tsx'
import { BarBasis } from './basis.tsx'
import { barTexts } from './texts.server.ts'
import { BarStandingTag } from './standing.tsx'

const PAGE = 50

/** `/office/bars`: who is barred, masked, and the check of one identity number. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor, today } = signedIn(args, 'clerk', 'officer')
  const asked = new URL(args.request.url).searchParams
  const standing = asked.get('standing') === 'over' ? ('over' as const) : ('in_force' as const)
  const page = pageOf(asked)
  const { rows, total } = orThrow(await services.bars.list(ctx(), { standing, page }))
  return { rows, total, standing, page, officer: actor.role === 'officer', ...barTexts(services, today) }
}

/** A hit opens the record, which is a recorded read; the number travels in the form only. */
export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'clerk', 'officer')
  const form = await args.request.formData()
  const values = textsOf(form)
  const found = await services.bars.check(ctx(), values['idNumber'] ?? '')
  if (!found.ok) return refused(found.refusals, lang, form)
  return found.value
    ? redirect(hrefIn(lang, `/office/bars/${found.value.id}`))
    : { free: true, values, problems: undefined }
}

export default function Bars() {
  const { t, href } = useLang()
  const { rows, total, standing, page, officer, may, barring, texts, pack, falseMaterial } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const at = (which: string) => href(`/office/bars${which === 'over' ? '?standing=over' : ''}`)
  return (
    <>
      <PageHead
        title={t('不予受理期限', 'Bars')}
        lead={t(
          '在期限内不受理此人的申请，全市适用，到期自动解除。',
          'No application is accepted from the person before the end; holds city-wide and ends by itself.',
        )}
      >
        {officer && may && (
          <p className="actions">
            <LinkButton href={href('/office/bars/new')}>{t('设置不予受理期限', 'Place a bar')}</LinkButton>
          </p>
        )}
      </PageHead>
      <ErrorSummary problems={problems} />
      <CheckForm />
      <Tabs
        label={t('按状态筛选', 'Filter by state')}
        tabs={[
          { href: at('in_force'), label: t('生效中', 'In force'), here: standing === 'in_force' },
          { href: at('over'), label: t('已到期或解除', 'Ended or lifted'), here: standing === 'over' },
        ]}
      />
      <BarTable rows={rows} texts={texts} />
      <Pager
        page={page}
        pages={Math.ceil(total / PAGE)}
        href={n => `${href('/office/bars')}?standing=${standing}&page=${n}`}
      />
      <BarBasis pack={pack} falseMaterial={falseMaterial} barring={barring} />
    </>
  )
}

/** One number against the register; a hit leads to its record. */
function CheckForm() {
  const { t } = useLang()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PostForm name="check" className="row-form no-print" label={t('查询', 'Check')}>
        <TextField
          search
          name="idNumber"
          label={t('按公民身份号码查询', 'Check an identity number')}
          value={answer?.values['idNumber']}
          problems={answer?.problems}
          maxLength={40}
        />
        <Button kind="plain">{t('查询', 'Check')}</Button>
      </PostForm>
      {answer && 'free' in answer && (
        <Notice tone="good" live>
          <p>{t('此身份证号码不在不予受理期限内。', 'This identity number is not barred.')}</p>
        </Notice>
      )}
    </>
  )
}

interface TableProps {
  readonly rows: readonly BarRow[]
  readonly texts: readonly Pick<Pack, 'id' | 'clauses'>[]
}

function BarTable({ rows, texts }: TableProps) {
  const mark = ({ pack, clause }: BarRow) => {
    const text = texts.find(({ id }) => id === pack)
    return text ? <ClauseMark id={clause} pack={text} /> : clause
  }
  const { lang, t, href } = useLang()
  return (
    <Table
      caption={t('不予受理记录', 'Bars')}
      hideCaption
      rows={rows}
      rowKey={row => row.id}
      empty={<EmptyState title={t('没有记录', 'No records')} />}
      columns={[
        {
          key: 'name',
          head: t('姓名', 'Name'),
          cell: row => <a href={href(`/office/bars/${row.id}`)}>{row.maskedName}</a>,
        },
        { key: 'id', head: t('公民身份号码', 'Identity number'), cell: row => <code>{row.maskedIdNumber}</code> },
        { key: 'until', head: t('至', 'Until'), cell: row => formatDate(row.until, lang) },
        { key: 'standing', head: t('状态', 'State'), cell: row => <BarStandingTag standing={row.standing} /> },
        { key: 'from', head: t('自', 'From'), cell: row => formatDate(row.from, lang) },
        { key: 'clause', head: t('依据', 'Clause'), cell: mark },
      ]}
    />
  )
}
