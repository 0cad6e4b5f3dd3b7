import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { PageHead } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { RulesInForce } from '../../portal/conditions/list.tsx'
import { listOf } from '../../portal/conditions/view.server.ts'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { STAFF_ROLES } from '../nav.ts'

export const handle: Handle = { enhance: true }

/** `/office/conditions`: all that may be asked, required or refused, each with its published clause; nothing else may be. */
export function loader(args: LoaderFunctionArgs) {
  signedIn(args, ...STAFF_ROLES)
  return listOf(args)
}

export default function OfficeConditions() {
  const { t, href } = useLang()
  const list = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={t('条件、材料和依据', 'Conditions, documents and their clauses')}
        lead={<a href={href('/conditions')}>{t('申请人看到的同一份清单', 'The same list as applicants see it')}</a>}
      />
      <RulesInForce list={list} path="/office/conditions" />
    </>
  )
}
