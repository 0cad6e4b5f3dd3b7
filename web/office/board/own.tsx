import type { BoardEntry, OwnBoard, OwnTask, Reminder } from '#server/board/index.ts'
import type { Text } from '#policy'
import { EmptyState, LinkButton, Notice, PageHead, StatusTag, Table, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Chinese, DateWords, LateTags, Name, ProgressTag, Quote } from './words.tsx'

/** What is still open of everything, in a sentence; nothing where there is no task. */
function leadOf(boards: readonly OwnBoard[], t: ReturnType<typeof useLang>['t']): string | undefined {
  if (boards.length === 0) return undefined
  const open = boards.flatMap(({ tasks }) => tasks).filter(({ signedOn }) => signedOn === undefined).length
  if (open === 0) return t('本期任务都已签报。', 'Everything of this period is signed.')
  return t(`本期还有 ${open} 项没有签报。`, `${open} not signed yet in this period.`)
}

/** What the desk's numbers open: the tasks they count. */
export type OwnOnly = 'missing' | 'late' | 'returned'
const ONLY: Readonly<Record<OwnOnly, Text>> = {
  missing: { zh: '未签报', en: 'not reported on' },
  late: { zh: '逾期未签报', en: 'overdue' },
  returned: { zh: '被退回', en: 'given back' },
}
export const ownOnly = (asked: string | null): OwnOnly | undefined =>
  asked !== null && Object.hasOwn(ONLY, asked) ? (asked as OwnOnly) : undefined

export function fits({ signedOn, late, returned }: OwnTask, only: OwnOnly | undefined): boolean {
  switch (only) {
    case undefined:
      return true
    case 'missing':
      return signedOn === undefined
    case 'late':
      return signedOn === undefined && late
    case 'returned':
      return returned !== undefined
  }
}

function Only({ only, boards }: { readonly only: OwnOnly; readonly boards: readonly OwnBoard[] }) {
  const { t, text, href } = useLang()
  const count = boards.flatMap(({ tasks }) => tasks).filter(task => fits(task, only)).length
  return (
    <p>
      {t(`只看${text(ONLY[only])}的任务，共 ${count} 项。`, `Only tasks ${text(ONLY[only])}: ${count}.`)}{' '}
      <a href={href('/office/board')}>{t('看全部任务', 'All tasks')}</a>
    </p>
  )
}

