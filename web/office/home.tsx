import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Card, PageHead } from '../design/index.ts'
import { useLang } from '../language.tsx'
import { signedIn, type Signed } from '../session.ts'
import { useShell } from '../shell.ts'
import { AdministratorDesk, administratorDesk } from './desk/administrator.tsx'
import { ClerkDesk, clerkDesk } from './desk/clerk.tsx'
import { DepartmentDesk, departmentDesk } from './desk/department.tsx'
import { DirectDesk, directDesk } from './desk/direct.tsx'
import { OfficerDesk, officerDesk } from './desk/officer.tsx'
import { PoliceDesk, policeDesk } from './desk/police.tsx'
import { ReviewerDesk, reviewerDesk } from './desk/reviewer.tsx'
import { entriesFor, STAFF_ROLES } from './nav.ts'

/** `/office`: where each member of staff begins: what waits, then the ways to everything else. The door for everybody else. */
export async function loader(args: LoaderFunctionArgs) {
  const signed = signedIn(args, ...STAFF_ROLES)
  const direct = signed.services.direct.schemes().length > 0 ? await directDesk(signed) : undefined
  const desk = direct ?? (await deskOf(signed))
  return { ...desk, towns: signed.services.targets.units().level === 'town' }
}

/** What waits for this person; roles without a queue of their own begin with the list of everything. */
function deskOf(signed: Signed) {
  switch (signed.actor.role) {
    case 'clerk':
      return clerkDesk(signed)
    case 'reviewer':
      return reviewerDesk(signed)
    case 'officer':
      return officerDesk(signed)
    case 'police':
      return policeDesk(signed)
    case 'administrator':
      return administratorDesk(signed)
    case 'department':
      return departmentDesk(signed)
    default:
      return { role: 'other' } as const
  }
}

export default function OfficeHome() {
  const { lang, t, href } = useLang()
  const { towns } = useLoaderData<typeof loader>()
  const actor = useShell()?.actor
  const kinds = useShell()?.kinds ?? []
  const entries = actor ? entriesFor(actor.role, kinds).filter(({ path }) => path !== '/office') : []
  return (
    <>
      <PageHead title={actor ? t(`${actor.name}，您好`, `Good day, ${actor.name}`) : t('工作台', 'Desk')} />
      <Desk />
      <h2>{t('全部事项', 'Everything')}</h2>
      <div className="desk">
        {entries.map(entry => (
          <Card key={entry.path} level={3} title={entry[lang]} href={href(entry.path)}>
            {entry.hint && <p>{((towns && entry.townHint) || entry.hint)[lang]}</p>}
          </Card>
        ))}
      </div>
    </>
  )
}

function Desk() {
  const desk = useLoaderData<typeof loader>()
  switch (desk.role) {
    case 'clerk':
      return <ClerkDesk {...desk} />
    case 'reviewer':
      return <ReviewerDesk {...desk} />
    case 'officer':
      return <OfficerDesk {...desk} />
    case 'police':
      return <PoliceDesk {...desk} />
    case 'administrator':
      return <AdministratorDesk {...desk} />
    case 'department':
      return <DepartmentDesk {...desk} />
    case 'direct':
      return <DirectDesk {...desk} />
    case 'other':
      return null
  }
}
