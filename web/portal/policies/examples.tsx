import '../../design/library.css'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { Evaluation, Pack, Text } from '#policy'
import type { Stated, Worked } from '#server/library/index.ts'
import { requestContext } from '../../context.ts'
import {
  DefinitionList,
  Notice,
  PageHead,
  StatusTag,
  formatDate,
  formatPoints,
  formatRange,
  inPoints,
  plural,
} from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { packOf } from './pack-of.server.ts'
import { useSaid } from './said.tsx'
import { OUTCOMES } from './words.ts'

export const handle: Handle = { cache: 300 }

/** `/policies/:id/examples`: every worked example with its facts, evaluated by the engine as it is now. */
export function loader(args: LoaderFunctionArgs): Loaded {
  const pack = packOf(args)
  return { pack, worked: args.context.get(requestContext).services.library.worked(pack.id) }
}

interface Loaded {
  readonly pack: Pack
  readonly worked: readonly Worked[]
}

export default function Examples() {
  const { pack, worked } = useLoaderData<typeof loader>() as Loaded
  const { t, text, href } = useLang()
  const wrong = worked.filter(({ differences }) => differences.length > 0).length
  return (
    <>
      <PageHead
        title={t('示例', 'Worked examples')}
        lead={text(pack.title)}
        crumbs={[
          { href: href('/policies'), label: t('政策文库', 'Policy library') },
          { href: href(`/policies/${pack.id}`), label: text(pack.title) },
        ]}
      />
      <p>
        {t(
          '人物均为虚构。每个示例的结论由规则现场算出，并与制定规则时手工算出的结果核对。',
          'The people are invented. Each outcome is worked out by the rules now, and checked against what was worked out by hand when the rules were written.',
        )}
      </p>
      <Notice tone={wrong === 0 ? 'good' : 'bad'}>
        <p>
          {wrong === 0
            ? t(
                `${worked.length} 个示例全部与手工计算一致。`,
                worked.length === 1 ? 'The example comes out as worked out by hand.' : `All ${worked.length} examples come out as worked out by hand.`,
              )
            : t(`${wrong} 个示例与手工计算不一致。`, `${plural(wrong, 'example')} ${wrong === 1 ? 'does' : 'do'} not come out as worked out by hand.`)}
        </p>
      </Notice>
      {worked.map((each) => (
        <Example key={each.example.id} pack={pack} worked={each} />
      ))}
    </>
  )
}

const TONES = { eligible: 'good', not_eligible: 'bad', undecided: 'warn' } as const

function Example({ pack, worked }: { readonly pack: Pack; readonly worked: Worked }) {
  const { t, text } = useLang()
  const said = useSaid()
  const { example, found } = worked
  return (
    <details className="worked" id={`example-${example.id}`}>
      <summary>
        <span className="worked-title">{said(example.title)}</span>{' '}
        <StatusTag tone={TONES[found.outcome]}>{text(OUTCOMES[found.outcome])}</StatusTag>{' '}
        <Totals pack={pack} found={found} />
      </summary>
      <Agreed worked={worked} />
      <div className="worked-columns">
        <Given worked={worked} />
        <div>
          <h3>{t('怎么得出', 'How it comes out')}</h3>
          <Outcome found={found} />
        </div>
      </div>
    </details>
  )
}

/** What was worked out by hand, and whether the rules agree. */
function Agreed({
  worked: {
    example: { expect },
    differences,
  },
}: {
  readonly worked: Worked
}) {
  const { t, text } = useLang()
  const agreed = differences.length === 0
  return (
    <>
      <p>
        {t(`手工算出：${text(OUTCOMES[expect.outcome])}`, `By hand: ${text(OUTCOMES[expect.outcome])}`)}
        {expect.total && t(`，${formatRange(expect.total)} 分`, `, ${inPoints(formatRange(expect.total))}`)}
        {t('。规则算出：', '. By the rules: ')}
        {agreed ? t('一致', 'the same') : t('不一致', 'not the same')}
        {t('。', '.')}
      </p>
      {!agreed && (
        <p>
          <code>{differences.join('; ')}</code>
        </p>
      )}
    </>
  )
}

/** The facts in words, the settings, and the day. */
function Given({
  worked: {
    facts,
    settings,
    example: { on },
  },
}: {
  readonly worked: Worked
}) {
  const { lang, t } = useLang()
  return (
    <div>
      <h3>{t('情况', 'The facts')}</h3>
      <StatedList stated={facts} />
      {settings.length > 0 && (
        <>
          <h3>{t('市、区的设定', 'Settings')}</h3>
          <StatedList stated={settings} />
        </>
      )}
      {on && (
        <p className="small muted">
          {t('评估日期：', 'Evaluated on ')}
          {formatDate(on, lang)}
        </p>
      )}
    </div>
  )
}

function Totals({ pack, found }: { readonly pack: Pack; readonly found: Evaluation }) {
  const { t, text } = useLang()
  if (pack.indicators.length === 0) return null
  const needed =
    found.threshold === undefined
      ? ''
      : t(`（须满 ${formatPoints(found.threshold)}）`, ` (${formatPoints(found.threshold)} needed)`)
  const points = found.totals.map((each, at) => {
    const name = found.totals.length > 1 ? `${text(each.name)} ` : ''
    return `${name}${formatRange(each.points)}${t(' 分', '')}${at === 0 ? needed : ''}`
  })
  return <span className="small">{points.join(t('，', ', '))}</span>
}

function StatedList({ stated }: { readonly stated: readonly Stated[] }) {
  const said = useSaid()
  return (
    <div className="stated">
      <DefinitionList
        items={stated.map(({ name, value }, at) => ({ key: String(at), term: said(name), value: said(value) }))}
      />
    </div>
  )
}

/** Conditions, ways in, lines with points and benefits, as the engine found them. */
function Outcome({ found }: { readonly found: Evaluation }) {
  const { t, text } = useLang()
  const said = useSaid()
  const holds = (value: boolean | undefined) =>
    value === undefined ? t('待定', 'Undecided') : value ? t('符合', 'Holds') : t('不符合', 'Does not hold')
  const rows: readonly (readonly [Text, string])[] = [
    ...[...found.conditions, ...found.routes].map((each) => [each.name, holds(each.holds)] as const),
    ...found.lines
      .filter(({ points }) => points.min !== 0 || points.max !== 0)
      .map((each) => [each.name, t(`${formatRange(each.points)} 分`, formatRange(each.points))] as const),
    ...found.entitlements
      .filter((each) => each.holds !== false)
      .map((each) => {
        const amount = each.amount ? `${formatRange(each.amount)} ${each.unit ? text(each.unit) : ''}` : ''
        return [each.name, `${holds(each.holds)}${amount === '' ? '' : t(`，${amount}`, `, ${amount}`)}`] as const
      }),
  ]
  return (
    <ul className="gives">
      {rows.map(([name, outcome], at) => (
        <li key={at}>
          <span>{said(name)}</span>
          <b>{outcome}</b>
        </li>
      ))}
    </ul>
  )
}
