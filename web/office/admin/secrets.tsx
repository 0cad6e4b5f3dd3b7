import type { Credentials } from '#server/accounts/index.ts'
import { DefinitionList, Notice } from '../../design/index.ts'
import { useLang } from '../../language.tsx'

/** Password and second factor, this once. */
export function Secrets({ credentials }: { readonly credentials: Credentials }) {
  const { t } = useLang()
  const { username, name, password, totp } = credentials
  return (
    <Notice
      tone="warn"
      live
      title={t(
        `${name} 的密码和动态码密钥（只显示这一次）`,
        `Password and one-time-code secret of ${name}, shown this once`,
      )}
    >
      <DefinitionList
        items={[
          { term: t('用户名', 'User name'), value: <code className="secret">{username}</code> },
          { term: t('密码', 'Password'), value: <code className="secret">{password}</code> },
          {
            term: t('动态码密钥', 'One-time-code secret'),
            value: <code className="secret">{totp.replace(/(.{4})(?=.)/g, '$1 ')}</code>,
          },
        ]}
      />
      <p>
        {t(
          '请当面交给本人：密码用于登录，密钥手工输入动态码应用（按时间，6 位，30 秒）。遗失请在名单中重置。',
          'Hand them over in person. The secret goes into an authenticator app by hand (time-based, 6 digits, 30 seconds). If lost, reset from the list.',
        )}
      </p>
    </Notice>
  )
}
