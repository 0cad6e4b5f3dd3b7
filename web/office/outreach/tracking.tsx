import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import { PAGE } from '#server/outreach/index.ts'
import { PageHead, Pager, ProgressMeter, formatCount } from '../../design/index.ts'
import { pageOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { orThrow } from '../answers.ts'
import { filterOf, outreachDesk } from './desk.server.ts'
import { addressOf, FilterForm, OutreachTabs, People, Tallies } from './parts.tsx'
import { RateChart } from './rate-chart.tsx'
import './outreach.css'

/** `/office/outreach/tracking`: the service rate, month by month, and who was not reached yet (DG-12). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, ctx, towns, grades, leads } = outreachDesk(args)
  const asked = new URL(args.request.url).searchParams
  const { standing: _, ...filter } = { ...filterOf(asked), wish: 'yes' }
  const page = pageOf(asked)
  const [people, rate, months, byTown] = await Promise.all([
    outreach.people(ctx(), { ...filter, unreached: true }, page), outreach.rate(ctx(), filter), outreach.history(ctx(), filter),
    outreach.counts(ctx(), filter, 'town'),
  ])
  return {
    ...orThrow(people), filter, page, size: PAGE, towns, grades, leads, rate: orThrow(rate), months: orThrow(months), byTown: orThrow(byTown),
  }
}

export default function Tracking() {
  const { t, text, href } = useLang()
  const { rows, total, page, size, filter, towns, grades, leads, rate, months, byTown } = useLoaderData<typeof loader>()
  const path = href('/office/outreach/tracking')
  return (
    <>
      <PageHead title={t('一对一跟踪服务', 'One-to-one tracking')} lead={t(
        '服务率 = 已跟踪 ÷ 愿意入户，目标 100%。有服务人员、并且至少联系到本人一次，才算已跟踪；已入户的不再计入。',
        'Service rate = tracked ÷ wishing, target 100%. Tracked: a named helper, and spoken to at least once; who has settled is counted no more.',
      )} />
      <OutreachTabs here="tracking" leads={leads} />
      <ProgressMeter label={t('服务率', 'Service rate')} value={rate.tracked} of={rate.wishing} />
      <p>
        {rate.withoutHelper > 0 && t(`${formatCount(rate.withoutHelper)} 人还没有指定服务人员。`, `${formatCount(rate.withoutHelper)} have no helper yet. `)}
        {rate.settled > 0 && <a href={href('/office/outreach?standing=settled')}>{t(`登记簿中已有 ${formatCount(rate.settled)} 人入户。`, `${formatCount(rate.settled)} of the register have settled.`)}</a>}
      </p>
      <RateChart months={months} />
      <FilterForm lists={{ towns, grades }} values={filter} action={path} only={['town', 'grade', 'employer']} />
      <h2>{t(`还没有联系到的 ${formatCount(total)} 人`, `${formatCount(total)} not reached yet`)}</h2>
      <People rows={rows} grades={grades} empty={rate.wishing === 0
        ? t('还没有人登记愿意入户', 'Nobody has said they wish to settle yet') : t('愿意入户的都已联系到', 'Everybody who wishes has been reached')} />
      <Pager page={page} pages={Math.ceil(total / size)} href={n => addressOf(path, { ...filter, page: String(n) })} />
      <Tallies caption={t('按镇街', 'By town')} head={t('镇街', 'Town')} rows={byTown} name={key => text(findTown(key)?.name ?? { zh: key, en: key })} />
    </>
  )
}
