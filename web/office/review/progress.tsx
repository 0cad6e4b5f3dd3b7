import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { addDays } from '#calendar'
import { findDistrict } from '#identity'
import type { Refusal } from '#platform/result.ts'
import {
  Button,
  Card,
  DateField,
  ErrorSummary,
  formatCount,
  formatDate,
  Notice,
  PageHead,
  PostForm,
  Table,
  TextareaField,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import './review.css'
import { ReviewProgress } from './progress-table.tsx'
import { field, orThrow } from './server.ts'

const GIVEN_DAYS = 10

export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, today } = signedIn(args, 'officer')
  const round = await services.rounds.get(args.params['id'] ?? '')
  if (!round) throw new Response(null, { status: 404 })
  const { district, year } = round.state
  const progress = orThrow(await services.review.progress(ctx(), district, year))
  const escalated = orThrow(await services.review.escalated(ctx(), district, year))
  const waiting = progress.reduce((sum, row) => sum + row.escalated, 0)
  const reopened = Number(new URL(args.request.url).searchParams.get('reopened')) || 0
  return {
    id: round.id, year, districtName: findDistrict(district)?.name, progress, escalated, waiting, reopened,
    dates: services.rounds.dates(round.state), until: addDays(today, GIVEN_DAYS), today,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'officer')
  const form = await args.request.formData()
  const [reason, until] = [field(form, 'reason'), field(form, 'until')]
  const chosen = form.getAll('task').filter(each => typeof each === 'string')
  const refused = (refusals: readonly Refusal[]) =>
    data({ problems: problemsOf(refusals, lang), reason, until, chosen }, { status: 422 })
  if (chosen.length === 0) return refused([{ code: 'review.choose_tasks', field: 'tasks' }])
  const done = await services.review.reopenAll(ctx(form), chosen, { reason, until })
  if (!done.ok) return refused(done.refusals)
  throw redirect(hrefIn(lang, `/office/rounds/${args.params['id'] ?? ''}/progress?reopened=${chosen.length}`), 303)
}

export default function RoundProgress() {
  const { lang, t, text, href } = useLang()
  const { id, year, districtName, progress, reopened, dates, escalated } = useLoaderData<typeof loader>()
  const place = districtName ? text(districtName) : ''
  return (
    <>
      <PageHead
        title={t(`${place} ${year} 年度并联审核进度`, `Joint review ${year}, ${place}`)}
        crumbs={[{ href: href(`/office/rounds/${id}`), label: t(`${year} 年度`, `Round ${year}`) }]}
        lead={t(
          `核查期：${formatDate(dates.reviewFrom, lang)}至${formatDate(dates.reviewTo, lang)}`,
          `Review period: ${formatDate(dates.reviewFrom, lang)} to ${formatDate(dates.reviewTo, lang)}`,
        )}
      />
      {reopened > 0 && (
        <Notice
          tone="good"
          live
          title={t(`${formatCount(reopened)} 件已重新开放`, `${formatCount(reopened)} reopened`)}
        />
      )}
      <ReviewProgress rows={progress} />
      {escalated.length > 0 && <Escalated />}
    </>
  )
}

/** What was still open at the end: never scored silently, given back by a person with a reason. */
function Escalated() {
  const { lang, t, text } = useLang()
  const { escalated, waiting, until, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problems = answer?.problems
  return (
    <>
      <h2>{t(`逾期上报的任务（${formatCount(waiting)}）`, `Escalated tasks (${formatCount(waiting)})`)}</h2>
      <p>
        {t(
          '这些任务在核查期内没有结论，相关事项暂不计分。需要补核的，请写明原因并给出新的期限，任务会回到原部门。',
          'Not done in the review period; these facts give no points. Give a reason and a deadline to send them back.',
        )}
      </p>
      <ErrorSummary problems={problems} />
      <PostForm name="reopen" className="form whole" label={t('重新开放', 'Reopen')}>
        <div id="tasks" tabIndex={-1}>
          <Table
            caption={t('选择要重新开放的任务', 'Choose the tasks to reopen')}
            rows={escalated}
            rowKey={row => row.id}
            columns={[
              {
                key: 'choose',
                head: t('选择', 'Choose'),
                cell: row => (
                  <span className="tick">
                    <input
                      type="checkbox"
                      id={row.id}
                      name="task"
                      value={row.id}
                      defaultChecked={answer?.chosen.includes(row.id) ?? false}
                    />
                    <label htmlFor={row.id}>{row.number}</label>
                  </span>
                ),
              },
              { key: 'department', head: t('部门', 'Department'), cell: row => text(row.department.name) },
              {
                key: 'facts',
                head: t('没有结论的事项', 'Without a finding'),
                cell: row => row.facts.map(text).join(t('、', ', ')),
              },
              { key: 'due', head: t('原期限', 'Was due'), cell: row => formatDate(row.dueOn, lang) },
            ]}
          />
        </div>
        {waiting > escalated.length && (
          <p>
            {t(
              `只列出最早的 ${formatCount(escalated.length)} 件，处理后显示其余。`,
              `Only the first ${formatCount(escalated.length)} are shown; the others follow.`,
            )}
          </p>
        )}
        <Card>
          <TextareaField
            name="reason"
            label={t('原因', 'Reason')}
            hint={t('会显示给该部门。', 'Shown to the department.')}
            rows={2}
            maxLength={500}
            value={answer?.reason}
            problems={problems}
          />
          <DateField
            name="until"
            label={t('新的期限', 'New deadline')}
            min={today}
            value={answer?.until ?? until}
            problems={problems}
          />
          <Button>{t('重新开放所选任务', 'Reopen the chosen tasks')}</Button>
        </Card>
      </PostForm>
    </>
  )
}
