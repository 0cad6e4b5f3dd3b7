import { findTown } from '#identity'
import type { ApplicationState } from '#server/applications/index.ts'
import { Card, DefinitionList, Notice, StatusTag, formatDate, formatInstant } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CaseStatus, ClauseMark, Due } from './parts.tsx'
import type { CaseData } from './page.tsx'
import { targetName } from './targets.ts'
import { channelWords } from './words.ts'

/** Where the case stands: its state, the year it counts for, the day somebody must act by and who that is. */
export function Summary({ loaded }: { readonly loaded: CaseData }) {
  const { lang, t } = useLang()
  const { state, id } = loaded.opened
  return (
    <Card title={t('办理情况', 'Where it stands')}>
      <DefinitionList
        items={[
          {
            term: t('状态', 'State'),
            value: (
              <>
                <CaseStatus status={state.status} /> {state.acceptedOn && formatDate(state.acceptedOn, lang)}
              </>
            ),
          },
          { term: t('现在由谁办理', 'Who has it'), value: <WhoHasIt loaded={loaded} /> },
          { term: t('期限', 'Due'), value: dueOf(loaded) },
          { term: t('年度', 'Year'), value: <Year state={state} /> },
          { term: t('收到', 'Received'), value: <Received state={state} /> },
          { term: t('打印', 'Print'), value: <Prints id={id} /> },
        ]}
      />
      <Correction loaded={loaded} />
      <Refusal loaded={loaded} />
    </Card>
  )
}

/** The window's day to answer, or the applicant's to supply; nothing where nobody is waited for. */
function dueOf({ opened: { state }, today }: CaseData) {
  const { status, answerBy, correction } = state
  if (status === 'submitted' && answerBy) {
    return (
      <Due on={answerBy} today={today}>
        <Basis kind="answer" />
      </Due>
    )
  }
  if (status !== 'correction' || !correction) return undefined
  return (
    <Due on={correction.dueOn} today={today}>
      <Basis kind="correction" days={correction.days} />
    </Due>
  )
}

function Year({ state }: { readonly state: ApplicationState }) {
  const { t } = useLang()
  const words = t('9月1日后提出，进入下一年度', 'after 1 September: next year')
  return (
    <>
      {state.year} {state.deferred && <StatusTag tone="warn">{words}</StatusTag>}
    </>
  )
}

function Received({ state }: { readonly state: ApplicationState }) {
  const { lang, text } = useLang()
  const town = findTown(state.town ?? '')
  return (
    <>
      {state.submittedAt && formatInstant(state.submittedAt, lang)} · {text(channelWords[state.channel])}
      {town && ` · ${text(town.name)}`}
    </>
  )
}

function Refusal({ loaded }: { readonly loaded: CaseData }) {
  const { lang, t } = useLang()
  const { refusal } = loaded.opened.state
  if (!refusal) return null
  const on = formatDate(refusal.on, lang)
  return (
    <Notice tone="bad" title={t(`${on}不予受理`, `Refused on ${on}`)}>
      <p>
        {refusal.reason} <ClauseMark id={refusal.clause} pack={loaded.pack} />
      </p>
    </Notice>
  )
}

function Basis({ kind, days }: { readonly kind: 'answer' | 'correction'; readonly days?: number }) {
  const { t } = useLang()
  return (
    <span className="small muted">
      {kind === 'answer'
        ? t(
            '收到材料起五个工作日内一次性告知（行政许可法第三十二条）',
            'five working days to name everything missing (Administrative Licensing Law § 32)',
          )
        : t(
            `给申请人 ${days ?? 0} 个工作日，由本机关设定`,
            `${days ?? 0} working days for the applicant, set by this office`,
          )}
    </span>
  )
}

function Prints({ id }: { readonly id: string }) {
  const { t, href } = useLang()
  return (
    <>
      <a href={href(`/office/cases/${id}/receipt.pdf`)}>{t('回执（PDF）', 'Receipt (PDF)')}</a>
      {' · '}
      <a href={href(`/office/cases/${id}/form.pdf`)}>{t('申请表（PDF）', 'Form (PDF)')}</a>
    </>
  )
}

/** The window, the applicant, or the departments one by one with their deadlines. */
function WhoHasIt({ loaded }: { readonly loaded: CaseData }) {
  const { lang, t, text } = useLang()
  const {
    opened: { state },
    tasks,
  } = loaded
  const town = findTown(state.town ?? '')
  const window = town ? t(`${town.name.zh}窗口`, `Window of ${town.name.en}`) : t('窗口', 'The window')
  if (state.status === 'submitted') return window
  if (state.status === 'correction') return t('申请人（补正）', 'The applicant (correction)')
  const open = tasks.filter(({ status }) => status === 'open' || status === 'escalated')
  if (state.status !== 'accepted') return t('已办结', 'Closed')
  if (tasks.length === 0) return t('等待并联审核', 'Waits for the joint review')
  if (open.length === 0) return t('各部门核查完毕，等待排名', 'All departments are done; waits for the ranking')
  return (
    <ul className="bare-list">
      {open.map(({ id, department, done, of, dueOn, overdue }) => (
        <li key={id}>
          {text(department.name)}{' '}
          <span className="muted">
            {done}/{of} · {t(`${formatDate(dueOn, lang)}前`, `by ${formatDate(dueOn, lang)}`)}
          </span>
          {overdue && (
            <>
              {' '}
              <StatusTag tone="bad">{t('逾期', 'late')}</StatusTag>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The one notice of everything to put right, as it went out. */
function Correction({ loaded }: { readonly loaded: CaseData }) {
  const { lang, t, text } = useLang()
  const { opened, pack } = loaded
  const { correction } = opened.state
  if (!correction) return null
  const asked = formatDate(correction.requestedOn, lang)
  const supplied = correction.suppliedOn && formatDate(correction.suppliedOn, lang)
  const title = supplied
    ? t(`${asked}告知补正，${supplied}已补正`, `Correction asked on ${asked}, supplied on ${supplied}`)
    : t(`${asked}告知补正`, `Correction asked on ${asked}`)
  return (
    <Notice tone={supplied ? 'info' : 'warn'} title={title}>
      <ul>
        {correction.items.map((item, at) => (
          <li key={at}>
            {text(targetName(pack, item.target))}
            {t('：', ': ')}
            {item.reason} <ClauseMark id={item.clause} pack={pack} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}
