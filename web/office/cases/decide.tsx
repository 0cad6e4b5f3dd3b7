import type { ApplicationState, ApplicationStatus } from '#server/applications/index.ts'
import { Button, Card, LinkButton, Notice, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Version } from './parts.tsx'
import type { CaseData } from './page.tsx'

const OVER: readonly ApplicationStatus[] = ['refused', 'withdrawn']

/** What the window can do with the case as it stands; each way out leads to its own page, acceptance is one click. */
export function Decide({ loaded }: { readonly loaded: CaseData }) {
  const { t, href } = useLang()
  const { id, state } = loaded.opened
  const closed = t('此件已经办结，不能再更改。', 'The case is closed and cannot be changed.')
  return (
    <Card title={t('办理', 'Decide')}>
      {OVER.includes(state.status) && <p className="muted">{closed}</p>}
      {state.status === 'correction' && (
        <p>
          <LinkButton href={href(`/office/cases/${id}/supply`)}>{t('录入补正内容', 'Enter the correction')}</LinkButton>
        </p>
      )}
      {isOpen(state) && <Acceptance loaded={loaded} />}
      <Ways id={id} state={state} />
    </Card>
  )
}

function isOpen({ status }: ApplicationState): boolean {
  return status === 'submitted' || status === 'correction'
}

function Acceptance({ loaded: { opened, needs } }: { readonly loaded: CaseData }) {
  const { t } = useLang()
  const { version, state } = opened
  const missing = needs.filter(({ present }) => !present).length
  const lacking = t(
    `还缺 ${missing} 项材料，补齐或勾选后才能受理。`,
    `${missing} documents are missing; accept once they are there or ticked.`,
  )
  return (
    <>
      {missing > 0 && (
        <Notice tone="warn">
          <p>{lacking}</p>
        </Notice>
      )}
      <PostForm name="accept" className="form" label={t('受理', 'Accept')}>
        <Version version={version} />
        <Button kind={state.status === 'correction' || missing > 0 ? 'plain' : 'main'} name="intent" value="accept">
          {t('受理，转各部门核查', 'Accept and hand to the departments')}
        </Button>
      </PostForm>
    </>
  )
}

/** The ways that ask once more before anything happens. */
function Ways({ id, state }: { readonly id: string; readonly state: ApplicationState }) {
  const { t, href } = useLang()
  const asked = t('已告知过一次补正，不能再次要求补正。', 'A correction was requested once; it cannot be asked for again.')
  const ways = [
    ...(state.status === 'submitted' && !state.correction
      ? [{ page: 'correction', words: t('要求补正（一次告知全部）', 'Request a correction (once, in full)') }]
      : []),
    ...(isOpen(state)
      ? [{ page: 'refuse', words: t('不予受理（须引用条款）', 'Refuse acceptance (with its clause)') }]
      : []),
    ...(OVER.includes(state.status)
      ? []
      : [{ page: 'withdraw', words: t('应申请人要求撤回', 'Withdraw as the applicant asks') }]),
  ]
  return (
    <ul className="ways">
      {state.status === 'submitted' && state.correction && <li className="muted">{asked}</li>}
      {ways.map(({ page, words }) => (
        <li key={page}>
          <a href={href(`/office/cases/${id}/${page}`)}>{words}</a>
        </li>
      ))}
    </ul>
  )
}
