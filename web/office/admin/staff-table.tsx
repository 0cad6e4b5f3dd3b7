import type { Text } from '#policy'
import type { StaffRecord, StaffRole } from '#server/accounts/index.ts'
import { Button, EmptyState, PostForm, StatusTag, Table } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { roleWords } from './words.ts'

type Row = StaffRecord & { readonly post: Text }

export function StaffTable({ rows, self }: { readonly rows: readonly Row[]; readonly self: string }) {
  const { t, text, href } = useLang()
  return (
    <Table
      caption={t('账号', 'Accounts')}
      hideCaption
      rows={rows}
      rowKey={row => row.id}
      empty={<EmptyState title={t('没有账号', 'No accounts')} />}
      columns={[
        { key: 'name', head: t('姓名', 'Name'), cell: row => row.name },
        { key: 'username', head: t('用户名', 'User name'), cell: row => <code>{row.username}</code> },
        { key: 'role', head: t('岗位', 'Post'), cell: row => text(roleWords[row.role as StaffRole]) },
        { key: 'patch', head: t('辖区、部门', 'Patch'), cell: row => text(row.post) },
        { key: 'state', head: t('状态', 'State'), cell: row => <State row={row} /> },
        {
          key: 'reads',
          head: t('查阅', 'Reads'),
          cell: row => (
            <a href={href(`/office/admin/reads?staff=${row.id}`)}>
              {t('记录', 'Log')}
              <span className="visually-hidden">{row.name}</span>
            </a>
          ),
        },
        {
          key: 'change',
          head: t('办理', 'Change'),
          cell: row => (row.id === self ? <span className="muted">{t('本人', 'you')}</span> : <Change row={row} />),
        },
      ]}
    />
  )
}

function State({ row }: { readonly row: Row }) {
  const { t } = useLang()
  if (row.disabled) return <StatusTag tone="bad">{t('已停用', 'Disabled')}</StatusTag>
  return (
    <span>
      <StatusTag tone="good">{t('启用', 'Enabled')}</StatusTag>{' '}
      {!row.secondFactor && <StatusTag tone="warn">{t('无动态码', 'No second factor')}</StatusTag>}
    </span>
  )
}

function Change({ row }: { readonly row: Row }) {
  const { t } = useLang()
  const { id, name, disabled } = row
  return (
    <PostForm name={id} className="row-form">
      <input type="hidden" name="id" value={id} />
      {disabled ? (
        <Button kind="quiet" name="intent" value="enable" label={t(`启用 ${name}`, `Enable ${name}`)}>
          {t('启用', 'Enable')}
        </Button>
      ) : (
        <Button kind="quiet" name="intent" value="disable" label={t(`停用 ${name}`, `Disable ${name}`)}>
          {t('停用', 'Disable')}
        </Button>
      )}
      <Button kind="quiet" name="intent" value="renew" label={t(`重置密码 ${name}`, `Reset ${name}`)}>
        {t('重置密码', 'Reset')}
      </Button>
    </PostForm>
  )
}
