import type { Clause, Pack } from '#policy'
import { Button, Card, ClauseRef, PostForm, TextareaField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { ClauseSelect } from './clause-select.tsx'
import { Version } from './parts.tsx'

type Values = Readonly<Record<string, string>>

interface RefusalFormProps {
  readonly pack: Pack
  readonly values: Values
  readonly problems: readonly Problem[] | undefined
}

/** The clause and the reason; the next step shows both again. */
export function RefusalForm({ pack, values, problems }: RefusalFormProps) {
  const { t } = useLang()
  return (
    <PostForm name="draft" label={t('不予受理', 'Refuse acceptance')}>
      <ClauseSelect pack={pack} value={values['clause']} problems={problems} label={t('依据条款', 'Clause')} />
      <TextareaField
        name="reason"
        label={t('理由', 'Reason')}
        value={values['reason']}
        problems={problems}
        maxLength={500}
        hint={t('写明事实和不符合之处，申请人会看到。', 'State the facts and what is not met; the applicant reads it.')}
      />
      <Button name="intent" value="check">
        {t('下一步：核对', 'Next: check it')}
      </Button>
    </PostForm>
  )
}

interface ConfirmProps {
  readonly pack: Pack
  readonly clause: Clause
  readonly values: Values
  readonly version: number
}

/** The decision as the applicant will read it, with the clause in its own words. */
export function ConfirmRefusal({ pack, clause, values, version }: ConfirmProps) {
  const { t } = useLang()
  const final = t(
    '决定作出后此件办结，不能撤销；申请人可以重新申请。',
    'The case is then closed for good; the applicant may apply anew.',
  )
  return (
    <Card title={t('请核对', 'Please check')}>
      <p>{values['reason']}</p>
      <ClauseRef clause={clause} policy={pack.id} />
      <p className="muted">{final}</p>
      <PostForm name="confirm" className="actions" label={t('确认不予受理', 'Confirm the refusal')}>
        <Version version={version} />
        <input type="hidden" name="clause" value={values['clause']} />
        <input type="hidden" name="reason" value={values['reason']} />
        <Button kind="danger" name="intent" value="confirm">
          {t('确认不予受理', 'Confirm the refusal')}
        </Button>
        <Button kind="quiet" name="intent" value="back">
          {t('返回修改', 'Back to change it')}
        </Button>
      </PostForm>
    </Card>
  )
}
