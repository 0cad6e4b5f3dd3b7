import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { ErrorSummary, LinkButton, Notice, PageHead, Tabs } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused } from '../answers.ts'
import { Secrets } from './secrets.tsx'
import { StaffTable } from './staff-table.tsx'
import { roleIds, roleWords, postOf } from './words.ts'

/** `/office/admin`: every account of the office, by role; adding, disabling, renewing. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor } = signedIn(args, 'administrator')
  const asked = new URL(args.request.url).searchParams
  const role = roleIds.find(each => each === asked.get('role'))
  const all = orThrow(await services.accounts.register(ctx()))
  const { city } = services.platform
  const pack = services.packs.pointsOf(city) ?? services.packs.ofCity(city)[0]
  if (!pack) throw new Response(null, { status: 404 })
  const rows = all.filter(row => !role || row.role === role).map(row => ({ ...row, post: postOf(pack, row) }))
  const counts = Object.fromEntries(
    roleIds.map(each => [each, all.filter(row => row.role === each && !row.disabled).length]),
  )
  return { rows, counts, role, self: actor.id, done: asked.get('done') }
}

/** New secrets are in the answer to the form and nowhere else: no redirect, no second look. */
export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'administrator')
  const form = await args.request.formData()
  const id = textOf(form, 'id')
  const { accounts } = services
  if (textOf(form, 'intent') === 'renew') {
    const renewed = await accounts.renew(ctx(form), id)
    return renewed.ok ? { credentials: renewed.value, problems: undefined } : refused(renewed.refusals, lang, form)
  }
  const disabling = textOf(form, 'intent') === 'disable'
  const changed = await (disabling ? accounts.disable(ctx(form), id) : accounts.enable(ctx(form), id))
  return changed.ok
    ? redirect(hrefIn(lang, `/office/admin?done=${disabling ? 'disabled' : 'enabled'}`))
    : refused(changed.refusals, lang, form)
}

export default function Staff() {
  const { t, text, href } = useLang()
  const { rows, counts, role, self, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const credentials = answer && 'credentials' in answer ? answer.credentials : undefined
  const at = (id?: string) => href(`/office/admin${id ? `?role=${id}` : ''}`)
  return (
    <>
      <PageHead title={t('工作人员账号', 'Staff accounts')}>
        <p className="actions">
          <LinkButton href={href('/office/admin/new')}>{t('新增账号', 'Add an account')}</LinkButton>
          <LinkButton kind="plain" href={href('/office/admin/reads')}>
            {t('查阅记录', 'Log of reads')}
          </LinkButton>
        </p>
      </PageHead>
      <ErrorSummary problems={answer?.problems} />
      {credentials && <Secrets credentials={credentials} />}
      {!credentials && done === 'disabled' && (
        <Notice tone="good" live>
          <p>{t('账号已停用，已登录的即时退出。', 'Disabled; open sessions have ended.')}</p>
        </Notice>
      )}
      {!credentials && done === 'enabled' && (
        <Notice tone="good" live>
          <p>{t('账号已启用。', 'Enabled.')}</p>
        </Notice>
      )}
      <Tabs
        label={t('按岗位筛选', 'Filter by post')}
        tabs={[
          { href: at(), label: t('全部', 'All'), here: !role },
          ...roleIds.map(id => ({
            href: at(id),
            label: `${text(roleWords[id])} ${counts[id] ?? 0}`,
            here: id === role,
          })),
        ]}
      />
      <StaffTable rows={rows} self={self} />
    </>
  )
}
