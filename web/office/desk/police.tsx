import { LinkButton, Table, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'

const LATEST = 5

/** The counter: a card to check, and what was recorded last. */
export async function policeDesk({ services, ctx }: Signed) {
  return { role: 'police', rows: orThrow(await services.settlement.recent(ctx(), LATEST)) } as const
}

export function PoliceDesk({ rows }: Awaited<ReturnType<typeof policeDesk>>) {
  const { lang, t, href } = useLang()
  return (
    <>
      <p className="actions">
        <LinkButton href={href('/office/police')}>{t('核对入户卡', 'Check a settlement card')}</LinkButton>
      </p>
      {rows.length > 0 && (
        <Table
          caption={t('最近登记', 'Recorded last')}
          rows={rows}
          rowKey={row => row.id}
          columns={[
            { key: 'card', head: t('卡号', 'Card'), cell: row => row.cardNumber },
            { key: 'name', head: t('持卡人', 'Holder'), cell: row => row.maskedName },
            { key: 'on', head: t('入户日期', 'Settled on'), cell: row => formatDate(row.settledOn, lang) },
            { key: 'people', head: t('人数', 'People'), numeric: true, cell: row => row.people },
          ]}
        />
      )}
    </>
  )
}
