import type { Tick } from '#server/applications/index.ts'
import { Button, Notice, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Version } from './parts.tsx'
import { writeUndo } from './ticks.ts'

const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  entered: [
    '申请已录入，受理编号已生成。请打印回执交给申请人。',
    'Entered and numbered. Print the receipt for the applicant.',
  ],
  ticks: ['勾选已保存。', 'Ticks saved.'],
  same: ['勾选没有变化。', 'Nothing was changed.'],
  undone: ['已恢复原来的勾选。', 'The ticks are as they were before.'],
  scan: ['材料已保存。', 'The scan is saved.'],
  removed: ['材料已删除。', 'The scan is removed.'],
  accepted: ['已受理，各部门的核查任务已生成。', 'Accepted; the departments have their tasks.'],
  correction: ['补正通知已发出，申请人会收到短信。', 'The correction notice is out; the applicant gets a message.'],
  supplied: ['补正已录入，请作出受理决定。', 'The correction is entered. Please decide on acceptance.'],
  refused: ['已作出不予受理决定，申请人会收到短信。', 'Acceptance is refused; the applicant gets a message.'],
  withdrawn: ['已按申请人的要求撤回。', 'Withdrawn as the applicant asked.'],
}

/** What was just done, and the way back where there is one. */
export function DoneNotice({
  id,
  done,
  undo,
  version,
}: {
  readonly id: string
  readonly done: string
  readonly undo: readonly Tick[]
  readonly version: number
}) {
  const { t, href } = useLang()
  const words = WORDS[done]
  if (!words) return null
  return (
    <Notice tone="good" live title={t(...words)}>
      {done === 'ticks' && undo.length > 0 && (
        <PostForm name="undo" action={href(`/office/cases/${id}`)} className="row-form">
          <Version version={version} />
          <input type="hidden" name="undo" value={writeUndo(undo)} />
          <Button kind="quiet" name="intent" value="undo">
            {t('撤销这次勾选', 'Undo')}
          </Button>
        </PostForm>
      )}
      {done === 'entered' && (
        <p>
          <a href={href(`/office/cases/${id}/receipt.pdf`)}>{t('打印回执（PDF）', 'Receipt (PDF)')}</a>
        </p>
      )}
    </Notice>
  )
}
