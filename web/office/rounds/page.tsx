import {
  data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs,
} from 'react-router'
import { findDistrict } from '#identity'
import {
  ClauseRef, DefinitionList, ErrorSummary, PageHead, ProgressMeter, StatusTag, Table, formatCount, formatDate,
  formatInstant,
} from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { roundDesk, type RoundDesk } from './desk.ts'
import { Histogram } from './histogram.tsx'
import { NextStep } from './next-step.tsx'
import './rounds.css'
import { RETURNED, STAGES } from './words.ts'

const STATUSES = ['submitted', 'correction', 'accepted', 'refused', 'withdrawn'] as const

/** `/office/rounds/:id`: where a round stands, by when, and what to do next. */
export async function loader(args: LoaderFunctionArgs) {
  const desk = await roundDesk(args)
  const { services, round: { id, state }, pack, today, actor, nameOf, ctx } = desk
  const [progress, versions, notice, counts] = await Promise.all([
    services.review.progress(ctx(), state.district, state.year), services.rankings.versions(id),
    services.notices.ofRound(id), statusCounts(desk),
  ])
  const latest = versions[0]
  return {
    id, today, counts, versions: versions.map(
      ({ number, frozenAt, frozenBy, summary }) => ({
        number, frozenAt, by: nameOf(frozenBy), admitted: summary.admitted, correction: summary.correction !== undefined
      })
    ),
    district: findDistrict(state.district)?.name ?? { zh: state.district, en: state.district }, state,
    stage: services.rounds.stage(state, today),
    dates: services.rounds.dates(state), summary: latest?.summary, threshold: pack.threshold?.points,
    progress: progress.ok ? progress.value : [],
    notice: notice && {
      id: notice.id, toOn: notice.toOn, status: notice.status,
      objections: await services.objections.openCount(notice.id)
    },
    tie: pack.ties.find(rule => rule.id === state.tie), policy: pack.id, policyTitle: pack.title,
    mayPublish: state.rankings.at(-1)?.frozenBy !== actor.id, frozenBy: nameOf(state.rankings.at(-1)?.frozenBy),
    cutoff: pack.clauses.find(clause => clause.id === pack.round?.cutoff.clause),
    interpretation: pack.round?.cutoff.interpretation.text,
    openedBy: nameOf(state.openedBy), cards: state.status === 'issuing' ? await cardsOf(desk) : undefined,
  }
}

export type Dashboard = Awaited<ReturnType<typeof loader>>

/** How far the cards are; `over` when none can be used or issued any more, so that the round may be closed. */
async function cardsOf({ services, round: { id }, ctx }: RoundDesk) {
  const found = await services.cards.overview(ctx(), id)
  if (!found.ok) return undefined
  const { counts, waiting, ready, running } = found.value
  const left = counts.issued + ready + Object.values(waiting).reduce((sum, count) => sum + count, 0)
  return { ...counts, over: left === 0 && running === undefined && counts.settled + counts.lapsed + counts.revoked > 0 }
}

/** The only thing this page itself does: closing the round when every card is settled or lapsed. */
export async function action(args: ActionFunctionArgs) {
  const desk = await roundDesk(args, 'card.issue')
  const { services, round, lang, ctx } = desk
  if (!(await cardsOf(desk))?.over) return data(
    { problems: problemsOf([{ code: 'rounds.cards_open' }], lang) }, { status: 422 },
  )
  const closed = await services.rounds.close(ctx(await args.request.formData()), round.id)
  if (!closed.ok) return data({ problems: problemsOf(closed.refusals, lang) }, { status: 422 })
  throw redirect(hrefIn(lang, `/office/rounds/${round.id}`), 303)
}

async function statusCounts({ services, round: { state: { district, year } }, ctx }: RoundDesk) {
  return Promise.all(STATUSES.map(async status => {
    const found = await services.applications.queue(ctx(), { district, year, status: [status], size: 1 })
    return { status, count: found.ok ? found.value.total : 0 }
  }))
}

