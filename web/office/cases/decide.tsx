import type { ApplicationStatus } from '#server/applications/index.ts'
import { Button, Card, LinkButton, Notice, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Version } from './parts.tsx'
import type { CaseData } from './page.tsx'

const OVER: readonly ApplicationStatus[] = ['refused', 'withdrawn']

/** What the window can do with the case as it stands; each way out leads to its own page, acceptance is one click. */
export function Decide({ loaded }: { readonly loaded: CaseData }) {
  const { t, href } = useLang()
  const {
    opened: { id, version, state },
    needs,
  } = loaded
  const at = (page: string) => href(`/office/cases/${id}/${page}`)
  const missing = needs.filter(({ present }) => !present).length
  const open = state.status === 'submitted' || state.status === 'correction'
  return (
    <Card title={t('办理', 'Decide')}>
      {OVER.includes(state.status) && (
        <p className="muted">{t('此件已经办结，不能再更改。', 'The case is closed and cannot be changed.')}</p>
      )}
      {state.status === 'correction' && (
        <p>
          <LinkButton href={at('supply')}>{t('录入补正内容', 'Enter the correction')}</LinkButton>
        </p>
      )}
      {open && missing > 0 && (
        <Notice tone="warn">
          <p>
            {t(
              `还缺 ${missing} 项材料，补齐或勾选后才能受理。`,
              `${missing} documents are missing; accept once they are there or ticked.`,
            )}
          </p>
        </Notice>
      )}
      {open && (
        <PostForm name="accept" className="form" label={t('受理', 'Accept')}>
          <Version version={version} />
          <Button kind={state.status === 'correction' || missing > 0 ? 'plain' : 'main'} name="intent" value="accept">
            {t('受理，转各部门核查', 'Accept and hand to the departments')}
          </Button>
        </PostForm>
      )}
      <ul className="ways">
        {state.status === 'submitted' && (
          <li>
            {state.correction ? (
              <span className="muted">
                {t(
                  '已告知过一次补正，不能再次要求补正。',
                  'A correction was requested once; it cannot be asked for again.',
                )}
              </span>
            ) : (
              <a href={at('correction')}>{t('要求补正（一次告知全部）', 'Request a correction (once, in full)')}</a>
            )}
          </li>
        )}
        {open && (
          <li>
            <a href={at('refuse')}>{t('不予受理（须引用条款）', 'Refuse acceptance (with its clause)')}</a>
          </li>
        )}
        {!OVER.includes(state.status) && (
          <li>
            <a href={at('withdraw')}>{t('应申请人要求撤回', 'Withdraw as the applicant asks')}</a>
          </li>
        )}
      </ul>
    </Card>
  )
}
