import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { SavedView } from '#server/reports/index.ts'
import {
  Button,
  EmptyState,
  ErrorSummary,
  LinkButton,
  PageHead,
  PostForm,
  Table,
  TextField,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow, refused } from '../answers.ts'
import { listAddress, readFilter } from '../direct/filter.ts'
import { Done } from './parts.tsx'

const ROLES = ['clerk', 'officer', 'police', 'bureau'] as const
/** Only what a filter is made of is kept: never a name or a number. */
const cleaned = (query: string): string => listAddress(readFilter(new URLSearchParams(query))).split('?')[1] ?? ''

/** `/office/direct/views`: saved views of the register and its Excel file; `?…` holds the filters to be kept (QY-9). */
export async function loader(args: LoaderFunctionArgs) {
  const {
    services: { reports },
    ctx,
    actor,
  } = signedIn(args, ...ROLES)
  if (!reports.has()) throw new Response(null, { status: 404 })
  const { search, searchParams } = new URL(args.request.url)
  return {
    views: orThrow(await reports.views(ctx())),
    query: cleaned(search),
    exports: actor.role === 'officer' || actor.role === 'bureau',
    done: searchParams.get('done'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const {
    services: { reports },
    ctx,
    lang,
  } = signedIn(args, ...ROLES)
  const form = await args.request.formData()
  const name = textOf(form, 'name', 60)
  const query = cleaned(textOf(form, 'query', 600))
  const removes = textOf(form, 'intent', 10) === 'remove'
  const result = removes ? await reports.removeView(ctx(form), name) : await reports.saveView(ctx(form), { name, query })
  // Whoever saved a view goes on with it: the export on the page is that view's.
  const done = new URLSearchParams(query)
  done.set('done', removes ? 'removed' : 'saved')
  return result.ok
    ? redirect(hrefIn(lang, `/office/direct/views?${done}`))
    : refused(result.refusals, lang, form)
}

export default function Views() {
  const { t } = useLang()
  const { done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <Head />
      <ErrorSummary problems={answer?.problems} />
      <Done done={done} />
      <SaveForm />
      <h2>{t('我的视图', 'My views')}</h2>
      <OwnViews />
    </>
  )
}

const at = (path: string, asked: string): string => (asked === '' ? path : `${path}?${asked}`)

function Head() {
  const { t, href } = useLang()
  const { query, exports } = useLoaderData<typeof loader>()
  return (
    <PageHead
      title={t('视图和导出', 'Views and export')}
      crumbs={[{ href: href('/office/direct'), label: t('直接入户登记簿', 'Register') }]}
      lead={
        query === ''
          ? t('没有筛选条件：全部申请。', 'No filter: every case.')
          : t('按登记簿当前的筛选条件。', 'With the filters now in force.')
      }
    >
      {exports && (
        <p className="actions">
          <LinkButton href={href(at('/office/direct/export', query))}>
            {t('导出 Excel 台账', 'Export as Excel')}
          </LinkButton>
        </p>
      )}
    </PageHead>
  )
}

function SaveForm() {
  const { t } = useLang()
  const { query } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PostForm name="save" className="inline-form">
      <input type="hidden" name="query" value={query} />
      <TextField
        name="name"
        width="medium"
        maxLength={30}
        label={t('把当前筛选存为视图', 'Keep these filters as')}
        value={answer?.values['name']}
        problems={answer?.problems}
      />
      <Button kind="plain">{t('保存视图', 'Save the view')}</Button>
    </PostForm>
  )
}

function OwnViews() {
  const { t, href } = useLang()
  const { views, exports } = useLoaderData<typeof loader>()
  const file = {
    key: 'file',
    head: t('台账', 'File'),
    cell: ({ query }: SavedView) => <a href={href(at('/office/direct/export', query))}>Excel</a>,
  }
  return (
    <Table<SavedView>
      caption={t('我的视图', 'My views')}
      hideCaption
      rows={views}
      rowKey={({ name }) => name}
      empty={<EmptyState title={t('还没有保存的视图', 'No view is saved')} />}
      columns={[
        {
          key: 'name',
          head: t('名称', 'Name'),
          cell: ({ name, query }) => <a href={href(at('/office/direct', query))}>{name}</a>,
        },
        ...(exports ? [file] : []),
        { key: 'remove', head: t('删除', 'Remove'), cell: ({ name }) => <Remove name={name} /> },
      ]}
    />
  )
}

function Remove({ name }: Pick<SavedView, 'name'>) {
  const { t } = useLang()
  const { query } = useLoaderData<typeof loader>()
  return (
    <PostForm name={`remove-${name}`} className="inline-form">
      <input type="hidden" name="intent" value="remove" />
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="query" value={query} />
      <Button kind="quiet" label={t(`删除视图 ${name}`, `Remove ${name}`)}>
        {t('删除', 'Remove')}
      </Button>
    </PostForm>
  )
}
