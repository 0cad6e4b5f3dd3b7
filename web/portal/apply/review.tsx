import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import { Button, DefinitionList, LinkButton, Notice, PageHead, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import type { Handle } from '../../shell.ts'
import { FormFrame } from './frame.tsx'
import { Obstacles } from './obstacles.tsx'
import { summaryOf, type Section } from './summary.server.ts'
import { draftProblems, openDraft, placed, type Draft, type PlacedProblem } from './view.server.ts'

export const handle: Handle = { enhance: true }

export async function loader(args: LoaderFunctionArgs) {
  const draft = await openDraft(args)
  const { view, pack, signed } = draft
  const district = findTown(view.town ?? '')?.district.code
  const year = district
    ? await signed.services.rounds.yearIn(district, signed.today, pack.id)
    : signed.services.rounds.yearFor(pack.id, signed.today)
  return {
    view, year, problems: draftProblems(draft), sections: summaryOf(draft),
    interpretation: pack.round?.cutoff.interpretation.text,
    round: district ? await roundOf(draft, district, year.year) : undefined,
  }
}

/** The tie rule a district has chosen for the year, where it has opened the round: the text of 2014 has none. */
async function roundOf({ signed: { services }, pack }: Draft, district: string, year: number) {
  const round = await services.rounds.find(district, year, pack.id)
  if (!round || round.state.status === 'prepared') return undefined
  return { quota: round.state.quota, tie: pack.ties.find(({ id }) => id === round.state.tie) }
}

/** Once, whatever the network does: the form's key is the command. */
export async function action(args: ActionFunctionArgs) {
  // Sent a second time it finds the application submitted: `openDraft` leads on to the case.
  const draft = await openDraft(args)
  const { signed, open } = draft
  const form = await args.request.formData()
  const sent = await signed.services.applications.submit(signed.ctx(form), open.id)
  if (sent.ok) return redirect(hrefIn(signed.lang, `/cases/${open.id}/receipt`), 303)
  return data({ problems: placed(draft, sent.refusals) }, { status: 422 })
}

export default function ReviewPage() {
  const { t, text, href } = useLang()
  const { view, year, sections, problems: found, interpretation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { problems: readonly PlacedProblem[] } | undefined
  const problems = answer?.problems ?? found
  const step = view.steps.find(({ id }) => id === 'review')
  if (!step) return null
  return (
    <FormFrame view={view} step={step}>
      <PageHead title={text(step.title)} />
      <Obstacles problems={problems} id={view.id} refused={answer !== undefined} />
      {sections.map(section => <SectionView key={section.step} section={section} id={view.id} />)}
      <Notice tone={year.deferred ? 'warn' : 'info'} title={t(
        `今天提交，属于 ${year.year} 年度`,
        `Submitted today it belongs to ${year.year}`,
      )}>
        {year.deferred && interpretation && <p>{text(interpretation)}</p>}
        <Rules />
      </Notice>
      <p>
        {t('提交后，窗口在 5 个工作日内答复：受理，或者一次性告知需要补正的全部内容。您填写的个人信息只用于办理本事项，每次查看都有记录。',
          'After submitting, the window answers within 5 working days: it accepts, or names everything to be corrected at once. Your data serve this procedure only, and every look at them is recorded.')}
      </p>
      <PostForm>
        <div className="actions">
          <Button>{t('我已核对，提交申请', 'I have checked it: submit')}</Button>
          <LinkButton kind="plain" href={href(`/apply/${view.id}`)}>{t('先不提交，退出', 'Leave, submit later')}</LinkButton>
        </div>
      </PostForm>
    </FormFrame>
  )
}

/** One page of the form, with the way back to it; a page left empty takes one line. */
function SectionView({ section: { step, title, rows }, id }: { readonly section: Section; readonly id: string }) {
  const { t, text, href } = useLang()
  return (
    <section className={rows.length === 0 ? 'summary bare' : 'summary'}>
      <h2>
        <span>{text(title)}{rows.length === 0 && <span className="muted small">{t(
          '　没有填写',
          ' – nothing filled in',
        )}</span>}</span>
        <a href={href(`/apply/${id}/${step}`)} aria-label={t(
          `修改${title.zh}`,
          `Change: ${title.en}`,
        )}>{t('修改', 'Change')}</a>
      </h2>
      {rows.length > 0 && <DefinitionList items={rows.map((row, at) => ({ term: text(row.term), value: text(row.value), key: `${step}${at}` }))} />}
    </section>
  )
}

/** Quota and tie rule, shown before one applies. */
function Rules() {
  const { t, text } = useLang()
  const { round } = useLoaderData<typeof loader>()
  if (!round) {
    return <p>{t(
      '本区该年度的名额和同分规则公布后，可以在首页查看。',
      'Your district’s quota and tie rule of that year stand on the home page once published.',
    )}</p>
  }
  return (
    <>
      <p>{t(
        `本区该年度名额 ${round.quota} 个，按积分从高到低排名；先后不影响得分。`,
        `${round.quota} places in your district that year, by points from the top; earlier or later makes no difference to them.`,
      )}</p>
      {round.tie && <p>{t('同分时：', 'Ties: ')}{text(round.tie.name)}{t('。', '. ')}{text(round.tie.description)}</p>}
    </>
  )
}