const STATUS = {
  submitted: { zh: '待受理', en: 'Waiting for acceptance' },
  correction: { zh: '补正中', en: 'Being corrected' },
  accepted: { zh: '已受理', en: 'Accepted' },
  refused: { zh: '不予受理', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const

export default function RoundPage() {
  const dashboard = useLoaderData<typeof loader>() as Dashboard
  const { district, state, stage, counts, summary, threshold } = dashboard
  const { t, text, href } = useLang()
  const title = t(`${district.zh} ${state.year} 年度批次`, `${text(district)}, round of ${state.year}`)
  return (
    <>
      <PageHead title={title} crumbs={[{ href: href('/office/rounds'), label: t('批次', 'Rounds') }]}>
        <StatusTag tone={STAGES[stage].tone}>{text(STAGES[stage])}</StatusTag>
      </PageHead>
      <ErrorSummary problems={useActionData<typeof action>()?.problems} />
      <NextStep dashboard={dashboard} />
      {stage !== 'prepared' && (
        <>
          <dl className="figures">
            {
              counts.map(
                ({ status, count }) => <div key={status}><dt>{
                  text(STATUS[status])
                }</dt><dd>{formatCount(count)}</dd></div>
              )
            }
          </dl>
          <Progress dashboard={dashboard} />
          {summary && (
            <section className="part" aria-labelledby="scores">
              <h2 id="scores">{t('得分与入围', 'Points and places')}</h2>
              <Histogram summary={summary} threshold={threshold} />
            </section>
          )}
          <Versions dashboard={dashboard} />
          <Settings dashboard={dashboard} />
        </>
      )}
    </>
  )
}

function Progress({ dashboard: { progress, dates } }: { readonly dashboard: Dashboard }) {
  const { lang, t, text } = useLang()
  const total = progress.reduce((sum, { open, done, escalated }) => sum + open + done + escalated, 0)
  const done = progress.reduce((sum, one) => sum + one.done, 0)
  return (
    <section className="part" aria-labelledby="progress">
      <h2 id="progress">{t('并联审核进度', 'Progress of the joint review')}</h2>
      <p>{t(
        `${formatDate(dates.reviewFrom, lang)} 至 ${formatDate(dates.reviewTo, lang)}。到期没有结论的事项转由区办督办，不会自动计分。`,
        `${formatDate(dates.reviewFrom, lang)} to ${formatDate(dates.reviewTo, lang)}. What has no finding by then comes to the district officer; nothing is scored silently.`,
      )}</p>
      {total === 0
        ? <p className="muted">{t(
          '还没有审核事项：申请受理后自动分给各部门。', 'No review task yet: they open when applications are accepted.',
        )}</p>
        : (
          <>
            <ProgressMeter label={t('全部部门', 'All departments')} value={done} of={total} />
            <div className="parameter-grid">
              {progress.map(({ department, open, done: finished, escalated }) => (
                <div key={department.id}>
                  <ProgressMeter label={text(department.name)} value={finished} of={open + finished + escalated} />
                  {
                    escalated > 0 && <StatusTag tone="bad">{t(
                      `逾期转办 ${escalated} 项`, `${escalated} escalated`,
                    )}</StatusTag>
                  }
                </div>
              ))}
            </div>
          </>
        )}
    </section>
  )
}

function Versions({ dashboard: { id, versions } }: { readonly dashboard: Dashboard }) {
  const { lang, t, href } = useLang()
  if (versions.length === 0) return null
  return (
    <section className="part" aria-labelledby="versions">
      <h2 id="versions">{t('排名版本', 'Versions of the ranking')}</h2>
      <Table caption={t('排名版本', 'Versions of the ranking')} hideCaption rows={versions}
        rowKey={({ number }) => String(number)} columns={[
        {
          key: 'number', head: t('版本', 'Version'),
          cell: row => <a href={
            href(`/office/rounds/${id}/rankings/${row.number}`)
          }>{t(`第 ${row.number} 版`, `Version ${row.number}`)}</a>,
        },
        {
          key: 'why', head: t('来由', 'Why'),
          cell: row => (
            row.correction ? t('异议成立后重新排名', 'An objection was upheld') : t('审核结束后固定', 'Frozen after the review')
          ),
        },
        { key: 'at', head: t('时间', 'When'), cell: row => formatInstant(row.frozenAt, lang) },
        { key: 'by', head: t('经办人', 'Prepared by'), cell: row => row.by },
        { key: 'admitted', head: t('入围', 'Within quota'), numeric: true, cell: row => formatCount(row.admitted) },
      ]} />
    </section>
  )
}

function Settings({ dashboard }: { readonly dashboard: Dashboard }) {
  const { lang, t, text, href } = useLang()
  const { state, tie, policy, policyTitle, cutoff, interpretation, openedBy, dates } = dashboard
  const parameters = Object.keys(state.parameters).length
  return (
    <section className="part" aria-labelledby="settings">
      <h2 id="settings">{t('本批次的规则', 'Rules of this round')}</h2>
      <DefinitionList items={[
        { term: t('入户名额', 'Quota'), value: formatCount(state.quota) },
        { term: t('同分规则', 'Tie rule'), value: tie && <>{text(tie.name)}{t('：', ': ')}{text(tie.description)}</> },
        {
          term: t('政策版本', 'Policy'),
          value: <><a href={href(`/policies/${policy}`)}>{text(policyTitle)}</a> {state.packVersion}</>,
        },
        {
          term: t('申请截止', 'Apply by'),
          value: <>{formatDate(dates.applyUntil, lang)}{t('（含当天），此后的申请计入下一年度', ' inclusive; later applications belong to next year')}{
            cutoff && <ClauseRef clause={cutoff} policy={policy} />
          }</>,
        },
        { term: t('解释说明', 'Interpretation'), value: interpretation && text(interpretation) },
        { term: t('退回的名额', 'Returned places'), value: text(RETURNED[state.returned ?? 'kept']) },
        {
          term: t('适用的分值', 'Values applied'),
          value: <a href={href(`/rounds/${dashboard.id}`)}>{t(
            `${parameters} 项（含代用值），公开页面`, `${parameters}, stand-ins included: the public page`,
          )}</a>,
        },
        { term: t('开放', 'Opened'), value: state.openedOn && `${formatDate(state.openedOn, lang)} · ${openedBy}` },
      ]} />
    </section>
  )
}
