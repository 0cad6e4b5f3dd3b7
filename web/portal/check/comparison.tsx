import { useEffect, useRef } from 'react'
import type { Fact, Pack } from '#policy'
import { Button } from '../../design/button.tsx'
import { PointsBar } from '../../design/figures.tsx'
import { formatDate } from '../../design/format.ts'
import { Table, type Column } from '../../design/table.tsx'
import { useLang } from '../../language.tsx'
import { Answers } from './answers.tsx'
import { PLACE } from './asking.tsx'
import { Help, Missing, Precedence } from './cells.tsx'
import type { Saved } from './saved.ts'
import type { Standing } from './standing.ts'
import { Validity } from './validity.tsx'
import { Verdict, useTally } from './words.tsx'

interface ComparisonProps {
  readonly standings: readonly Standing[]
  readonly saved: Saved
  readonly facts: readonly Fact[]
  readonly places: readonly Pack['place'][]
  readonly today: string
  readonly applyTo: readonly string[]
  /** Whether it comes up in answer to the reader, and so takes the focus. */
  readonly begun: boolean
  readonly more: 'verdict' | 'points' | undefined
  readonly onEdit: (fact: string) => void
  readonly onMore: () => void
}

/** Every scheme side by side: what it says, the points, what is missing and what would help most. */
export function Comparison(props: ComparisonProps) {
  const { standings, saved, facts, places, today, applyTo, begun, more, onEdit, onMore } = props
  const { lang, t } = useLang()
  const tally = useTally()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (begun) heading.current?.focus()
  }, [begun])
  const now = standings.filter(({ scheme }) => scheme.state === 'in_force')
  const others = standings.filter(({ scheme }) => scheme.state !== 'in_force')
  return (
    <section className="comparison" aria-labelledby="result">
      <h2 id="result" ref={heading} tabIndex={-1}>{t('各地办法比一比', 'The schemes side by side')}</h2>
      <p role="status">
        <strong>{tally(now)}</strong>{' '}
        <span className="muted">{t(`按${formatDate(today, lang)}施行的办法和您的回答计算；以部门核查为准。`, `By your answers and what is in force on ${formatDate(today, lang)}; what the departments find decides.`)}</span>
      </p>
      <div className="actions no-print">
        {more && (
          <Button kind={more === 'verdict' ? 'main' : 'plain'} type="button" onClick={onMore}>
            {more === 'verdict' ? t('继续回答', 'Go on answering') : t('继续回答，算出准确分数', 'Go on for the exact points')}
          </Button>
        )}
        <Button kind="plain" type="button" onClick={() => window.print()}>{t('打印', 'Print')}</Button>
      </div>
      <Schemes caption={t('现在可以申请的办法', 'Schemes in force')} standings={now} all={standings} applyTo={applyTo} />
      {others.length > 0 && (
        <div className="not-now">
          <h3>{t('现在不能申请，仅供对照', 'Not open to applications, for comparison only')}</h3>
          <Schemes caption={t('现在不能申请的办法', 'Schemes not in force')} standings={others} all={standings} applyTo={[]} />
        </div>
      )}
      <Answers facts={facts} saved={saved} places={places} onEdit={onEdit} onPlace={() => onEdit(PLACE)} />
    </section>
  )
}

function Schemes({ caption, standings, all, applyTo }: {
  readonly caption: string
  readonly standings: readonly Standing[]
  readonly all: readonly Standing[]
  readonly applyTo: readonly string[]
}) {
  const { t } = useLang()
  const columns: readonly Column<Standing>[] = [
    { key: 'scheme', head: t('办法', 'Scheme'), cell: (row) => <Name standing={row} apply={applyTo.includes(row.scheme.pack.id)} /> },
    { key: 'verdict', head: t('结果', 'Result'), cell: (row) => <div><Verdict standing={row} /></div> },
    { key: 'points', head: t('积分', 'Points'), cell: (row) => <Points standing={row} /> },
    { key: 'missing', head: t('依据和差什么', 'Why, and what is missing'), cell: (row) => <div><Missing standing={row} /><Precedence standing={row} all={all} /></div> },
    { key: 'help', head: t('最有用的一步', 'What helps most'), cell: (row) => <div><Help standing={row} /></div> },
  ]
  return <Table caption={caption} hideCaption columns={columns} rows={standings} rowKey={({ scheme }) => scheme.pack.id} />
}

function Name({ standing: { scheme, here, standIns }, apply }: { readonly standing: Standing; readonly apply: boolean }) {
  const { t, text, href } = useLang()
  const { pack } = scheme
  return (
    <div className="scheme-name">
      <span className="scheme-place">{text(pack.place.name)}</span>
      <a href={href(`/check/${pack.id}`)}>{text(pack.title)}</a>
      <Validity scheme={scheme} />
      {!here && <span className="small muted">{t('按您到当地工作计算', 'As if you took up work there')}</span>}
      {standIns && <span className="stand-in">{t('含代用值', 'Stand-ins')}</span>}
      <span className="scheme-links small no-print">
        <a href={href(`/policies/${pack.id}`)} aria-label={t(`政策全文：${pack.title.zh}`, `Policy text: ${pack.title.en}`)}>{t('政策全文', 'Policy text')}</a>
        {apply && here && <a href={href('/check/apply')}>{t('去申请', 'Apply')}</a>}
      </span>
    </div>
  )
}

function Points({ standing: { total, threshold, scheme } }: { readonly standing: Standing }) {
  const { t } = useLang()
  if (scheme.pack.indicators.length === 0 || (scheme.pack.kind !== 'points' && threshold === undefined)) {
    return <span className="muted">{t('不计分', 'No points')}</span>
  }
  return <PointsBar total={total} threshold={threshold} label={t('积分', 'Total')} />
}
