import type { QueueCounts } from '#server/applications/index.ts'
import { LinkButton } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { CaseTable } from '../cases/case-table.tsx'
import { SearchForm } from '../cases/search-form.tsx'
import { Counts } from './counts.tsx'

const FIRST = 10

/** What waits at the window, and the cases whose day comes first. */
export async function clerkDesk({ services, ctx, today }: Signed) {
  const counts = orThrow(await services.applications.counts(ctx()))
  const { rows } = orThrow(await services.applications.queue(ctx(), { status: ['submitted'], size: FIRST }))
  return { role: 'clerk', counts, rows, today } as const
}

export function ClerkDesk({ counts, rows, today }: Awaited<ReturnType<typeof clerkDesk>>) {
  const { t, href } = useLang()
  return (
    <>
      <p className="actions">
        <LinkButton href={href('/office/intake/new')}>{t('录入纸质申请', 'Enter a paper application')}</LinkButton>
      </p>
      <Waiting counts={counts} />
      <SearchForm />
      {rows.length > 0 && (
        <>
          <h2>{t('最先到期的', 'Due first')}</h2>
          <CaseTable rows={rows} today={today} caption={t('最先到期的申请', 'Applications due first')} />
        </>
      )}
    </>
  )
}

function Waiting({ counts }: { readonly counts: QueueCounts }) {
  const { t } = useLang()
  const tiles = [
    { to: '/office/cases', count: counts.waiting, name: t('待受理', 'To answer') },
    { to: '/office/cases?view=supplied', count: counts.supplied, name: t('已补正、待受理', 'Corrected, to answer') },
    { to: '/office/cases?view=correction', count: counts.correction, name: t('等申请人补正', 'With the applicant') },
    { to: '/office/cases?view=overdue', count: counts.overdue + counts.correctionOverdue, name: t('逾期', 'Overdue'), late: true },
  ]
  return <Counts tiles={tiles} />
}
