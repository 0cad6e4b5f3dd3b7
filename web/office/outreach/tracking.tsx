import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { NO_HELPER, PAGE, type Tally } from '#server/outreach/index.ts'
import {
  Button,
  ErrorSummary,
  PageHead,
  Pager,
  PostForm,
  ProgressMeter,
  SelectField,
  formatCount,
} from '../../design/index.ts'
import { pageOf, textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { orThrow, refused } from '../answers.ts'
import { filterOf, outreachDesk } from './desk.server.ts'
import { addressOf, Done, FilterForm, OutreachTabs } from './parts.tsx'
import { People, useTownName } from './people.tsx'
import { percentOf, RateChart } from './rate-chart.tsx'
import { Tallies } from './tallies.tsx'
import './outreach.css'

const PATH = '/office/outreach/tracking'
/** Which list is asked for: nobody spoke to them, they have no helper, or they are the reader's own. */
const LISTS = ['unreached', 'helpless', 'mine'] as const
type List = (typeof LISTS)[number]

/** `/office/outreach/tracking`: the service rate, month by month, and who was not reached yet (DG-12). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, ctx, towns, grades, leads, actor } = outreachDesk(args)
  const asked = new URL(args.request.url).searchParams
  const list = LISTS.find(each => each === asked.get('list')) ?? 'unreached'
  const { standing: _, ...filter } = { ...filterOf(asked), wish: 'yes' }
  const listed = { unreached: { unreached: true }, helpless: { helper: NO_HELPER }, mine: { helper: actor.id } }[list]
  const town = filter.town ?? (towns.length === 1 ? towns[0]?.code : undefined)
  const [people, rate, months, byTown, helpers] = await Promise.all([
    outreach.people(ctx(), { ...filter, ...listed }, pageOf(asked)),
    outreach.rate(ctx(), filter),
    outreach.history(ctx(), filter),
    outreach.counts(ctx(), filter, 'town'),
    town === undefined ? undefined : outreach.helpers(ctx(), town),
  ])
  return {
    ...orThrow(people),
    filter,
    page: pageOf(asked),
    size: PAGE,
    towns,
    grades,
    leads,
    list,
    town,
    helpers: helpers && orThrow(helpers),
    rate: orThrow(rate),
    months: orThrow(months),
    byTown: orThrow(byTown),
    named: Number(asked.get('named')) || 0,
  }
}

/** One helper for everybody of the town who has none. */
export async function action(args: ActionFunctionArgs) {
  const { outreach, ctx, lang } = outreachDesk(args)
  const form = await args.request.formData()
  const { standing: _, wish: __, ...filter } = filterOf(form)
  const town = textOf(form, 'town', 9)
  const done = await outreach.assignOpen(ctx(form), { ...filter, town }, textOf(form, 'helper', 40))
  if (!done.ok) return refused(done.refusals, lang, form)
  return redirect(hrefIn(lang, addressOf(PATH, { ...filter, town, named: String(done.value) })), 303)
}

export default function Tracking() {
  const { t, href } = useLang()
  const { filter, towns, grades, leads, rate, months, named } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        title={t('一对一跟踪服务', 'One-to-one tracking')}
        lead={t(
          '服务率 = 已跟踪 ÷ 愿意入户，目标 100%。有服务人员、并且至少联系到本人一次，才算已跟踪；已入户的不再计入。',
          'Service rate = tracked ÷ wishing, target 100%. Tracked: a named helper, and spoken to at least once; ' +
            'who has settled is counted no more.',
        )}
      />
      <OutreachTabs here="tracking" leads={leads} />
      <ErrorSummary problems={useActionData<typeof action>()?.problems} />
      {named > 0 && (
        <Done>{t(`已为 ${formatCount(named)} 人指定服务人员。`, `A helper is named for ${formatCount(named)}.`)}</Done>
      )}
      <ProgressMeter label={t('服务率', 'Service rate')} value={rate.tracked} of={rate.wishing} />
      {rate.settled > 0 && (
        <p>
          <a href={href('/office/outreach?standing=settled')}>
            {t(
              `登记簿中已有 ${formatCount(rate.settled)} 人入户。`,
              `${formatCount(rate.settled)} of the register have settled.`,
            )}
          </a>
        </p>
      )}
      <RateChart months={months} />
      <ByTown />
      <FilterForm lists={{ towns, grades }} values={filter} action={href(PATH)} only={['town', 'grade', 'employer']} />
      <Listed />
    </>
  )
}

