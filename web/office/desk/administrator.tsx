import { formatCount } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'

/** Accounts, those without a second factor, and today's refusals of access. */
export async function administratorDesk({ services, ctx, today }: Signed) {
  const staff = orThrow(await services.accounts.register(ctx()))
  const log = orThrow(await services.accounts.accessLog(ctx(), { refused: true, on: today }))
  const active = staff.filter(({ disabled }) => !disabled)
  return {
    role: 'administrator',
    accounts: active.length,
    weak: active.filter(({ secondFactor }) => !secondFactor).length,
    refused: log.entries.length,
    more: log.more,
    today,
  } as const
}

export function AdministratorDesk({
  accounts,
  weak,
  refused,
  more,
  today,
}: Awaited<ReturnType<typeof administratorDesk>>) {
  const { t, href } = useLang()
  const tiles = [
    { to: '/office/admin', count: formatCount(accounts), name: t('启用的账号', 'Accounts enabled'), late: false },
    { to: '/office/admin', count: formatCount(weak), name: t('没有动态码', 'Without second factor'), late: weak > 0 },
    {
      to: `/office/admin/reads?on=${today}&outcome=refused`,
      count: `${refused}${more ? '+' : ''}`,
      name: t('今天被拒绝的访问', 'Refused today'),
      late: refused > 0,
    },
  ]
  return (
    <ul className="counts">
      {tiles.map(({ to, count, name, late }) => (
        <li key={name}>
          <a href={href(to)} className={late ? 'late' : undefined}>
            <strong>{count}</strong>
            {name}
          </a>
        </li>
      ))}
    </ul>
  )
}
