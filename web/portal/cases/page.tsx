import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { ClauseRef, LinkButton, Notice, PageHead, StatusTag, Timeline, type TimelineStep } from '../../design/index.ts'
import { formatDate } from '../../design/format.ts'
import { useLang, type Language } from '../../language.tsx'
import { openCase, storyOf } from './case.server.ts'
import { CLAUSES, inHand, timeline, type Moment } from './timeline.ts'

export async function loader(args: LoaderFunctionArgs) {
  const found = await openCase(args)
  const { open: { id, state }, pack } = found
  const story = await storyOf(found)
  const { number, year, deferred, status, correction, refusal } = state
  return {
    id, policy: pack.id, number, year, deferred, status, moments: timeline(story), clauses: pack.clauses.filter(clause => STEP_CLAUSES.has(clause.id)), noticeId: story.noticeId, hasCard: story.card !== undefined,
    correction: status === 'correction' ? correction : undefined,
    refusal: refusal && { ...refusal, basis: pack.clauses.find(clause => clause.id === refusal.clause) },
    interpretation: pack.round?.cutoff.interpretation.text,
    withdrawable: (status === 'submitted' || status === 'correction' || status === 'accepted') && (!story.card || story.card.status === 'revoked'),
    scored: state.acceptedOn !== undefined,
  }
}

const STEP_CLAUSES = new Set<string | undefined>(Object.values(CLAUSES))

export default function CasePage() {
  const language = useLang()
  const { t, text, href } = language
  const { number, year, deferred, moments, interpretation } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('办理进度', 'Progress')} crumbs={[{ href: href('/cases'), label: t('我的申请', 'My applications') }]}
        lead={<>{t('受理编号 ', 'Application ')}<strong className="case-number">{number}</strong> · {t(
          `${year} 年度`,
          `year ${year}`,
        )}</>} />
      <Now />
      {deferred && (
        <Notice tone="info" title={t(`这件申请属于 ${year} 年度`, `This application belongs to ${year}`)}>
          {interpretation && <p>{text(interpretation)}</p>}
        </Notice>
      )}
      <Timeline steps={moments.map(moment => stepOf(moment, language))} />
      <Links />
    </>
  )
}

/** What the reader has to know first: whether it is their turn, and what was decided. */
function Now() {
  const { t, lang, href } = useLang()
  const { id, policy, correction, refusal, moments, hasCard } = useLoaderData<typeof loader>()
  if (correction) {
    return (
      <Notice tone="warn" title={t(
        `请在${formatDate(correction.dueOn, lang)}前补正`,
        `Please correct it by ${formatDate(correction.dueOn, lang)}`,
      )}>
        <p>{t(
          `窗口一次性列出了 ${correction.items.length} 项，补齐后不会再要求其他补正。`,
          `The window has listed ${correction.items.length} in all; nothing more will be asked once they are supplied.`,
        )}</p>
        <LinkButton href={href(`/cases/${id}/correct`)}>{t('去补正', 'Correct it')}</LinkButton>
      </Notice>
    )
  }
  if (refusal) {
    return (
      <Notice tone="bad" title={t('不予受理', 'Acceptance refused')}>
        <p>{refusal.reason}</p>
        {refusal.basis && <ClauseRef clause={refusal.basis} policy={policy} />}
      </Notice>
    )
  }
  if (hasCard && inHand(moments)?.id === 'settlement') {
    return (
      <Notice tone="good" title={t('您的入户卡已签发', 'Your settlement card has been issued')}>
        <LinkButton href={href(`/cases/${id}/card`)}>{t('查看入户卡和办理须知', 'See the card and what to bring')}</LinkButton>
      </Notice>
    )
  }
  return null
}

function Links() {
  const { t, href } = useLang()
  const { id, scored, noticeId, hasCard, withdrawable } = useLoaderData<typeof loader>()
  const links = [
    { path: `/cases/${id}/receipt`, label: t('受理回执', 'Receipt'), when: true },
    { path: `/cases/${id}/documents`, label: t('填写内容和材料', 'What you filled in, and documents'), when: true },
    { path: `/cases/${id}/score`, label: t('得分明细', 'Score sheet'), when: scored },
    { path: `/notices/${noticeId}`, label: t('公示名单', 'Public notice'), when: noticeId !== undefined },
    { path: `/cases/${id}/objection`, label: t('对公示结果提出异议', 'Object to the notice'), when: noticeId !== undefined },
    { path: `/cases/${id}/card`, label: t('入户卡', 'Settlement card'), when: hasCard },
    { path: `/cases/${id}/withdraw`, label: t('撤回申请', 'Withdraw the application'), when: withdrawable },
  ]
  return (
    <nav className="case-links" aria-labelledby="case-links">
      <h2 id="case-links">{t('这件申请的其他内容', 'More about this application')}</h2>
      <ul>{links.filter(({ when }) => when).map(({ path, label }) => <li key={path}><a href={href(path)}>{label}</a></li>)}</ul>
    </nav>
  )
}

function stepOf(moment: Moment, { t, text, lang }: Language): TimelineStep {
  const { title, state, on, by, who, parts } = moment
  const when = on ? formatDate(on, lang) : by ? t(`${formatDate(by, lang)}前`, `by ${formatDate(by, lang)}`) : undefined
  // With the departments listed below, naming them above would say it twice.
  return { title: text(title), state, when, department: who && !parts?.length ? text(who) : undefined, text: <About moment={moment} /> }
}

function About({ moment: { id, note, parts = [] } }: { readonly moment: Moment }) {
  const { t, text } = useLang()
  const { clauses, policy } = useLoaderData<typeof loader>()
  const basis = clauses.find(clause => clause.id === CLAUSES[id])
  return (
    <>
      {note && <p>{text({ zh: dated(note.zh, 'zh'), en: dated(note.en, 'en') })}</p>}
      {parts.length > 0 && (
        <ul className="parts">
          {parts.map(part => (
            <li key={part.name.zh}>
              <span>{text(part.name)}</span>
              {part.done ? <StatusTag tone="good">{t('已核查', 'Done')}</StatusTag> : <StatusTag tone="quiet">{t(
                '核查中',
                'Under way',
              )}</StatusTag>}
            </li>
          ))}
        </ul>
      )}
      {basis && <ClauseRef clause={basis} policy={policy} />}
    </>
  )
}

const dated = (sentence: string, lang: 'zh' | 'en'): string => sentence.replaceAll(/\d{4}-\d{2}-\d{2}/g, day => formatDate(day, lang))
