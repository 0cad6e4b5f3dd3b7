import type { BatchProgress } from '#server/direct/index.ts'
import { ErrorSummary, LinkButton, Notice, PageHead, ProgressMeter } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'

/** Without progress the file is through: with problems it was refused as a whole, without them the server was stopped. */
export interface Wait {
  readonly progress: BatchProgress | undefined
  readonly problems: readonly Problem[] | undefined
}

interface WaitingProps {
  readonly wait: Wait
  readonly base: string
  readonly crumbs: readonly { readonly href: string; readonly label: string }[]
}

/** How far an employer's file is. Nobody has to stay: it goes on, and its answer stands in the list. */
export function Waiting({ wait: { progress, problems }, base, crumbs }: WaitingProps) {
  const { t, href } = useLang()
  return (
    <>
      <PageHead
        title={progress ? t('正在处理文件', 'The file is being read') : t('文件没有处理', 'The file was not taken')}
        crumbs={crumbs}
      />
      <ErrorSummary problems={problems} />
      {progress && <Progress progress={progress} />}
      {!progress && !problems && (
        <Notice tone="bad" title={t('没有处理完', 'It was not finished')}>
          <p>
            {t(
              '系统中途停止，这个文件什么都没有保存。请重新上传。',
              'The system was stopped; nothing of this file was stored. Please upload it again.',
            )}
          </p>
        </Notice>
      )}
      <p className="actions">
        <LinkButton kind="plain" href={href(base)}>
          {progress ? t('回到文件列表', 'Back to the list of files') : t('重新上传', 'Upload again')}
        </LinkButton>
      </p>
    </>
  )
}

function Progress({ progress: { stage, done, of } }: { readonly progress: BatchProgress }) {
  const { t } = useLang()
  const words = {
    reading: t('正在读取文件', 'Reading the file'),
    checking: t('正在逐行核对', 'Checking each line'),
    making: t('正在生成受理编号', 'Making the cases'),
  }
  return (
    <div role="status">
      {of > 0 ? <ProgressMeter label={words[stage]} value={done} of={of} /> : <p>{words[stage]}……</p>}
      <p className="muted">
        {t(
          '页面每两秒自动刷新。可以离开此页，处理会继续，结果在文件列表中。',
          'This page comes anew every two seconds. You may leave it: the work goes on, and the answer will stand in the list.',
        )}
      </p>
    </div>
  )
}
