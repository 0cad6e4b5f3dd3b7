import '../../design/library.css'
import { bookOf, conditionText, type Exemption, type Pack, type PackCondition, type Text } from '#policy'
import { Table, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Reading } from './articles.tsx'
import { ClauseLink } from './clauses.tsx'
import { useSaid } from './said.tsx'

/** Who may apply, and what is said to whom it does not cover. */
export function Conditions({ pack }: { readonly pack: Pack }) {
  const { t } = useLang()
  const { threshold } = pack
  if (pack.conditions.length === 0 && !threshold) return null
  return (
    <section aria-labelledby="conditions" className="part tests">
      <h2 id="conditions">{t('申请条件', 'Conditions')}</h2>
      {threshold ? (
        <p>
          {t(
            `下列条件须全部符合，且积满 ${formatPoints(threshold.points)} 分`,
            `All of these must hold, and the points must reach ${formatPoints(threshold.points)}`,
          )}{' '}
          <ClauseLink pack={pack} id={threshold.clause} />
        </p>
      ) : (
        <p>{t('下列条件须全部符合', 'All of these must hold')}</p>
      )}
      {threshold?.unless && <Exempt pack={pack} unless={threshold.unless} />}
      <Tests pack={pack} part="condition" rows={pack.conditions} caption={t('申请条件', 'Conditions')} />
    </section>
  )
}

/** Whom the threshold does not bind. */
function Exempt({ pack, unless }: { readonly pack: Pack; readonly unless: Exemption }) {
  const { t } = useLang()
  const said = useSaid()
  return (
    <div id="rule-exemption">
      <p>
        {t('不受分数线限制：', 'Not bound by the points: ')}
        {said(unless.name)}{t('（', ' (')}{said(conditionText(unless.test, bookOf(pack)))}{t('）', ')')}{' '}
        <ClauseLink pack={pack} id={unless.clause} />
      </p>
      {unless.interpretation && <Reading text={unless.interpretation.text} label={t('理解', 'Reading')} />}
    </div>
  )
}

/** The ways in of schemes that have several. */
export function Routes({ pack }: { readonly pack: Pack }) {
  const { t } = useLang()
  if (pack.routes.length === 0) return null
  return (
    <section aria-labelledby="routes" className="part tests">
      <h2 id="routes">{t('入户途径', 'Ways in')}</h2>
      <p>{t('符合下列任意一项即可', 'Any one of these is enough')}</p>
      <Tests pack={pack} part="route" rows={pack.routes} caption={t('入户途径', 'Ways in')} />
    </section>
  )
}

function Tests({
  pack,
  part,
  rows,
  caption,
}: {
  readonly pack: Pack
  readonly part: 'condition' | 'route'
  readonly rows: readonly PackCondition[]
  readonly caption: string
}) {
  const { t } = useLang()
  const said = useSaid()
  const book = bookOf(pack)
  if (rows.length === 0) return null
  return (
    <Table<PackCondition>
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          head: t('条件', 'Condition'),
          cell: (row) => <span id={`rule-${part}-${row.id}`}>{said(row.name)}</span>,
        },
        {
          key: 'test',
          head: t('怎么判断', 'What is asked'),
          cell: (row) => <Asked asks={conditionText(row.test, book)} row={row} />,
        },
        { key: 'refusal', head: t('不符合时', 'If not'), cell: (row) => said(row.refusal) },
        { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
      ]}
    />
  )
}

function Asked({ asks, row }: { readonly asks: Text; readonly row: PackCondition }) {
  const { t } = useLang()
  const said = useSaid()
  return (
    <div>
      <p>{said(asks)}</p>
      {row.interpretation && <Reading text={row.interpretation.text} label={t('理解', 'Reading')} />}
    </div>
  )
}
