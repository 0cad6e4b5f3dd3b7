import { findTown } from '#identity'
import { Card, DefinitionList, Notice, StatusTag, formatDate, formatInstant } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CaseStatus, ClauseMark, Due } from './parts.tsx'
import type { CaseData } from './page.tsx'
import { targetName } from './targets.ts'
import { channelWords } from './words.ts'

/** Where the case stands: its state, the year it counts for, the day somebody must act by and who that is. */
export function Summary({ loaded }: { readonly loaded: CaseData }) {
  const { lang, t, text } = useLang()
  const {
    opened: { state },
    today,
    pack,
  } = loaded
  const town = findTown(state.town ?? '')
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
          {
            term: t('期限', 'Due'),
            value:
              state.status === 'submitted' && state.answerBy ? (
                <Due on={state.answerBy} today={today}>
                  <Basis kind="answer" />
                </Due>
              ) : state.status === 'correction' && state.correction ? (
                <Due on={state.correction.dueOn} today={today}>
                  <Basis kind="correction" days={state.correction.days} />
                </Due>
              ) : undefined,
          },
          {
            term: t('年度', 'Year'),
            value: (
              <>
                {state.year}{' '}
                {state.deferred && (
                  <StatusTag tone="warn">{t('9月1日后提出，进入下一年度', 'after 1 September: next year')}</StatusTag>
                )}
              </>
            ),
          },
          {
            term: t('收到', 'Received'),
            value: (
              <>
                {state.submittedAt && formatInstant(state.submittedAt, lang)} · {text(channelWords[state.channel])}
                {town && ` · ${text(town.name)}`}
              </>
            ),
          },
          { term: t('打印', 'Print'), value: <Prints id={loaded.opened.id} /> },
        ]}
      />
      <Correction loaded={loaded} />
      {state.refusal && (
        <Notice
          tone="bad"
          title={t(`${formatDate(state.refusal.on, lang)}不予受理`, `Refused on ${formatDate(state.refusal.on, lang)}`)}
        >
          <p>
            {state.refusal.reason} <ClauseMark id={state.refusal.clause} pack={pack} />
          </p>
        </Notice>
      )}
    </Card>
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
  const { lang, t } = useLang()
  const {
    opened: { state },
    pack,
  } = loaded
  const { correction } = state
  if (!correction) return null
  const title = correction.suppliedOn
    ? t(
        `${formatDate(correction.requestedOn, lang)}告知补正，${formatDate(correction.suppliedOn, lang)}已补正`,
        `Correction asked on ${formatDate(correction.requestedOn, lang)}, supplied on ${formatDate(correction.suppliedOn, lang)}`,
      )
    : t(
        `${formatDate(correction.requestedOn, lang)}告知补正`,
        `Correction asked on ${formatDate(correction.requestedOn, lang)}`,
      )
  return (
    <Notice tone={correction.suppliedOn ? 'info' : 'warn'} title={title}>
      <ul>
        {correction.items.map((item, at) => (
          <li key={at}>
            <TargetName target={item.target} loaded={loaded} />
            {t('：', ': ')}
            {item.reason} <ClauseMark id={item.clause} pack={pack} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function TargetName({
  target,
  loaded,
}: {
  readonly target: { document: string } | { field: string }
  readonly loaded: CaseData
}) {
  const { text } = useLang()
  return text(targetName(loaded.pack, target))
}
