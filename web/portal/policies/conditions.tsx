import type { Pack, PackCondition } from '#policy'
import { Table, formatPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { ClauseLink } from './clauses.tsx'

/** Who may apply, and what is said to whom it does not cover. */
export function Conditions({ pack }: { readonly pack: Pack }) {
  const { t, text } = useLang()
  const { threshold } = pack
  return (
    <section aria-labelledby="conditions" className="part">
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
      <Table<PackCondition> caption={t('申请条件', 'Conditions')} hideCaption rows={pack.conditions} rowKey={({ id }) => id} columns={[
        { key: 'name', head: t('条件', 'Condition'), cell: (row) => text(row.name) },
        { key: 'refusal', head: t('不符合时', 'If not'), cell: (row) => <Refusal row={row} /> },
        { key: 'clause', head: t('依据', 'Basis'), cell: (row) => <ClauseLink pack={pack} id={row.clause} /> },
      ]} />
    </section>
  )
}

function Refusal({ row }: { readonly row: PackCondition }) {
  const { t, text } = useLang()
  return (
    <div>
      {text(row.refusal)}
      {row.interpretation && (
        <p className="small muted">{t('理解：', 'Reading: ')}{text(row.interpretation.text)}</p>
      )}
    </div>
  )
}
