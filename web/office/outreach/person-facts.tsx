import type { Text } from '#policy'
import type { PersonView, SkilledState } from '#server/outreach/index.ts'
import { DefinitionList, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { StandingTag, useTownName, WishTag } from './people.tsx'
import { blockerWords, sourceWords } from './words.ts'

interface Props {
  readonly person: PersonView
  readonly grade: Text | undefined
  readonly role: string
}

/** What the register holds of a person. */
export function Facts({ person: { state, phone }, grade, role }: Props) {
  const { lang, t, text } = useLang()
  const townName = useTownName()
  const source = sourceWords[state.source]
  const proof = state.verified
    ? t('，号码已核实', ', number verified')
    : state.source === 'survey'
      ? t('，号码未核实', ', number not verified')
      : ''
  return (
    <DefinitionList
      items={[
        { term: t('手机号码', 'Mobile number'), value: <a href={`tel:${phone}`}>{phone}</a> },
        { term: t('入户意愿', 'Wish'), value: <WishTag wish={state.wish} /> },
        { term: t('入户申请', 'Application'), value: state.case && <CaseLink of={state.case} role={role} /> },
        { term: t('镇街', 'Town'), value: townName(state.town) },
        { term: t('用人单位', 'Employer'), value: state.employer && <span lang="zh">{state.employer}</span> },
        { term: t('职业资格', 'Grade'), value: grade && text(grade) },
        { term: t('工种', 'Trade'), value: state.trade && <span lang="zh">{state.trade}</span> },
        {
          term: t('来源', 'Source'),
          value: `${source ? text(source) : ''}${proof} · ${formatDate(state.answeredOn, lang)}`,
        },
        { term: t('短信', 'Messages'), value: messagesIn(state, t, day => formatDate(day, lang)) },
        { term: t('服务人员', 'Helper'), value: state.helper && <span lang="zh">{state.helper.name}</span> },
        {
          term: t('障碍', 'In the way'),
          value: state.blockers.map(each => text(blockerWords[each])).join(t('、', ', ')),
        },
      ]}
    />
  )
}

function messagesIn(
  { optedOut, optedInOn }: SkilledState,
  t: (zh: string, en: string) => string,
  day: (on: string) => string,
): string {
  if (optedOut) return t(`${day(optedOut.on)}退订`, `stopped on ${day(optedOut.on)}`)
  return optedInOn
    ? t(`可以发送（本人 ${day(optedInOn)}恢复）`, `open (asked for again on ${day(optedInOn)})`)
    : t('可以发送', 'open')
}

/** The window and the officer may open the case; the bureau sees where it stands. */
function CaseLink({ of, role }: { readonly of: NonNullable<SkilledState['case']>; readonly role: string }) {
  const { lang, t, href } = useLang()
  const since = formatDate(of.on, lang)
  return (
    <>
      <StandingTag standing={of.standing} /> {since}
      {role !== 'bureau' && (
        <>
          {' '}
          · <a href={href(`/office/direct/${of.id}`)}>{t('看申请', 'see the case')}</a>
        </>
      )}
    </>
  )
}