function ByTown() {
  const { t } = useLang()
  const townName = useTownName()
  const { byTown } = useLoaderData<typeof loader>()
  const sum = (rows: readonly Tally[], of: (row: Tally) => number) => rows.reduce((total, row) => total + of(row), 0)
  return (
    <Tallies
      caption={t('按镇街', 'By town')}
      head={t('镇街', 'Town')}
      rows={byTown}
      name={townName}
      figures={[
        { head: t('愿意入户', 'Wishing'), of: row => row.yes },
        { head: t('已跟踪', 'Tracked'), of: row => row.tracked },
        { head: t('还没联系到', 'Not reached'), of: row => row.yes - row.tracked },
      ]}
      last={{
        head: t('服务率', 'Rate'),
        of: rows => percentOf({ tracked: sum(rows, row => row.tracked), wishing: sum(rows, row => row.yes) }),
      }}
    />
  )
}

function useListWords() {
  const { t } = useLang()
  const words: Readonly<Record<List, string>> = {
    unreached: t('还没有联系到的', 'Not reached yet'),
    helpless: t('还没有服务人员的', 'Without a helper'),
    mine: t('我负责的', 'Mine'),
  }
  const none: Readonly<Record<List, string>> = {
    unreached: t('愿意入户的都已联系到', 'Everybody who wishes has been reached'),
    helpless: t('都有服务人员', 'Everybody has a helper'),
    mine: t('没有由您负责的人', 'Nobody is yours to follow up'),
  }
  return { words, none }
}

function Listed() {
  const { t, href } = useLang()
  const { rows, total, page, size, filter, grades, rate, list } = useLoaderData<typeof loader>()
  const at = (values: Readonly<Record<string, string | undefined>>) =>
    addressOf(href(PATH), { ...filter, list, ...values })
  const { words, none } = useListWords()
  return (
    <>
      <h2>
        {words[list]} · {t(`${formatCount(total)} 人`, formatCount(total))}
      </h2>
      <ul className="outreach-lists no-print">
        {LISTS.map(each => (
          <li key={each}>
            <a href={at({ list: each })} aria-current={each === list ? 'page' : undefined}>
              {words[each]}
            </a>
          </li>
        ))}
      </ul>
      {list === 'helpless' && total > 0 && <NameHelper />}
      <People
        wishing
        rows={rows}
        grades={grades}
        empty={rate.wishing === 0 ? t('还没有人登记愿意入户', 'Nobody has said they wish to settle yet') : none[list]}
      />
      <Pager page={page} pages={Math.ceil(total / size)} href={n => at({ page: String(n) })} />
    </>
  )
}

/** Helpers differ by town: one town first. */
function NameHelper() {
  const { t } = useLang()
  const { helpers, town, filter, total } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  if (!helpers || town === undefined)
    return <p>{t('要一次指定服务人员，请先按镇街筛选。', 'To name a helper for all at once, filter by town first.')}</p>
  return (
    <PostForm name="helper" className="row-form no-print">
      {Object.entries({ ...filter, town }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ''} />
      ))}
      <SelectField
        name="helper"
        label={t('服务人员', 'Helper')}
        problems={problems}
        choices={helpers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button kind="plain">{t(`为这 ${formatCount(total)} 人指定`, `Name for these ${formatCount(total)}`)}</Button>
    </PostForm>
  )
}
