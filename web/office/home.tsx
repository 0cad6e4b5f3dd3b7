import type { LoaderFunctionArgs } from 'react-router'
import type { Role } from '#platform/access.ts'
import { Card, EmptyState, PageHead } from '../design/index.ts'
import { useLang } from '../language.tsx'
import { signedIn } from '../session.ts'
import { useShell } from '../shell.ts'
import { officeEntries } from './nav.ts'

const STAFF: readonly Role[] = ['clerk', 'reviewer', 'officer', 'police', 'administrator']

/** `/office`: where each member of staff begins. The door for everybody else. */
export function loader(args: LoaderFunctionArgs): null {
  signedIn(args, ...STAFF)
  return null
}

export default function OfficeHome() {
  const { lang, t, href } = useLang()
  const actor = useShell()?.actor
  const entries = officeEntries.filter(({ path, roles }) => path !== '/office' && actor && roles.includes(actor.role))
  return (
    <>
      <PageHead title={actor ? t(`${actor.name}，您好`, `Good day, ${actor.name}`) : t('工作台', 'Desk')} />
      {entries.length === 0 && <EmptyState title={t('目前没有分给您的事项', 'Nothing is assigned to you at present')} />}
      <div className="desk">
        {entries.map((entry) => (
          <Card key={entry.path} title={entry[lang]} href={href(entry.path)}>
            {entry.hint && <p>{entry.hint[lang]}</p>}
          </Card>
        ))}
      </div>
    </>
  )
}
