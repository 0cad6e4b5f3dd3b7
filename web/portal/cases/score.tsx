import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Answer, Text } from '#policy'
import { ClauseRef, EmptyState, LinkButton, Notice, PageHead, PointsBar, SourceTag, StatusTag } from '../../design/index.ts'
import { formatPoints } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import { openCase } from './case.server.ts'
import { claimText } from '../apply/summary.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { open: { id, state, file }, pack, signed: { services } } = await openCase(args)
  const sheet = await services.rankings.scoreSheet(id)
  if (!sheet || !state.acceptedOn) return { id, number: state.number, sheet: undefined }
  const { evaluation, score, findings } = sheet
  const factOf = (fact: string) => pack.facts.find(one => one.id === fact)
  const shown = (fact: string, value: Answer | undefined): Text | undefined => {
    const known = factOf(fact)
    return known && value !== undefined ? claimText(known, value) : undefined
  }
  const entries = findings.map(finding => ({
    fact: finding.fact, name: factOf(finding.fact)?.name, department: finding.department.name, verdict: finding.verdict,
    claimed: shown(finding.fact, file.claims[finding.fact]), found: shown(finding.fact, finding.value), reason: finding.reason, disputed: finding.disputed,
  }))
  const lines = evaluation.lines.filter(line => line.applied).map((line, at) => ({
    ...line, points: score.lines[evaluation.lines.indexOf(line)] ?? 0, at,
    basis: pack.clauses.find(clause => clause.id === line.clause),
    findings: entries.filter(entry => line.facts.includes(entry.fact)),
  }))
  const touched = lines.filter(line => line.points !== 0 || line.findings.length > 0)
  return { id, number: state.number, sheet: { policy: pack.id, lines: touched, total: score.total, threshold: evaluation.threshold, others: entries.filter(entry => !lines.some(line => line.facts.includes(entry.fact))) } }
}

type Sheet = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['sheet']>
type Finding = Sheet['lines'][number]['findings'][number]

export default function Score() {
  const { t, href } = useLang()
  const { id, number, sheet } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('得分明细', 'Score sheet')} crumbs={[{ href: href(`/cases/${id}`), label: t(
        `申请 ${number}`,
        `Application ${number}`,
      ) }]}
        lead={t('只有部门核查过的内容才计分。每一行写明依据的条款、数值的来源和核查结论。',
          'Only what a department has established scores. Every line shows its clause, the source of its numbers and what was found.')} />
      {sheet ? <SheetView sheet={sheet} /> : (
        <EmptyState title={t('还没有得分', 'No points yet')}>
          <p>{t(
            '窗口受理、部门核查之后，这里会显示每一项得分。',
            'Once the window has accepted and the departments have looked, each item will stand here.',
          )}</p>
        </EmptyState>
      )}
      {sheet && <p className="actions"><LinkButton kind="plain" href={href(`/cases/${id}/score.pdf`)}>{t(
        '下载得分明细（PDF）',
        'Download the score sheet (PDF)',
      )}</LinkButton></p>}
    </>
  )
}

function SheetView({ sheet: { policy, lines, total, threshold, others } }: { readonly sheet: Sheet }) {
  const { t, text } = useLang()
  return (
    <>
      <PointsBar total={{ min: total, max: total }} threshold={threshold} />
      {lines.length === 0 && <Notice><p>{t('各部门还没有核查出结论。', 'No department has recorded a finding yet.')}</p></Notice>}
      <ul className="score-lines">
        {lines.map(line => (
          <li key={line.indicator}>
            <p className="entry-head"><span>{text(line.name)}</span><strong>{formatPoints(line.points)} {t(
              '分',
              'points',
            )}</strong></p>
            <p className="muted">{text(line.how)}</p>
            <Findings findings={line.findings} />
            <p className="entry-foot">
              <SourceTag source={line.source} />
            </p>
            {line.basis && <ClauseRef clause={line.basis} policy={policy} />}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h2>{t('不计分的核查', 'Findings that carry no points')}</h2>
          <Findings findings={others} />
        </>
      )}
    </>
  )
}

const VERDICT = {
  true: { zh: '与申报一致', en: 'As claimed', tone: 'good' },
  adjusted: { zh: '核定为其他数值', en: 'Adjusted', tone: 'warn' },
  false: { zh: '不属实', en: 'Not true', tone: 'bad' },
  unverifiable: { zh: '无法核实', en: 'Cannot be verified', tone: 'warn' },
} as const
/** Of what the applicant did not state nothing can be “as claimed”. */
const CHECKED = { zh: '已核查', en: 'Checked', tone: 'good' } as const

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t, text } = useLang()
  if (findings.length === 0) return null
  return (
    <ul className="findings">
      {findings.map((finding, at) => {
        const verdict = finding.claimed || finding.verdict === 'unverifiable' ? VERDICT[finding.verdict] : CHECKED
        return (
          <li key={at}>
            {finding.name && <strong>{text(finding.name)}</strong>}{' '}
            <StatusTag tone={verdict.tone}>{text(verdict)}</StatusTag>{' '}
            {finding.disputed && <StatusTag tone="warn">{t(
              '部门结论不一致，暂不计分',
              'Departments differ: not counted yet',
            )}</StatusTag>}
            <span className="finding-words">
              {text(finding.department)}
              {finding.claimed && t(` · 申报：${text(finding.claimed)}`, ` · claimed: ${text(finding.claimed)}`)}
              {finding.found && t(` · 核查：${text(finding.found)}`, ` · found: ${text(finding.found)}`)}
            </span>
            {finding.reason && <span className="finding-words">{t('理由：', 'Reason: ')}{finding.reason}</span>}
          </li>
        )
      })}
    </ul>
  )
}
