import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { findTown } from '#identity'
import { PAGE } from '#server/outreach/index.ts'
import { PageHead, Pager, ProgressMeter, formatCount } from '../../design/index.ts'
import { pageOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { orThrow } from '../answers.ts'
import { filterOf, outreachDesk } from './desk.server.ts'
import { FilterForm, OutreachTabs, People, Tallies } from './parts.tsx'
import './outreach.css'

/** `/office/outreach/tracking`: the service rate, and who was not reached yet (DG-12). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, ctx, towns, grades, leads } = outreachDesk(args)
  const asked = new URL(args.request.url).searchParams
  const filter = { ...filterOf(asked), wish: 'yes' }
  const page = pageOf(asked)
  return {
    ...orThrow(await outreach.people(ctx(), { ...filter, unreached: true }, page)), filter, page, size: PAGE, towns, grades, leads,
    rate: orThrow(await outreach.rate(ctx(), filter)), byTown: orThrow(await outreach.counts(ctx(), filter, 'town')),
  }
}

export default function Tracking() {
  const { t, text, href } = useLang()
  const { rows, total, page, size, filter, towns, grades, leads, rate, byTown } = useLoaderData<typeof loader>()
  const query = Object.entries(filter).flatMap(([key, value]) => (value ? [`${key}=${encodeURIComponent(value)}`] : []))
  return (
    <>
      <PageHead title={t('一对一跟踪服务', 'One-to-one tracking')}
        lead={t('服务率 = 已跟踪 ÷ 愿意入户，目标 100%。有服务人员、并且至少联系到本人一次，才算已跟踪。', 'Service rate = tracked ÷ wishing, target 100%. Tracked: a named helper, and spoken to at least once.')} />
      <OutreachTabs here="tracking" leads={leads} />
      <ProgressMeter label={t('服务率', 'Service rate')} value={rate.tracked} of={rate.wishing} />
      {rate.withoutHelper > 0 && <p>{t(`${formatCount(rate.withoutHelper)} 人还没有指定服务人员。`, `${formatCount(rate.withoutHelper)} have no helper yet.`)}</p>}
      <FilterForm lists={{ towns, grades }} values={filter} action={href('/office/outreach/tracking')} />
      <h2>{t(`还没有联系到的 ${formatCount(total)} 人`, `${formatCount(total)} not reached yet`)}</h2>
      <People rows={rows} grades={grades} empty={rate.wishing === 0 ? t('还没有人登记愿意入户', 'Nobody has said they wish to settle yet') : t('愿意入户的都已联系到', 'Everybody who wishes has been reached')} />
      <Pager page={page} pages={Math.ceil(total / size)} href={n => `${href('/office/outreach/tracking')}?${[...query, `page=${n}`].join('&')}`} />
      <Tallies caption={t('按镇街', 'By town')} head={t('镇街', 'Town')} rows={byTown} name={key => text(findTown(key)?.name ?? { zh: key, en: key })} />
    </>
  )
}