/** A department's tasks: what it leads first, and where its own report stands. */
export function Own({
  boards,
  all,
  phone,
  only,
}: {
  readonly only: OwnOnly | undefined
  readonly boards: readonly OwnBoard[]
  readonly all: readonly BoardEntry[]
  readonly phone: boolean
}) {
  const { t, href } = useLang()
  return (
    <>
      <PageHead title={t('本单位任务', 'Tasks of my department')} lead={leadOf(boards, t)} />
      {!phone && (
        <Notice tone="info">
          <p>
            {t(
              '还没有登记联络员手机，收不到短信提醒。',
              'No liaison phone is on record, so no message can remind you.',
            )}{' '}
            <a href={href('/office/board/phone')}>{t('登记手机', 'Enter a phone')}</a>
          </p>
        </Notice>
      )}
      {only && <Only only={only} boards={boards} />}
      {boards.map(board => (
        <OneBoard key={board.id} board={{ ...board, tasks: board.tasks.filter(task => fits(task, only)) }} />
      ))}
      {boards.length === 0 && (
        <EmptyState title={t('没有分给本单位的任务', 'No task names your department')}>
          <p>
            {t(
              '文件分工中列有本单位时，任务会出现在这里。',
              'Tasks appear here when a document names your department.',
            )}
          </p>
        </EmptyState>
      )}
      {all.length > 0 && (
        <>
          <h2>{t('全市总览', 'The whole city')}</h2>
          <ul className="plain-list">
            {all.map(({ id, title }) => (
              <li key={id}>
                <a href={href(`/office/board/${id}`)}>
                  <Chinese>{title}</Chinese>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {phone && (
        <p className="small">
          <a href={href('/office/board/phone')}>{t('更改联络员手机', 'Change the liaison phone')}</a>
        </p>
      )}
    </>
  )
}

function OneBoard({ board }: { readonly board: OwnBoard }) {
  const { t } = useLang()
  const { title, number, period, tasks, reminders } = board
  return (
    <section>
      <h2>
        <Chinese>{title}</Chinese>
      </h2>
      <p className="muted">
        {number && (
          <>
            <Chinese>{number}</Chinese> ·{' '}
          </>
        )}
        <Chinese>{period.name}</Chinese>
        {t('，报送截止 ', ', report day ')}
        <DateWords date={period.dueOn} />
      </p>
      <Reminded reminders={reminders} />
      <Tasks tasks={tasks.filter(({ lead }) => lead)} caption={t('牵头', 'Lead')} />
      <Tasks tasks={tasks.filter(({ lead }) => !lead)} caption={t('参与', 'Partner')} />
    </section>
  )
}

function Reminded({ reminders: [last] }: { readonly reminders: readonly Reminder[] }) {
  const { lang, t } = useLang()
  if (!last) return null
  const on = formatDate(last.on, lang)
  return (
    <Notice tone="warn">
      <p>
        {t(`${on}提醒：还有 ${last.missing} 项任务没有签报。`, `Reminded on ${on}: ${last.missing} tasks not signed.`)}
      </p>
    </Notice>
  )
}

function Tasks({ tasks, caption }: { readonly tasks: readonly OwnTask[]; readonly caption: string }) {
  const { t, href } = useLang()
  if (tasks.length === 0) return null
  return (
    <Table
      caption={`${caption} · ${tasks.length}`}
      rows={tasks}
      rowKey={({ line }) => line.id}
      columns={[
        {
          key: 'clause',
          head: t('条款', 'Clause'),
          cell: ({ line }) => (
            <a href={href(`/office/board/task/${line.id}`)}>
              <Chinese>{line.clause}</Chinese>
            </a>
          ),
        },
        { key: 'quote', head: t('任务', 'Task'), cell: ({ line }) => <Quote quote={line.quote} en={line.en} brief /> },
        { key: 'lead', head: t('牵头单位', 'Lead'), cell: ({ line }) => <Name organisation={line.lead} /> },
        {
          key: 'state',
          head: t('任务状态', 'State'),
          cell: ({ line }) => (
            <span className="tag-row">
              <ProgressTag progress={line.progress} />
              <LateTags lateness={line.lateness} />
            </span>
          ),
        },
        { key: 'own', head: t('本单位签报', 'Own report'), cell: task => <OwnState task={task} /> },
        {
          key: 'do',
          head: t('办理', 'Do'),
          cell: ({ line, signedOn }) => (
            <LinkButton kind="plain" href={href(`/office/board/task/${line.id}#own`)}>
              {signedOn ? t('查看', 'Look') : t('填报', 'Report')}
            </LinkButton>
          ),
        },
      ]}
    />
  )
}

function OwnState({ task: { signedOn, late, draft, returned } }: { readonly task: OwnTask }) {
  const { lang, t } = useLang()
  return (
    <span className="tag-row">
      {signedOn ? (
        <StatusTag tone="good">
          {t(`${formatDate(signedOn, lang)}签报`, `signed ${formatDate(signedOn, lang)}`)}
        </StatusTag>
      ) : (
        <StatusTag tone={late ? 'bad' : 'quiet'}>
          {late ? t('逾期未报', 'overdue') : t('未签报', 'not signed')}
        </StatusTag>
      )}
      {draft && <StatusTag tone="warn">{t('有草稿', 'draft')}</StatusTag>}
      {returned && <StatusTag tone="bad">{t('已退回', 'returned')}</StatusTag>}
    </span>
  )
}
