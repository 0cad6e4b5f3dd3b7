import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import { Button, ErrorSummary, LinkButton, Notice, PageHead, Pager, PostForm, ProgressMeter, formatCount, formatInstant } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { pageOf, textOf } from '../../forms.ts'
import { orThrow, refused } from '../answers.ts'
import { issuingDesk } from './desk.ts'
import { Counts, Entries } from './parts.tsx'

const SIZE = 50

/** `/office/cards/:id`: who is next for a card, who waits and why; the officer decides, the cards are issued in the background. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, lang, round, district, pack } = await issuingDesk(args)
  const overview = orThrow(await services.cards.overview(ctx(), round.id))
  const page = pageOf(new URL(args.request.url).searchParams)
  const entries = await services.cards.entries(ctx(), round.id, { limit: SIZE, offset: (page - 1) * SIZE })
  const { waiting, ready, withoutPlace } = overview
  const total = ready + withoutPlace + Object.values(waiting).reduce((sum, n) => sum + n, 0)
  return {
    overview: { ...overview, blocked: problemsOf(overview.blocked, lang) }, district, page, pages: Math.ceil(total / SIZE), total,
    entries: entries.ok ? entries.value.map(entry => ({ ...entry, town: findTown(entry.town)?.name })) : [],
    clauses: pack.clauses, pack: pack.id,
  }
}

export type IssuingPage = Awaited<ReturnType<typeof loader>>

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang, round } = await issuingDesk(args)
  const form = await args.request.formData()
  const release = textOf(form, 'release')
  const done = release === '' ? await services.cards.startIssuing(ctx(form), round.id) : await services.cards.release(ctx(form), release)
  if (!done.ok) return refused(done.refusals, lang, form)
  throw redirect(hrefIn(lang, `/office/cards/${round.id}`), 303)
}

export default function IssuingRound() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, href } = useLang()
  const { overview, district } = page
  return (
    <>
      {overview.running && <meta httpEquiv="refresh" content="2" />}
      <PageHead title={t(`签发入户卡 · ${district.zh} ${overview.year} 年度`, `Issue cards · ${district.en}, ${overview.year}`)}
        crumbs={[{ href: href('/office/cards'), label: t('入户卡签发', 'Settlement cards') }]} />
      <ErrorSummary problems={answer?.problems} />
      {overview.running ? <Running page={page} /> : <Decision page={page} />}
      <Counts page={page} />
      <Entries page={page} />
      <Pager page={page.page} pages={page.pages} href={n => href(`/office/cards/${overview.round}?page=${n}`)} />
    </>
  )
}

/** Works without script: the page asks again every two seconds until the last card is issued. */
function Running({ page: { overview } }: { readonly page: IssuingPage }) {
  const { lang, t } = useLang()
  const { running } = overview
  if (!running) return null
  return (
    <Notice title={t('正在逐张签发', 'Cards are being issued')} live>
      <ProgressMeter label={t('已签发', 'Issued')} value={running.done} of={running.of} />
      <p>
        {t(`${running.officer.name}于 ${formatInstant(running.decidedAt, lang)} 决定签发。本页每 2 秒更新；关闭本页或服务器重启都不影响，未签发的会接着签发。`,
          `Decided by ${running.officer.name} on ${formatInstant(running.decidedAt, lang)}. This page refreshes every 2 seconds; closing it or a restart of the server loses nothing, the rest goes on.`)}
      </p>
    </Notice>
  )
}

function Decision({ page: { overview, total } }: { readonly page: IssuingPage }) {
  const { lang, t, href } = useLang()
  const { ready, last, blocked, counts } = overview
  const cards = counts.issued + counts.settled + counts.lapsed + counts.revoked
  const allDone = cards > 0 && total === 0
  return (
    <>
      {last && <Notice title={t(`最近一次由${last.officer.name}签发 ${formatCount(last.issued ?? 0)} 张`, `Last decision: ${last.officer.name} issued ${formatCount(last.issued ?? 0)}`)}><p>{formatInstant(last.decidedAt, lang)}</p></Notice>}
      {allDone && <Notice tone="good" title={t('应发的入户卡已全部签发', 'Every card due has been issued')} />}
      {blocked.length > 0 && !allDone && (
        <Notice tone="warn" title={t('现在不能签发', 'Nothing can be issued now')}>{blocked.map(problem => <p key={problem.code}>{problem.text}</p>)}</Notice>
      )}
      <div className="actions">
        {blocked.length === 0 && (
          <PostForm name={`issue-${cards}`}>
            <Button>{t(`决定签发 ${formatCount(ready)} 张`, `Decide: issue ${formatCount(ready)} cards`)}</Button>
          </PostForm>
        )}
        {cards > 0 && <LinkButton kind="plain" href={href(`/office/cards/${overview.round}/issued`)}>{t('查看已签发的卡', 'Cards issued so far')}</LinkButton>}
      </div>
    </>
  )
}
